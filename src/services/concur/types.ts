import type { PaymentBatchPayee, PaymentBatchStatus, ReimbursementMethod } from '../../generated/enums.ts';
import type { Performed } from '../../writes/outcome.ts';

/** Concur's name in the schema's enum PaymentSource. */
export const CONCUR = 'CONCUR';

/** A payment batch from one of Concur's lists. */
export interface PaymentBatch {
  /** Concur's BatchID, which identifies the batch in the gateway. Concur's own addresses use another id. */
  readonly batchId: string;
  /** May be empty: Concur allows batches without a name. */
  readonly name: string;
  readonly status: PaymentBatchStatus;
  /** A decimal with exactly the digits that Concur sent. */
  readonly total: string;
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** The number of payment demands in the batch. */
  readonly count: number;
  readonly payee: PaymentBatchPayee;
  /** Concur's Type verbatim; may be localised. */
  readonly payeeName: string;
  readonly paymentMethod: ReimbursementMethod;
  /** Concur's PaymentMethod verbatim; may be localised. */
  readonly paymentMethodName: string;
  /** Concur's Batch-URL verbatim. Its path ends in the encrypted id; its host is never contacted. */
  readonly url: string;
}

/** The result of a write to a batch. */
export interface BatchWritten extends Pick<Performed, 'outcome' | 'replayed' | 'userErrors' | 'details'> {
  batchId: string;
}

/** The result of a write to one batch among several. */
export interface ListedBatchWritten extends BatchWritten {
  /** The batch's id as the caller gave it. */
  id: string;
}
