import { badUserInput } from '../../graphql/errors.ts';
import { checkedKey, keyOf, NODE_TYPES, parseGlobalId } from '../../graphql/ids.ts';
import { isUuid } from '../../graphql/scalars.ts';
import { MAX_TAKE } from './listing.ts';
import type { IplicitReads } from './loaders.ts';
import type { ContactAccountRef, PayableDocument, BulkPayment, BulkPaymentSummary } from './types.ts';

/** iplicit 1.13.0 refuses longer codes and numbers, so nothing has one. */
const MAX_CODE_LENGTH = 50;

/**
 * iplicit's own name for something that a caller names: the uuid in a gateway id, or the uuid or code itself; null if
 * the caller names nothing.
 * @param type its type in the schema
 * @param argument path to the argument, for the error
 * @throws {GraphQLError} BAD_USER_INPUT for a gateway id of another type
 */
export function iplicitKey<Given extends string | null | undefined>(
  type: string,
  given: Given,
  argument: readonly string[],
): string | Extract<Given, null | undefined> {
  if (typeof given !== 'string') return given as Extract<Given, null | undefined>;
  const global = parseGlobalId(given, NODE_TYPES);
  return global ? keyOf(type, given, argument) : given;
}

/**
 * A payment as a caller names it: the key in its gateway id, its uuid or its batch number. iplicit: a batch number may have
 * slashes in it, and only ever becomes the value of a filter.
 * @param argument path to the argument, for the error
 * @throws {GraphQLError} BAD_USER_INPUT for a gateway id of another type, and for a text that no number can be
 */
export function paymentReference(given: string, argument: readonly string[]): string {
  const ref = iplicitKey('BulkPayment', given, argument);
  return checkedKey(ref, argument, ref.split('/'));
}

/**
 * The document that a caller names, by gateway id, uuid or number; null if there is none or the caller may not see it.
 * @throws {GraphQLError} BAD_USER_INPUT for a gateway id of another type, or if several documents have the number
 * @throws {UpstreamError} if iplicit cannot be read
 */
export async function documentNamed(
  reads: IplicitReads,
  given: string,
  argument: readonly string[],
): Promise<PayableDocument | null> {
  const named = iplicitKey('PayableDocument', given, argument);
  if (isUuid(named)) return reads.document(named.toLowerCase());
  if (!isCode(named)) return null;
  const listed = await reads.documents({ documentNo: named }, MAX_TAKE, 0);
  const found = listed.filter(({ documentNo }) => sameCode(documentNo, named));
  if (found.length > 1) {
    const ids = found.slice(0, 5).map(({ id }) => id);
    throw badUserInput(
      `${found.length} documents have this number. Give the id of the one that is meant: ${ids.join(' or ')}.`,
      argument,
    );
  }
  return found[0] ?? null;
}

/**
 * The contact account that a caller names, by gateway id, uuid or code; null if there is none or the caller may not see
 * it.
 * @throws {GraphQLError} BAD_USER_INPUT for a gateway id of another type
 * @throws {UpstreamError} if iplicit cannot be read
 */
export async function contactNamed(
  reads: IplicitReads,
  given: string,
  argument: readonly string[],
): Promise<ContactAccountRef | null> {
  const named = iplicitKey('ContactAccount', given, argument);
  if (!isUuid(named) && !isCode(named)) return null;
  const found = isUuid(named)
    ? await reads.contactAccount(named.toLowerCase())
    : (await reads.contactAccounts({ code: named }, MAX_TAKE, 0)).find(({ code }) => sameCode(code, named));
  if (!found) return null;
  const { id, code, description } = found;
  return { contactAccount: id, code, description };
}

/** Whether iplicit can have something of this code or number. It ignores a blank filter and would list everything. */
function isCode(text: string): boolean {
  return text.trim() !== '' && text.length <= MAX_CODE_LENGTH;
}

function sameCode(held: string | null, wanted: string): boolean {
  return held?.toLowerCase() === wanted.toLowerCase();
}

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
