import assert from 'node:assert/strict';
import { afterEach, after, before, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { signInToConcur, signInToIplicit } from './signed-in.ts';
import type { SignedFetch } from './signed-in.ts';

const LIST = '/api/expense/paymentbatch/v1.1/batchlist/OPEN';

let sandbox: Sandbox;
let concur: SignedFetch;
let iplicit: SignedFetch;
before(async () => {
  sandbox = await startSandbox();
  concur = await signInToConcur(sandbox.concur);
  iplicit = await signInToIplicit(sandbox.iplicit);
});
after(() => sandbox.close());
afterEach(() => {
  sandbox.concur.faults.clear();
  sandbox.iplicit.faults.clear();
});

const create = (): Promise<Response> => iplicit('/api/BatchPayment', { method: 'POST', body: '{}' });
const paymentCount = (): number => sandbox.iplicit.data.payments.length;
const lastCall = () => {
  const call = sandbox.iplicit.calls.at(-1);
  return { status: call?.status, acted: call?.acted };
};
/** What a cut connection is called underneath fetch's own error. */
const causeOf = async (answer: Promise<unknown>): Promise<string> => {
  const error = await answer.then(
    () => new Error('it was answered'),
    (reason: unknown) => reason as Error,
  );
  return String((error.cause as { code?: string } | undefined)?.code ?? error.message);
};

test('a status comes instead of the answer, with its headers and body, before acting', async () => {
  const held = paymentCount();
  sandbox.iplicit.faults.add({
    method: 'post',
    path: '/api/BatchPayment',
    fault: { kind: 'status', status: 429, headers: { 'Retry-After': '7' }, body: '{}' },
  });
  const answer = await create();
  assert.deepEqual([answer.status, answer.headers.get('retry-after'), await answer.text()], [429, '7', '{}']);
  assert.deepEqual([paymentCount(), lastCall()], [held, { status: 429, acted: false }]);
});

test('a status can come after acting', async () => {
  const held = paymentCount();
  sandbox.iplicit.faults.add({ fault: { kind: 'status', status: 500, act: true } });
  assert.equal((await create()).status, 500);
  assert.deepEqual([paymentCount(), lastCall()], [held + 1, { status: 500, acted: true }]);
});

test('a delay answers as ever', async () => {
  sandbox.concur.faults.add({ fault: { kind: 'delay', ms: 5 } });
  assert.equal((await concur(LIST)).status, 200);
});

test('a hang never answers, acted on or not', async () => {
  for (const act of [false, true]) {
    const held = paymentCount();
    sandbox.iplicit.faults.add({ fault: { kind: 'hang', act } });
    const { calls } = sandbox.iplicit;
    const arrived = calls.length;
    const leaving = new AbortController();
    const pending = iplicit('/api/BatchPayment', { method: 'POST', body: '{}', signal: leaving.signal });
    while (calls.length === arrived || calls.at(-1)?.acted !== act) await new Promise(setImmediate);
    leaving.abort();
    await assert.rejects(pending, { name: 'AbortError' });
    assert.deepEqual([paymentCount(), lastCall()], [held + Number(act), { status: 0, acted: act }]);
  }
});

test('a reset cuts the connection before or after acting', async () => {
  for (const act of [false, true]) {
    const held = paymentCount();
    sandbox.iplicit.faults.add({ fault: { kind: 'reset', act } });
    assert.match(await causeOf(create()), /ECONNRESET|UND_ERR_SOCKET/);
    assert.deepEqual([paymentCount(), lastCall()], [held + Number(act), { status: 0, acted: act }]);
  }
});

test('a truncated answer announces its whole length, even one that is empty, and was acted on', async () => {
  const held = paymentCount();
  sandbox.iplicit.faults.add({ fault: { kind: 'truncate' }, times: 2 });
  const answer = await create();
  assert.equal(answer.headers.get('content-length'), '38');
  await assert.rejects(answer.text());
  assert.equal(paymentCount(), held + 1);
  const draft = sandbox.iplicit.data.payments[0];
  const empty = await iplicit(`/api/BatchPayment/${draft?.id}`, {
    method: 'PATCH',
    body: '{"bankRef":"CUT"}',
  });
  await assert.rejects(empty.text());
  assert.equal(draft?.bankRef, 'CUT');
});

test('a sign-in page, a broken body, a redirect and a body of one’s own', async () => {
  sandbox.concur.faults.add({ fault: { kind: 'html' } });
  const page = await concur(LIST);
  assert.deepEqual([page.status, page.headers.get('content-type')], [200, 'text/html; charset=utf-8']);

  sandbox.concur.faults.add({ fault: { kind: 'malformed' } });
  const broken = await concur(LIST);
  assert.deepEqual([broken.status, broken.headers.get('content-type')], [200, 'application/xml']);
  sandbox.iplicit.faults.add({ fault: { kind: 'malformed' } });
  await assert.rejects(async () => (await iplicit('/api/BatchPayment')).json(), SyntaxError);

  sandbox.iplicit.faults.add({ fault: { kind: 'redirect', location: 'https://elsewhere.example/' } });
  const moved = await iplicit('/api/BatchPayment', { redirect: 'manual' });
  assert.deepEqual([moved.status, moved.headers.get('location')], [302, 'https://elsewhere.example/']);

  sandbox.iplicit.faults.add({ fault: { kind: 'body', body: '[1]', headers: { 'X-Seen': 'yes' } } });
  const own = await iplicit('/api/BatchPayment');
  assert.deepEqual([own.headers.get('x-seen'), await own.json()], ['yes', [1]]);
});

test('an oversized body has exactly the bytes asked for', async () => {
  for (const bytes of [1, 1_000_000]) {
    sandbox.iplicit.faults.add({ fault: { kind: 'oversize', bytes } });
    assert.equal((await (await iplicit('/api/BatchPayment')).arrayBuffer()).byteLength, bytes);
  }
});

test('Concur’s XML can come in another casing, or behind a DOCTYPE', async () => {
  const plain = await (await concur(LIST)).text();
  sandbox.concur.faults.add({ fault: { kind: 'casing' } });
  const cased = await (await concur(LIST)).text();
  assert.match(cased, /^<Batchlist [^>]*><Batchsummary><Batchname>/);
  assert.match(cased, /<Batch-Url>https:[^<]+<\/Batch-Url>/);
  assert.equal(cased.toLowerCase(), plain.toLowerCase());
  sandbox.concur.faults.add({ fault: { kind: 'doctype' } });
  assert.match(await (await concur(LIST)).text(), /^<!DOCTYPE BatchList \[<!ENTITY a "aaaa">\]><BatchList /);
});

test('a fault strikes as often as it says, first come first, and only where it fits', async () => {
  sandbox.iplicit.faults.add({ path: /\/BP-1001$/, times: 2, fault: { kind: 'status', status: 503 } });
  sandbox.iplicit.faults.add({ path: '/api/BatchPayment/BP-1001', fault: { kind: 'status', status: 502 } });
  const statuses: number[] = [];
  for (const no of ['BP-1002', 'BP-1001', 'BP-1001', 'BP-1001', 'BP-1001']) {
    statuses.push((await iplicit(`/api/BatchPayment/${no}`)).status);
  }
  assert.deepEqual(statuses, [200, 503, 503, 502, 200]);
  sandbox.iplicit.faults.add({ times: 9, fault: { kind: 'status', status: 503 } });
  sandbox.iplicit.faults.clear();
  assert.equal((await iplicit('/api/BatchPayment')).status, 200);
});
