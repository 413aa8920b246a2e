import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { directoryOf, overlapping, renamed, zipOf } from '../services/concur/zips.ts';
import { startHostileGateway } from './hostile-gateway.ts';
import type { HostileGateway } from './hostile-gateway.ts';
import { ended, flood, whole } from './impostor.ts';

const MB = 1024 * 1024;
const ZIP = 'application/zip';
const CSV = 'text/csv';

/** A zip with a number of its directory changed. */
async function lying(at: number, value: number, content: string | Buffer = 'a,b\n'): Promise<Buffer> {
  const zip = await zipOf({ 'a.csv': content });
  zip.writeUInt16LE(value & 0xffff, directoryOf(zip) + at);
  return zip;
}

async function named(name: string): Promise<Buffer> {
  return renamed(await zipOf({ ['x'.repeat(name.length)]: 'a,b\n' }), 'x'.repeat(name.length), name);
}

async function lyingInZip64(): Promise<Buffer> {
  const zip = await zipOf({ 'a.csv': 'a,b\n' }, true, true);
  zip.writeBigUInt64LE(2n ** 60n, zip.lastIndexOf(Buffer.from('PK\x06\x06')) + 32);
  return zip;
}

type Made = string | Buffer | Promise<Buffer>;

const BAD: [what: string, type: string, make: () => Made][] = [
  ['a zip that says how far it would unpack', ZIP, () => zipOf({ 'a.csv': Buffer.alloc(8 * MB) })],
  ['a zip whose files share a bomb', ZIP, () => overlapping(Buffer.alloc(MB), 900)],
  ['a zip that unpacks further than it says', ZIP, () => lying(24, 1_000, Buffer.alloc(MB, 'a,b\n'))],
  ['a zip of 100,000 files', ZIP, () => overlapping(Buffer.alloc(0), 100_000, 65_534)],
  ['a zip with a name that climbs out of it', ZIP, () => named('../../etc/cron.d/x')],
  ['a zip with a name from the root', ZIP, () => named('/etc/passwd')],
  ['a zip with a name on a drive', ZIP, () => named('C:/Windows/x')],
  ['a zip with a name of backslashes', ZIP, () => named('..\\..\\x.csv')],
  ['a zip with a name that holds NUL', ZIP, () => named('a.csv\0.exe')],
  ['an encrypted zip', ZIP, () => lying(8, 1)],
  ['a zip packed in a way of its own', ZIP, () => lying(10, 93)],
  ['a zip in 64-bit form that lies', ZIP, lyingInZip64],
  ['half a zip', ZIP, async () => (await zipOf({ 'a.csv': 'a,b\n' })).subarray(0, 60)],
  ['a page that calls itself a zip', ZIP, () => '<html></html>'],
  ['a bomb that calls itself csv', CSV, () => zipOf({ 'a.csv': Buffer.alloc(8 * MB) })],
  ['a cell of 10 MB', CSV, () => `a,b\n${'x'.repeat(10 * MB)},1\n`],
  ['a quote that is never closed', CSV, () => `a,b\n1,"2\n${'3\n'.repeat(1_000)}"4",,5`],
  ['a row of a million cells', CSV, () => `a,b\n${','.repeat(1_000_000)}\n`],
  ['a row of a million cells in UTF-16', CSV, () => Buffer.from(`\uFEFF${';'.repeat(1_000_000)}`, 'utf16le')],
  ['a page', 'text/html', () => '<html>Sign in</html>'],
  ['an error that comes with a 200', 'application/xml', () => '<Error><Message>No.</Message></Error>'],
];

const GOOD: [what: string, type: string, make: () => Made, rows: string[][]][] = [
  ['UTF-8 with its mark', CSV, () => '\uFEFFé,b\n', [['é', 'b']]],
  ['UTF-16, little end first', CSV, () => Buffer.from('\uFEFFé;"a\nb"\n', 'utf16le'), [['é', 'a\nb']]],
  ['UTF-16, big end first', CSV, () => Buffer.from('\uFEFFé\tb\n', 'utf16le').swap16(), [['é', 'b']]],
  [
    'quotation marks that are none',
    CSV,
    () => `a,b\n1,"2\n${'3,4\n'.repeat(20)}`,
    [['a', 'b'], ['1', '"2'], ...Array.from({ length: 20 }, () => ['3', '4'])],
  ],
  ['what a spreadsheet would run', CSV, () => '=1+1,@x,+1,-1\n', [['=1+1', '@x', '+1', '-1']]],
  [
    'what is none of any charset',
    `${CSV}; charset=x-none`,
    () => Buffer.from([0xe9, 0x2c, 0x80, 0x0a]),
    [['é', '€']],
  ],
];

