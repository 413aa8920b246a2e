import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { eventually, signInToConcur, textsOf } from './signed-in.ts';
import type { SignedFetch } from './signed-in.ts';

const ROOT = '/api/expense/paymentbatch';
const NEVER = 3_600_000;

let sandbox: Sandbox;
let call: SignedFetch;
before(async () => {
  sandbox = await startSandbox({ closeDelayMs: 10 });
  call = await signInToConcur(sandbox.concur);
});
after(() => sandbox.close());

const listXml = async (status: string, on: SignedFetch = call): Promise<string> =>
  (await on(`${ROOT}/v1.1/batchlist/${status}`)).text();
const batchNamed = (name: string, on: Sandbox = sandbox) => {
  const batch = on.concur.data.batches.find((each) => each.name === name);
  assert.ok(batch, name);
  return batch;
};
const close = (version: string, id: string, on: SignedFetch = call): Promise<Response> =>
  on(`${ROOT}/v${version}/batch/${id}/close`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
  });

test('a list is XML in its namespace without a declaration, and each status has its own', async () => {
  const open = await call(`${ROOT}/v1.1/batchlist/OPEN`);
  assert.match(open.headers.get('content-type') ?? '', /^application\/xml/);
  const xml = await open.text();
  assert.ok(
    xml.startsWith('<BatchList xmlns="http://www.concursolutions.com/api/expense/paymentbatch/2011/11"'),
  );
  assert.ok(textsOf(xml, 'BatchName').includes('USD: Employees'));
  assert.ok(!textsOf(await listXml('CLOSED'), 'BatchName').includes('USD: Employees'));
  assert.equal(textsOf(await listXml(''), 'BatchID').length, sandbox.concur.data.batches.length);
});

test('a summary has no status; its encrypted id stands in Batch-URL alone, some of 20 digits, some with $', async () => {
  const xml = await listXml('');
  assert.ok(!/<Status>/i.test(xml));
  const ids = textsOf(xml, 'Batch-URL').map((url) => url.split('/').at(-1) ?? '');
  assert.ok(
    textsOf(xml, 'Batch-URL').every((url) =>
      url.startsWith(`https://www.concursolutions.com${ROOT}/v1.1/batch/`),
    ),
  );
  assert.ok(ids.some((id) => /^\d{20}$/.test(id) && Number(id) > Number.MAX_SAFE_INTEGER));
  assert.ok(ids.some((id) => /^[\w$]+$/.test(id) && id.includes('$')));
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(textsOf(xml, 'BatchID').every((id) => !ids.includes(id)));
});

test('empty elements come in both forms, markup is escaped, an empty list closes itself', async () => {
  const xml = await listXml('');
  assert.match(xml, /<BatchName\/>/);
  assert.match(xml, /<PaymentMethod><\/PaymentMethod>/);
  assert.match(xml, /AUD: &#60;Sydney&#62; &#34;Field&#34; Team/);
  const empty = await startSandbox();
  empty.concur.data.batches = [];
  assert.match(await listXml('OPEN', await signInToConcur(empty.concur)), /^<BatchList [^>]*\/>$/);
  await empty.close();
});

test('a v1.2 close answers a queue key at once, and the batch turns up under CLOSED later', async () => {
  const queued = await startSandbox({ closeDelayMs: NEVER });
  const waiting = await signInToConcur(queued.concur);
  await close('1.2', batchNamed('USD: Employees', queued).encryptedId, waiting);
  assert.ok(textsOf(await listXml('OPEN', waiting), 'BatchName').includes('USD: Employees'));
  await queued.close();

  const answer = await close('1.2', batchNamed('USD: Employees').encryptedId);
  const xml = await answer.text();
  assert.equal(answer.status, 200);
  assert.match(
    xml,
    /^<BatchStatus [^>]*><BatchStatus i:nil="true"\/><File-Url i:nil="true"\/><Status>SUCCESS<\/Status>/,
  );
  assert.match(textsOf(xml, 'JobQueueKey')[0] ?? '', /^d\$[\w$]+$/);
  await eventually(async () => textsOf(await listXml('CLOSED'), 'BatchName').includes('USD: Employees'));
  assert.ok(!textsOf(await listXml('OPEN'), 'BatchName').includes('USD: Employees'));
});

test('a v1.1 close answers CLOSED and a File-Url with http: and a space; each further one a new job run', async () => {
  const { encryptedId } = batchNamed('USD: Corporate Card');
  const first = await (await close('1.1', encryptedId)).text();
  assert.match(first, /<BatchStatus [^>]*><BatchStatus>CLOSED<\/BatchStatus>/);
  assert.match(
    textsOf(first, 'File-Url')[0] ?? '',
    /^http:\/\/ www\.concursolutions\.com\/api\/.*\/batch\/n\$[\w$]+\/file$/,
  );
  assert.match(first, /<JobQueueKey i:nil="true"\/>/);
  const second = await (await close('1.1', encryptedId)).text();
  assert.notEqual(textsOf(second, 'File-Url')[0], textsOf(first, 'File-Url')[0]);
});

test('a batch without demands is not closed: 500 with the documented words', async () => {
  const { encryptedId } = batchNamed('USD: Empty');
  for (const version of ['1.1', '1.2']) {
    const answer = await close(version, encryptedId);
    assert.equal(answer.status, 500);
    assert.match(await answer.text(), /does not contain any reports. If you recently approved reports/);
  }
  assert.equal(batchNamed('USD: Empty').status, 'OPEN');
});

test('an unknown id, BatchID among them, is refused with 400 on close and a wrapped 404 on file', async () => {
  const refused = await close('1.2', batchNamed('USD: Employees').batchId);
  assert.equal(refused.status, 400);
  assert.match(await refused.text(), /^<Error><Message>/);
  const missing = await call(`${ROOT}/v1.1/batch/nowhere/file`);
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /^<Content><Error><Message>/);
});

