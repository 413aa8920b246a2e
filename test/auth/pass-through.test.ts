import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createLog } from '../../src/app/log.ts';
import { startTenants } from './tenants.ts';
import type { Tenant, TenantGateway } from './tenants.ts';

/** Both services, lists and single objects, and what hangs on them. */
const SCREEN = `{
  bulkPayments(first: 3) { nodes { description bankAccount { description } } }
  paymentBatches(first: 3) { nodes { name } }
  paymentRuns(first: 100, filter: { sources: CONCUR }) { nodes { reference } }
}`;

/** Whose data an answer shows. */
function shown(answer: unknown): string[] {
  return [...new Set([...JSON.stringify(answer).matchAll(/"of (\w+)"/g)].map(([, name]) => name ?? ''))];
}

function create(key: string): string {
  return `mutation { createBulkPayment(input: { idempotencyKey: "${key}" }) { outcome } }`;
}

describe('credentials that callers bring along', () => {
  let world: TenantGateway;
  let alice: Tenant;
  let bob: Tenant;
  let log = '';

  const ask = <Data>(query: string, headers: Record<string, string> = {}, variables = {}) =>
    world.gateway.ask<Data>(query, variables, headers);

  before(async () => {
    world = await startTenants(['alice', 'bob', 'carol'], {
      env: { AUTH_PASS_THROUGH: 'true', SETTLED_AFTER_MS: '0' },
      log: createLog('trace', { write: (text: string) => void (log += text) }),
    });
    [alice, bob] = world.tenants as [Tenant, Tenant];
  });
  after(() => world.close());

  it('credentials that callers bring along show each caller its own and nobody anything else, however they come in between each other', async () => {
    const callers = [...world.tenants, { name: 'own', headers: {} }];
    const asked = Array.from({ length: 60 }, (_, index) => callers[(index * 7 + (index >> 3)) % 4]);
    for (let round = 0; round < 4; round += 1) {
      const answers = await Promise.all(
        asked.map(async (caller) => {
          const { data, errors } = await ask(SCREEN, caller?.headers);
          assert.deepEqual(errors, []);
          return { to: caller?.name, of: shown(data) };
        }),
      );
      for (const { to, of } of answers) assert.deepEqual(of, [to]);
    }
    // What was answered from the start and what was answered again.
    assert.ok(log.includes('"outcome":"CACHED"'));
  });

  it('credentials that callers bring along are used for the service that they belong to alone: the gateway speaks to the other as itself', async () => {
    const { 'x-iplicit-session': session, 'x-concur-authorization': token } = alice.headers;
    const one = await ask<Record<string, unknown>>(SCREEN, { 'x-iplicit-session': session });
    assert.deepEqual(shown(one.data['bulkPayments']), ['alice']);
    assert.deepEqual(shown(one.data['paymentBatches']), ['own']);
    const other = await ask<Record<string, unknown>>(SCREEN, { 'x-concur-authorization': token });
    assert.deepEqual(shown(other.data['bulkPayments']), ['own']);
    assert.deepEqual(shown(other.data['paymentBatches']), ['alice']);
    const bare = await ask<Record<string, unknown>>(SCREEN, {
      'x-concur-authorization': token.replace('Bearer ', ''),
      'x-iplicit-session': bob.headers['x-iplicit-session'],
    });
    assert.deepEqual(shown(bare.data['bulkPayments']), ['bob']);
    assert.deepEqual(shown(bare.data['paymentBatches']), ['alice']);
  });

  it('credentials that callers bring along write where they read', async () => {
    const counts = () =>
      [alice.sandbox, bob.sandbox, world.gateway.sandbox].map(({ iplicit }) => iplicit.data.payments.length);
    const [ofAlice = 0, ofBob, own] = counts();
    const create =
      'mutation { createBulkPayment(input: { description: "new", idempotencyKey: "key-6" }) { outcome bulkPayment { id } } }';
    const written = await ask<{ createBulkPayment: { bulkPayment: { id: string } } }>(create, alice.headers);
    assert.deepEqual(counts(), [ofAlice + 1, ofBob, own]);
    const { id } = written.data.createBulkPayment.bulkPayment;
    const read = 'query Q($id: ID!) { node(id: $id) { id } }';
    assert.deepEqual((await ask(read, alice.headers, { id })).data, { node: { id } });
    assert.deepEqual((await ask(read, bob.headers, { id })).data, { node: null });
    assert.deepEqual((await ask(read, {}, { id })).data, { node: null });
  });

  it('credentials that callers bring along download a file that they closed, and no other caller downloads it', async () => {
    const batch = alice.sandbox.concur.data.batches.find(({ status }) => status === 'OPEN');
    const close =
      'mutation M($id: ID!) { closePaymentBatch(input: { id: $id, mode: WAIT, idempotencyKey: "key-5" }) { outcome paymentBatch { file { downloadUrl } } } }';
    const closed = await ask<{
      closePaymentBatch: { outcome: string; paymentBatch: { file: { downloadUrl: string } } };
    }>(close, alice.headers, { id: batch?.batchId });
    assert.equal(closed.data.closePaymentBatch.outcome, 'APPLIED');
    const { downloadUrl } = closed.data.closePaymentBatch.paymentBatch.file;
    const download = (headers: Record<string, string>) => fetch(downloadUrl, { headers });
    assert.equal((await download(alice.headers)).status, 200);
    // The batch has the same id in every company; in the others it is still open, or its file unknown.
    for (const headers of [bob.headers, {}]) assert.equal((await download(headers)).status, 404);
    bob.sandbox.concur.data.batches.forEach((one) => (one.status = 'CLOSED'));
    assert.equal((await download(bob.headers)).status, 404);
  });

  it('credentials that callers bring along that are not good are refused by the service, once, and the gateway does not step in with its own', async () => {
    const { iplicit, concur } = world.gateway.sandbox;
    for (const [header, calls, field] of [
      ['x-iplicit-session', iplicit.calls, 'bulkPayments { nodes { id } }'],
      ['x-concur-authorization', concur.calls, 'paymentBatches(filter: { status: OPEN }) { nodes { id } }'],
    ] as const) {
      calls.length = 0;
      const { data, errors } = await ask(`{ ${field} }`, { [header]: 'wrong' });
      assert.equal(data, null);
      assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_AUTH');
      assert.deepEqual(
        calls.map(({ status }) => status),
        [field.startsWith('bulk') ? 401 : 403],
      );
    }
    assert.deepEqual((await ask(SCREEN)).errors, []);
  });

  it('credentials that callers bring along that no service could have given are refused at once', async () => {
    for (const value of ['two words', 'ümlaut', 'x'.repeat(8_193), ''])
      for (const header of Object.keys(alice.headers)) {
        const answer = await ask('{ __typename }', { [header]: value });
        assert.equal(answer.status, 400, value.slice(0, 20));
        assert.equal(answer.errors[0]?.extensions['code'], 'BAD_REQUEST');
      }
  });

  it('credentials that callers bring along read back what was lost, and nobody judges by what another sees', async () => {
    const lose = () =>
      alice.sandbox.iplicit.faults.add({
        method: 'POST',
        path: '/api/BatchPayment',
        fault: { kind: 'reset', act: true },
      });
    lose();
    const found = await ask(create('found'), alice.headers);
    assert.deepEqual(found.data, { createBulkPayment: { outcome: 'APPLIED' } });
    lose();
    alice.sandbox.iplicit.faults.add({ method: 'GET', times: 1_000, fault: { kind: 'status', status: 500 } });
    const lost = await ask(create('lost'), alice.headers);
    assert.deepEqual(lost.data, { createBulkPayment: { outcome: 'UNKNOWN' } });
    alice.sandbox.iplicit.faults.clear();
    assert.deepEqual((await ask(create('lost'), alice.headers)).data, {
      createBulkPayment: { outcome: 'APPLIED' },
    });
    // The same key from another company is another request, whose answer says nothing of this one.
    for (const headers of [{}, bob.headers]) {
      const { data } = await ask(create('lost'), headers);
      assert.deepEqual(data, { createBulkPayment: { outcome: 'REFUSED' } });
    }
  });

  it('credentials that callers bring along are never written to the log', () => {
    assert.ok(log.length > 1_000);
    for (const { headers } of world.tenants)
      for (const secret of Object.values(headers)) assert.ok(!log.includes(secret.replace('Bearer ', '')));
  });
});

describe('a gateway that lets nobody bring credentials along', () => {
  it('a gateway that lets nobody bring credentials along looks at none, and shows what it sees itself', async (t) => {
    const world = await startTenants(['alice']);
    t.after(() => world.close());
    const { data } = await world.gateway.ask(SCREEN, {}, world.tenants[0]?.headers);
    const text = JSON.stringify(data);
    assert.match(text, /of own/);
    assert.doesNotMatch(text, /of alice/);
  });
});