describe('a payment file from a service that has been taken over', () => {
  let hostile: HostileGateway;
  let id = '';
  before(async () => {
    hostile = await startHostileGateway({
      sandbox: { concurEdition: '2018' },
      env: { CONCUR_EDITION: '2018' },
    });
    id = hostile.gateway.sandbox.concur.data.batches.find(({ status }) => status === 'CLOSED')?.batchId ?? '';
  });
  after(() => hostile.close());
  afterEach(() => {
    assert.deepEqual(hostile.writes(), []);
    hostile.reset();
  });

  const read = async () => {
    const { errors, data } = await hostile.gateway.ask<{
      paymentBatch: { file: { entries: { rowCount: number; rows: string[][] }[] } };
    }>(
      `{ paymentBatch(id: "${id}") { file { contentType entries { name size rowCount rows(first: 200) } } } }`,
    );
    return { codes: new Set(errors.map(({ extensions }) => extensions['code'])), errors, data };
  };

  for (const [what, type, make] of BAD) {
    it(`a payment file from a service that has been taken over that is, or holds, ${what} is refused, and the next one read`, async () => {
      hostile.concur.say(/\/file$/, whole(await make(), type));
      const { codes, errors } = await read();
      assert.deepEqual(codes, new Set(['UPSTREAM_MALFORMED']));
      for (const { message } of errors) assert.doesNotMatch(message, /passwd|cron|Windows|Sign in|127\.0/);
      hostile.concur.behave();
      assert.deepEqual((await read()).errors, []);
    });
  }

  for (const [what, type, make, rows] of GOOD) {
    it(`a payment file from a service that has been taken over in ${what} is read as it stands`, async () => {
      hostile.concur.say(/\/file$/, whole(await make(), type));
      const { data, errors } = await read();
      assert.deepEqual(errors, []);
      assert.deepEqual(
        data.paymentBatch.file.entries.map((entry) => entry.rows),
        [rows],
      );
      assert.equal(data.paymentBatch.file.entries[0]?.rowCount, rows.length);
    });
  }

  it('a payment file from a service that has been taken over that never ends is read no further than its bound', async () => {
    const head = `content-type: ${CSV}\r\nconnection: close`;
    hostile.concur.say(/\/file$/, flood('a,b\n', '1,2\n', 200 * MB, head));
    assert.deepEqual((await read()).codes, new Set(['UPSTREAM_TOO_LARGE']));
    const [socket] = hostile.concur.struck;
    await ended(socket);
    assert.ok(socket && socket.bytesWritten < 80 * MB, `${socket?.bytesWritten} bytes were taken`);
  });

  it('a payment file from a service that has been taken over is handed on as a file to be saved, whatever it is called, and never if it is none', async () => {
    const url = `${hostile.gateway.origin}/files/payment-batches/${id}`;
    for (const [type, headers, status, told] of [
      ['text/csv; charset="utf-8"', [], 200, 'text/csv; charset=utf-8'],
      ['text/csv; x="<script>"', [], 200, 'text/csv'],
      ['application/vnd.ms-excel', [], 200, 'application/octet-stream'],
      ['text/html', [], 502, 'application/json; charset=utf-8'],
      ['image/svg+xml', [], 502, 'application/json; charset=utf-8'],
      ['text/csv', ['content-encoding: gzip'], 200, 'text/csv'],
      ['text/csv', ['content-encoding: br'], 502, 'application/json; charset=utf-8'],
    ] as const) {
      const body = headers.length > 0 ? gzipSync('a,b\n') : '<script>alert(1)</script>';
      hostile.concur.say(/\/file$/, whole(body, type, [...headers, 'set-cookie: a=b', 'x-evil: 1']));
      const answer = await fetch(url);
      assert.equal(answer.status, status, type);
      assert.equal(answer.headers.get('content-type'), told);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(answer.headers.get('set-cookie') ?? answer.headers.get('x-evil'), null);
      if (status === 200) assert.match(answer.headers.get('content-disposition') ?? '', /^attachment;/);
      else assert.doesNotMatch(await answer.text(), /script/);
    }
  });
});
