import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Habits } from '../../src/sandbox/habits.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway, TestGatewayOptions } from '../gateway.ts';

/** A gateway whose services both have these habits. */
async function gatewayOver(
  t: TestContext,
  habits: Habits,
  options: TestGatewayOptions = {},
): Promise<TestGateway> {
  const gateway = await startTestGateway(options);
  t.after(() => gateway.close());
  for (const side of [gateway.sandbox.concur, gateway.sandbox.iplicit]) Object.assign(side.habits, habits);
  return gateway;
}

const READ = `{
  paymentBatches(first: 50) { nodes { id reference total { amount currency } } }
  bulkPayments(first: 5) { nodes { id reference version allocations { id amount } bankAccount { code } } }
}`;
const CREATE = `mutation ($key: String!) {
  written: createBulkPayment(input: { bankAccount: "MITGBP", description: "Habits", idempotencyKey: $key }) {
    outcome userErrors { code message } bulkPayment { uuid description }
  }
}`;
const CLOSE = `mutation ($id: ID!, $key: String!) {
  written: closePaymentBatch(input: { id: $id, mode: WAIT, idempotencyKey: $key }) {
    outcome userErrors { code message upstream { message } } paymentBatch { reference file { downloadUrl entries { rowCount } } }
  }
}`;

interface Written {
  written: {
    outcome: string;
    userErrors: { code: string; upstream?: { message: string | null } }[];
    paymentBatch?: { file: { downloadUrl: string } | null };
  };
}

/** Reads, writes, is refused a write and downloads, at both services, and expects it all to be as usual. */
async function expectUsual(gateway: TestGateway): Promise<void> {
  const { concur } = gateway.sandbox;
  const { errors, data } = await gateway.ask<Record<string, { nodes: { reference: string }[] }>>(READ);
  assert.deepEqual(errors, []);
  assert.equal(data['paymentBatches']?.nodes.length, concur.data.batches.length);
  const created = await gateway.ask<Written & { written: { bulkPayment: { uuid: string } } }>(CREATE, {
    key: randomUUID(),
  });
  assert.deepEqual(created.errors, []);
  assert.equal(created.data.written.outcome, 'APPLIED');
  assert.ok(created.data.written.bulkPayment.uuid);
  const close = (id = '') => gateway.ask<Written>(CLOSE, { id, key: randomUUID() });
  const open = concur.data.batches.filter(({ status }) => status === 'OPEN');
  const empty = await close(open.find(({ count }) => count === 0)?.batchId);
  assert.deepEqual(empty.errors, []);
  assert.deepEqual(
    empty.data.written.userErrors.map(({ code }) => code),
    ['EMPTY_BATCH'],
  );
  assert.match(empty.data.written.userErrors[0]?.upstream?.message ?? '', /does not contain any reports/);
  const batch = open.find(({ count }) => count > 0);
  assert.ok(batch);
  const closed = await close(batch.batchId);
  const { paymentBatch } = closed.data.written;
  assert.deepEqual(closed.errors, []);
  assert.equal(closed.data.written.outcome, 'APPLIED');
  const file = await fetch(paymentBatch?.file?.downloadUrl ?? '');
  assert.equal(file.status, 200);
  assert.match(await file.text(), /Payment Demand|PK/);
}

describe('answers in content codings that nobody asked for', () => {
  for (const coding of ['gzip', 'deflate', 'deflate-raw', 'br', 'zstd'] as const)
    it(`answers coded as ${coding} are decoded: reads, writes, sign-ins, refusals and files`, async (t) => {
      await expectUsual(await gatewayOver(t, { coding }));
    });

  it('the name of a content coding is read without case, and an empty one and identity are none', async (t) => {
    await expectUsual(await gatewayOver(t, { coding: 'gzip', codingName: 'GZip' }));
    await expectUsual(await gatewayOver(t, { coding: 'gzip', codingName: ' identity, X-GZIP ' }));
    await expectUsual(await gatewayOver(t, { codingName: '' }));
    await expectUsual(await gatewayOver(t, { codingName: 'Identity' }));
  });

  it('a coding that is unknown, and a body that is not what its coding makes, are an answer that cannot be read', async (t) => {
    const gateway = await gatewayOver(t, {});
    for (const habits of [{ codingName: 'compress' }, { codingName: 'gzip' }, { codingName: 'br' }]) {
      Object.assign(gateway.sandbox.iplicit.habits, habits);
      const { errors } = await gateway.ask('{ bulkPayments(first: 1) { nodes { id } } }');
      assert.deepEqual(
        errors.map(({ extensions }) => extensions['code']),
        ['UPSTREAM_MALFORMED'],
      );
    }
  });

  it('what a few coded bytes become is bounded like what comes uncoded', async (t) => {
    const gateway = await gatewayOver(t, {});
    const { iplicit } = gateway.sandbox;
    await gateway.ask(READ);
    iplicit.habits.coding = 'gzip';
    iplicit.faults.add({ fault: { kind: 'body', body: `["${'x'.repeat(40 * 1024 * 1024)}"]` } });
    const { errors } = await gateway.ask('{ bulkPayments(first: 2) { nodes { id } } }');
    assert.match(errors[0]?.message ?? '', /larger answer than the gateway accepts/);
  });
});

describe('other habits of services and of what stands in front of them', () => {
  it('a byte order mark before any text is no part of it', async (t) => {
    await expectUsual(await gatewayOver(t, { bom: true }));
  });

  it('interim answers that were not asked for change nothing', async (t) => {
    await expectUsual(await gatewayOver(t, { interim: [100] }));
    await expectUsual(await gatewayOver(t, { interim: [103, 100, 102, 103] }));
  });

  it('connections that die while they are idle change nothing, and are not held against the service', async (t) => {
    const gateway = await gatewayOver(t, {}, { env: { BREAKER_REOPEN_MS: '600000' } });
    await gateway.ask(READ);
    for (const side of [gateway.sandbox.concur, gateway.sandbox.iplicit]) side.habits.dropsUsed = true;
    for (let round = 0; round < 3; round += 1) {
      const screens = Array.from({ length: 20 }, (_, index) =>
        gateway.ask(
          `{ bulkPayments(first: ${index + 1}) { nodes { id version } } paymentBatches { nodes { id } } }`,
        ),
      );
      for (const { errors } of await Promise.all(screens)) assert.deepEqual(errors, []);
    }
    await expectUsual(gateway);
  });

  it('clocks that differ by forty minutes cost no further sign-in', async (t) => {
    for (const clockAheadMs of [-2_400_000, 2_400_000]) {
      const gateway = await gatewayOver(t, { clockAheadMs });
      for (let page = 1; page <= 4; page += 1)
        assert.deepEqual((await gateway.ask(`{ bulkPayments(first: ${page}) { nodes { id } } }`)).errors, []);
      const signIns = gateway.sandbox.iplicit.calls.filter(({ path }) => /session/i.test(path));
      assert.equal(signIns.length, 1);
    }
  });

  it('every request says which program sends it, so that a front which wants to know lets it through', async (t) => {
    const gateway = await gatewayOver(t, { needsUserAgent: true });
    await expectUsual(gateway);
    const { concur, iplicit } = gateway.sandbox;
    for (const { headers } of [...concur.calls, ...iplicit.calls]) {
      assert.match(headers['user-agent'] ?? '', /^payments-graphql-gateway\/\d+\.\d+\.\d+$/);
      assert.equal(headers['accept-encoding'], 'identity');
    }
  });
});
