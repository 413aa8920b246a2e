import type { Performed } from '../../writes/outcome.ts';

/** Concur's name in the schema's enum PaymentSource. */
export const CONCUR = 'CONCUR';

/** Which of Concur's two lists a batch is in. */
export type BatchStatus = 'OPEN' | 'CLOSED';

/** Who a batch pays; OTHER if the gateway does not know Concur's wording. */
export type Payee = 'EMPLOYEE' | 'CARD_PROGRAM' | 'OTHER';

/** How a batch is paid out; OTHER if the gateway does not know Concur's wording. */
export type PaymentMethod = 'EXPENSE_PAY' | 'COMPANY_CHECK' | 'ADP' | 'OTHER';

/** A payment batch from one of Concur's lists. */
export interface PaymentBatch {
  /** Concur's BatchID, which identifies the batch in the gateway. Concur's own addresses use another id. */
  readonly batchId: string;
  /** May be empty: Concur allows batches without a name. */
  readonly name: string;
  readonly status: BatchStatus;
  /** A decimal with exactly the digits that Concur sent. */
  readonly total: string;
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** The number of payment demands in the batch. */
  readonly count: number;
  readonly payee: Payee;
  /** Concur's Type verbatim; may be localised. */
  readonly payeeName: string;
  readonly paymentMethod: PaymentMethod;
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
