import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { keyFile } from '../auth/keys.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGatewayOptions } from '../gateway.ts';

type Name = 'greedy' | 'polite' | 'clerk';

/** A gateway whose callers have names, and what each of them asks. */
async function gatewayFor(t: TestContext, options: TestGatewayOptions = {}) {
  const { path, keys } = keyFile<Name>(t, {
    greedy: ['payments:read', 'payments:files'],
    polite: ['payments:read', 'payments:files'],
    clerk: ['payments:read', 'payments:edit'],
  });
  const gateway = await startTestGateway({
    ...options,
    env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path, ...options.env },
  });
  t.after(() => gateway.close());
  const as = <Data>(name: Name, query: string, variables?: Record<string, unknown>) =>
    gateway.ask<Data>(query, variables, { 'x-api-key': keys[name] });
  return { gateway, keys, as };
}

/** Five hundred reads. No two requests share one. */
function manyReads(request: number): string {
  const id = (field: number, entry: number) =>
    `BulkPayment:00000000-0000-4000-8000-${String(request * 10_000 + field * 100 + entry).padStart(12, '0')}`;
  const fields = Array.from({ length: 5 }, (_, field) => {
    const ids = Array.from({ length: 100 }, (_, entry) => id(field, entry));
    return `a${field}: nodes(ids: ${JSON.stringify(ids)}) { id }`;
  });
  return `{ ${fields.join(' ')} }`;
}

describe('a greedy caller', () => {
  it('a greedy caller that makes thousands of reads holds up neither another reader nor a write', async (t) => {
    const { gateway, keys, as } = await gatewayFor(t, {
      sandbox: { latencyMs: 20 },
      env: { UPSTREAM_CONNECTIONS: '8' },
    });
    await as('polite', '{ bulkPayments(first: 1) { nodes { id } } }');
    const requests = 12;
    let pending = requests;
    const leave = new AbortController();
    const greedy = Array.from({ length: requests }, (_, request) =>
      fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': keys.greedy },
        body: JSON.stringify({ query: manyReads(request) }),
        signal: leave.signal,
      })
        .catch(() => undefined)
        .finally(() => (pending -= 1)),
    );
    while (gateway.sandbox.iplicit.calls.length < 20) await sleep(5);
    const read = await as('polite', '{ bulkPayments(first: 2) { nodes { id } } }');
    assert.deepEqual(read.errors, []);
    const write = await as<{ w: { outcome: string } }>(
      'clerk',
      'mutation { w: updateBulkPayment(input: { id: "BP-1001", description: "meanwhile", idempotencyKey: "meanwhile" }) { outcome } }',
    );
    assert.deepEqual(write.errors, []);
    assert.equal(write.data.w.outcome, 'APPLIED');
    assert.ok(pending >= requests - 2, `${requests - pending} of the greedy caller's requests came first`);
    leave.abort();
    await Promise.all(greedy);
  });

  it('a greedy caller whose requests are slow is refused more of them, and nobody else is', async (t) => {
    const { gateway, as } = await gatewayFor(t, { env: { MAX_REQUESTS_UNDER_WAY: '9' } });
    await as('polite', '{ paymentBatches(first: 1) { totalCount } }');
    gateway.sandbox.concur.faults.add({ path: /batchlist/, times: 20, fault: { kind: 'delay', ms: 2_000 } });
    const asked = Array.from({ length: 12 }, (_, index) =>
      as('greedy', `{ paymentBatches(first: ${index}) { totalCount } }`),
    );
    while ((await as('greedy', '{ __typename }')).status !== 503) await sleep(5);
    for (const name of ['polite', 'clerk'] as const)
      assert.deepEqual((await as(name, '{ bulkPayments(first: 1) { nodes { id } } }')).errors, []);
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length, 6, 'two thirds of the places');
    assert.equal(statuses.filter((status) => status === 503).length, 6);
  });

  it('a greedy caller whose downloads are slow is refused more of them, and nobody else is', async (t) => {
    const { gateway, keys } = await gatewayFor(t, {
      sandbox: { concurEdition: '2018' },
      limits: { downloads: 3 },
    });
    const { concur } = gateway.sandbox;
    const batch = concur.data.batches.find(({ status, file }) => status === 'CLOSED' && file.kind === 'csv');
    assert.ok(batch);
    const address = `${gateway.origin}/files/payment-batches/${batch.batchId}`;
    const leave = new AbortController();
    const download = (name: Name) =>
      fetch(address, { headers: { 'x-api-key': keys[name] }, signal: leave.signal });
    assert.equal((await download('polite')).status, 200);
    const files = () => concur.calls.filter(({ path }) => path.endsWith('/file'));
    concur.clearCalls();
    concur.faults.add({ path: /\/file$/, times: 2, fault: { kind: 'hang' } });
    const slow = [download('greedy'), download('greedy')].map((one) => one.catch(() => undefined));
    while (files().length < 2) await sleep(5);
    assert.equal((await download('greedy')).status, 503);
    assert.equal((await download('polite')).status, 200);
    leave.abort();
    await Promise.all(slow);
  });
});
