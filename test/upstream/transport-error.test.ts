import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transportError } from '../../src/upstream/http-client.ts';

/** What the system says of a host that it has no route to. */
const NO_ROUTE = Object.assign(new Error('no route to host'), { code: 'EHOSTUNREACH' });

describe('a service that cannot be reached', () => {
  it('a service that cannot be reached was certainly sent nothing where the request had not begun to leave', () => {
    const { code, delivery, message } = transportError('TEST', NO_ROUTE, false);
    assert.deepEqual([code, delivery], ['UPSTREAM_UNAVAILABLE', 'not-sent']);
    assert.match(message, /could not be reached/);
  });

  it('a service that cannot be reached may have acted where the route to it was lost behind the request', () => {
    const { code, delivery } = transportError('TEST', NO_ROUTE, true);
    assert.deepEqual([code, delivery], ['UPSTREAM_UNAVAILABLE', 'unknown']);
  });
});
