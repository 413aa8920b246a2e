import type {
  MutationRecordResolvers,
  PaymentSource,
  QueryResolvers,
  SubscriptionMutationSettledArgs,
} from '../generated/resolvers.ts';
import type { GatewayContext } from '../services/context.ts';
import { damagedCursor, decodeCursor, Edge, PageBounds, pageSize } from '../graphql/connection.ts';
import { badUserInput } from '../graphql/errors.ts';
import { globalId, keyOf } from '../graphql/ids.ts';
import type { LogPosition, WriteRecord } from './store/store.ts';

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
