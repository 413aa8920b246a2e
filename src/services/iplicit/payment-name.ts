import { badUserInput } from '../../graphql/errors.ts';
import { isUuid } from '../../graphql/scalars.ts';
import { MAX_TAKE } from './listing.ts';
import type { IplicitReads } from './loaders.ts';
import type { BulkPayment, BulkPaymentSummary } from './types.ts';

/** iplicit 1.13.0 refuses a longer one as a filter, so no payment has one. */
const MAX_BATCH_NO = 50;

/**
 * The uuids of all payments that a reference names. A write must know whether it is ambiguous.
 * @param ref uuid in any case, or batch number
 * @throws {UpstreamError} if iplicit cannot be read
 */
export async function paymentsNamed(reads: IplicitReads, ref: string): Promise<string[]> {
  if (isUuid(ref)) return [ref.toLowerCase()];
  return (await withBatchNo(reads, ref)).map(({ uuid }) => uuid);
}

/**
 * The payment that a reference names, with as much detail as one call gives; null if there is none or the
 * caller may not see it.
 * @param ref uuid in any case, or batch number
 * @param argument path to the reference, for the error
 * @throws {GraphQLError} BAD_USER_INPUT if several payments have the batch number
 * @throws {UpstreamError} if iplicit cannot be read
 */
export async function paymentNamed(
  reads: IplicitReads,
  ref: string,
  argument: readonly string[],
): Promise<BulkPayment | null> {
  if (isUuid(ref)) return reads.payment(ref);
  const payments = await withBatchNo(reads, ref);
  if (payments.length > 1) {
    const { problem, remedy } = ambiguity(
      ref,
      payments.map(({ uuid }) => uuid),
    );
    throw badUserInput(`${problem} ${remedy}`, argument);
  }
  return payments[0] ?? null;
}

/** What to tell a caller whose batch number names several payments, and what the caller can do about it. */
export function ambiguity(ref: string, uuids: readonly string[]): { problem: string; remedy: string } {
  return {
    problem: `${uuids.length} payments have the batch number ${ref}, which is unique within a type only.`,
    remedy: `Give the id of the one that is meant: ${uuids.join(' or ')}.`,
  };
}

/**
 * iplicit: a batch number is unique within a type only. Asked for one payment by its number, iplicit silently
 * picks one of several, so this reads the list, which has them all.
 */
async function withBatchNo(reads: IplicitReads, ref: string): Promise<BulkPaymentSummary[]> {
  if (ref.length > MAX_BATCH_NO) return [];
  return (await reads.payments({ batchNo: ref }, MAX_TAKE, 0)).filter(
    ({ batchNo }) => batchNo?.toLowerCase() === ref.toLowerCase(),
  );
}
