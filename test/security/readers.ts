import assert from 'node:assert/strict';
import { decodeBatchList } from '../../src/services/concur/batch-list.ts';
import { decodeCloseReport } from '../../src/services/concur/writes/close-answer.ts';
import { asUtf8, delimiterOf, DelimitedRows } from '../../src/services/concur/file/delimited-text.ts';
import { attachment, fileName, mediaType } from '../../src/services/concur/file/media-type.ts';
import { zipMembers } from '../../src/services/concur/file/zip-members.ts';
import {
  decodePayment,
  decodePayments,
  instantOf,
  jsonDocumentOf,
} from '../../src/services/iplicit/decode.ts';
import { plainDecimal } from '../../src/graphql/decimals.ts';
import { retryAfterSeconds } from '../../src/upstream/refusal.ts';
import { beginsAsWebPage, wordsOf } from '../../src/upstream/words.ts';

/** What reads bytes of a service. Whether it takes or refuses them is not asked here. */
export const READERS: Record<string, (bytes: Buffer) => unknown> = {
  'the list of batches': (bytes) => decodeBatchList(bytes, 'OPEN'),
  'the report on a close': decodeCloseReport,
  'a list of payments': (bytes) => decodePayments(jsonDocumentOf(bytes).value),
  'a payment, after an earlier answer': (bytes) =>
    decodePayment(jsonDocumentOf(bytes, jsonDocumentOf(Buffer.from('{"a":1}'))).value),
  'the words of an error': wordsOf,
  'the start of a web page': beginsAsWebPage,
  'delimited text': async (bytes) => {
    const text = asUtf8(bytes);
    const rows = new DelimitedRows(
      { bytes: text, delimiter: delimiterOf(text) },
      new AbortController().signal,
    );
    await rows.extent();
    await rows.read([{ offset: 5, first: 200 }]);
  },
  'a zip': async (bytes) => Promise.all((await zipMembers(bytes)).map(({ unpack }) => unpack())),
  'a name for a file': (bytes) =>
    attachment(fileName({ name: bytes.toString(), batchId: bytes.toString() }, 'text/csv')),
  'a media type': (bytes) => mediaType(bytes.toString('latin1')),
  'Retry-After': (bytes) => retryAfterSeconds({ 'retry-after': bytes.toString('latin1') }, 0),
  'a date': (bytes) => instantOf(bytes.toString()),
  'a decimal': (bytes) => plainDecimal(bytes.toString()),
};

const BATCH =
  '<BatchSummary><BatchName>n</BatchName><BatchID>b</BatchID><BatchTotal>1.00</BatchTotal><Currency>USD</Currency>' +
  '<Count>1</Count><Type>t</Type><PaymentMethod>p</PaymentMethod><Batch-URL>https://x/y</Batch-URL></BatchSummary>';

/** Bytes that grow: what begins them, what is repeated, and what ends them. */
export const GROWING: [start: string, piece: string, end: string][] = [
  ['<BatchList>', BATCH, '</BatchList>'],
  ['<BatchList>', '<a/>', '</BatchList>'],
  ['<BatchList>', '<a></a>', '</BatchList>'],
  ['<BatchList><BatchSummary><BatchName>', '.', '</BatchName></BatchSummary></BatchList>'],
  ['<BatchList><BatchSummary><BatchName>', '&#65;', '</BatchName></BatchSummary></BatchList>'],
  ['<BatchList><BatchSummary><BatchName>', ' x', '</BatchName></BatchSummary></BatchList>'],
  ['<BatchList><BatchSummary><BatchName>', '<![CDATA[x]]>', '</BatchName></BatchSummary></BatchList>'],
  ['<BatchList>', '<!-- - -->', '</BatchList>'],
  ['<BatchList><!--', '-', '></BatchList>'],
  ['<BatchList ', 'a="b" ', '/>'],
  ['<BatchList a="', '&amp;', '"/>'],
  ['<BatchList>', '<?p ?>', '</BatchList>'],
  ['<BatchList>', ']', ''],
  ['', '<', ''],
  ['<', 'a', ''],
  ['<Error><Message>', 'x ', '</Message></Error>'],
  ['<Error>', '<message>', ''],
  ['<Error><message ', 'a ', ''],
  ['<!--', '--', ''],
  ['[', '{"id":"a","bankCurrencyAmount":1.50},', '{}]'],
  ['[', '{"a":1},{"b":1,"c":"x"},', '{}]'],
  ['{"allocations":[', '{"id":"a","docId":"b"},', '{}]}'],
  ['["', 'x', '"]'],
  ['["', '\\"', '"]'],
  ['["', '\\\\', '"]'],
  ['["', '\\', '"]'],
  ['["', 'é', '"]'],
  ['[', '"\\\\",', '1]'],
  ['[', ' ', ']'],
  ['[', '1', ']'],
  ['{"', 'a', '":1}'],
  ['', '[', ''],
  ['{"message":"', 'a.', '"}'],
  ['{"message":"', '1.', '"}'],
  ['{"message":"', 'a://', '"}'],
  ['{"message":"', '<a', '"}'],
  ['{"errors":{', '"a":["b"],', '"c":1}}'],
  ['', '.', ''],
  ['', ' ', ''],
  ['', '-', 'x'],
  ['x', '.', 'x'],
  ['x', ' ', 'x'],
  ['', 'a,b\n', ''],
  ['', '"a","b"\n', ''],
  ['', '"', ''],
  ['"', 'x\n', ''],
  ['a|"', 'b|', ''],
  ['a|b\n"', 'a|b\n', '"|c\n'],
  ['', '""', ','],
  ['', '\r', ''],
  ['', ';', 'charset=x'],
  ['text/csv; ', ' ', 'charset=x'],
  ['Mon, ', '1', ':00:00:00'],
  ['1e', '1', ''],
  ['PK\x05\x06', 'PK\x05\x06', ''],
];

/** Bytes of about this length. */
export function grown([start, piece, end]: (typeof GROWING)[number], bytes: number): Buffer {
  return Buffer.from(start + piece.repeat(Math.ceil(bytes / piece.length)) + end, 'latin1');
}

/** Reads bytes, whether they can be read or not. */
export async function tried(read: (bytes: Buffer) => unknown, bytes: Buffer): Promise<void> {
  try {
    await read(bytes);
  } catch (error) {
    assert.ok(error instanceof Error);
  }
}
