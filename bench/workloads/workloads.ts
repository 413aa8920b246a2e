import { listPath } from '../peers/payment-batch.ts';
import { paymentPaths } from '../peers/reads.ts';
import { ONE_PAYMENT, PAGE, PAYMENTS_IN_FULL, SCREEN, TYPENAME, UPDATE } from './documents.ts';
import { hundredQueries } from './hundred-queries.ts';
import { rawPage, rawPayment, rawPaymentsInFull } from './raw.ts';
import type { Asked, Workload } from './workload.ts';
import type { World } from './world.ts';

/** The screen of the second workload. */
export const SCREEN_ASKED: Asked = {
  query: SCREEN,
  raw: 'cannot: reads JSON only, and Concur answers in XML',
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

/** Payments that the workloads on single payments take in turn. */
const IN_TURN = 500;

/** A workload by name. */
export function workload(name: string): Workload {
  const found = WORKLOADS.find((each) => each.name === name);
  if (!found) throw new RangeError(`No workload is called ${name}.`);
  return found;
}

/** All workloads, in the order of the result. */
export const WORKLOADS: readonly Workload[] = [
  {
    name: '1',
    title: 'A page of 100 bulk payments, every summary field, unchanged upstream',
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
    title: 'That page and 50 payment batches on one screen (JSON and XML), unchanged upstream',
    upstream: {},
    rate: 100,
    requests: () => [SCREEN_ASKED],
  },
  {
    name: '3',
    title: 'The screen of 2, every upstream answer different from the one before',
    upstream: { changesEvery: 1 },
    rate: 100,
    requests: () => [SCREEN_ASKED],
  },
  {
    name: '4',
    title: 'The screen of 2, the upstream changing once in every 10 answers',
    upstream: { changesEvery: 10 },
    rate: 100,
    requests: () => [SCREEN_ASKED],
  },
  {
    name: '5',
    title: '50 payments each with detail, bank account, documents and suppliers, upstream at 20 ms',
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
    title: 'One payment by id, another each time',
    upstream: {},
    rate: 500,
    requests: (world) => Array.from({ length: IN_TURN }, (_, index) => onePayment(world.uuid(index))),
  },
  {
    name: '7',
    title: 'A mutation with read-back',
    note: 'The gateway alone reads the payment before it writes to it, and has what it is about to do on disk: three calls. The others write and read.',
    upstream: {},
    rate: 100,
    requests: (world) =>
      Array.from({ length: IN_TURN }, (_, index) => update(world.uuid(index), `Bench run ${index}`)),
  },
  {
    name: '8',
    title: '100 different queries in turn, nothing alike to coalesce',
    upstream: {},
    rate: 150,
    requests: hundredQueries,
  },
  {
    name: '9',
    title: '{ __typename }',
    note: 'The proxy stands for a bare node:http answer here: it asks nobody.',
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
];

/** One payment in full. */
export function onePayment(uuid: string): Asked {
  return {
    query: ONE_PAYMENT,
    variables: { id: `BulkPayment:${uuid}` },
    raw: rawPayment(uuid),
    rest: `/bulk-payments/${uuid}`,
    copies: [`/api/BatchPayment/${uuid}`],
    answer: (world: World) => ({ bulkPayment: world.payment(uuid) }),
  };
}

function update(uuid: string, description: string): Asked {
  return {
    query: UPDATE,
    variables: { input: { id: `BulkPayment:${uuid}`, description } },
    raw: 'cannot: a PATCH answers without a body, which leaves nothing for the read-back to hang on',
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
