import type { PaymentBatchResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { decodeCursor, pageOfWhole, pageSize } from '../graphql/connection.ts';
import { globalId, keyOf } from '../graphql/ids.ts';
import { CONCUR } from './types.ts';

const LIST = 'paymentBatches';

const Query: Pick<QueryResolvers, 'paymentBatch' | 'paymentBatches'> = {
  paymentBatch: (_parent, { id }, { concur }) => concur.batch(keyOf('PaymentBatch', id, ['id'])),

  paymentBatches: async (_parent, { status, first, after }, { concur }) => {
    // A page that cannot be given is refused before Concur is asked for anything.
    pageSize(first);
    if (after != null) decodeCursor(LIST, after);
    const batches = await (status ? concur.list(status) : concur.all());
    return pageOfWhole(LIST, batches, (batch) => batch.batchId, { first, after });
  },
};

const PaymentBatch: PaymentBatchResolvers = {
  id: (batch) => globalId('PaymentBatch', batch.batchId),
  source: () => CONCUR,
  reference: (batch) => batch.name,
  total: (batch) => ({ amount: batch.total, currency: batch.currency }),
  phase: (batch) => (batch.status === 'OPEN' ? 'OPEN' : 'SETTLED'),
  file: (batch, _arguments, { concur }) => concur.file(batch),
};

/** Everything of the schema that Concur answers. */
export const concurResolvers = { Query, PaymentBatch };
