import type { PaymentRunAction, PaymentRunPhase, PaymentSource } from '../generated/graphql.ts';

export const PHASES: Readonly<Record<PaymentRunPhase, string>> = {
  OPEN: 'Open',
  IN_APPROVAL: 'In approval',
  APPROVED: 'Approved',
  REJECTED: 'Rejected',
  PROCESSED: 'Processed',
  SETTLED: 'Settled',
  CANCELLED: 'Cancelled',
  FAILED: 'Failed',
  UNKNOWN: 'Other',
};

export const SOURCES: Readonly<Record<PaymentSource, string>> = { CONCUR: 'Concur', IPLICIT: 'iplicit' };

/** What a run's buttons say. */
export const ACTIONS: Readonly<Record<PaymentRunAction, string>> = {
  CLOSE: 'Close batch',
  REGENERATE_FILE: 'Write the file again',
  UPDATE: 'Edit details',
  EDIT_ALLOCATIONS: 'Edit allocations',
  SUBMIT: 'Submit',
  AMEND: 'Return to draft',
  PROCESS: 'Process',
  POST: 'Post to ledger',
  UNPOST: 'Unpost',
  ABANDON: 'Abandon',
};

const WRITES: Readonly<Record<string, string>> = {
  submitBulkPayment: 'The submission',
  amendBulkPayment: 'The return to draft',
  processBulkPayment: 'The processing',
  postBulkPayment: 'The posting',
  unpostBulkPayment: 'The unposting',
  abandonBulkPayment: 'The abandonment',
  updateBulkPayment: 'A change of the details',
  closePaymentBatch: 'The close',
  regeneratePaymentBatchFile: 'The new file',
};

/** What a mutation does, as the subject of a sentence. */
export function writeText(mutation: string): string {
  return WRITES[mutation] ?? 'A change of the allocations';
}

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A calendar day, such as `2026-11-30`, in the reader's notation. */
export const dayText = (date: string): string => day.format(new Date(date));

/** An instant in the reader's notation and time zone. */
export const momentText = (instant: string): string => moment.format(new Date(instant));

/**
 * How many payments a batch has.
 * @param count null if the service's own could not be read
 */
export function paymentsText(count: number | null): string {
  if (count === null) return 'an unknown number of payments';
  return count === 1 ? '1 payment' : `${count} payments`;
}
