import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { connect, subscribe } from './subscriber.ts';
import type { TestEvent } from './subscriber.ts';

const PAYMENT = 'subscription ($id: ID!) { bulkPaymentUpdated(id: $id) { status description } }';
const STATUS = 'subscription ($id: ID!) { bulkPaymentUpdated(id: $id) { status } }';
const BATCH = 'subscription ($id: ID!) { paymentBatchUpdated(id: $id) { name batchId phase } }';
const SUBMIT = `mutation ($id: ID!, $key: String!) {
  submitBulkPayment(input: { id: $id, idempotencyKey: $key }) { outcome }
}`;
const UPDATE = `mutation ($id: ID!, $key: String!) {
  updateBulkPayment(input: { id: $id, description: "new", idempotencyKey: $key }) { outcome }
}`;
const RUNS = `subscription ($filter: PaymentRunFilter) {
  paymentRunsUpdated(filter: $filter) { kind id isInitial run { reference } }
}`;
/** Often enough that no test waits long. */
const OFTEN = { WATCH_INTERVAL_MS: '100', WATCH_IDLE_INTERVAL_MS: '200' };
/** So seldom that nothing is seen unless something makes the gateway look. */
const SELDOM = { WATCH_INTERVAL_MS: '3600000', WATCH_IDLE_INTERVAL_MS: '3600000' };

interface RunChange {
  kind: string;
  id: string;
  isInitial: boolean;
  run: { reference: string } | null;
}

async function start(t: TestContext, env: Record<string, string> = OFTEN): Promise<TestGateway> {
  const gateway = await startTestGateway({ env });
  t.after(() => gateway.close());
  return gateway;
}

function draftOf({ sandbox }: TestGateway) {
  const payment = sandbox.iplicit.data.payments.find(({ statusList }) => statusList.join() === 'draft');
  assert.ok(payment);
  return payment;
}

function paymentIn({ data }: TestEvent) {
  return data?.['bulkPaymentUpdated'] as { status: string; description: string | null } | null | undefined;
}

function runIn({ data }: TestEvent): RunChange {
  return data?.['paymentRunsUpdated'] as RunChange;
}

