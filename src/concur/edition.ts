import type { BatchAddress } from './batch-address.ts';
import type { BatchStatus } from './types.ts';

/** Concur's two sets of addresses: those first published in 2018, and those in use since 2020. */
export type Edition = '2020' | '2018';

/**
 * How a close is requested.
 *
 * - `SCHEDULE`: v1.2, answered at once; the batch shows as closed some time later.
 * - `WAIT`: v1.1, answered when the batch is closed and its file exists. On a closed batch it writes the file
 *   anew.
 */
export type CloseMode = 'SCHEDULE' | 'WAIT';

/** The path of a list, with its query. */
export function listPath(edition: Edition, status: BatchStatus): string {
  return edition === '2020'
    ? `/api/expense/paymentbatch/v1.1/batchlist/${status}`
    : `/expense/paymentbatch/v1.1/batchlist/?Status=${status}`;
}

/** The path that closes a batch: the batch's own address with a version and an action. */
export function closePath(
  edition: Edition | undefined,
  { root, encryptedId }: BatchAddress,
  mode: CloseMode,
): string {
  const version = mode === 'WAIT' ? 'v1.1' : 'v1.2';
  const action = edition === '2018' ? 'closed' : 'close';
  return `${root}/${version}/batch/${encryptedId}/${action}`;
}

/** The path of a batch's file. Concur 2018 edition only: since 2020, only a File-Url names it. */
export function filePathIn2018({ root, encryptedId }: BatchAddress): string {
  return `${root}/v1.1/batch/${encryptedId}/file`;
}
