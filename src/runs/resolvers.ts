import type { NodeResolvers, PaymentRunResolvers } from '../generated/resolvers.ts';
import { typeNameOf } from './node.ts';

export { Query } from './query-resolvers.ts';

/** Resolves the type of an object with a gateway id. */
export const Node: NodeResolvers = { __resolveType: typeNameOf };

/** Resolves the type of a payment run. */
export const PaymentRun: PaymentRunResolvers = {
  __resolveType: (run) => ('batchId' in run ? 'PaymentBatch' : 'BulkPayment'),
};
