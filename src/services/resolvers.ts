import type { SubscriptionPaymentRunsUpdatedArgs } from '../generated/resolvers.ts';
import { badUserInput } from '../graphql/errors.ts';
import { scalars } from '../graphql/scalars.ts';
import * as writes from '../writes/mutation-log.ts';
import { SERVICES } from './index.ts';
import { readNode, typeNameOf } from './node.ts';
import { isPaymentRun, readAllRuns, readPaymentRuns, runTypeOf, totalPaymentRuns } from './payment-runs.ts';
import type { GatewayContext } from './context.ts';
import type { PaymentRunChange } from './payment-runs.ts';
import type { ServiceResolvers } from './service.ts';
import { probe } from './upstreams.ts';
import { resolveMutation } from './resolve-mutation.ts';
import { viewer } from './viewer.ts';

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

/** All resolvers of the schema, by the rooms that have them. */
export const RESOLVERS: readonly ServiceResolvers[] = [
  scalars,
  across,
  viewer,
  resolveMutation,
  writes,
  ...SERVICES.map(({ resolvers }) => resolvers),
];
