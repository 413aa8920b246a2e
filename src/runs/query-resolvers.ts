import type { GatewayContext } from '../context.ts';
import type { PaymentRunFilter, PaymentRunPhase, QueryResolvers } from '../generated/resolvers.ts';
import { badUserInput } from '../graphql/bad-user-input.ts';
import { phaseOf, statusOf } from '../iplicit/lifecycle.ts';
import { readNode } from './node.ts';
import { readPaymentRuns } from './payment-runs.ts';
import type { RunSources, Source } from './payment-runs.ts';
import { probe } from './upstreams.ts';

/** Most nodes that one request may ask for by id. */
const MOST_IDS = 100;

export const Query: Pick<QueryResolvers, 'node' | 'nodes' | 'paymentRuns' | 'upstreams'> = {
  node: (_, { id }, context) => readNode(id, ['id'], context),

  nodes: (_, { ids }, context) => {
    if (ids.length > MOST_IDS)
      throw badUserInput(`At most ${MOST_IDS} ids can be asked for at once.`, ['ids']);
    // A list of promises, not a promise of the list: each fails alone.
    return ids.map((id, index) => readNode(id, ['ids', String(index)], context));
  },

  paymentRuns: async (_, { filter, first, after }, context) => {
    const page = await readPaymentRuns(sourcesFor(filter ?? {}, context), { first, after });
    // A service that failed may be there the next time, whatever it says: what is made without it is made once.
    const failed = context.endpoints.some(({ source }) => page.unavailable.includes(source));
    if (failed) context.reader.unrepeatable();
    return page;
  },

  upstreams: (_parent, _args, context) => probe(context),
};

/** Where the runs that pass a filter come from. What cannot hold any of them is not asked. */
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
      // Concur's own order puts a batch elsewhere when it is closed; a cursor must survive that.
      return batches.toSorted((a, b) => (a.batchId < b.batchId ? -1 : 1));
    },
  };
}