describe('a subscription', () => {
  it('a subscription tells the present state first, and then what changes in the service itself', async (t) => {
    const gateway = await start(t);
    const payment = draftOf(gateway);
    const events = subscribe(connect(t, gateway), PAYMENT, { id: payment.id });
    assert.equal(paymentIn(await events.next())?.status, 'DRAFT');
    payment.description = 'changed elsewhere';
    assert.equal(paymentIn(await events.next())?.description, 'changed elsewhere');
  });

  it('a subscription is told nothing when something has changed that it has not selected', async (t) => {
    const gateway = await start(t);
    const payment = draftOf(gateway);
    const client = connect(t, gateway);
    const others = subscribe(client, STATUS, { id: payment.id });
    const events = subscribe(client, PAYMENT, { id: payment.id });
    await Promise.all([others.next(), events.next()]);
    payment.description = 'not selected by the others';
    await events.next();
    await sleep(50);
    assert.equal(others.all.length, 1);
  });

  it('a write through the gateway is told at once, although nothing would be looked at for an hour', async (t) => {
    const gateway = await start(t, SELDOM);
    const { id } = draftOf(gateway);
    const events = subscribe(connect(t, gateway), STATUS, { id });
    assert.equal(paymentIn(await events.next())?.status, 'DRAFT');
    await gateway.ask(SUBMIT, { id, key: 'once' });
    assert.notEqual(paymentIn(await events.next())?.status, 'DRAFT');
  });

  it('a write is followed by looks every second, so that what the service does with it later is told', async (t) => {
    const gateway = await start(t, SELDOM);
    const { id } = draftOf(gateway);
    const events = subscribe(connect(t, gateway), STATUS, { id });
    await gateway.ask(SUBMIT, { id, key: 'once' });
    await events.until((event) => paymentIn(event)?.status === 'APPROVED');
  });

  it('a batch that has gone is told as null', async (t) => {
    const gateway = await start(t);
    const { batches } = gateway.sandbox.concur.data;
    const [batch] = batches;
    assert.ok(batch);
    const events = subscribe(connect(t, gateway), BATCH, { id: batch.batchId });
    assert.equal((await events.next()).data?.['paymentBatchUpdated'] === null, false);
    batches.splice(0, 1);
    assert.deepEqual((await events.next()).data, { paymentBatchUpdated: null });
  });

  it('payment runs are told one by one: first all that match, then those that change, come and go', async (t) => {
    const gateway = await start(t);
    const events = subscribe(connect(t, gateway), RUNS, {
      filter: { phases: ['OPEN'], sources: ['IPLICIT'] },
    });
    await events.next();
    await sleep(50);
    const initial = events.forget();
    assert.ok(initial.length > 1);
    assert.ok(initial.every((event) => runIn(event).kind === 'ADDED' && runIn(event).isInitial));
    const payment = draftOf(gateway);

    payment.batchNo = 'BP-CHANGED';
    const updated = runIn(await events.next());
    assert.deepEqual(
      [updated.kind, updated.isInitial, updated.run?.reference],
      ['UPDATED', false, 'BP-CHANGED'],
    );

    payment.statusList = ['posted'];
    assert.deepEqual(runIn(await events.next()), {
      kind: 'REMOVED',
      id: updated.id,
      isInitial: false,
      run: null,
    });

    payment.statusList = ['draft'];
    const added = runIn(await events.next());
    assert.deepEqual([added.kind, added.id, added.isInitial], ['ADDED', updated.id, false]);
  });

  it('while one service cannot be read, the runs of the other are told, and none is told as removed', async (t) => {
    const gateway = await start(t);
    const { concur, iplicit } = gateway.sandbox;
    const events = subscribe(connect(t, gateway), RUNS, {});
    await events.until((event) => runIn(event).id.startsWith('BulkPayment'));
    concur.faults.add({ times: 1_000, fault: { kind: 'status', status: 503 } });
    const payment = draftOf(gateway);
    payment.batchNo = 'BP-CHANGED';
    await events.until((event) => runIn(event).run?.reference === 'BP-CHANGED');
    concur.faults.clear();
    payment.batchNo = 'BP-AGAIN';
    await events.until((event) => runIn(event).run?.reference === 'BP-AGAIN');
    assert.ok(iplicit.calls.length > 0);
    assert.ok(events.all.every((event) => runIn(event).kind !== 'REMOVED'));
  });

  it('a service that fails for a while costs nothing but time: nothing is told but the change meanwhile', async (t) => {
    const gateway = await start(t);
    const payment = draftOf(gateway);
    const events = subscribe(connect(t, gateway), PAYMENT, { id: payment.id });
    await events.next();
    const { faults } = gateway.sandbox.iplicit;
    faults.add({ times: 1_000, fault: { kind: 'status', status: 503 } });
    await sleep(400);
    payment.description = 'changed meanwhile';
    faults.clear();
    const event = await events.next();
    assert.equal(event.errors, undefined);
    assert.equal(paymentIn(event)?.description, 'changed meanwhile');
  });

  it('a service that fails for long is told once, and the state again when it is back', async (t) => {
    const gateway = await start(t, { ...OFTEN, WATCH_STALE_MS: '300' });
    const payment = draftOf(gateway);
    const events = subscribe(connect(t, gateway), PAYMENT, { id: payment.id });
    await events.next();
    const { faults } = gateway.sandbox.iplicit;
    faults.add({ times: 10_000, fault: { kind: 'status', status: 503 } });
    const { errors } = await events.next();
    assert.equal(errors?.[0]?.extensions?.['code'], 'UPSTREAM_UNAVAILABLE');
    await sleep(500);
    assert.equal(events.all.length, 2);
    faults.clear();
    assert.equal(paymentIn(await events.next())?.status, 'DRAFT');
  });

  it('a service that fails, works and fails again is not told however long that goes on, and after an outage that was told not either', async (t) => {
    const staleMs = 3_000;
    const gateway = await start(t, { ...OFTEN, WATCH_STALE_MS: String(staleMs) });
    const { faults, calls } = gateway.sandbox.iplicit;
    const events = subscribe(connect(t, gateway), STATUS, { id: draftOf(gateway).id });
    await events.next();
    const looks = async (more: number) => {
      const until = calls.length + more;
      while (calls.length < until) await sleep(5);
    };
    const fail = () => faults.add({ times: 10_000, fault: { kind: 'status', status: 503 } });
    const flip = async () => {
      for (const until = performance.now() + 1.5 * staleMs; performance.now() < until;) {
        fail();
        await looks(2);
        faults.clear();
        await looks(2);
      }
    };
    await flip();
    assert.equal(events.all.length, 1);
    fail();
    assert.equal((await events.next()).errors?.[0]?.extensions?.['code'], 'UPSTREAM_UNAVAILABLE');
    faults.clear();
    assert.equal(paymentIn(await events.next())?.status, 'DRAFT');
    await flip();
    assert.equal(events.all.length, 3);
  });

  it('a service that fails for long is told although each look at it fails sooner than that is considered', async (t) => {
    const gateway = await start(t, {
      WATCH_INTERVAL_MS: '1000',
      WATCH_IDLE_INTERVAL_MS: '1000',
      WATCH_STALE_MS: '300',
      BREAKER_REOPEN_MS: '60000',
    });
    const events = subscribe(connect(t, gateway), STATUS, { id: draftOf(gateway).id });
    await events.next();
    // The breaker opens, so that each look fails at once.
    gateway.sandbox.iplicit.faults.add({ times: 10_000, fault: { kind: 'status', status: 503 } });
    assert.equal((await events.next()).errors?.[0]?.extensions?.['code'], 'UPSTREAM_UNAVAILABLE');
  });

  it('of a list, too, a service that fails for long is told once, and all that there is when it is back', async (t) => {
    const gateway = await start(t, { ...OFTEN, WATCH_STALE_MS: '300' });
    const events = subscribe(connect(t, gateway), RUNS, {});
    await events.next();
    await sleep(100);
    const before = events.forget().map(runIn);
    const { faults } = gateway.sandbox.concur;
    faults.add({ times: 10_000, fault: { kind: 'status', status: 503 } });
    assert.equal((await events.next()).errors?.[0]?.extensions?.['code'], 'UPSTREAM_UNAVAILABLE');
    await sleep(500);
    assert.equal(events.forget().length, 1);
    faults.clear();
    for (const run of before) assert.deepEqual(runIn(await events.next()), run);
  });

  it('a subscription that begins while the service fails is told the state when it is back', async (t) => {
    const gateway = await start(t);
    const payment = draftOf(gateway);
    const { faults } = gateway.sandbox.iplicit;
    faults.add({ times: 1_000, fault: { kind: 'reset', act: false } });
    const events = subscribe(connect(t, gateway), PAYMENT, { id: payment.id });
    await sleep(300);
    assert.equal(events.all.length, 0);
    faults.clear();
    assert.equal(paymentIn(await events.next())?.status, 'DRAFT');
  });

  it('however many look at a payment, it is read once for all of them, and not at all when nobody does', async (t) => {
    const gateway = await start(t);
    const payment = draftOf(gateway);
    const many = Array.from({ length: 50 }, () =>
      subscribe(connect(t, gateway), PAYMENT, { id: payment.id }),
    );
    await Promise.all(many.map((events) => events.next()));
    const { calls } = gateway.sandbox.iplicit;
    calls.splice(0);
    payment.description = 'for all of them';
    await Promise.all(many.map((events) => events.next()));
    const alone = calls.length;
    assert.ok(alone <= 3, `${alone} calls`);
    for (const { end } of many) end();
    await sleep(100);
    calls.splice(0);
    await sleep(300);
    assert.equal(calls.length, 0);
  });

  it('an id that cannot be one is refused, which ends the subscription', async (t) => {
    const gateway = await start(t);
    const events = subscribe(connect(t, gateway), STATUS, { id: 'PaymentBatch:1' });
    assert.match(JSON.stringify((await events.next()).error), /BAD_USER_INPUT/);
  });

  it('a subscription over plain POST is refused with what to do, and nothing is read for it', async (t) => {
    const gateway = await start(t);
    const { status, errors } = await gateway.ask(RUNS, {}, { accept: 'application/graphql-response+json' });
    assert.equal(status, 400);
    assert.match(errors[0]?.message ?? '', /text\/event-stream/);
    assert.equal(gateway.sandbox.concur.calls.length, 0);
  });

  it('a write that is queued is told as such, and then that it has been carried out, which completes the subscription', async (t) => {
    const gateway = await start(t);
    const { id } = draftOf(gateway);
    await gateway.ask(SUBMIT, { id, key: 'once' });
    const { data } = await gateway.ask<{ mutationLog: { nodes: { id: string }[] } }>(
      '{ mutationLog { nodes { id } } }',
    );
    const query = 'subscription ($record: ID!) { mutationSettled(record: $record) { outcome } }';
    const events = subscribe(connect(t, gateway), query, { record: data.mutationLog.nodes[0]?.id });
    assert.deepEqual((await events.next()).data, { mutationSettled: { outcome: 'QUEUED' } });
    assert.deepEqual((await events.next()).data, { mutationSettled: { outcome: 'APPLIED' } });
    assert.deepEqual(await events.next(), { isComplete: true });
  });

  it('a write that has been settled is told by its record, which completes the subscription', async (t) => {
    const gateway = await start(t);
    const { id } = draftOf(gateway);
    await gateway.ask(UPDATE, { id, key: 'once' });
    const { data } = await gateway.ask<{ mutationLog: { nodes: { id: string }[] } }>(
      '{ mutationLog { nodes { id } } }',
    );
    const record = data.mutationLog.nodes[0]?.id;
    const events = subscribe(
      connect(t, gateway),
      'subscription ($record: ID!) { mutationSettled(record: $record) { id outcome } }',
      { record },
    );
    const settled = (await events.next()).data?.['mutationSettled'] as { id: string; outcome: string };
    assert.equal(settled.id, record);
    assert.equal(settled.outcome, 'APPLIED');
    assert.deepEqual(await events.next(), { isComplete: true });
  });
});
