import type { UserError } from '../graphql/user-error.ts';
import type { HttpResponse } from '../upstream/http-client.ts';
import { correlationOf } from './correlation.ts';
import { CONCUR } from './types.ts';

const ID = ['input', 'id'];

/** Concur's messages in a 400 for an id that it does not know. */
const UNKNOWN_ID =
  /\bbatch ?id\b.*\binvalid\b|\binvalid batch\b|\bbatch\b.*\b(?:not found|does not exist)\b/i;

/** Refusal for a batch that is in neither list. */
export function noSuchBatch(batchId: string): UserError {
  return refusal('NOT_FOUND', `Concur lists no batch ${batchId}, open or closed; check the id.`, ID);
}

/** Refusal to close a batch twice: Concur would only write the file anew, which was not asked for. */
export function closedAlready(batchId: string): UserError {
  return refusal(
    'ILLEGAL_TRANSITION',
    `Batch ${batchId} is closed already; nothing was sent. regeneratePaymentBatchFile has its file written anew.`,
    ID,
  );
}

/** Refusal to regenerate the file of an open batch: Concur would close the batch, which was not asked for. */
export function stillOpen(batchId: string): UserError {
  return refusal(
    'ILLEGAL_TRANSITION',
    `Batch ${batchId} is still open and has no file; nothing was sent. closePaymentBatch closes it.`,
    ID,
  );
}

/** Refusal to wait for the file. Concur 2018 edition: no call waits for it. */
export function cannotWait(): UserError {
  return refusal(
    'INVALID_INPUT',
    'This Concur (2018 edition) cannot wait for the file; nothing was sent. Close with SCHEDULE.',
    ['input', 'mode'],
  );
}

/** Refusal to regenerate a file. Concur 2018 edition: no call writes a file anew. */
export function cannotRegenerate(): UserError {
  return refusal(
    'INVALID_INPUT',
    "This Concur (2018 edition) writes no file anew; nothing was sent. Read the batch's `file`.",
    ID,
  );
}

/**
 * Translates Concur's refusal of a close.
 * @param words Concur's own message, if it gave one
 */
export function refusedClose(batchId: string, answer: HttpResponse, words: string | null): UserError {
  const said = words ?? '';
  const upstream = {
    source: CONCUR,
    status: answer.status,
    message: words,
    correlationId: correlationOf(answer.headers) ?? null,
  };
  if (isEmptyBatch(answer.status, words)) {
    const message = `Concur holds no reports in batch ${batchId}, so it was not closed. If reports were approved in the last 30 minutes, wait that long and try again.`;
    return { code: 'EMPTY_BATCH', message, field: ID, upstream };
  }
  // Concur: an unknown id is a 404, or a 400 that only its message tells from other errors.
  if (answer.status === 404 || UNKNOWN_ID.test(said)) {
    return {
      code: 'NOT_FOUND',
      message: `Concur does not know batch ${batchId}; read it again.`,
      field: ID,
      upstream,
    };
  }
  if (/\b(?:not open|already (?:been )?closed)\b/i.test(said)) {
    const message = `Batch ${batchId} is no longer open in Concur; read it again.`;
    return { code: 'ILLEGAL_TRANSITION', message, field: ID, upstream };
  }
  const message = `Concur refused the call for batch ${batchId}; its own words are in \`upstream\`. Nothing was changed.`;
  return { code: 'UPSTREAM_REFUSED', message, field: null, upstream };
}

/**
 * Whether Concur refused because the batch is empty. This is the only 500 that answers the request; any other
 * leaves it open whether the batch was closed.
 */
export function isEmptyBatch(status: number, words: string | null): boolean {
  return status === 500 && words !== null && /does not contain any reports/i.test(words);
}

function refusal(code: UserError['code'], message: string, field: readonly string[]): UserError {
  return { code, message, field, upstream: null };
}
