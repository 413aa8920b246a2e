import type { GatewayContext } from '../context.ts';
import { idempotencyKeyOf } from '../graphql/idempotency-key.ts';
import type { Json } from '../journal/journal.ts';
import { encodeAbandon } from './encode.ts';
import { canonicalInput } from './input.ts';
import { stepOf } from './lifecycle.ts';
import type { BulkPaymentTransition } from './lifecycle.ts';
import { writeToPayment } from './payment-write.ts';
import type { WrittenPayment } from './written-payment.ts';

/** The input of a mutation that takes one step. */
export interface TransitionInput {
  readonly id: string;
  readonly reason?: string | null | undefined;
  readonly ifVersion?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** One step of one payment, in any mutation. */
export interface Transition extends TransitionInput {
  readonly operation: string;
  readonly step: BulkPaymentTransition;
  readonly idField: readonly string[];
  readonly input: Json;
}

/** Carries out a mutation that takes one step. Throws as `writeToPayment`. */
export function transitionPayment(
  context: GatewayContext,
  operation: string,
  step: BulkPaymentTransition,
  input: TransitionInput,
): Promise<WrittenPayment> {
  return takeStep(context, {
    ...input,
    idempotencyKey: idempotencyKeyOf(input),
    operation,
    step,
    idField: ['input', 'id'],
    input: canonicalInput(input),
  });
}

/**
 * Takes one step for one payment. iplicit: a submit is queued and decided on later. Throws as
 * `writeToPayment`.
 */
export function takeStep(context: GatewayContext, transition: Transition): Promise<WrittenPayment> {
  const { operation, step, id, idField, ifVersion, idempotencyKey, input, reason } = transition;
  const path = stepOf(step);
  return writeToPayment(context, {
    operation,
    id,
    idField,
    ifVersion,
    key: idempotencyKey,
    input,
    action: step,
    verb: path,
    outcome: step === 'SUBMIT' ? 'QUEUED' : 'APPLIED',
    plan: ({ uuid }) => ({ proof: { kind: 'step', payment: uuid, step } }),
    send: (uuid) => context.iplicit.client.step(uuid, path, encodeAbandon(reason)),
  });
}
