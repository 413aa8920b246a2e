import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Cancellation } from '../../src/upstream/cancellation.ts';

const LEFT = new Error('left');

/** What ends with a cancellation, and the reasons that it was told. */
function dependent() {
  const told: Error[] = [];
  return { told, cancel: (reason: Error) => void told.push(reason) };
}

describe('a cancellation', () => {
  it('a cancellation ends what depends on it, once, and nothing that was released', () => {
    const cancellation = new Cancellation();
    const [bound, released] = [dependent(), dependent()];
    cancellation.bind(bound);
    cancellation.bind(released);
    cancellation.release(released);
    assert.equal(cancellation.reason, undefined);
    cancellation.cancel(LEFT);
    cancellation.cancel(new Error('again'));
    assert.deepEqual(bound.told, [LEFT]);
    assert.deepEqual(released.told, []);
    assert.equal(cancellation.reason, LEFT);
  });

  it('a cancellation ends at once what comes too late', () => {
    const cancellation = new Cancellation();
    cancellation.cancel(LEFT);
    const late = dependent();
    cancellation.bind(late);
    assert.deepEqual(late.told, [LEFT]);
  });

  it('a cancellation is an AbortSignal to what takes nothing else, whether that asks before or afterwards', () => {
    const cancellation = new Cancellation();
    const { signal } = cancellation;
    assert.equal(signal.aborted, false);
    cancellation.cancel(LEFT);
    assert.equal(signal.reason, LEFT);
    assert.equal(cancellation.signal, signal);
    const over = new Cancellation();
    over.cancel(LEFT);
    assert.equal(over.signal.reason, LEFT);
  });
});
