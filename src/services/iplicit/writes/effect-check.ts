import { hash } from 'node:crypto';
import * as z from 'zod';
import type { EffectCheck, Intent } from '../../../writes/store/store.ts';
import type { Evidence } from '../../../writes/write.ts';
import { globalId } from '../../../graphql/ids.ts';
import { isUuid } from '../../../graphql/scalars.ts';
import type { BulkPaymentTransition } from '../../../generated/enums.ts';
import type { Reader } from '../../../upstream/reader.ts';
import { MAX_TAKE } from '../listing.ts';
import type { IplicitClient } from '../client.ts';
import { sameDecimal } from '../../../graphql/decimals.ts';
import { encodeQuery } from '../encode.ts';
import type { AllocationInput, CreateInput } from '../encode.ts';
import { isProvenBy, isStep, statusOf } from '../lifecycle.ts';
import type { Allocation, BulkPaymentDetail, BulkPaymentSummary } from '../types.ts';

const text = z.string();
const optional = z.string().nullable();

/** An allocation that was sent: the document by id or number, and the amounts that were given. */
const wantedAllocation = z.object({ document: text, amount: optional, baseAmount: optional });
export type WantedAllocation = z.output<typeof wantedAllocation>;

/** The members that an update or a create sent, each as the payment shows it. */
const sentMembers = z.partialRecord(z.enum(['description', 'bankRef', 'paymentDate']), text);
export type SentMembers = z.output<typeof sentMembers>;

const paymentProof = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), payment: text, step: z.custom<BulkPaymentTransition>(isStep) }),
  z.object({ kind: z.literal('update'), payment: text, changes: sentMembers }),
  z.object({ kind: z.literal('add'), payment: text, allocations: z.array(wantedAllocation) }),
  z.object({ kind: z.literal('replace'), payment: text, allocations: z.array(wantedAllocation) }),
  z.object({
    kind: z.literal('delete'),
    payment: text,
    allocation: text,
    /** The document that the allocation pays; null if there was no such allocation. */
    document: optional,
  }),
]);
/**
 * What a payment must show to prove that a write to it was carried out. It is JSON, so that it survives the
 * process.
 */
export type PaymentProof = z.output<typeof paymentProof>;

const createProof = z.object({
  kind: z.literal('create'),
  /** The description that was sent: the caller's own, or the gateway's mark. */
  description: text,
  /** What else was sent, as far as a payment shows it in the words in which it was sent. */
  sent: z.object({
    bankRef: optional,
    paymentDate: optional,
    /** Ids, in lower case, of what was named by its id. */
    ids: z.record(text, text),
    allocations: z.array(wantedAllocation),
  }),
});
/** What proves that a payment was created. */
export type CreateProof = z.output<typeof createProof>;

const paymentBefore = z.object({
  /** What the write is about, as it was; see `aspectOf`. */
  aspect: text,
});

const createBefore = z.object({
  /** The payments that bore the description already. */
  payments: z.array(text),
});

/** The part of a payment that a write is about: while it is as before, the write has not been carried out. */
function aspectOf(proof: PaymentProof, payment: BulkPaymentDetail): string {
  const { allocations, statuses } = payment;
  const aspect =
    proof.kind === 'step'
      ? statusOf(statuses)
      : proof.kind === 'update'
        ? Object.keys(proof.changes).map((member) => payment[member as keyof SentMembers] ?? '')
        : allocations.map(({ uuid, documentId, amount, baseAmount }) => [
            uuid,
            documentId,
            amount,
            baseAmount,
          ]);
  return hash('sha256', JSON.stringify(aspect), 'base64url');
}

/** What has to be kept of a payment before a write to it. */
export function checkOf(proof: PaymentProof, payment: BulkPaymentDetail): EffectCheck {
  return { before: { aspect: aspectOf(proof, payment) }, proof };
}

/** Whether a payment is as a write would leave it. Before the write, it means that it changes nothing. */
export function isAsSent(proof: PaymentProof, payment: BulkPaymentDetail): boolean {
  const { allocations } = payment;
  switch (proof.kind) {
    case 'step':
      return isProvenBy(proof.step, statusOf(payment.statuses));
    case 'update':
      return hasMembers(payment, proof.changes);
    case 'add':
      return proof.allocations.every((wanted) => allocations.some((held) => matches(held, wanted)));
    case 'replace':
      return isPaid(payment, proof.allocations);
    case 'delete':
      return !allocations.some(
        (held) => held.uuid === proof.allocation || held.documentId === proof.document,
      );
  }
}

/**
 * Judges by a payment that was read again whether a write was carried out: what the write is about must have
 * changed, and show everything that the write sent. What was so before proves nothing.
 */
export function evidenceIn({ proof, before }: EffectCheck, payment: BulkPaymentDetail): Evidence {
  const [checkedProof, checkedBefore] = [paymentProof.safeParse(proof), paymentBefore.safeParse(before)];
  if (!checkedProof.success || !checkedBefore.success) return { shows: 'nothing' };
  if (aspectOf(checkedProof.data, payment) === checkedBefore.data.aspect) return { shows: 'unchanged' };
  return { shows: isAsSent(checkedProof.data, payment) ? 'applied' : 'nothing' };
}

function hasMembers(payment: BulkPaymentSummary, members: SentMembers): boolean {
  return Object.entries(members).every(
    ([member, value]) => (payment[member as keyof SentMembers] ?? '') === value,
  );
}

function isPaid({ allocations }: BulkPaymentDetail, wanted: readonly WantedAllocation[]): boolean {
  return (
    wanted.every((each) => allocations.some((held) => matches(held, each))) &&
    allocations.every((held) => wanted.some((each) => matches(held, each)))
  );
}

