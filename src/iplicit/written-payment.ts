import type { UserError } from '../graphql/user-error.ts';
import { isUuid } from '../graphql/uuid.ts';
import type { Performed } from '../journal/performed.ts';
import type { BulkPaymentDetail } from './types.ts';

const TARGET = /^BulkPayment:(.+)$/;

/** The result of a write to a payment. The payment itself is read when it is asked for. */
export class WrittenPayment {
  readonly outcome: Performed['outcome'];
  readonly userErrors: readonly UserError[];
  /** The payment's uuid; null if there is no such payment or its uuid is not known. */
  readonly uuid: string | null;
  /**
   * The payment as just read, if nothing was sent since; null if there is none, undefined if it has to be
   * read.
   */
  readonly known: BulkPaymentDetail | null | undefined;
  /** Whether the write was recorded in the journal, and so may have been sent. */
  readonly recorded: boolean;

  constructor(
    performed: Pick<Performed, 'outcome' | 'userErrors' | 'target' | 'recorded'>,
    known?: BulkPaymentDetail | null,
  ) {
    const [, key = ''] = TARGET.exec(performed.target) ?? [];
    this.outcome = performed.outcome;
    this.userErrors = performed.userErrors;
    this.uuid = isUuid(key) ? key : null;
    this.known = known;
    this.recorded = performed.recorded;
  }
}
