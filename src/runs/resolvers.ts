import type { MutationPayloadResolvers, NodeResolvers, PaymentRunResolvers } from '../generated/resolvers.ts';
import { typeNameOf } from './node.ts';

export { Query } from './query-resolvers.ts';

export const Node: NodeResolvers = { __resolveType: typeNameOf };

export const PaymentRun: PaymentRunResolvers = {
  __resolveType: (run) => ('batchId' in run ? 'PaymentBatch' : 'BulkPayment'),
};

export const MutationPayload: MutationPayloadResolvers = {
  // No field gives a bare payload: each mutation names its own type, which is what an object says here.
  __resolveType: (payload) => payload.__typename ?? null,
};
