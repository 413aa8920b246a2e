import type { MutationRecordResolvers, PaymentSource, QueryResolvers } from '../generated/resolvers.ts';
import { damagedCursor, decodeCursor, Edge, PageBounds, pageSize } from '../graphql/connection.ts';
import { globalId } from '../graphql/ids.ts';
import type { LogPosition } from './store/store.ts';

const KIND = 'mutationLog';

/** The Query fields that the journal answers. */
export const Query: Pick<QueryResolvers, 'mutationLog'> = {
  async mutationLog(_parent, { filter, first, after }, { log }) {
    const size = pageSize(first);
    const { from, until, outcome, ...same } = filter ?? {};
    const narrowed = {
      ...(outcome != null && { outcomes: [outcome === 'OPEN' ? ('IN_PROGRESS' as const) : outcome] }),
      ...Object.fromEntries(Object.entries(same).filter(([, value]) => value !== null)),
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

/** Resolves an entry of the journal. */
export const MutationRecord: MutationRecordResolvers = {
  id: (entry) => globalId('MutationRecord', entry.id),
  at: (entry) => instant(entry.at),
  source: (entry) => entry.source as PaymentSource,
  target: (entry) => entry.target ?? '',
  outcome: (entry) => entry.answer?.outcome ?? 'OPEN',
  settledAt: (entry) => (entry.settledAt === null ? null : instant(entry.settledAt)),
  upstreamStatus: (entry) => entry.answer?.status ?? null,
  correlationId: (entry) => entry.answer?.correlationId ?? null,
  idempotencyKey: (entry) => entry.key,
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