test('a close that is chunked or names no length of 0 is refused with 400 and closes nothing', async () => {
  const batch = batchNamed('GBP: Employees London');
  const { authorization } = sandbox.concur.calls.at(-1)?.headers ?? {};
  const send = (headers: Record<string, string>, body?: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const url = `${sandbox.concur.origin}${ROOT}/v1.2/batch/${batch.encryptedId}/close`;
      const outgoing = request(url, { method: 'POST', agent: false, headers: { ...headers, authorization } });
      outgoing.on('response', (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', reject);
      outgoing.end(body);
    });
  assert.equal(await send({ 'transfer-encoding': 'chunked' }), 400);
  assert.equal(await send({ 'content-length': '2' }, '{}'), 400);
  assert.equal(await send({ 'content-length': '0' }), 200);
  await eventually(async () => batch.status === 'CLOSED');
});

test('the caller’s correlation id comes back, else there is one of the service’s own', async () => {
  const path = `${ROOT}/v1.1/batchlist/OPEN`;
  const echoed = await call(path, { headers: { 'concur-correlationid': 'abc-123' } });
  assert.equal(echoed.headers.get('concur-correlationid'), 'abc-123');
  assert.ok((await call(path)).headers.get('concur-correlationid'));
});

test('the 2018 edition has its own paths, its list filtered by query, its close called closed, and answers no 2020 path', async () => {
  const old = await startSandbox({ concurEdition: '2018', closeDelayMs: 0 });
  const oldCall = await signInToConcur(old.concur);
  const root = '/expense/paymentbatch';
  const { encryptedId } = batchNamed('USD: Employees', old);
  const open = await (await oldCall(`${root}/v1.1/batchlist/?Status=OPEN`)).text();
  assert.ok(
    textsOf(open, 'Batch-URL').includes(`https://www.concursolutions.com${root}/v1.1/batch/${encryptedId}`),
  );
  assert.equal((await oldCall(`${root}/v1.1/batch/${encryptedId}/file`)).status, 400);
  assert.equal((await close('1.2', encryptedId, oldCall)).status, 404);
  assert.equal((await oldCall(`${root}/v1.2/batch/${encryptedId}/closed`, { method: 'POST' })).status, 200);
  const closed = await (await oldCall(`${root}/v1.1/batchlist/?Status=CLOSED`)).text();
  assert.ok(textsOf(closed, 'BatchName').includes('USD: Employees'));
  assert.equal((await oldCall(`${root}/v1.1/batch/${encryptedId}/file`)).status, 200);
  assert.equal((await oldCall(`${ROOT}/v1.1/batchlist/OPEN`)).status, 404);
  assert.equal((await call(`${root}/v1.1/batchlist/?Status=OPEN`)).status, 404);
  await old.close();
});
