import type { GatewayContext } from '../context.ts';
import { idempotencyKeyOf } from '../graphql/idempotency-key.ts';
import type { TransitionBulkPaymentsInput } from '../generated/resolvers.ts';
import { globalId, keyOf } from '../graphql/ids.ts';
import type { UserError } from '../graphql/user-error.ts';
import { WriteError } from '../journal/write-errors.ts';
import { UpstreamError } from '../upstream/errors.ts';
import { canonicalInput } from './input.ts';
import { IPLICIT } from './source.ts';
import { takeStep } from './transition.ts';
import { WrittenPayment } from './written-payment.ts';

const OPERATION = 'transitionBulkPayments';

/** Payments that are moved at the same time. */
const AT_ONCE = 4;

/**
 * Takes the same step with several payments, each on its own: what becomes of one is nothing to the others, so a fault
 * with one is its own result and no error of the whole. Results are in the order of the ids.
 * @throws {GraphQLError} BAD_USER_INPUT, before anything is sent, if any id cannot be one
 */
export async function transitionPayments(
  context: GatewayContext,
  request: TransitionBulkPaymentsInput,
): Promise<WrittenPayment[]> {
  const { ids, action: step } = request;
  const idempotencyKey = idempotencyKeyOf(request);
  const refs = ids.map((id, index) => keyOf('BulkPayment', id, ['input', 'ids', String(index)]));
  const input = canonicalInput(request);
  const claim =
    idempotencyKey !== null
      ? await context.writes.claim({
          caller: context.caller.name,
          operation: OPERATION,
          source: IPLICIT,
          key: idempotencyKey,
          input,
        })
      : undefined;
  if (claim && 'conflict' in claim) return refs.map((ref) => unsent(ref, 'REFUSED', claim.conflict));
  const results = await inOrder(refs, AT_ONCE, (id, index) =>
    takeStep(context, {
      operation: OPERATION,
      step,
      id,
      idField: ['input', 'ids', String(index)],
      idempotencyKey: claim && `${idempotencyKey}/${index}`,
      input: { list: input, index },
    }).catch((error: unknown) => failed(id, error)),
  );
  await claim?.end(results.some(({ recorded }) => recorded));
  return results;
}

/** Works through a list, so many at a time, and gives what came of each in its place. */
async function inOrder<T, R>(
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

/** The result of a payment that could not be moved: an error here would take the other results with it. */
function failed(ref: string, error: unknown): WrittenPayment {
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
  const { message } = error;
  // The same request is still at work on this payment, so nobody can say yet that it was not moved.
  const underWay = error.code === 'IDEMPOTENCY_IN_PROGRESS';
  const code = underWay ? 'OUTCOME_UNKNOWN' : 'UPSTREAM_REFUSED';
  return unsent(ref, underWay ? 'UNKNOWN' : 'REFUSED', { code, message, field: null, upstream });
}

function unsent(ref: string, outcome: 'REFUSED' | 'UNKNOWN', userError: UserError): WrittenPayment {
  const target = globalId('BulkPayment', ref.toLowerCase());
  return new WrittenPayment({ outcome, userErrors: [userError], target, recorded: false });
}
