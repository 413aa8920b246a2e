import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

describe('a service that hangs', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway({ env: { UPSTREAM_TIMEOUT_MS: '1500', UPSTREAM_CONNECTIONS: '4' } });
  });
  after(() => gateway.close());
  afterEach(() => {
    gateway.sandbox.concur.faults.clear();
    gateway.sandbox.iplicit.faults.clear();
  });

  it('a service that hangs holds up nobody who asks for the other', async () => {
    gateway.sandbox.concur.faults.add({ times: 1_000, fault: { kind: 'hang' } });
    let stuck = 40;
    const waiting = Array.from({ length: stuck }, (_, index) =>
      gateway
        .ask('{ paymentBatch(id: "x") { name } }', {}, { 'x-request': String(index) })
        .finally(() => (stuck -= 1)),
    );
    for (let request = 0; request < 50; request += 1) {
      const { errors } = await gateway.ask('{ bulkPayments(first: 5) { nodes { batchNo hasNotes } } }');
      assert.deepEqual(errors, []);
    }
    const { data } = await gateway.ask<{ w: { outcome: string } }>(
      'mutation { w: updateBulkPayment(input: { id: "BP-1001", description: "while Concur hangs", idempotencyKey: "key-23" }) { outcome } }',
    );
    assert.equal(data.w.outcome, 'APPLIED');
    assert.equal(stuck, 40, 'the others still wait for Concur');
    const answers = await Promise.all(waiting);
    for (const { errors } of answers) {
      assert.ok(['UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE'].includes(String(errors[0]?.extensions['code'])));
      assert.equal(errors[0]?.extensions['source'], 'CONCUR');
    }
  });
});

describe('a request whose time is up', () => {
  it('a request whose time is up ends what it still reads, and says so', async () => {
    const gateway = await startTestGateway({ limits: { deadlineMs: 150 } });
    try {
      const { errors: none } = await gateway.ask('{ bulkPayment(id: "BP-1001") { batchNo } }');
      assert.deepEqual(none, []);
      gateway.sandbox.iplicit.faults.add({ times: 10, fault: { kind: 'hang' } });
      const { errors } = await gateway.ask('{ bulkPayment(id: "BP-1001") { batchNo } }');
      assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_TIMEOUT');
    } finally {
      await gateway.close();
    }
  });
});

describe('a service that keeps failing', () => {
  it('a service that keeps failing is let be: nothing is sent to it, and readiness and `upstreams` tell', async () => {
    const gateway = await startTestGateway({ env: { BREAKER_REOPEN_MS: '60000', OPS_PORT: '0' } });
    try {
      const breakers = async () => {
        const response = await fetch(`${gateway.opsOrigin}/health/ready`);
        return ((await response.json()) as { breakers: Record<string, string> }).breakers;
      };
      assert.deepEqual(await breakers(), { CONCUR: 'closed', IPLICIT: 'closed' });
      gateway.sandbox.concur.faults.add({ times: 1_000, fault: { kind: 'status', status: 503 } });
      while ((await breakers())['CONCUR'] !== 'open') await gateway.ask('{ paymentBatch(id: "x") { name } }');
      gateway.sandbox.concur.clearCalls();
      const { errors } = await gateway.ask('{ paymentBatch(id: "x") { name } }');
      assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_UNAVAILABLE');
      assert.equal(gateway.sandbox.concur.calls.length, 0, 'nothing is sent to it');
      const { data } = await gateway.ask<{ upstreams: { source: string; state: string }[] }>(
        '{ upstreams { source state } }',
      );
      assert.deepEqual(data.upstreams, [
        { source: 'CONCUR', state: 'DOWN' },
        { source: 'IPLICIT', state: 'UP' },
      ]);
    } finally {
      await gateway.close();
    }
  });
});

describe('a client that goes away', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway();
  });
  after(() => gateway.close());

  it('a client that goes away never stops a write under way: it is seen through and written down', async () => {
    const { iplicit } = gateway.sandbox;
    iplicit.faults.add({ method: 'PATCH', fault: { kind: 'delay', ms: 200 } });
    const leave = new AbortController();
    const asking = fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'mutation { updateBulkPayment(input: { id: "BP-1002", description: "seen through", idempotencyKey: "key-22" }) { outcome } }',
      }),
      signal: leave.signal,
    });
    while (!iplicit.calls.some((call) => call.method === 'PATCH')) await sleep(5);
    leave.abort();
    await assert.rejects(asking);
    while (!iplicit.calls.some((call) => call.acted)) await sleep(5);
    const log = '{ mutationLog { nodes { mutation outcome } } }';
    type Log = { mutationLog: { nodes: { mutation: string; outcome: string }[] } };
    let records: Log['mutationLog']['nodes'] = [];
    while (records[0]?.outcome !== 'APPLIED') {
      await sleep(10);
      records = (await gateway.ask<Log>(log)).data.mutationLog.nodes;
    }
    assert.deepEqual(records, [{ mutation: 'updateBulkPayment', outcome: 'APPLIED' }]);
  });

  it('a client that goes away that goes before its write has left sends nothing', async () => {
    const { iplicit } = gateway.sandbox;
    iplicit.clearCalls();
    iplicit.faults.add({ method: 'GET', fault: { kind: 'delay', ms: 200 } });
    const leave = new AbortController();
    const asking = fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'mutation { updateBulkPayment(input: { id: "BP-1011", description: "never", idempotencyKey: "key-21" }) { outcome } }',
      }),
      signal: leave.signal,
    });
    while (iplicit.calls.length === 0) await sleep(5);
    leave.abort();
    await assert.rejects(asking);
    await sleep(400);
    assert.deepEqual(
      iplicit.calls.filter((call) => call.method !== 'GET'),
      [],
    );
  });
});
