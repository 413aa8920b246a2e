import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeBatchList } from '../../../src/services/concur/batch-list.ts';
import { decodeCloseReport } from '../../../src/services/concur/writes/close-answer.ts';
import { wordsOf } from '../../../src/upstream/words.ts';
import { UnreadableError } from '../../../src/services/concur/errors.ts';
import { readXml, xmlInspector } from '../../../src/services/concur/xml.ts';

function leaves(xml: string | Buffer): string[] {
  const seen: string[] = [];
  readXml(Buffer.from(xml), { close: (name, depth, text) => void seen.push(`${depth} ${name} ${text}`) });
  return seen;
}

function reads(read: () => void): boolean {
  try {
    read();
    return true;
  } catch (error) {
    assert.ok(error instanceof UnreadableError, String(error));
    return false;
  }
}

/** Where in a document, handed over byte by byte, it is refused; undefined where it is not. */
function refusedAt(xml: string | Buffer): number | undefined {
  const inspect = xmlInspector();
  const bytes = Buffer.from(xml);
  for (let at = 0; at < bytes.length; at += 1) {
    try {
      inspect(bytes.subarray(at, at + 1));
    } catch (error) {
      assert.ok(error instanceof UnreadableError, String(error));
      return at;
    }
  }
  return undefined;
}

describe('reading XML', () => {
  it('reading XML tells names without case and prefix, depths, and texts without the blanks around them', () => {
    assert.deepEqual(leaves('<a:Root xmlns:a="x"><B> 1 </B><c/><D><e>2<!-- no --></e></D></a:Root>'), [
      '2 b 1',
      '2 c ',
      '3 e 2',
      '2 d ',
      '1 root ',
    ]);
  });

  it('reading XML tells names apart however many there are, the first time and later', () => {
    const names = Array.from({ length: 300 }, (_, index) => `Name-${index}`);
    const document = `<Root>${names.map((name) => `<x:${name}>${name}</x:${name}>`).join('')}</Root>`;
    const told = [...names.map((name) => `2 ${name.toLowerCase()} ${name}`), '1 root '];
    assert.deepEqual(leaves(document), told);
    assert.deepEqual(leaves(document), told);
  });

  it('reading XML refuses a DOCTYPE, wherever it stands, and every entity but the five of XML', () => {
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

  it('reading XML refuses what nests deep at the depth that is too deep', () => {
    assert.equal(leaves('<a>'.repeat(8) + '</a>'.repeat(8)).length, 8);
    let opened = 0;
    const deep = Buffer.from('<a>'.repeat(100_000));
    assert.throws(() => readXml(deep, { open: () => void (opened += 1), close: () => {} }), UnreadableError);
    assert.equal(opened, 8);
  });

  it('reading XML refuses what is not UTF-8, not well-formed, or holds characters that XML forbids', () => {
    const bad = [
      Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]),
      Buffer.from('<a>é</a>', 'latin1'),
      Buffer.from('<a/>', 'utf16le'),
      '<a>\0</a>',
      '<a>\uFDD0\u0001</a>',
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

  it('reading XML keeps control characters that people have pasted into a name, as such or as references, in one piece or many', () => {
    const xml = '<r><a>Acme\u0001 &#x1F;&#31;\u000B&#11;Ltd&#39;</a></r>';
    const read = "Acme\u0001 \u001F\u001F\u000B\u000BLtd'";
    assert.deepEqual(leaves(xml), [`2 a ${read}`, '1 r ']);
    assert.equal(refusedAt(xml), undefined);
  });

  it('reading XML is not moved by names that mean something to JavaScript', () => {
    const xml =
      '<__proto__ constructor="1" __proto__="2"><constructor>x</constructor><toString/></__proto__>';
    assert.deepEqual(leaves(xml), ['2 constructor x', '2 tostring ', '1 __proto__ ']);
    const list =
      '<BatchList><BatchSummary><__proto__>1</__proto__><constructor>2</constructor></BatchSummary></BatchList>';
    assert.throws(() => decodeBatchList(Buffer.from(list), 'OPEN'), UnreadableError);
    assert.equal(({} as Record<string, unknown>)['1'], undefined);
  });

  it('reading XML refuses text beside elements: half of an amount must not be taken for the whole', () => {
    for (const amount of [
      '1<b/>00.00',
      '1<b></b>00',
      '<b/>1.00',
      '1.00<b/>',
      '1<b>2</b>3',
      '1<![CDATA[2]]><b/>3',
    ]) {
      assert.throws(
        () => leaves(`<r><BatchTotal>${amount}</BatchTotal></r>`),
        /text beside elements/,
        amount,
      );
    }
    assert.deepEqual(leaves('<r> <a>1<!-- x -->2<?x y?>3<![CDATA[4]]></a>\n<b/> </r>'), [
      '2 a 1234',
      '2 b ',
      '1 r ',
    ]);
  });

  it('reading XML looks at a document as it comes, and refuses it at the byte that makes it unreadable', () => {
    assert.equal(
      refusedAt('<?xml version="1.0"?><a:r xmlns:a="é"> <b>1</b>&amp;</a:r>'.replace('&amp;', '')),
      undefined,
    );
    assert.equal(refusedAt('<a><b>'), undefined, 'more may come');
    for (const [sound, offending] of [
      ['', '<!DOCTYPE'],
      ['<?xml version="1.0"?> ', '<!DOCTYPE'],
      ['<r><a>1</a>', '<!DOCTYPE'],
      ['<r>', '&b;'],
      ['<a>'.repeat(8), '<a>'],
      ['<r><a>1', '</b>'],
      ['<r>', '\0'],
      ['<r><a/>1.00', '</r>'],
    ] as const) {
      assert.equal(refusedAt(sound + offending), Buffer.byteLength(sound + offending) - 1, sound + offending);
    }
    assert.equal(refusedAt(Buffer.from('<a>\xff', 'latin1')), 3);
  });

  it('reading XML refuses as it comes nothing that it would read whole', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '€', '😀', '\r', '\n', ' ', '&amp;', '&#65;', ']'),
    });
    const document = fc
      .array(fc.tuple(fc.constantFrom('a', 'b:c', 'BatchURL'), text, text), { maxLength: 5 })
      .map(
        (leaves) =>
          `<r>${leaves.map(([tag, t, c]) => `<${tag} x="${t}">${t}<!-- ${c} --></${tag}>`).join('')}</r>`,
      );
    fc.assert(
      fc.property(document, fc.array(fc.nat(40)), (xml, cuts) => {
        const whole = Buffer.from(xml);
        const inspect = xmlInspector();
        let at = 0;
        const inPieces = reads(() => {
          for (const cut of [...cuts, whole.length]) inspect(whole.subarray(at, (at += cut)));
        });
        assert.ok(inPieces || !reads(() => readXml(whole, {})), xml);
      }),
    );
  });

  it('reading XML of anything ends in a result or in a refusal, and never crashes or hangs', () => {
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
        if (reads(() => readXml(bytes, {}))) assert.equal(refusedAt(bytes), undefined);
        const words = wordsOf(bytes).message;
        assert.ok(words === null || (words.length > 0 && words.length <= 500 && words.isWellFormed()));
      }),
      { numRuns: 2_000 },
    );
  });
});
