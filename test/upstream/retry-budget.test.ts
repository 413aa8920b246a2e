import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RetryBudget } from '../../src/upstream/resilient-client.ts';

describe('the retry budget', () => {
  it('the retry budget lets a quiet gateway retry, and no more than that', () => {
    const budget = new RetryBudget(0.1, () => 20_000);
    assert.deepEqual(
      [1, 2, 3, 4].map(() => budget.tryRetry()),
      [true, true, true, false],
    );
  });

  it('the retry budget grows with traffic: a tenth of it', () => {
    const budget = new RetryBudget(0.1, () => 20_000);
    for (let request = 0; request < 500; request += 1) budget.request();
    let retries = 0;
    while (budget.tryRetry()) retries += 1;
    assert.equal(retries, 50);
  });

  it('the retry budget forgets old traffic', () => {
    let now = 20_000;
    const budget = new RetryBudget(0.1, () => now);
    for (let request = 0; request < 500; request += 1) budget.request();
    now += 11_000;
    let retries = 0;
    while (budget.tryRetry()) retries += 1;
    assert.equal(retries, 3);
  });
});
