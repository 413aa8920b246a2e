import type { Evidence } from '../journal/write.ts';
import { sameDecimal } from './decimal.ts';
import { hasMoved, statusOf } from './lifecycle.ts';
import type { BulkPaymentStatus, BulkPaymentTransition } from './lifecycle.ts';
import type { Allocation, BulkPaymentDetail } from './types.ts';
import { versionOf } from './version.ts';

/** What a payment must show for a write to it to be proven. JSON, so that it outlives the process. */
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
      /** What the allocation went to; null if it was not there to begin with. */
      readonly document: string | null;
    };

/** What proves that a payment was created: one with the gateway's own reference; null where it carries none. */
export type CreateProof = { readonly kind: 'create'; readonly reference: string | null };

/** The members that an update sent, as it sent them. */
export type Changes = {
  readonly [Member in 'description' | 'bankRef' | 'paymentDate']?: string | null;
};

/** An allocation as it was sent: the document by id or number, amounts where they were given. */
export type WantedAllocation = {
  readonly document: string;
  readonly amount: string | null;
  readonly baseAmount: string | null;
};

/** How a payment stood just before a write, as far as proofs need it. */
export type Before = {
  readonly version: string;
  readonly status: BulkPaymentStatus;
  /** Whether it already was what the write would make of it: then it proves nothing afterwards. */
  readonly held: boolean;
};

/** How a payment stands with regard to a proof. */
export function beforeOf(proof: PaymentProof, payment: BulkPaymentDetail): Before {
  return {
    version: versionOf(payment),
    status: statusOf(payment.statuses),
    held: holds(proof, payment),
  };
}

/**
 * What a payment, read back, says of a write. Only what the payment was not before, and is now, proves anything; and it
 * has to be all that the write sent.
 */
export function evidenceIn(proof: PaymentProof, before: Before, payment: BulkPaymentDetail): Evidence {
  const applied =
    proof.kind === 'step'
      ? hasMoved(proof.step, before.status, statusOf(payment.statuses))
      : !before.held && holds(proof, payment);
  if (applied) return { shows: 'applied' };
  // iplicit: a submit waits in a queue that cannot be looked at, so a payment that has not moved may still do so.
  if (proof.kind === 'step' && proof.step === 'SUBMIT') return { shows: 'nothing' };
  return { shows: versionOf(payment) === before.version ? 'unchanged' : 'nothing' };
}

function holds(proof: PaymentProof, payment: BulkPaymentDetail): boolean {
  const { allocations } = payment;
  switch (proof.kind) {
    case 'step':
      // A step is proven by the way from one status to another, not by where the payment is.
      return false;
    case 'update':
      return Object.entries(proof.changes).every(
        ([member, value]) => (payment[member as keyof Changes] ?? '') === (value ?? ''),
      );
    case 'add':
      return proof.allocations.every((wanted) => allocations.some((held) => fits(held, wanted)));
    case 'replace':
      return (
        proof.allocations.every((wanted) => allocations.some((held) => fits(held, wanted))) &&
        allocations.every((held) => proof.allocations.some((wanted) => fits(held, wanted)))
      );
    case 'delete':
      return !allocations.some(
        (held) => held.uuid === proof.allocation || held.documentId === proof.document,
      );
  }
}

function fits(held: Allocation, wanted: WantedAllocation): boolean {
  const document = wanted.document.trim();
  return (
    (held.documentId === document.toLowerCase() || held.documentNo === document) &&
    (wanted.amount === null || sameDecimal(held.amount, wanted.amount)) &&
    (wanted.baseAmount === null || sameDecimal(held.baseAmount, wanted.baseAmount))
  );
}
