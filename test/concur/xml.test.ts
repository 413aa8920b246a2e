import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeBatchList } from '../../src/concur/batch-list.ts';
import { decodeCloseReport } from '../../src/concur/close-report.ts';
import { wordsOf } from '../../src/concur/error-body.ts';
import { UnreadableError } from '../../src/concur/unreadable.ts';
import { readXml } from '../../src/concur/xml.ts';

function leaves(xml: string | Buffer): string[] {
  const seen: string[] = [];
  readXml(Buffer.from(xml), { close: (name, depth, text) => void seen.push(`${depth} ${name} ${text}`) });
  return seen;
}

describe('reading XML', () => {
  it('tells names without case and prefix, depths, and texts without the blanks around them', () => {
    assert.deepEqual(leaves('<a:Root xmlns:a="x"><B> 1 </B><c/><D><e>2<!-- no --></e></D></a:Root>'), [
      '2 b 1',
      '2 c ',
      '3 e 2',
      '2 d ',
      '1 root ',
    ]);
  });

  it('refuses a DOCTYPE, wherever it stands, and every entity but the five of XML', () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${'<!ENTITY b "&a;&a;&a;&a;">'.repeat(20)}]><r>&b;</r>`;
    const outside = '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>';
    for (const xml of [
      bomb,
      outside,
      '<?xml version="1.0"?> <!DOCTYPE r><r/>',
      '<!doctype r><r/>',
      '<r><!DOCTYPE r></r>',
    ]) {
      assert.throws(() => leaves(xml), UnreadableError);
    }
    for (const name of ['nbsp', 'b', 'constructor', '__proto__', 'toString', 'hasOwnProperty', '']) {
      assert.throws(() => leaves(`<r>&${name};</r>`), UnreadableError, name);
      assert.throws(() => leaves(`<r x="&${name};"/>`), UnreadableError, name);
    }
    assert.deepEqual(leaves('<r>&amp;&lt;&gt;&quot;&apos;&#65;&#x42;</r>'), [`1 r &<>"'AB`]);
    for (const reference of ['#0', '#xD800', '#x110000', '#xFFFE', '#', '#x']) {
      assert.throws(() => leaves(`<r>&${reference};</r>`), UnreadableError, reference);
    }
  });

  it('refuses what nests deep at the depth that is too deep', () => {
    assert.equal(leaves('<a>'.repeat(16) + '</a>'.repeat(16)).length, 16);
    let opened = 0;
    const deep = Buffer.from('<a>'.repeat(100_000));
    assert.throws(() => readXml(deep, { open: () => void (opened += 1), close: () => {} }), UnreadableError);
    assert.equal(opened, 16);
  });

  it('refuses what is not UTF-8, not well-formed, or holds characters that XML forbids', () => {
    const bad = [
      Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]),
      Buffer.from('<a>é</a>', 'latin1'),
      Buffer.from('<a/>', 'utf16le'),
      '<a>\0</a>',
      '<a>\u0001</a>',
      '<a b=1/>',
      '<a b="1" b="2"/>',
      '<a></b>',
      '<a>]]></a>',
      '<a/>text',
      'text<a/>',
      '<a',
      '<a><![CDATA[',
    ];
    for (const xml of bad) assert.throws(() => leaves(xml), UnreadableError, String(xml));
  });

  it('is not moved by names that mean something to JavaScript', () => {
    const xml =
      '<__proto__ constructor="1" __proto__="2"><constructor>x</constructor><toString/></__proto__>';
    assert.deepEqual(leaves(xml), ['2 constructor x', '2 tostring ', '1 __proto__ ']);
    const list =
      '<BatchList><BatchSummary><__proto__>1</__proto__><constructor>2</constructor></BatchSummary></BatchList>';
    assert.throws(() => decodeBatchList(Buffer.from(list), 'OPEN'), UnreadableError);
    assert.equal(({} as Record<string, unknown>)['1'], undefined);
  });

  it('of anything ends in a result or in a refusal, and never crashes or hangs', () => {
    const piece = fc.constantFrom(
      '<BatchList>',
      '</BatchList>',
      '<BatchSummary>',
      '</BatchSummary>',
      '<BatchStatus>',
      '</BatchStatus>',
      '<Error>',
      '</Error>',
      '<Message>',
      '</Message>',
      '<Count>',
      '</Count>',
      '<Content>',
      '</Content>',
      '1',
      ' ',
      '&',
      ';',
      '<',
      '>',
      '/',
      '"',
      '=',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?xml version="1.0"?>',
      '<!DOCTYPE x>',
      'i:nil="true"',
      '\uFEFF',
      '\0',
      'é',
    );
    const body = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.from(pieces.join(''))),
      fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
    );
    fc.assert(
      fc.property(body, (bytes) => {
        for (const decode of [(xml: Buffer) => decodeBatchList(xml, 'OPEN'), decodeCloseReport]) {
          try {
            decode(bytes);
          } catch (error) {
            assert.ok(error instanceof UnreadableError, String(error));
          }
        }
        const words = wordsOf(bytes);
        assert.ok(words === null || (words.length > 0 && words.length <= 500 && words.isWellFormed()));
      }),
      { numRuns: 2_000 },
    );
  });
});
