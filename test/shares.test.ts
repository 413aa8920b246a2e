import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Shares } from '../src/shares.ts';

/** How much a caller gets that takes as much as it can. */
function takeAll(shares: Shares, caller: string): number {
  let taken = 0;
  while (shares.take(caller)) taken += 1;
  return taken;
}

describe('shares', () => {
  it('shares leave something to the next caller, however many have taken all that they can get', () => {
    const shares = new Shares(256, true);
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((caller) => takeAll(shares, caller)),
      [171, 57, 19, 6],
    );
    assert.ok(shares.free > 0);
  });

  it('shares give all that there is where callers are not told apart', () => {
    assert.equal(takeAll(new Shares(256, false), 'anonymous'), 256);
  });

  it('shares never give more than there is, and have all of it again once everything is given back', () => {
    const step = fc.record({ caller: fc.constantFrom('a', 'b', 'c'), amount: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const shares = new Shares(100, true);
        const taken = steps.filter(({ caller, amount }) => shares.take(caller, amount));
        const held = taken.reduce((sum, { amount }) => sum + amount, 0);
        assert.equal(shares.free, 100 - held);
        assert.ok(held <= 100);
        for (const { caller, amount } of taken) shares.release(caller, amount);
        assert.equal(shares.free, 100);
        assert.equal(takeAll(shares, 'a'), 67);
      }),
    );
  });
});
