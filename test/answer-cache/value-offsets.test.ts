import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Places } from '../../src/answer-cache/value-offsets.ts';
import type { Outline } from '../../src/answer-cache/value-offsets.ts';

const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 600 });

/** A document of words, each behind a `<` and before a `>`. */
function documentOf(words: readonly string[], form = ' '): Buffer {
  return Buffer.from(words.map((each) => `${form}<${each}>`).join('') + form);
}

function outlineOf(words: readonly string[]): Outline {
  const body = documentOf(words);
  const places = new Places();
  for (let at = 0; (at = body.indexOf('<', at) + 1) > 0;) places.push(at, body.indexOf('>', at));
  return places.outlineOf(body);
}

describe('an outline', () => {
  it('an outline tells which values are others in a document of the same form, and where they stand', () => {
    const words = fc.array(fc.tuple(word, fc.option(word, { freq: 3 })), { maxLength: 20 });
    fc.assert(
      fc.property(words, fc.array(fc.nat(19)), (pairs, again) => {
        const earlier = pairs.map(([one]) => one);
        const later = pairs.map(([one, other]) => other ?? one);
        const body = documentOf(later);
        const read: string[] = [];
        const endIn = (text: Buffer) => (start: number) => {
          const end = text.indexOf('>', start);
          read.push(text.toString('latin1', start, end));
          return end;
        };
        const difference = outlineOf(earlier).differenceTo(body, endIn(body));
        const others = later.flatMap((each, index) => (each === earlier[index] ? [] : [index]));
        assert.deepEqual(difference?.changed, others);
        assert.deepEqual(
          read,
          others.map((index) => later[index]),
        );
        // The places that it now knows are those of the later document.
        const latest = later.map((each, index) => (again.includes(index) ? `${each}c` : each));
        const next = difference.outline.differenceTo(documentOf(latest), endIn(documentOf(latest)));
        assert.deepEqual(
          next?.changed,
          [...new Set(again)].filter((index) => index < later.length).toSorted((a, b) => a - b),
        );
      }),
    );
  });

  it('an outline knows where a value stands with which the document ends', () => {
    const places = new Places();
    places.push(1, 3);
    const first = places.outlineOf(Buffer.from('<aa'));
    const same = first.differenceTo(Buffer.from('<aa'), () => assert.fail('nothing has changed'));
    assert.deepEqual(same?.outline.differenceTo(Buffer.from('<bbbb'), () => 5)?.changed, [0]);
  });

  it('an outline tells nothing of a document of another form', () => {
    const [words, end] = [['a', '', 'bb'], (text: Buffer) => (start: number) => text.indexOf('>', start)];
    const others = [
      documentOf(words, '  '),
      documentOf([...words, 'c']),
      documentOf(words.slice(1)),
      documentOf(words).subarray(0, -1),
      Buffer.concat([documentOf(words), Buffer.from('.')]),
      Buffer.alloc(0),
    ];
    for (const other of others) {
      assert.equal(outlineOf(words).differenceTo(other, end(other)), undefined, other.toString());
    }
    assert.equal(
      outlineOf(words).differenceTo(documentOf(['aa', '', 'bb']), () => undefined),
      undefined,
    );
  });

  it('an outline tells nothing of a document in which most is otherwise, and does not look through all of it', () => {
    const words = Array.from({ length: 200 }, (_, index) => `a${index}`);
    const moved = documentOf([...words.slice(1), 'b']);
    let read = 0;
    const endOfValue = (start: number) => ((read += 1), moved.indexOf('>', start));
    assert.equal(outlineOf(words).differenceTo(moved, endOfValue), undefined);
    assert.ok(read < 50, `${read}`);
  });
});
