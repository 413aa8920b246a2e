import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownBytes } from '../../src/upstream/reader.ts';

describe('bytes that are kept long', () => {
  it('bytes that are kept long leave behind the large buffer that they are a small piece of', () => {
    const large = Buffer.alloc(100_000, 'x');
    const piece = large.subarray(500, 1_500);
    const own = ownBytes(piece);
    assert.deepEqual(own, piece);
    assert.equal(own.buffer.byteLength, 1_000);
  });

  it('bytes that are kept long are not copied where they have their memory almost to themselves', () => {
    const body = Buffer.allocUnsafeSlow(2_200).subarray(200);
    assert.equal(ownBytes(body), body);
  });

  it('bytes that are kept long may be none', () => {
    assert.equal(ownBytes(Buffer.from('')).length, 0);
  });
});
