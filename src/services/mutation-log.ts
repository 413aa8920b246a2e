import type {
  MutationRecordResolvers,
  PaymentSource,
  QueryResolvers,
  SubscriptionMutationSettledArgs,
  ResolveMutationInput,
  ResolveMutationPayload,
  MutationResolvers,
} from '../generated/resolvers.ts';
import type { GatewayContext } from './context.ts';
import { damagedCursor, decodeCursor, Edge, PageBounds, pageSize } from '../graphql/connection.ts';
import { badUserInput } from '../graphql/errors.ts';
import type { UserError } from '../graphql/errors.ts';
import { canonicalId, globalId, keyOf, idempotencyKeyOf } from '../graphql/ids.ts';
import type { LogPosition, WriteRecord } from '../writes/store/store.ts';
import type { UserErrorCode } from '../generated/enums.ts';
import { SERVICES } from './index.ts';

const KIND = 'mutationLog';

/** The Query fields that the journal answers. */
export const Query: Pick<QueryResolvers, 'mutationLog'> = {
  async mutationLog(_parent, { filter, first, after }, { log }) {
    const size = pageSize(first);
    const { from, until, mutation, idempotencyKey, ...same } = filter ?? {};
    const narrowed = {
      ...Object.fromEntries(Object.entries(same).filter(([, value]) => value !== null)),
      ...(mutation != null && { operation: mutation }),
      ...(idempotencyKey != null && { key: idempotencyKey }),
      ...(from != null && { from: Date.parse(from) }),
      ...(until != null && { until: Date.parse(until) }),
    };
    // One extra entry shows whether another page follows.
    const entries = await log.list(narrowed, size + 1, after == null ? undefined : positionOf(after));
    const nodes = entries.slice(0, size);
    const edges = nodes.map((entry) => new Edge(entry, KIND, [entry.at, entry.id]));
    return { edges, nodes, pageInfo: new PageBounds(edges, after != null, entries.length > size) };
  },
};

/** The outcomes after which a write can still turn out otherwise. */
const UNSETTLED: ReadonlySet<string | undefined> = new Set([undefined, 'QUEUED', 'UNKNOWN']);

/** The Subscription field that the journal answers. */
export const Subscription = {
  async mutationSettled(
    _: unknown,
    { record }: SubscriptionMutationSettledArgs,
    { caller, live, log }: GatewayContext,
  ): Promise<WriteRecord> {
    const entry = await log.byId(keyOf('MutationRecord', record, ['record']));
    if (!entry || (entry.caller !== caller.name && !caller.scopes.has('payments:audit'))) {
      throw badUserInput('There is no such record among those that the caller may see.', ['record']);
    }
    if (!UNSETTLED.has(entry.answer?.outcome)) live.last();
    return entry;
  },
};

/** Resolves an entry of the journal. */
export const MutationRecord: MutationRecordResolvers = {
  id: (entry) => globalId('MutationRecord', entry.id),
  at: (entry) => instant(entry.at),
  mutation: (entry) => entry.operation,
  source: (entry) => entry.source as PaymentSource,
  outcome: (entry) => entry.answer?.outcome ?? 'IN_PROGRESS',
  settledAt: (entry) => (entry.settledAt === null ? null : instant(entry.settledAt)),
  settledBy: (entry) => entry.answer?.settledBy ?? null,
  note: (entry) => entry.answer?.note ?? null,
  upstreamStatus: (entry) => entry.answer?.status ?? null,
  correlationId: (entry) => entry.answer?.correlationId ?? null,
  // A write of release 0.1 may have none.
  idempotencyKey: (entry) => entry.key ?? '',
  userErrors: (entry) => entry.answer?.userErrors ?? [],
};

function instant(at: number): string {
  return new Date(at).toISOString();
}

function positionOf(after: string): LogPosition {
  const place = decodeCursor(KIND, after);
  const [at, id] = Array.isArray(place) ? (place as readonly unknown[]) : [];
  if (typeof at === 'number' && typeof id === 'string') return { at, id };
  throw damagedCursor();
}

const RECORD = ['input', 'record'];
const RUN = ['input', 'run'];

type Payload = Omit<ResolveMutationPayload, 'record' | 'userErrors'> & {
  readonly userErrors: readonly UserError[];
  readonly record: WriteRecord | null;
};

/** The mutation that settles a write of unknown outcome by a person's word. Nothing is sent to a service. */
export const Mutation: Pick<MutationResolvers, 'resolveMutation'> = {
  resolveMutation: (_parent, { input }, context) => resolve(input, context),
};

async function resolve(input: ResolveMutationInput, context: GatewayContext): Promise<Payload> {
  const { record, run, note, outcome } = input;
  const { caller, writes, log } = context;
  const id = keyOf('MutationRecord', record, RECORD);
  const conflict = await writes.claimList({
    caller: caller.name,
    operation: 'resolveMutation',
    key: idempotencyKeyOf(input),
    input: { id, run: run == null ? null : canonicalId(run), note, outcome },
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
  { state, target }: WriteRecord,
  { run, outcome, note }: ResolveMutationInput,
): UserError | undefined {
  if (state !== 'UNKNOWN') return notUnknown();
  if (note.trim() === '') return userError('INVALID_INPUT', 'Say why it is certain.', ['input', 'note']);
  const isNeeded = target === null && outcome === 'APPLIED';
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
