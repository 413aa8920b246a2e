import { randomUUID } from 'node:crypto';
import type { TestGateway } from '../gateway.ts';
import { inputTypeOf } from '../services/iplicit/gateway-under-test.ts';

/** A mutation to put under faults: what it is asked with, and what its service shows once it has acted. */
export interface MutationCase {
  /** The mutation field. */
  name: string;
  /** Tells it from another case of the same mutation; empty if there is none. */
  title: string;
  source: 'CONCUR' | 'IPLICIT';
  /** The whole operation; `$key` is an idempotency key. It answers as `written`. */
  document: string;
  variables: (gateway: TestGateway) => Record<string, unknown>;
  /** Whether the service's state proves it once it has acted. */
  provable: boolean;
  /** What it comes to when the service answers as it should. */
  outcome: 'APPLIED' | 'QUEUED';
}

const PAYLOAD = `outcome replayed userErrors { code field message upstream { source status message } }`;
const PAYMENT = `${PAYLOAD} bulkPayment { id version statuses description allocations { documentNo amount } }`;
const BATCH = `${PAYLOAD} paymentBatch { id batchStatus }`;

function payment(name: string, variables: Record<string, unknown>): MutationCase {
  return {
    name,
    title: name === 'createBulkPayment' && 'description' in variables ? ', as its caller describes it' : '',
    source: 'IPLICIT',
    document: `mutation ($input: ${inputTypeOf(name)}!) { written: ${name}(input: $input) { ${PAYMENT} } }`,
    variables: () => ({ idempotencyKey: randomUUID(), ...variables }),
    provable: true,
    outcome: name === 'submitBulkPayment' ? 'QUEUED' : 'APPLIED',
  };
}

function batch(name: string, more: Record<string, unknown>, status: 'OPEN' | 'CLOSED'): MutationCase {
  return {
    name,
    title: '',
    source: 'CONCUR',
    document: `mutation ($input: ${inputTypeOf(name)}!) { written: ${name}(input: $input) { ${BATCH} } }`,
    variables: ({ sandbox }) => {
      const found = sandbox.concur.data.batches.find((one) => one.status === status && one.count > 0);
      return { id: found?.batchId, idempotencyKey: randomUUID(), ...more };
    },
    // Concur says nothing of a file that was regenerated, except in the answer that was lost.
    provable: name !== 'regeneratePaymentBatchFile',
    outcome: more['mode'] === 'SCHEDULE' ? 'QUEUED' : 'APPLIED',
  };
}

/** Every mutation of the schema but the list of transitions, each on an object that is ready for it. */
export const MUTATIONS: readonly MutationCase[] = [
  batch('closePaymentBatch', { mode: 'SCHEDULE' }, 'OPEN'),
  batch('closePaymentBatch', { mode: 'WAIT' }, 'OPEN'),
  batch('regeneratePaymentBatchFile', {}, 'CLOSED'),
  payment('createBulkPayment', {
    bankAccount: 'MITGBP',
    allocations: [{ document: 'PI-5001', amount: '1.10' }],
  }),
  payment('createBulkPayment', { bankAccount: 'MITGBP', description: "the caller's own" }),
  payment('updateBulkPayment', {
    id: 'BP-1001',
    description: 'changed',
    bankRef: 'REF 7',
  }),
  payment('submitBulkPayment', { id: 'BP-1001' }),
  payment('amendBulkPayment', { id: 'BP-1004' }),
  payment('processBulkPayment', { id: 'BP-1004' }),
  payment('postBulkPayment', { id: 'BP-1006' }),
  payment('unpostBulkPayment', { id: 'BP-1007' }),
  payment('abandonBulkPayment', { id: 'BP-1001', reason: 'twice' }),
  payment('addBulkPaymentAllocations', {
    id: 'BP-1001',
    allocations: [{ document: 'PI-5001', amount: '99.00001' }],
  }),
  payment('replaceBulkPaymentAllocations', {
    id: 'BP-1001',
    allocations: [{ document: 'PI-5002', amount: '7' }],
  }),
  {
    ...payment('deleteBulkPaymentAllocation', {}),
    variables: ({ sandbox }) => ({
      id: 'BP-1001',
      idempotencyKey: randomUUID(),
      allocation: sandbox.iplicit.data.payments.find((one) => one.batchNo === 'BP-1001')?.allocations?.[0]
        ?.id,
    }),
  },
];
