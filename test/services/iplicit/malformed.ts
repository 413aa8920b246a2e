import assert from 'node:assert/strict';
import { UpstreamError } from '../../../src/upstream/errors.ts';

/** What an answer is refused with that cannot be read, naming what is wrong with it. */
export function malformed(named: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof UpstreamError);
    assert.equal(error.code, 'UPSTREAM_MALFORMED');
    assert.match(error.message, named);
    return true;
  };
}
