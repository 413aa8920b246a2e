import type { TestGateway } from '../gateway.ts';

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

const PAYLOAD = `outcome userErrors { code field message upstream { source status message } }`;
const PAYMENT = `${PAYLOAD} bulkPayment { id version statuses description allocations { documentNo amount } }`;
const BATCH = `${PAYLOAD} paymentBatch { id status }`;

function payment(name: string, inputType: string, variables: Record<string, unknown>): MutationCase {
  return {
    name,
    title: name === 'createBulkPayment' && 'description' in variables ? ', as its caller describes it' : '',
    source: 'IPLICIT',
    document: `mutation ($input: ${inputType}!) { written: ${name}(input: $input) { ${PAYMENT} } }`,
    variables: () => variables,
    provable: true,
    outcome: name === 'submitBulkPayment' ? 'QUEUED' : 'APPLIED',
  };
}

function batch(
  name: string,
  inputType: string,
  more: Record<string, unknown>,
  status: 'OPEN' | 'CLOSED',
): MutationCase {
  return {
    name,
    title: '',
    source: 'CONCUR',
    document: `mutation ($input: ${inputType}!) { written: ${name}(input: $input) { ${BATCH} } }`,
    variables: ({ sandbox }) => {
      const found = sandbox.concur.data.batches.find((one) => one.status === status && one.count > 0);
      return { id: found?.batchId, ...more };
    },
    // Concur says nothing of a file that was regenerated, except in the answer that was lost.
    provable: name !== 'regeneratePaymentBatchFile',
    outcome: more['mode'] === 'SCHEDULE' ? 'QUEUED' : 'APPLIED',
  };
}

/** Every mutation of the schema but the list of transitions, each on an object that is ready for it. */
export const MUTATIONS: readonly MutationCase[] = [
  batch('closePaymentBatch', 'ClosePaymentBatchInput', { mode: 'SCHEDULE' }, 'OPEN'),
  batch('closePaymentBatch', 'ClosePaymentBatchInput', { mode: 'WAIT' }, 'OPEN'),
  batch('regeneratePaymentBatchFile', 'RegeneratePaymentBatchFileInput', {}, 'CLOSED'),
  payment('createBulkPayment', 'CreateBulkPaymentInput', {
    bankAccount: 'MITGBP',
    allocations: [{ document: 'PI-5001', amount: '1.10' }],
  }),
  payment('createBulkPayment', 'CreateBulkPaymentInput', {
    bankAccount: 'MITGBP',
    description: "the caller's own",
  }),
  payment('updateBulkPayment', 'UpdateBulkPaymentInput', {
    id: 'BP-1001',
    description: 'changed',
    bankRef: 'REF 7',
  }),
  payment('submitBulkPayment', 'BulkPaymentActionInput', { id: 'BP-1001' }),
  payment('amendBulkPayment', 'BulkPaymentActionInput', { id: 'BP-1004' }),
  payment('processBulkPayment', 'BulkPaymentActionInput', { id: 'BP-1004' }),
  payment('postBulkPayment', 'BulkPaymentActionInput', { id: 'BP-1006' }),
  payment('unpostBulkPayment', 'BulkPaymentActionInput', { id: 'BP-1007' }),
  payment('abandonBulkPayment', 'AbandonBulkPaymentInput', { id: 'BP-1001', reason: 'twice' }),
  payment('addBulkPaymentAllocations', 'BulkPaymentAllocationsInput', {
    id: 'BP-1001',
    allocations: [{ document: 'PI-5001', amount: '99.00001' }],
  }),
  payment('replaceBulkPaymentAllocations', 'BulkPaymentAllocationsInput', {
    id: 'BP-1001',
    allocations: [{ document: 'PI-5002', amount: '7' }],
  }),
  {
    ...payment('deleteBulkPaymentAllocation', 'DeleteBulkPaymentAllocationInput', {}),
    variables: ({ sandbox }) => ({
      id: 'BP-1001',
      allocation: sandbox.iplicit.data.payments.find((one) => one.batchNo === 'BP-1001')?.allocations?.[0]
        ?.id,
    }),
  },
];
