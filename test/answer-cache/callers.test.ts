import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { createIplicitData } from '../../src/sandbox/iplicit/data.ts';
import { keyFile } from '../auth/keys.ts';
import { askForSession } from '../sandbox/signed-in.ts';
import { changes, Changing } from './changes.ts';
import { asks } from './documents.ts';
import { unpacked } from './raw-ask.ts';
import { startTwoGateways } from './two-gateways.ts';
import type { TwoGateways } from './two-gateways.ts';

const RUNS = '{ paymentRuns(first: 2) { nodes { id } } }';

describe('callers', () => {
  let gateways: TwoGateways;
  let headersOf: Record<'reader' | 'twin' | 'auditor' | 'anybody' | 'guest', Record<string, string>>;
  const ended: (() => void)[] = [];
  before(async () => {
    const { path, keys } = keyFile(
      { after: (end) => void ended.push(end) },
      { reader: ['payments:read'], twin: ['payments:read'], auditor: ['payments:audit'] },
    );
    const { payments, ...data } = createIplicitData();
    gateways = await startTwoGateways(
      { closeDelayMs: 0, approvalDelayMs: 0, iplicitData: { ...data, payments: payments.slice(0, 6) } },
      { AUTH: 'none,api-key', AUTH_API_KEYS_FILE: path, AUTH_PASS_THROUGH: 'true' },
    );
    const session = (await (await askForSession(gateways.sandbox.iplicit)).json()) as {
      sessionToken: string;
    };
    headersOf = {
      reader: { 'x-api-key': keys.reader },
      twin: { 'x-api-key': keys.twin },
      auditor: { 'x-api-key': keys.auditor },
      anybody: {},
      guest: { 'x-iplicit-session': session.sessionToken },
    };
  });
  after(async () => {
    await gateways.close();
    for (const end of ended) end();
  });

  it('callers who lack a scope are given no answer that others have, and no service is asked for them', async () => {
    for (let asked = 0; asked < 2; asked += 1) {
      assert.equal((await gateways.on({ query: RUNS, headers: headersOf.reader })).status, 200);
    }
    const { hits } = await gateways.figures();
    assert.ok(hits > 0);
    gateways.sandbox.iplicit.clearCalls();
    const { status } = await gateways.on({ query: RUNS, headers: headersOf.auditor });
    assert.equal(status, 403);
    assert.deepEqual(gateways.sandbox.iplicit.calls, []);
    assert.equal((await gateways.figures()).hits, hits);
  });

  it('callers who may do the same have answers of their own, made from reads that they share', async () => {
    const query = '{ bulkPayments(first: 100) { nodes { uuid } } }';
    await gateways.on({ query, headers: headersOf.reader });
    const { hits, answers, bytes } = await gateways.figures();
    await gateways.on({ query, headers: headersOf.twin });
    const figures = await gateways.figures();
    assert.equal(figures.hits, hits);
    assert.equal(figures.answers, answers + 1);
    assert.ok(figures.bytes - bytes < 3_000, 'less than what was read, which is held already');
  });

  it('callers who bring a session along are read for by themselves, and not answered from before once it has ended', async () => {
    const query = '{ bulkPayments(first: 2) { nodes { uuid } } }';
    const ask = (caller: keyof typeof headersOf) => gateways.on({ query, headers: headersOf[caller] });
    await Promise.all([ask('guest'), ask('anybody')]);
    gateways.sandbox.iplicit.clearCalls();
    const [guest, anybody] = await Promise.all([ask('guest'), ask('anybody')]);
    assert.deepEqual(guest.body, anybody.body);
    const sessions = gateways.sandbox.iplicit.calls.map(({ headers }) => headers.authorization);
    assert.equal(new Set(sessions).size, 2);
    gateways.sandbox.iplicit.revokeTokens();
    assert.equal(unpacked(await ask('guest')).errors?.[0]?.extensions['code'], 'UPSTREAM_AUTH');
    assert.deepEqual((await ask('anybody')).body, anybody.body, 'the gateway signs in anew for itself');
  });

  it('callers are answered what execution gives to them, whoever asked before and whatever changed', async () => {
    const changing = new Changing(gateways);
    const steps = fc.record({
      change: changes,
      ask: fc.nat({ max: 2 }),
      by: fc.constantFrom('reader', 'twin', 'auditor', 'anybody'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(asks(changing.values), { minLength: 3, maxLength: 3 }),
        fc.array(steps, { minLength: 40, maxLength: 40 }),
        async (asked, steps) => {
          for (const { change, ask: index, by } of steps) {
            await changing.apply(change);
            const ask = { query: '', ...asked[index], headers: headersOf[by] };
            const [on, off] = await Promise.all([gateways.on(ask), gateways.off(ask)]);
            changing.calm();
            const what = JSON.stringify({ change, ask, by }, null, 2);
            assert.equal(on.status, off.status, what);
            assert.deepEqual(unpacked(on).data, unpacked(off).data, what);
            assert.equal(unpacked(on).errors === undefined, unpacked(off).errors === undefined, what);
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
