import type { Intent } from '../../../writes/store/store.ts';
import type { Evidence } from '../../../writes/write.ts';
import { sameDecimal } from '../decimal.ts';
import { hasMoved, statusOf } from '../lifecycle.ts';
import type { BulkPaymentStatus, BulkPaymentTransition } from '../lifecycle.ts';
import type { Allocation, BulkPaymentDetail } from '../types.ts';
import { versionOf } from '../version.ts';
import type { IplicitClient } from '../client.ts';
import { encodeQuery } from '../encode.ts';
import { globalId } from '../../../graphql/ids.ts';

/**
 * What a payment must show to prove that a write to it was carried out. It is JSON, so that it survives the
 * process.
 */
export type PaymentProof =
  | { readonly kind: 'step'; readonly payment: string; readonly step: BulkPaymentTransition }
  | { readonly kind: 'update'; readonly payment: string; readonly changes: Changes }
  | {
      readonly kind: 'add' | 'replace';
      readonly payment: string;
      readonly allocations: readonly WantedAllocation[];
    }
  | {
      readonly kind: 'delete';
      readonly payment: string;
      readonly allocation: string;
      /** The document that the allocation pays; null if there was no such allocation. */
      readonly document: string | null;
    };

/** Proves that a payment was created: the gateway's own reference in it; null if it has none. */
export type CreateProof = { readonly kind: 'create'; readonly reference: string | null };

/** The members that an update sent. */
type Changes = {
  readonly [Member in 'description' | 'bankRef' | 'paymentDate']?: string | null;
};

/** An allocation that was sent: the document by id or number, and the amounts that were given. */
export type WantedAllocation = {
  readonly document: string;
  readonly amount: string | null;
  readonly baseAmount: string | null;
};

/** The state of a payment just before a write, as far as proofs need it. */
type Before = {
  readonly version: string;
  readonly status: BulkPaymentStatus;
  /**
   * Whether the payment already was as the write would leave it. Then its state proves nothing afterwards.
   */
  readonly held: boolean;
};

/** The state of a payment, as far as a proof needs it. */
export function beforeOf(proof: PaymentProof, payment: BulkPaymentDetail): Before {
  return {
    version: versionOf(payment),
    status: statusOf(payment.statuses),
    held: holds(proof, payment),
  };
}

/**
 * Judges by a payment that was read again whether a write was carried out. Only a change since before the
 * write counts as proof, and only if it includes everything that the write sent.
 */
export function evidenceIn(proof: PaymentProof, before: Before, payment: BulkPaymentDetail): Evidence {
  const applied =
    proof.kind === 'step'
      ? hasMoved(proof.step, before.status, statusOf(payment.statuses))
      : !before.held && holds(proof, payment);
  if (applied) return { shows: 'applied' };
  // iplicit: a submit waits in a queue that cannot be inspected, so a payment that has not moved may still
  // move.
  if (proof.kind === 'step' && proof.step === 'SUBMIT') return { shows: 'nothing' };
  return { shows: versionOf(payment) === before.version ? 'unchanged' : 'nothing' };
}

function holds(proof: PaymentProof, payment: BulkPaymentDetail): boolean {
  const { allocations } = payment;
  switch (proof.kind) {
    case 'step':
      // A step is proven by a change of status, not by the status itself.
      return false;
    case 'update':
      return Object.entries(proof.changes).every(
        ([member, value]) => (payment[member as keyof Changes] ?? '') === (value ?? ''),
      );
    case 'add':
      return proof.allocations.every((wanted) => allocations.some((held) => matches(held, wanted)));
    case 'replace':
      return (
        proof.allocations.every((wanted) => allocations.some((held) => matches(held, wanted))) &&
        allocations.every((held) => proof.allocations.some((wanted) => matches(held, wanted)))
      );
    case 'delete':
      return !allocations.some(
        (held) => held.uuid === proof.allocation || held.documentId === proof.document,
      );
  }
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
  const proof = intent.proof as PaymentProof;
  const payment = await client.payment(proof.payment);
  return payment ? evidenceIn(proof, intent.before as Before, payment) : { shows: 'nothing' };
}

/**
 * A created payment is recognised only by the gateway's own reference in its description. If no payment has
 * it, that proves nothing: the description may have been changed since.
 */
export async function checkCreate(client: IplicitClient, { proof }: Intent): Promise<Evidence> {
  const { reference } = proof as CreateProof;
  if (reference === null) return { shows: 'nothing' };
  const listed = await client.payments(encodeQuery({ description: reference }, 2, 0));
  const [payment, ...others] = listed.filter(({ description }) => description === reference);
  if (!payment || others.length > 0) return { shows: 'nothing' };
  return { shows: 'applied', target: globalId('BulkPayment', payment.uuid) };
}
