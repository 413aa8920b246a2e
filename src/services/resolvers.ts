import type {
  BreakerState,
  Upstream,
  RateLimit,
  Resolvers,
  Scope as ScopeName,
  SubscriptionPaymentRunsUpdatedArgs,
} from '../generated/resolvers.ts';
import type { GatewayContext, UpstreamEndpoint } from './context.ts';
import { UpstreamError } from '../upstream/errors.ts';
import { SCOPES } from '../auth/caller.ts';
import type { Scope } from '../auth/caller.ts';
import { badUserInput } from '../graphql/errors.ts';
import { scalars } from '../graphql/scalars.ts';
import * as mutationLog from './mutation-log.ts';
import { SERVICES } from './index.ts';
import { readNode, typeNameOf } from './node.ts';
import { isPaymentRun, readAllRuns, readPaymentRuns, runTypeOf, totalPaymentRuns } from './payment-runs.ts';
import type { PaymentRunChange } from './payment-runs.ts';
import type { ServiceResolvers } from './service.ts';

/** The most ids that `nodes` accepts. */
const MAX_IDS = 100;

/** What spans all services. */
const across: ServiceResolvers = {
  Node: { __resolveType: typeNameOf },
  PaymentRun: { __resolveType: runTypeOf },

  MutationRecord: {
    async run(record, _args, context) {
      const id = record.target;
      const node = id === null ? null : await readNode(id, ['id'], context);
      return node && isPaymentRun(node) ? node : null;
    },
  },

  Query: {
    node: (_, { id }, context) => readNode(id, ['id'], context),

    nodes: (_, { ids }, context) => {
      if (ids.length > MAX_IDS)
        throw badUserInput(`At most ${MAX_IDS} ids can be asked for at once.`, ['ids']);
      // Returns a list of promises rather than a promise of a list, so that each id fails on its own.
      return ids.map((id, index) => readNode(id, ['ids', String(index)], context));
    },

    paymentRuns: async (_, { filter, first, after }, context) => {
      const page = await readPaymentRuns(context, filter ?? {}, { first, after });
      // An answer without a service that failed must not be cached: the service may be back next time.
      const failed = context.endpoints.some(({ source }) => page.unavailable.includes(source));
      if (failed) context.reader.unrepeatable();
      return page;
    },

    paymentRunTotals: async (_, { filter }, context) => {
      const totals = await totalPaymentRuns(context, filter ?? {});
      if (!totals.isComplete) context.reader.unrepeatable();
      return totals;
    },

    upstreams: (_parent, _args, context) => probe(context),
  },

  Subscription: {
    paymentRunsUpdated: (
      _: unknown,
      { filter }: SubscriptionPaymentRunsUpdatedArgs,
      context: GatewayContext,
    ): Promise<PaymentRunChange> => context.live.changeAmong(() => readAllRuns(context, filter ?? {})),
  },

  PaymentRunChange: { run: ({ object }) => object ?? null },
};

const NAMES: Readonly<Record<Scope, ScopeName>> = {
  'payments:read': 'PAYMENTS_READ',
  'payments:files': 'PAYMENTS_FILES',
  'payments:edit': 'PAYMENTS_EDIT',
  'payments:submit': 'PAYMENTS_SUBMIT',
  'payments:approve': 'PAYMENTS_APPROVE',
  'payments:audit': 'PAYMENTS_AUDIT',
  'payments:resolve': 'PAYMENTS_RESOLVE',
};

/** Who asks, and what they may do. */
const viewer: Pick<Resolvers, 'Query' | 'Viewer'> = {
  Query: {
    viewer: (_parent, _args, { caller: { name, scopes } }) => ({
      name,
      scopes: SCOPES.filter((scope) => scopes.has(scope)).map((scope) => NAMES[scope]),
    }),
  },
  Viewer: { rateLimit: (_parent, _args, context) => rateLimitOf(context) },
};

function rateLimitOf(context: GatewayContext): RateLimit | null {
  const { left } = context.budget;
  // It changes with every request, and so does this answer.
  const now = context.now();
  if (!left) return null;
  const { pointsPerMinute, remaining, fullInSeconds } = left;
  return { pointsPerMinute, remaining, resetsAt: new Date(now + fullInSeconds * 1_000).toISOString() };
}

/** All resolvers of the schema, by the rooms that have them. */
export const RESOLVERS: readonly ServiceResolvers[] = [
  scalars,
  across,
  viewer,
  mutationLog,
  ...SERVICES.map(({ resolvers }) => resolvers),
];

/**
 * Probes every configured service with a small read, in parallel. A service's failure becomes its report and
 * is never thrown.
 */
function probe(context: GatewayContext): Promise<Upstream[]> {
  return Promise.all(context.endpoints.map((endpoint) => report(endpoint, context)));
}

const BREAKERS: Readonly<Record<ReturnType<UpstreamEndpoint['breaker']>, BreakerState>> = {
  closed: 'CLOSED',
  'half-open': 'HALF_OPEN',
  open: 'OPEN',
};

async function report(
  { source, baseUrl, breaker, notices, probe: readSomething }: UpstreamEndpoint,
  context: GatewayContext,
): Promise<Upstream> {
  const from = performance.now();
  const checkedAt = new Date(context.now()).toISOString();
  const found = await readSomething(context).then(
    () => ({ state: 'UP' as const, latencyMs: performance.now() - from, detail: null }),
    (error: unknown) => fault(error, from),
  );
  return { source, ...found, breaker: BREAKERS[breaker()], checkedAt, notices: notices(), baseUrl };
}

/** What an unsuccessful check says about a service. */
function fault(error: unknown, from: number): Pick<Upstream, 'state' | 'latencyMs' | 'detail'> {
  if (!(error instanceof UpstreamError)) throw error;
  const answered = error.status !== undefined || error.code === 'UPSTREAM_MALFORMED';
  return {
    // A service that answers badly may recover by itself. Refused credentials will not: somebody has to act.
    state: answered && error.code !== 'UPSTREAM_AUTH' ? 'DEGRADED' : 'DOWN',
    latencyMs: answered ? performance.now() - from : null,
    detail: error.message,
  };
}