function matches(held: Allocation, wanted: WantedAllocation): boolean {
  const document = wanted.document.trim();
  return (
    (held.documentId === document.toLowerCase() || held.documentNo === document) &&
    (wanted.amount === null || sameDecimal(held.amount, wanted.amount)) &&
    (wanted.baseAmount === null || sameDecimal(held.baseAmount, wanted.baseAmount))
  );
}

/** Finds out what became of a write to a payment. */
export async function checkPayment(client: IplicitClient, intent: Intent): Promise<Evidence> {
  const proof = paymentProof.safeParse(intent.proof);
  if (!proof.success) return { shows: 'nothing' };
  const payment = await client.payment(proof.data.payment);
  return payment ? evidenceIn(intent, payment) : { shows: 'nothing' };
}

/** How many payments with one description are told apart. */
const MAX_ALIKE = MAX_TAKE - 1;
/** How far the service's clock may be behind the gateway's, in milliseconds. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Payments that bear exactly this description; undefined if there are too many to tell. Throws UpstreamError.
 */
export async function paymentsDescribed(
  client: IplicitClient,
  description: string,
  reader?: Reader,
): Promise<BulkPaymentSummary[] | undefined> {
  // iplicit ignores a blank filter, and would list everything.
  if (description.trim() === '') return undefined;
  const listed = await client.payments(encodeQuery({ description }, MAX_TAKE, 0), reader);
  if (listed.length > MAX_ALIKE) return undefined;
  return listed.filter((payment) => payment.description === description);
}

/**
 * What has to be kept of a create before it is sent.
 * @param alike the payments that bear its description already
 */
export function createCheck(
  input: CreateInput & { readonly description: string },
  alike: readonly BulkPaymentSummary[],
): EffectCheck {
  const { description, bankRef = null, paymentDate = null } = input;
  const { legalEntity, bankAccount, paymentMethod } = input;
  const ids = Object.entries({ legalEntity, bankAccount, paymentMethod }).flatMap(([member, name]) =>
    name != null && isUuid(name) ? [[member, name.toLowerCase()] as const] : [],
  );
  const allocations = wantedAllocations(input.allocations ?? []);
  const sent = { bankRef, paymentDate, ids: Object.fromEntries(ids), allocations };
  const proof: CreateProof = { kind: 'create', description, sent };
  return { before: { payments: alike.map(({ uuid }) => uuid) }, proof };
}

/** Allocations as a proof keeps them. */
export function wantedAllocations(allocations: readonly AllocationInput[]): WantedAllocation[] {
  return allocations.map(({ document, amount = null, baseAmount = null }) => ({
    document,
    amount,
    baseAmount,
  }));
}

/**
 * Finds out what became of a create. The payment is a new one among those that bear the description that was
 * sent, and shows everything else that was sent. If there is none, it may have been described anew since, so
 * whatever looks like it and was changed since then keeps the create from counting as not carried out.
 */
export async function checkCreate(client: IplicitClient, { proof, before, at }: Intent): Promise<Evidence> {
  const [checked, known] = [createProof.safeParse(proof), createBefore.safeParse(before)];
  if (!checked.success || !known.success) return { shows: 'nothing' };
  const { description, sent } = checked.data;
  const isNew = ({ uuid }: BulkPaymentSummary) => !known.data.payments.includes(uuid);
  const described = (await paymentsDescribed(client, description))?.filter(isNew);
  if (!described) return { shows: 'nothing' };
  const made = await thatShow(client, described, sent);
  const targets = made.map(({ uuid }) => globalId('BulkPayment', uuid));
  const [target, ...more] = targets;
  if (target !== undefined && more.length === 0) return { shows: 'applied', target };
  if (target !== undefined) return { shows: 'several', targets };
  if (described.length > 0) return { shows: 'nothing' };
  const lastModifiedFrom = new Date(at - CLOCK_SKEW_MS).toISOString();
  const changed = await client.payments(encodeQuery({ lastModifiedFrom }, MAX_TAKE, 0));
  const alike = changed.filter(isNew).filter((payment) => showsMembers(payment, sent));
  return { shows: alike.length > 0 && hasMark(sent) ? 'nothing' : 'unchanged' };
}

/** Whether anything but the description was sent by which a payment can be recognised. */
function hasMark({ bankRef, paymentDate, ids, allocations }: CreateProof['sent']): boolean {
  return (
    bankRef !== null || (paymentDate !== null && (Object.keys(ids).length > 0 || allocations.length > 0))
  );
}

function showsMembers(
  payment: BulkPaymentSummary,
  { bankRef, paymentDate, ids }: CreateProof['sent'],
): boolean {
  const shown: Readonly<Record<string, string>> = {
    legalEntity: payment.legalEntityId,
    bankAccount: payment.bankAccountId,
    paymentMethod: payment.paymentMethodId,
  };
  return (
    hasMembers(payment, {
      ...(bankRef !== null && { bankRef }),
      ...(paymentDate !== null && { paymentDate }),
    }) && Object.entries(ids).every(([member, id]) => shown[member] === undefined || shown[member] === id)
  );
}

/** Those of some payments that show all that was sent. */
async function thatShow(
  client: IplicitClient,
  payments: readonly BulkPaymentSummary[],
  sent: CreateProof['sent'],
): Promise<BulkPaymentSummary[]> {
  const alike = payments.filter((payment) => showsMembers(payment, sent));
  if (sent.allocations.length === 0) return alike;
  const details = await Promise.all(alike.map(({ uuid }) => client.payment(uuid)));
  return details.filter(
    (payment) => payment !== null && isPaid(payment, sent.allocations),
  ) as BulkPaymentDetail[];
}
