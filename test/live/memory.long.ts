import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { startTestGateway } from '../gateway.ts';
import { liveBytes } from '../server/live-bytes.ts';
import { connect } from './subscriber.ts';

/** Each watches ten payments one by one, and once more in a list: 20 pushes when all ten change. */
const CLIENTS = 25;
const PAYMENTS = 10;
/** Before the first measurement: by then what is kept once is there. */
const FIRST_PUSHES = 10_000;
const PUSHES = 100_000;
/** In each event, so that even one that is kept once for all who are told shows: 200 × 20 of them are 8 MB. */
const LONG = 'x'.repeat(2_000);
/** It goes up and down by 1 MB by itself, after 5 MB of the start have gone. A small object for each push would be 7 MB. */
const ALLOWANCE = 2_500_000;

const PAYMENT = 'subscription ($id: ID!) { bulkPaymentUpdated(id: $id) { id status description } }';
const RUNS = `subscription {
  paymentRunsUpdated(filter: { sources: [IPLICIT], phases: [OPEN] }) {
    kind id run { reference ... on BulkPayment { description } }
  }
}`;

it('100,000 pushes leave no more memory in use than there was before them', async (t) => {
  const gateway = await startTestGateway({
    services: ['iplicit'],
    env: { WATCH_INTERVAL_MS: '100', WATCH_IDLE_INTERVAL_MS: '100' },
  });
  t.after(() => gateway.close());
  const { iplicit } = gateway.sandbox;
  const model = iplicit.data.payments.find(({ statusList }) => statusList.join() === 'draft');
  assert.ok(model);
  const { payments } = iplicit.data;
  const alike = Array.from({ length: PAYMENTS }, (_, index) => {
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    return { ...model, id, batchNo: `MEMORY-${index}` };
  });
  payments.splice(0, payments.length, ...alike);

  const pushes = { told: 0 };
  const failures: unknown[] = [];
  const sink = {
    next: () => void (pushes.told += 1),
    error: (error: unknown) => failures.push(error),
    complete: () => failures.push('complete'),
  };
  const toldAtLeast = async (wanted: number) => {
    while (pushes.told < wanted && failures.length === 0) await sleep(5);
    assert.deepEqual(failures, []);
  };
  for (let index = 0; index < CLIENTS; index += 1) {
    // One of them over event streams.
    const client = index > 0 ? connect(t, gateway) : createClient({ url: gateway.url, retryAttempts: 0 });
    for (const { id } of payments) client.subscribe({ query: PAYMENT, variables: { id } }, sink);
    client.subscribe({ query: RUNS }, sink);
    if (index === 0) t.after(() => client.dispose());
  }
  const ofAll = CLIENTS * PAYMENTS * 2;
  await toldAtLeast(ofAll);

  let round = 0;
  const pushUpTo = async (wanted: number) => {
    while (pushes.told < wanted) {
      round += 1;
      for (const payment of payments) payment.description = `${round} ${LONG}`;
      await toldAtLeast(ofAll * (round + 1));
    }
    iplicit.clearCalls();
    // Until what was on its way has gone, and V8 has thrown away the code that ran at the start only.
    await sleep(1_000);
    return Math.min(...Array.from({ length: 10 }, liveBytes));
  };
  const before = await pushUpTo(FIRST_PUSHES);
  const after = await pushUpTo(FIRST_PUSHES + PUSHES);
  t.diagnostic(`${pushes.told} pushes, ${after - before} bytes`);
  assert.equal(pushes.told, ofAll * (round + 1), 'each is told of each change once');
  assert.ok(after - before < ALLOWANCE, `${after - before} bytes more`);
});
