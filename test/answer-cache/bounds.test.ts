import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import { figuresOf } from './two-gateways.ts';

const page = (first: number) => `{ paymentBatches(first: ${first}) { nodes { id name total { amount } } } }`;

describe('with ANSWER_CACHE_MAX_BYTES', () => {
  it('with ANSWER_CACHE_MAX_BYTES no more is kept: what is asked for again and again stays, and what is huge is made anew each time', async (t) => {
    const most = 400_000;
    const small = await startTestGateway({
      env: { ANSWER_CACHE_MAX_BYTES: String(most), MAX_COST: '999999999', OPS_PORT: '0' },
    });
    t.after(() => small.close());
    const huge =
      '{ bulkPayments(first: 45) { nodes { version allocations { amount document { description } } } } }';
    await small.ask(page(0));
    for (let asked = 0; asked < 150; asked += 1) {
      assert.deepEqual((await small.ask(page(asked + 1))).errors, []);
      assert.deepEqual((await small.ask(page(0))).errors, []);
      const before = await figuresOf(small.opsOrigin);
      assert.ok(before.bytes <= most && before.bytes > 0, `${before.bytes}`);
      if (asked % 50 > 0) continue;
      assert.deepEqual((await small.ask(huge)).errors, []);
      assert.deepEqual((await figuresOf(small.opsOrigin)).answers, before.answers);
    }
    const { answers, hits } = await figuresOf(small.opsOrigin);
    assert.ok(answers > 10 && answers < 100, `${answers}`);
    assert.equal(hits, 150, 'of what was asked for each time, and of nothing else');
  });
});

describe('with ANSWER_CACHE=off', () => {
  it('with ANSWER_CACHE=off nothing is kept, and everything is executed', async (t) => {
    const off = await startTestGateway({ env: { ANSWER_CACHE: 'off', OPS_PORT: '0' } });
    t.after(() => off.close());
    for (let asked = 0; asked < 3; asked += 1) await off.ask('{ paymentBatches { nodes { id } } }');
    const figures = await figuresOf(off.opsOrigin);
    assert.deepEqual(figures, { hits: 0, partials: 0, misses: 3, answers: 0, bytes: 0 });
  });
});
