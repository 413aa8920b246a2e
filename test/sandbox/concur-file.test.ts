import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { fromBuffer } from 'yauzl';
import { add } from '../../src/sandbox/decimal.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { ConcurBatch } from '../../src/sandbox/concur/batches.ts';
import { signInToConcur, textsOf } from './signed-in.ts';
import type { SignedFetch } from './signed-in.ts';

let sandbox: Sandbox;
let call: SignedFetch;
before(async () => {
  sandbox = await startSandbox();
  call = await signInToConcur(sandbox.concur);
});
after(() => sandbox.close());

/** Regenerates a batch's file, as its first File-Url can only come from a close, and fetches it. */
async function fileOf(
  wanted: (batch: ConcurBatch) => boolean,
): Promise<{ batch: ConcurBatch; answer: Response }> {
  const batch = sandbox.concur.data.batches.find((each) => each.status === 'CLOSED' && wanted(each));
  assert.ok(batch);
  const closed = await call(`/api/expense/paymentbatch/v1.1/batch/${batch.encryptedId}/close`, {
    method: 'POST',
  });
  const url = textsOf(await closed.text(), 'File-Url')[0] ?? '';
  return { batch, answer: await call(new URL(url.replaceAll(' ', '')).pathname) };
}

function entriesOf(zip: Buffer): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const names: string[] = [];
    fromBuffer(zip, (error, archive) => {
      if (error) return reject(error);
      return archive
        .on('entry', ({ fileName }: { fileName: string }) => names.push(fileName))
        .on('end', () => resolve(names));
    });
  });
}

test('a csv holds one row per demand, adding up to exactly the batch total', async () => {
  const { batch, answer } = await fileOf(
    ({ file, count }) => file.kind === 'csv' && file.delimiter === ',' && count > 9,
  );
  assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/);
  const rows = parse(await answer.text(), { columns: true }) as Record<string, string>[];
  assert.equal(rows.length, batch.count);
  assert.equal(
    rows.reduce((sum, row) => add(sum, row['Amount'] ?? ''), '0.00'),
    batch.total,
  );
});

test('cells keep formulas, quotes, delimiters, newlines and letters of any alphabet', async () => {
  const { answer } = await fileOf(({ file, count }) => file.kind === 'csv' && count > 20);
  const text = await answer.text();
  for (const cell of [
    '=SUM(A1:A9)',
    '+44 20 7946 0018',
    '"12"" display, adapter"',
    'lines:\nhotel',
    'Núñez',
  ]) {
    assert.ok(text.includes(cell), cell);
  }
});

test('some customers’ files are delimited by semicolons, and some name their charset', async () => {
  const semicolons = await fileOf(({ file }) => file.kind === 'csv' && file.delimiter === ';');
  assert.match(await semicolons.answer.text(), /^Payment Demand;Employee ID;/);
  const named = await fileOf(({ file }) => file.kind === 'csv' && file.charset !== null);
  assert.equal(named.answer.headers.get('content-type'), 'text/csv; charset=utf-8');
});

test('several files come as a zip of a CSV and an IIF, the same bytes on every call', async () => {
  const first = await fileOf(({ file }) => file.kind === 'zip');
  assert.equal(first.answer.headers.get('content-type'), 'application/zip');
  const bytes = Buffer.from(await first.answer.arrayBuffer());
  const names = await entriesOf(bytes);
  assert.deepEqual(
    names.map((name) => name.split('.').at(-1)),
    ['CSV', 'IIF'],
  );
  const again = await fileOf(({ file }) => file.kind === 'zip');
  assert.ok(bytes.equals(Buffer.from(await again.answer.arrayBuffer())));
});
