import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { asUtf8 } from '../../../src/services/concur/file/delimited-text.ts';

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16();
}

describe('a text’s encoding', () => {
  it('a text’s encoding is told by a byte order mark before anything else, and the mark is left out', () => {
    const text = 'Zürich;1\n';
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
    for (const bytes of [Buffer.from(`\uFEFF${text}`), wide, swapped(wide)]) {
      assert.equal(asUtf8(bytes, 'iso-8859-1').toString(), text);
    }
  });

  it('a text’s encoding is the one that came with it, where there is no mark', () => {
    assert.equal(asUtf8(Buffer.from('é€', 'utf8'), 'utf-8').toString(), 'é€');
    assert.equal(asUtf8(Buffer.from([0xe9, 0x3b]), 'iso-8859-1').toString(), 'é;');
    assert.equal(asUtf8(Buffer.from('é', 'utf16le'), 'utf-16le').toString(), 'é');
    assert.equal(asUtf8(Buffer.from([0x83, 0x4c]), 'shift_jis').toString(), 'キ');
  });

  it('a text’s encoding is UTF-8 where it can be and nothing is said, or what is said is unheard of', () => {
    for (const charset of [undefined, 'klingon']) {
      assert.equal(asUtf8(Buffer.from('東京'), charset).toString(), '東京');
    }
  });

  it('a text’s encoding is Windows-1252 where it cannot be UTF-8, whatever is claimed', () => {
    for (const charset of [undefined, 'utf-8', 'us-ascii']) {
      assert.equal(asUtf8(Buffer.from([0x80, 0xfc, 0x93]), charset).toString(), '€ü“');
    }
  });

  it('a text’s encoding never changes good UTF-8, and any bytes are some text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.equal(asUtf8(Buffer.from(text)).toString(), text);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), fc.option(fc.string(), { nil: undefined }), (bytes, charset) => {
        assert.ok(isUtf8(asUtf8(Buffer.from(bytes), charset)));
      }),
    );
  });
});
