import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { globalId, keyOf } from '../../src/graphql/ids.ts';
import { pathSegment, UnsafePathSegmentError } from '../../src/upstream/text.ts';

const FIELD = ['input', 'id'];

describe('ids', () => {
  it('ids are accepted as the gateway gave them and as the service knows them', () => {
    assert.equal(keyOf('BulkPayment', globalId('BulkPayment', 'BP-1001'), FIELD), 'BP-1001');
    assert.equal(keyOf('BulkPayment', 'BP-1001', FIELD), 'BP-1001');
    assert.equal(keyOf('BulkPayment', 'BP:1001', FIELD), 'BP:1001');
  });

  it('ids of another type are refused, naming the argument and both types', () => {
    assert.throws(() => keyOf('BulkPayment', 'PaymentBatch:7', FIELD), {
      message: 'This is the id of a PaymentBatch; give one of a BulkPayment.',
      extensions: { code: 'BAD_USER_INPUT', argument: 'input.id' },
    });
  });

  for (const id of [
    '',
    '.',
    '..',
    '/',
    'a/b',
    'a\\b',
    '%2e%2e',
    '%2E',
    'a%2fb',
    'a%5Cb',
    'a\u0000',
    'a\nb',
    '\u007f',
    '\ud800',
    'x'.repeat(513),
  ]) {
    it(`ids that would change an address are refused: ${JSON.stringify(id.slice(0, 12))}`, () => {
      assert.throws(() => keyOf('BulkPayment', id, FIELD), {
        extensions: { code: 'BAD_USER_INPUT', argument: 'input.id' },
      });
      assert.throws(() => keyOf('BulkPayment', `BulkPayment:${id}`, FIELD));
    });
  }

  it('ids that are accepted stay one segment of the address, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (key) => {
        let segment: string;
        try {
          segment = pathSegment(key);
        } catch (error) {
          assert.ok(error instanceof UnsafePathSegmentError);
          return;
        }
        const url = new URL(`/before/${segment}/after`, 'http://service.example');
        assert.equal(url.pathname, `/before/${segment}/after`);
        assert.equal(url.search + url.hash, '');
        assert.equal(decodeURIComponent(segment), key);
      }),
    );
  });
});
