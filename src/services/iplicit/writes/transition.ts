import type { GatewayContext } from '../../context.ts';
import { idempotencyKeyOf } from '../../../graphql/idempotency-key.ts';
import type { Json } from '../../../writes/store/store.ts';
import { encodeAbandon } from '../encode.ts';
import { askedInput, canonicalInput, writeToPayment, WrittenPayment } from './payment-write.ts';
import { stepOf } from '../lifecycle.ts';
import type { BulkPaymentTransition, TransitionBulkPaymentsInput } from '../../../generated/resolvers.ts';
import { globalId, keyOf } from '../../../graphql/ids.ts';
import type { UserError } from '../../../graphql/errors.ts';
import { WriteError } from '../../../writes/write.ts';
import { UpstreamError } from '../../../upstream/errors.ts';
import { IPLICIT } from '../types.ts';
import { IplicitReads } from '../loaders.ts';

/** The input of a mutation that takes one step. */
interface TransitionInput {
  readonly id: string;
  readonly reason?: string | null | undefined;
  readonly ifVersion?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  readonly position?: number;
}

/** One step of one payment, in any mutation. */
interface Transition extends TransitionInput {
  readonly step: BulkPaymentTransition;
  readonly idField: readonly string[];
  readonly input: Json;
  readonly asked: Json;
}

/** Carries out a mutation that takes one step. Throws as `writeToPayment`. */
export function transitionPayment(
  context: GatewayContext,
  step: BulkPaymentTransition,
  input: TransitionInput,
): Promise<WrittenPayment> {
  return takeStep(context, {
    ...input,
    idempotencyKey: idempotencyKeyOf(input),
    step,
    idField: ['input', 'id'],
    input: canonicalInput(input),
    asked: askedInput(input),
  });
}

/** Takes one step for one payment. Throws as `writeToPayment`. */
function takeStep(context: GatewayContext, transition: Transition): Promise<WrittenPayment> {
  const { step, id, idField, ifVersion, idempotencyKey, position, input, asked, reason } = transition;
  const { field, path, outcome } = stepOf(step);
  return writeToPayment(context, {
    operation: field,
    id,
    idField,
    ifVersion,
    key: idempotencyKey,
    position,
    input,
    asked,
    action: step,
    verb: path,
    outcome,
    plan: ({ uuid }) => ({ proof: { kind: 'step', payment: uuid, step } }),
    send: (uuid, beforeSending) =>
      context.read(IplicitReads).client.step(uuid, path, encodeAbandon(reason), beforeSending),
  });
}

const OPERATION = 'transitionBulkPayments';

/** How many payments are moved at the same time. */
const AT_ONCE = 4;

/**
 * Takes the same step for several payments independently: a failure is the result of its payment, not an
 * error of the whole mutation. Results are in the order of the ids.
 * @throws {GraphQLError} BAD_USER_INPUT, before anything is sent, if any id is malformed
 * @throws {WriteError} if there is an idempotency key and the journal cannot be asked about it
 */
export async function transitionPayments(
  context: GatewayContext,
  request: TransitionBulkPaymentsInput,
): Promise<WrittenPayment[]> {
  const { ids, action: step } = request;
  const idempotencyKey = idempotencyKeyOf(request);
  const refs = ids.map((id, index) => keyOf('BulkPayment', id, ['input', 'ids', String(index)]));
  const input = canonicalInput(request);
  if (idempotencyKey !== null) {
    const conflict = await context.writes.claimList({
      caller: context.caller.name,
      operation: OPERATION,
      key: idempotencyKey,
      input,
      credentials: context.read(IplicitReads).given?.fingerprint,
    });
    if (conflict) return refs.map((ref) => errorResult(ref, 'REFUSED', conflict));
  }
  return mapConcurrently(refs, AT_ONCE, (id, index) =>
    takeStep(context, {
      step,
      id,
      idField: ['input', 'ids', String(index)],
      idempotencyKey,
      position: index,
      input: {},
      asked: { id: ids[index] ?? id, action: step },
    }).catch((error: unknown) => failed(id, error, idempotencyKey)),
  );
}

/** Maps a list with at most `atOnce` calls in flight. Results are in the order of the list. */
async function mapConcurrently<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lanes = Array.from({ length: atOnce }, async () => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  });
  await Promise.all(lanes);
  return results;
}

/** The result for a payment that could not be moved. Throwing here would lose the results of the others. */
function failed(ref: string, error: unknown, key: string | null): WrittenPayment {
  if (!(error instanceof UpstreamError || error instanceof WriteError)) throw error;
  const upstream =
    error instanceof UpstreamError
      ? {
          source: IPLICIT,
          status: error.status ?? null,
          message: null,
          correlationId: error.correlationId ?? null,
        }
      : null;
  if (mayHaveBeenSent(error.code, key)) {
    const message = `${error.message} An earlier request with this idempotencyKey may have been carried out.`;
    return errorResult(ref, 'UNKNOWN', { code: 'OUTCOME_UNKNOWN', message, field: null, upstream });
  }
  return errorResult(ref, 'REFUSED', { code: 'UNAVAILABLE', message: error.message, field: null, upstream });
}

/** Whether a write under this key may have been sent, by this request or an earlier one. */
function mayHaveBeenSent(code: string, key: string | null): boolean {
  return code === 'IDEMPOTENCY_IN_PROGRESS' || (code === 'JOURNAL_UNAVAILABLE' && key !== null);
}

function errorResult(ref: string, outcome: 'REFUSED' | 'UNKNOWN', userError: UserError): WrittenPayment {
  const target = globalId('BulkPayment', ref.toLowerCase());
  return new WrittenPayment({ outcome, replayed: false, userErrors: [userError], target });
}
