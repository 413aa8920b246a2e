import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { RateLimiter } from '../../src/auth/points.ts';

function limiterOf(pointsPerMinute: number) {
  const clock = { now: 1_000_000 };
  return { clock, limiter: new RateLimiter(pointsPerMinute, () => clock.now) };
}

describe('the rate limit', () => {
  it("the rate limit grants a minute's worth at once, then as much as comes back", () => {
    const { clock, limiter } = limiterOf(600);
    assert.deepEqual(limiter.take('a', 400), {
      granted: true,
      left: 200,
      fullInSeconds: 40,
      retryAfterSeconds: 0,
    });
    assert.equal(limiter.take('a', 200).granted, true);
    assert.deepEqual(limiter.take('a', 10), {
      granted: false,
      left: 0,
      fullInSeconds: 60,
      retryAfterSeconds: 1,
    });
    clock.now += 1_000;
    assert.equal(limiter.take('a', 10).granted, true);
    assert.equal(limiter.take('a', 1).granted, false);
  });

  it('the rate limit tells when to ask again, and holds to it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(
          fc.record({
            points: fc.integer({ min: 0, max: 2_000_000 }),
            ms: fc.integer({ min: 0, max: 30_000 }),
          }),
        ),
        (perMinute, asked) => {
          const { clock, limiter } = limiterOf(perMinute);
          for (const { points, ms } of asked) {
            clock.now += ms;
            const { granted, left, retryAfterSeconds } = limiter.take('a', points);
            assert.ok(left >= 0 && left <= perMinute);
            if (granted) continue;
            assert.ok(retryAfterSeconds >= 1);
            clock.now += retryAfterSeconds * 1_000;
            assert.equal(limiter.take('a', points).granted, true);
          }
        },
      ),
    );
  });

  it('the rate limit never grants more than a minute fills and the bucket held', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ points: fc.integer({ min: 0, max: 100 }), ms: fc.integer({ min: 0, max: 9_999 }) }),
        ),
        (asked) => {
          const { clock, limiter } = limiterOf(100);
          const from = clock.now;
          let total = 0;
          for (const { points, ms } of asked) {
            clock.now += ms;
            if (limiter.take('a', points).granted) total += points;
          }
          assert.ok(total <= 100 + ((clock.now - from) / 60_000) * 100 + 0.01);
        },
      ),
    );
  });

  it("the rate limit takes nothing from one caller's points for another's questions, or for what was not granted", () => {
    const { limiter } = limiterOf(100);
    limiter.take('a', 100);
    for (let n = 0; n < 10; n += 1) assert.equal(limiter.take('a', 50).granted, false);
    assert.equal(limiter.take('a', 50).fullInSeconds, 60);
    assert.equal(limiter.take('b', 100).granted, true);
  });

  it("the rate limit lets what costs more than a minute's worth go when the bucket is full, and has it paid off", () => {
    const { clock, limiter } = limiterOf(100);
    assert.equal(limiter.take('a', 1).granted, true);
    assert.deepEqual(limiter.take('a', 250), {
      granted: false,
      left: 99,
      fullInSeconds: 1,
      retryAfterSeconds: 1,
    });
    clock.now += 1_000;
    assert.equal(limiter.take('a', 250).granted, true);
    assert.equal(limiter.take('a', 1).retryAfterSeconds, 91);
  });

  it('the rate limit has what was used already paid off before anything else goes', () => {
    const { clock, limiter } = limiterOf(100);
    assert.deepEqual(limiter.owe('a', 150), {
      granted: true,
      left: 0,
      fullInSeconds: 90,
      retryAfterSeconds: 0,
    });
    assert.equal(limiter.take('a', 10).retryAfterSeconds, 36);
    clock.now += 36_000;
    assert.equal(limiter.take('a', 10).granted, true);
  });

  it('the rate limit remembers so many callers and no more', () => {
    const { limiter } = limiterOf(10);
    limiter.take('first', 10);
    for (let n = 0; n < 9_999; n += 1) limiter.take(`caller-${n}`, 10);
    assert.equal(limiter.take('first', 10).granted, false);
    limiter.take('one more', 10);
    assert.equal(limiter.take('caller-0', 10).granted, false);
    assert.equal(limiter.take('first', 10).granted, true);
  });
});
