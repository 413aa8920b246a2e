import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { askedGateway } from './ask-gateway.ts';
import { batchIn } from './closing.ts';
import { zipOf } from './zips.ts';

const FILE = `query ($id: ID!) {
  batch: paymentBatch(id: $id) {
    file { downloadUrl contentType entries { name contentType rowCount columnCount rows(first: 200) } }
  }
}`;

interface Entry {
  name: string;
  contentType: string;
  rowCount: number;
  columnCount: number;
  rows: string[][];
}

/** What a gateway makes of a customer's file, and what its download gives. */
async function gatewayWith(t: TestContext, instead: { contentType: string; body: string | Buffer }) {
  const gateway = await askedGateway(t, { sandbox: { concurEdition: '2018' } });
  const batch = batchIn(gateway.sandbox, 'CLOSED');
  batch.file.instead = instead;
  const { data, errors } = await gateway.ask<{
    batch: { file: { downloadUrl: string; contentType: string; entries: Entry[] } | null };
  }>(FILE, { id: batch.batchId });
  const download = await fetch(`${gateway.origin}/files/payment-batches/${batch.batchId}`);
  const body = Buffer.from(await download.arrayBuffer());
  return { file: data?.batch.file, errors, download: { status: download.status, body } };
}

const ROWS = [
  ['100', 'EMP1', '"Grand Hotel', '12.50'],
  ['200', 'EMP2', 'Taxi', '7.00'],
  ['300', 'EMP3', '17" display', '99.00'],
  ['400', 'EMP4', 'Bus', '3.00'],
];

const textOf = (delimiter: string) => ROWS.map((row) => `${row.join(delimiter)}\r\n`).join('');

describe('a customer’s file', () => {
  for (const delimiter of ['|', ';', '\t', ',', '^', '~'])
    it(`a customer’s file delimited by ${JSON.stringify(delimiter)} shows every row, and downloads as it came`, async (t) => {
      const body = textOf(delimiter);
      const { file, errors, download } = await gatewayWith(t, { contentType: 'text/plain', body });
      assert.deepEqual(errors, []);
      const [entry] = file?.entries ?? [];
      assert.deepEqual([entry?.rowCount, entry?.columnCount, entry?.rows], [4, 4, ROWS]);
      assert.deepEqual([download.status, download.body.toString()], [200, body]);
    });

  for (const contentType of [
    'text/csv',
    'text/comma-separated-values',
    'text/plain; charset=utf-8',
    'application/force-download',
    'application/octet-stream',
    'application/vnd.ms-excel',
  ])
    it(`a customer’s file may come as ${contentType}, text and zip alike`, async (t) => {
      const text = await gatewayWith(t, { contentType, body: textOf('|') });
      assert.deepEqual(text.file?.entries[0]?.rows, ROWS);
      const zip = await zipOf({ 'A.CSV': textOf(','), 'A.IIF': textOf('\t'), 'A.TXT': textOf('|') });
      const zipped = await gatewayWith(t, { contentType, body: zip });
      assert.deepEqual(zipped.errors, []);
      for (const { rows, columnCount } of zipped.file?.entries ?? [])
        assert.deepEqual([rows, columnCount], [ROWS, 4]);
      assert.equal(zipped.file?.entries.length, 3);
      assert.ok(zipped.download.body.equals(zip));
    });

  it('a customer’s file never is a web page, whatever its type says: neither rows nor a download come of it', async (t) => {
    for (const contentType of [
      'text/csv',
      'text/html',
      'application/octet-stream',
      'application/force-download',
    ]) {
      const body = ' \n<!doctype HTML><html><body>Sign in</body></html>';
      const { file, errors, download } = await gatewayWith(t, { contentType, body });
      assert.equal(file, null);
      assert.deepEqual([...new Set(errors.map(({ code }) => code))], ['UPSTREAM_MALFORMED']);
      assert.notEqual(download.status, 200);
      assert.doesNotMatch(download.body.toString(), /Sign in/);
    }
  });

  it('a customer’s file that fits no reading is refused with the line, and still downloads as it came', async (t) => {
    const body = 'id|who|much\n1|"Smith|Doe"|9\n2|"Ritz|5\n';
    const { errors, download } = await gatewayWith(t, { contentType: 'text/csv', body });
    assert.match(errors[0]?.message ?? '', /line \d, quotation marks fit neither/);
    assert.equal(download.body.toString(), body);
  });
});
