import type {
  NodeResolvers,
  PaymentRunResolvers,
  PaymentRunChangeResolvers,
  PaymentRunFilter,
  PaymentRunPhase,
  QueryResolvers,
  SubscriptionPaymentRunsUpdatedArgs,
} from '../generated/resolvers.ts';
import { typeNameOf, readNode } from './node.ts';
import type { GatewayContext } from './context.ts';
import { badUserInput } from '../graphql/errors.ts';
import { inKeyOrder } from '../graphql/connection.ts';
import { phaseOf, statusOf } from './iplicit/lifecycle.ts';
import { readAllRuns, readPaymentRuns } from './payment-runs.ts';
import type { PaymentRunChange as Change, RunSources, Source } from './payment-runs.ts';
import { probe } from './upstreams.ts';

/** Resolves the type of an object with a gateway id. */
export const Node: NodeResolvers = { __resolveType: typeNameOf };

/** Resolves the type of a payment run. */
export const PaymentRun: PaymentRunResolvers = {
  __resolveType: (run) => ('batchId' in run ? 'PaymentBatch' : 'BulkPayment'),
};

/** The most ids that `nodes` accepts. */
const MOST_IDS = 100;

/** The Query fields that span both services. */
export const Query: Pick<QueryResolvers, 'node' | 'nodes' | 'paymentRuns' | 'upstreams'> = {
  node: (_, { id }, context) => readNode(id, ['id'], context),

  nodes: (_, { ids }, context) => {
    if (ids.length > MOST_IDS)
      throw badUserInput(`At most ${MOST_IDS} ids can be asked for at once.`, ['ids']);
    // Returns a list of promises rather than a promise of a list, so that each id fails on its own.
    return ids.map((id, index) => readNode(id, ['ids', String(index)], context));
  },

  paymentRuns: async (_, { filter, first, after }, context) => {
    const page = await readPaymentRuns(sourcesFor(filter ?? {}, context), { first, after });
    // An answer without a service that failed must not be cached: the service may be back next
    // time.
    const failed = context.endpoints.some(({ source }) => page.unavailable.includes(source));
    if (failed) context.reader.unrepeatable();
    return page;
  },

  upstreams: (_parent, _args, context) => probe(context),
};

/** The Subscription field that spans both services. */
export const Subscription = {
  paymentRunsUpdated: (
    _: unknown,
    { filter }: SubscriptionPaymentRunsUpdatedArgs,
    context: GatewayContext,
  ): Promise<Change> => context.live.changeAmong(() => readAllRuns(sourcesFor(filter ?? {}, context))),
};

/** What has happened to a run that is watched. */
export const PaymentRunChange: PaymentRunChangeResolvers = { run: ({ object }) => object ?? null };

/** The sources of the runs that pass a filter. A service that cannot have any is not read. */
function sourcesFor(filter: PaymentRunFilter, context: GatewayContext): RunSources {
  const phases = filter.phase ? new Set<PaymentRunPhase>(filter.phase) : undefined;
  const wants = (phase: PaymentRunPhase) => phases?.has(phase) ?? true;
  const wanted = new Set<Source>();
  if (filter.source !== 'IPLICIT' && (wants('OPEN') || wants('SETTLED'))) wanted.add('CONCUR');
  if (filter.source !== 'CONCUR' && phases?.size !== 0) wanted.add('IPLICIT');
  return {
    wanted,
    filtered: phases !== undefined,
    passes: (payment) => wants(phaseOf(statusOf(payment.statuses))),
    payments: async (skip, take) => context.iplicit.payments({}, take, skip),
    batches: async () => {
      const { concur } = context;
      const batches = await (!wants('OPEN')
        ? concur.list('CLOSED')
        : !wants('SETTLED')
          ? concur.list('OPEN')
          : concur.all());
      // In Concur's order, closing a batch moves it, which would break cursors.
      return inKeyOrder(batches, ({ batchId }) => batchId);
    },
  };
}
