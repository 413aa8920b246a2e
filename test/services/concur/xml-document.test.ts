import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { UnreadableError } from '../../../src/services/concur/unreadable.ts';
import { XmlDocument } from '../../../src/services/concur/xml-document.ts';
import { readXml } from '../../../src/services/concur/xml.ts';
import type { ElementHandler } from '../../../src/services/concur/xml.ts';

const LIST =
  '<?xml version="1.0"?>\n<BatchList xmlns="x" xmlns:i="y"><BatchSummary><BatchName>Löhne &amp; Spesen €</BatchName>' +
  '<BatchID>0f0e</BatchID><BatchTotal>10.00</BatchTotal><Note></Note><Type i:nil="true"/></BatchSummary>\r\n' +
  '<!-- one more --><BatchSummary><BatchName> USD: 2 </BatchName><BatchTotal>7<!-- no --></BatchTotal>' +
  '<x:Url a=">">https://a/b?c]]</x:Url><Memo><![CDATA[</Memo>]]></Memo></BatchSummary></BatchList>';

/** All that a handler is told, or that the document is refused. */
function told(tell: (handler: ElementHandler) => void): unknown {
  const events: string[] = [];
  try {
    tell({
      open: (name, depth) => void events.push(`${depth} ${name}`),
      close: (name, depth, text) => void events.push(`${depth} /${name} ${text}`),
    });
    return events;
  } catch (error) {
    assert.ok(error instanceof UnreadableError, String(error));
    return error.message;
  }
}

describe('reading what was answered again', () => {
  it('reading what was answered again tells what reading it by itself tells, whatever has changed', () => {
    const pieces = '1 a < > & &amp; ]]> ]] / </ <a> </a> <a/> <!-- --> <![CDATA[ ]]> é 😀 \u0001 \u007f \r'
      .split(' ')
      .concat(' ', '\n', '');
    const edit = fc.tuple(fc.nat(LIST.length), fc.nat(3), fc.constantFrom(...pieces, ''));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 3 }), fc.boolean(), (edits, isMarked) => {
        const mark = isMarked ? '\uFEFF' : '';
        const later = edits.reduce(
          (now, [at, cut, piece]) => now.slice(0, at) + piece + now.slice(at + cut),
          LIST,
        );
        const body = Buffer.from(mark + later);
        const before = XmlDocument.of(Buffer.from(mark + LIST));
        const alone = told((handler) => readXml(body, handler));
        assert.deepEqual(
          told((handler) => XmlDocument.of(body, before).visit(handler)),
          alone,
        );
        assert.deepEqual(
          told((handler) => XmlDocument.of(body).visit(handler)),
          alone,
        );
      }),
      { numRuns: 5_000 },
    );
  });

  it('reading what was answered again refuses, and never takes for a text, what does not close before its parent does', () => {
    for (const [before, later] of [
      ['<r><a>x</a></r>', '<r><a>yy</r>'],
      ['<r><a>x</a></r>', '<r><a>x</r>'],
      ['<r><b/></r>', '<r><b/>text</r>'],
      ['<r><a>x</a><b/></r>', '<r><a>x</a><b/>text</r>'],
      ['<r><a>https://a/1</a></r>', '<r><a>https://a/'],
    ] as const) {
      const read = (body: string, known?: XmlDocument) =>
        told((handler) => XmlDocument.of(Buffer.from(body), known).visit(handler));
      assert.deepEqual(read(later, XmlDocument.of(Buffer.from(before))), read(later), later);
    }
  });

  it('reading what was answered again tells the texts that have changed, however long they are now', () => {
    const before = XmlDocument.of(Buffer.from(LIST));
    let later = LIST;
    for (const [from, to] of [
      ['10.00', '123456789.50'],
      ['<Note>', '<Note>to come'],
      ['0f0e', ''],
      ['7<', '8<'],
    ] as const) {
      later = later.replace(from, to);
      const body = Buffer.from(later);
      assert.deepEqual(
        told((handler) => XmlDocument.of(body, before).visit(handler)),
        told((handler) => readXml(body, handler)),
      );
    }
  });
});
