import { FRESH_KEY } from '../load/target.ts';
import { listPath } from '../peers/payment-batch.ts';
import { paymentPaths } from '../peers/reads.ts';
import {
  ONE_PAYMENT,
  PAGE,
  PAYMENTS_IN_FULL,
  SCREEN,
  SCREEN_WITH_PENDING,
  TYPENAME,
  UPDATE,
} from './documents.ts';
import { hundredQueries } from './hundred-queries.ts';
import { rawPage, rawPayment, rawPaymentsInFull } from './raw.ts';
import type { WorkloadRequest, Workload } from './workload.ts';
import type { World } from './world.ts';

/** The request of workloads 2 to 4. */
export const SCREEN_REQUEST: WorkloadRequest = {
  query: SCREEN,
  raw: 'not set up: its sources here are JSON, and Concur answers in XML',
  rest: '/screen?first=100',
  copies: [...paymentPaths(100), listPath('OPEN')],
  answer: (world, revisions) => {
    const batches = world.batches(revisions);
    return {
      bulkPayments: { nodes: world.payments(100, revisions) },
      paymentBatches: { totalCount: batches.length, nodes: batches.slice(0, 50) },
    };
  },
};

/** The request of workload 10. */
const PENDING_REQUEST: WorkloadRequest = {
  ...SCREEN_REQUEST,
  query: SCREEN_WITH_PENDING,
  gatewayOnly: 'the gateway alone knows which writes are under way',
  answer: (world, revisions) => {
    const batches = world.batches(revisions);
    return {
      bulkPayments: {
        nodes: world.payments(100, revisions).map((payment) => ({ ...payment, pendingMutation: null })),
      },
      paymentBatches: {
        totalCount: batches.length,
        nodes: batches
          .slice(0, 50)
          .map((batch) => ({ ...batch, availableActions: ['CLOSE'], pendingMutation: null })),
      },
    };
  },
};

/** How many payments the workloads on single payments take in turn. */
const IN_TURN = 500;

/**
 * A workload by its name.
 * @throws RangeError if there is none
 */
export function workload(name: string): Workload {
  const found = WORKLOADS.find((each) => each.name === name);
  if (!found) throw new RangeError(`There is no workload called ${name}.`);
  return found;
}

/** All workloads, in the order of the report. */
export const WORKLOADS: readonly Workload[] = [
  {
    name: '1',
    title: 'A page of 100 bulk payments with every summary field; the upstream does not change',
    upstream: {},
    rate: 150,
    requests: () => [
      {
        query: PAGE,
        variables: { first: 100 },
        raw: rawPage(100),
        rest: '/bulk-payments?first=100',
        copies: paymentPaths(100),
        answer: (world, revisions) => ({ bulkPayments: { nodes: world.payments(100, revisions) } }),
      },
    ],
  },
  {
    name: '2',
    title: 'A screen of that page and 50 payment batches (JSON and XML); the upstream does not change',
    upstream: {},
    rate: 100,
    requests: () => [SCREEN_REQUEST],
  },
  {
    name: '3',
    title: 'The screen of workload 2; every upstream answer differs from the one before',
    upstream: { changesEvery: 1 },
    rate: 100,
    requests: () => [SCREEN_REQUEST],
  },
  {
    name: '4',
    title: 'The screen of workload 2; the upstream changes once in every 10 answers',
    upstream: { changesEvery: 10 },
    rate: 100,
    requests: () => [SCREEN_REQUEST],
  },
  {
    name: '5',
    title: '50 payments, each with detail, bank account, documents and suppliers; upstream latency 20 ms',
    note: 'The upstream hides some documents with status 403 or 404. The expected answer has null in their place; servers with iplicit’s own schema may give errors beside the data.',
    upstream: { latencyMs: 20 },
    rate: 5,
    requests: (world) => [
      {
        query: PAYMENTS_IN_FULL,
        raw: rawPaymentsInFull(50),
        rest: '/bulk-payments-in-full?first=50',
        copies: world.pathsOfPaymentsInFull(50),
        answer: () => ({ bulkPayments: { nodes: world.paymentsInFull(50) } }),
      },
    ],
    fewestCalls: (world) => world.pathsOfPaymentsInFull(50).length,
  },
  {
    name: '6',
    title: 'One payment by id, a different one each time',
    upstream: {},
    rate: 500,
    requests: (world) => Array.from({ length: IN_TURN }, (_, index) => onePayment(world.uuid(index))),
  },
  {
    name: '7',
    title: 'A mutation that reads the payment back',
    note: 'The gateway does more here: it records the mutation on disk before it sends it, and reads the payment before writing as well as after, which takes three upstream calls. The others write and read back.',
    upstream: {},
    rate: 100,
    requests: (world) =>
      Array.from({ length: IN_TURN }, (_, index) => update(world.uuid(index), `Bench run ${index}`)),
  },
  {
    name: '8',
    title: '100 different queries in turn, no two of which read the same',
    upstream: {},
    rate: 150,
    requests: hundredQueries,
  },
  {
    name: '9',
    title: '{ __typename }',
    note: 'No server needs the upstream for this. The byte-copying proxy stands for a bare node:http answer.',
    upstream: {},
    rate: 1000,
    requests: () => [
      {
        query: TYPENAME,
        raw: { query: TYPENAME, answer: () => ({ __typename: 'Query' }) },
        rest: '/',
        copies: [],
        answer: () => ({ __typename: 'Query' }),
      },
    ],
  },
  {
    name: '10',
    title: 'The screen of workload 2 with `availableActions` and `pendingMutation`; nothing is under way',
    upstream: {},
    rate: 100,
    requests: () => [PENDING_REQUEST],
  },
  {
    name: '11',
    title: 'One payment by id, a different one each time; every upstream answer differs from the one before',
    upstream: { changesEvery: 1 },
    rate: 500,
    requests: (world) => Array.from({ length: IN_TURN }, (_, index) => onePayment(world.uuid(index))),
  },
];

/** The request for one payment in full. */
export function onePayment(uuid: string): WorkloadRequest {
  return {
    query: ONE_PAYMENT,
    variables: { id: `BulkPayment:${uuid}` },
    raw: rawPayment(uuid),
    rest: `/bulk-payments/${uuid}`,
    copies: [`/api/BatchPayment/${uuid}`],
    answer: (world: World, revisions) => ({ bulkPayment: world.payment(uuid, revisions) }),
  };
}

function update(uuid: string, description: string): WorkloadRequest {
  return {
    query: UPDATE,
    variables: { input: { id: `BulkPayment:${uuid}`, description, idempotencyKey: FRESH_KEY } },
    raw: 'not set up: iplicit answers a PATCH without a body, so there is no object to which the read-back could be linked',
    rest: `/bulk-payments/${uuid}`,
    body: JSON.stringify({ description }),
    copies: [`/api/BatchPayment/${uuid}`],
    answer: (world) => ({
      updateBulkPayment: {
        outcome: 'APPLIED',
        userErrors: [],
        bulkPayment: { ...world.payment(uuid), description },
      },
    }),
  };
}
