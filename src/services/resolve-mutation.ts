import type { ResolveMutationInput, ResolveMutationPayload, Resolvers } from '../generated/resolvers.ts';
import type { UserErrorCode } from '../generated/enums.ts';
import type { UserError } from '../graphql/errors.ts';
import { idempotencyKeyOf, keyOf } from '../graphql/ids.ts';
import type { WriteRecord } from '../writes/store/store.ts';
import type { GatewayContext } from './context.ts';
import { SERVICES } from './index.ts';

const RECORD = ['input', 'record'];
const RUN = ['input', 'run'];

type Payload = Omit<ResolveMutationPayload, 'record' | 'userErrors'> & {
  readonly userErrors: readonly UserError[];
  readonly record: WriteRecord | null;
};

/** The mutation that settles a write of unknown outcome by a person's word. Nothing is sent to a service. */
export const resolveMutation: Pick<Resolvers, 'Mutation'> = {
  Mutation: { resolveMutation: (_parent, { input }, context) => resolve(input, context) },
};

async function resolve(input: ResolveMutationInput, context: GatewayContext): Promise<Payload> {
  const { record, run, note, outcome } = input;
  const { caller, writes, log } = context;
  const id = keyOf('MutationRecord', record, RECORD);
  const conflict = await writes.claimList({
    caller: caller.name,
    operation: 'resolveMutation',
    key: idempotencyKeyOf(input),
    input: { id, run: run ?? null, note, outcome },
  });
  const before = (await log.byId(id)) ?? null;
  if (conflict) return refused(before, conflict);
  if (!before) return refused(null, userError('NOT_FOUND', 'There is no such record; check the id.', RECORD));
  if (isSettledBy(before, caller.name, input))
    return { outcome: 'APPLIED', replayed: true, userErrors: [], record: before };
  const objection = objectionTo(before, input);
  if (objection) return refused(before, objection);
  const target = run == null ? null : await runNamed(before, run, context);
  if (run != null && target === null) {
    const message = 'There is no such payment run, or the gateway may not see it; check the id.';
    return refused(before, userError('INVALID_INPUT', message, RUN));
  }
  const resolved = await writes.resolve({ id, outcome, target, note, by: caller.name });
  return resolved?.isResolved
    ? { outcome: 'APPLIED', replayed: false, userErrors: [], record: resolved.record }
    : refused(resolved?.record ?? null, notUnknown());
}

/** Whether a record has been settled by this very request before. */
function isSettledBy(
  { answer }: WriteRecord,
  caller: string,
  { outcome, note }: ResolveMutationInput,
): boolean {
  return answer?.settledBy === caller && answer.note === note && answer.outcome === outcome;
}

function objectionTo(
  { state, operation }: WriteRecord,
  { run, outcome, note }: ResolveMutationInput,
): UserError | undefined {
  if (state !== 'UNKNOWN') return notUnknown();
  if (note.trim() === '') return userError('INVALID_INPUT', 'Say why it is certain.', ['input', 'note']);
  const isNeeded = operation === 'createBulkPayment' && outcome === 'APPLIED';
  if (isNeeded === (run != null)) return undefined;
  const message = isNeeded
    ? 'Say which payment run the create made.'
    : 'Only a create that happened made a payment run; leave it out.';
  return userError('INVALID_INPUT', message, RUN);
}

/** The gateway id of a run of the service that the write went to; null if there is none. */
async function runNamed(
  { source }: WriteRecord,
  run: string,
  context: GatewayContext,
): Promise<string | null> {
  const runs = SERVICES.find((service) => service.source === source)?.runs;
  return runs ? runs.idOf(context, run, RUN) : null;
}

function notUnknown(): UserError {
  const message =
    'The outcome of this write is not unknown, or not any more; nothing was changed. Read the record.';
  return userError('ILLEGAL_TRANSITION', message, RECORD);
}

function refused(record: WriteRecord | null, error: UserError): Payload {
  return { outcome: 'REFUSED', replayed: false, userErrors: [error], record };
}

function userError(code: UserErrorCode, message: string, field: readonly string[]): UserError {
  return { code, message, field, upstream: null };
}
