import type { NodeResolvers, PaymentRunResolvers } from '../generated/resolvers.ts';
import { typeNameOf } from './node.ts';

export { Query } from './query-resolvers.ts';

export const Node: NodeResolvers = { __resolveType: typeNameOf };

export const PaymentRun: PaymentRunResolvers = {
  __resolveType: (run) => ('batchId' in run ? 'PaymentBatch' : 'BulkPayment'),
};
