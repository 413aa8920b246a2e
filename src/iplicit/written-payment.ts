import type { UserError } from '../graphql/user-error.ts';
import { isUuid } from '../graphql/uuid.ts';
import type { Performed } from '../journal/writes.ts';
import type { BulkPaymentDetail } from './types.ts';

const TARGET = /^BulkPayment:(.+)$/;

/** What came of a write to a payment; the payment itself is read when it is asked for. */
export class WrittenPayment {
  readonly outcome: Performed['outcome'];
  readonly userErrors: readonly UserError[];
  /** The payment's uuid; null where there is no such payment, or none is known. */
  readonly uuid: string | null;
  /** The payment as it was read a moment ago, where nothing was sent since; null where there is none. */
  readonly known: BulkPaymentDetail | null | undefined;
  /** Whether anything of it may have left the gateway. */
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
