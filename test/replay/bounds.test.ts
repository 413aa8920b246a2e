import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import { figuresOf } from './two-gateways.ts';

describe('with REPLAY_MAX_BYTES', () => {
  it('no more is kept: what was asked for least recently makes way, and what is huge is made anew each time', async (t) => {
    const most = 400_000;
    const small = await startTestGateway({
      env: { REPLAY_MAX_BYTES: String(most), MAX_COST: '999999999' },
    });
    t.after(() => small.close());
    const huge =
      '{ bulkPayments(first: 45) { nodes { version allocations { amount document { description } } } } }';
    for (let asked = 0; asked < 150; asked += 1) {
      const query = `{ paymentBatches(first: ${asked + 1}) { nodes { id name total { amount } } } }`;
      assert.deepEqual((await small.ask(query)).errors, []);
      const before = await figuresOf(small.origin);
      assert.ok(before.bytes <= most && before.bytes > 0, `${before.bytes}`);
      if (asked % 50 > 0) continue;
      assert.deepEqual((await small.ask(huge)).errors, []);
      assert.deepEqual((await figuresOf(small.origin)).answers, before.answers);
    }
    const { answers, hits } = await figuresOf(small.origin);
    assert.ok(answers > 10 && answers < 100, `${answers}`);
    await small.ask('{ paymentBatches(first: 150) { nodes { id name total { amount } } } }');
    assert.equal((await figuresOf(small.origin)).hits, hits + 1);
    await small.ask('{ paymentBatches(first: 1) { nodes { id name total { amount } } } }');
    assert.equal((await figuresOf(small.origin)).hits, hits + 1);
  });
});

describe('with REPLAY=off', () => {
  it('nothing is kept, and everything is executed', async (t) => {
    const off = await startTestGateway({ env: { REPLAY: 'off' } });
    t.after(() => off.close());
    for (let asked = 0; asked < 3; asked += 1) await off.ask('{ paymentBatches { nodes { id } } }');
    const figures = await figuresOf(off.origin);
    assert.deepEqual(figures, { hits: 0, partials: 0, misses: 3, answers: 0, bytes: 0 });
  });
});
