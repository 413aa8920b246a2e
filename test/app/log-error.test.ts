import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeError } from '../../src/app/log.ts';
import { UpstreamError } from '../../src/upstream/errors.ts';

describe('an error in the log', () => {
  it('an error in the log is told in the words that the gateway wrote, with the facts and where it was thrown', () => {
    const error = new UpstreamError('UPSTREAM_TIMEOUT', 'IPLICIT did not answer in time.', {
      source: 'IPLICIT',
      delivery: 'unknown',
      status: 504,
      correlationId: 'c1',
    });
    const { stack, ...told } = describeError(error);
    assert.deepEqual(told, {
      type: 'UpstreamError',
      message: 'IPLICIT did not answer in time.',
      code: 'UPSTREAM_TIMEOUT',
      source: 'IPLICIT',
      status: 504,
      correlationId: 'c1',
    });
    assert.match(stack, /^ {4}at .*log-error\.test\.ts/);
  });

  it('an error in the log keeps what a parser, a database or an address was given to itself, at any depth', () => {
    const planted = 'planted\n    at planted';
    const errors: unknown[] = [
      new Error(planted),
      Object.assign(new Error('failed'), { detail: planted, input: planted }),
      planted,
      { planted },
      new AggregateError([new Error(planted)], planted),
    ];
    for (const text of [`{"amount": "${planted}"`, planted]) {
      try {
        JSON.parse(text);
      } catch (error) {
        errors.push(error);
      }
    }
    for (const error of errors) {
      const outer = new UpstreamError('UPSTREAM_MALFORMED', 'unreadable', {
        source: 'CONCUR',
        delivery: 'unknown',
        cause: error,
      });
      assert.doesNotMatch(JSON.stringify([describeError(error), describeError(outer)]), /planted/);
    }
  });

  it('an error in the log says what the system says of a connection', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
      code: 'ECONNREFUSED',
      syscall: 'connect',
    });
    assert.equal(describeError(error).message, 'connect ECONNREFUSED 127.0.0.1:1');
    assert.equal(describeError(error).code, 'ECONNREFUSED');
  });

  it('an error in the log ends where causes go in circles', () => {
    const error: Error & { cause?: unknown } = new TypeError('round');
    error.cause = error;
    assert.ok(JSON.stringify(describeError(error)).length < 10_000);
  });
});
