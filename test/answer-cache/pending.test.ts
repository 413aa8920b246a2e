import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway } from '../gateway.ts';
import { figuresOf } from './two-gateways.ts';

interface Shown {
  batchNo: string;
  status: string;
  availableActions: string[];
  pendingMutation: { mutation: string; outcome: string } | null;
}

const LIST =
  '{ bulkPayments(first: 5) { nodes { batchNo status availableActions pendingMutation { mutation outcome } } } }';
const SUBMIT = 'mutation ($input: SubmitBulkPaymentInput!) { submitBulkPayment(input: $input) { outcome } }';

it('a list with availableActions and pendingMutation is answered from the cache while no write is under way, and is right as soon as one was answered', async (t) => {
  const gateway = await startTestGateway({
    services: ['iplicit'],
    sandbox: { approvalDelayMs: 1_000 },
    env: { OPS_PORT: '0' },
  });
  t.after(() => gateway.close());
  const hits = async () => (await figuresOf(gateway.opsOrigin)).hits;
  const shown = async (): Promise<Shown> => {
    const { data } = await gateway.ask<{ bulkPayments: { nodes: Shown[] } }>(LIST);
    const payment = data.bulkPayments.nodes.find(({ batchNo }) => batchNo === 'BP-1001');
    assert.ok(payment);
    return payment;
  };

  const before = await shown();
  assert.ok(before.availableActions.includes('SUBMIT'));
  assert.equal(before.pendingMutation, null);
  assert.deepEqual(await shown(), before);
  assert.equal(await hits(), 1);

  const { data } = await gateway.ask<{ submitBulkPayment: { outcome: string } }>(SUBMIT, {
    input: { id: 'BP-1001', idempotencyKey: randomUUID() },
  });
  assert.equal(data.submitBulkPayment.outcome, 'QUEUED');
  const during = await shown();
  assert.deepEqual(during.pendingMutation, { mutation: 'submitBulkPayment', outcome: 'QUEUED' });
  assert.ok(!during.availableActions.includes('SUBMIT'));

  let after = during;
  while (after.pendingMutation) {
    await sleep(50);
    after = await shown();
  }
  assert.notEqual(after.status, before.status);
  await shown();
  const settled = await hits();
  assert.deepEqual(await shown(), after);
  assert.equal(await hits(), settled + 1);
});
