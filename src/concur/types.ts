/** Concur as the schema's PaymentSource names it. */
export const CONCUR = 'CONCUR';

/** Which of Concur's two lists a batch came back in. */
export type BatchStatus = 'OPEN' | 'CLOSED';

/** Who a batch pays, where the gateway knows Concur's wording. */
export type Payee = 'EMPLOYEE' | 'CARD_PROGRAM' | 'OTHER';

/** How a batch is paid out, where the gateway knows Concur's wording. */
export type PaymentMethod = 'EXPENSE_PAY' | 'COMPANY_CHECK' | 'ADP' | 'OTHER';

/** A payment batch as one of Concur's lists gives it. */
export interface PaymentBatch {
  /** Concur's BatchID, by which the gateway knows the batch. Not the id that Concur's own addresses use. */
  readonly batchId: string;
  /** May be empty: Concur lets a batch go unnamed. */
  readonly name: string;
  readonly status: BatchStatus;
  /** Exact decimal digits, as Concur wrote them. */
  readonly total: string;
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** Payment demands in the batch. */
  readonly count: number;
  readonly payee: Payee;
  /** Concur's Type word for word; may be localised. */
  readonly payeeName: string;
  readonly paymentMethod: PaymentMethod;
  /** Concur's PaymentMethod word for word; may be localised. */
  readonly paymentMethodName: string;
  /** Concur's Batch-URL as given. Its path ends in the encrypted id; its host is never spoken to. */
  readonly url: string;
}
