import type { BatchAddress } from './batch-address.ts';
import type { BatchStatus } from './types.ts';

/** Concur's two sets of addresses: as they were first published in 2018, and as they are since 2020. */
export type Edition = '2020' | '2018';

/**
 * How a close is asked for.
 *
 * - `SCHEDULE`: v1.2, answered at once; the batch turns up as closed some time later.
 * - `WAIT`: v1.1, answered when the batch is closed and its file exists; on a closed batch it writes the file anew.
 */
export type CloseMode = 'SCHEDULE' | 'WAIT';

/** Where a list is. */
export function listPath(edition: Edition, status: BatchStatus): string {
  return edition === '2020'
    ? `/api/expense/paymentbatch/v1.1/batchlist/${status}`
    : `/expense/paymentbatch/v1.1/batchlist/?Status=${status}`;
}

/** Where a batch is closed: at its own address, with version and action put in. */
export function closePath(
  edition: Edition | undefined,
  { root, encryptedId }: BatchAddress,
  mode: CloseMode,
): string {
  const version = mode === 'WAIT' ? 'v1.1' : 'v1.2';
  const action = edition === '2018' ? 'closed' : 'close';
  return `${root}/${version}/batch/${encryptedId}/${action}`;
}

/** Where a batch's file is. Concur 2018 edition only: since 2020 a File-Url alone can tell. */
export function filePathIn2018({ root, encryptedId }: BatchAddress): string {
  return `${root}/v1.1/batch/${encryptedId}/file`;
}
