import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Payment } from '../../src/sandbox/iplicit/types.ts';
import { eventually, signInToIplicit } from './signed-in.ts';
import type { SignedFetch } from './signed-in.ts';

let sandbox: Sandbox;
let call: SignedFetch;
before(async () => {
  sandbox = await startSandbox({ approvalDelayMs: 20 });
  call = await signInToIplicit(sandbox.iplicit);
});
after(() => sandbox.close());

const read = async (reference: string, on = call): Promise<Payment> =>
  (await (await on(`/api/BatchPayment/${reference}`)).json()) as Payment;
const statusOf = async (reference: string, on = call): Promise<string> =>
  (await read(reference, on)).statusList.map((status) => status.trim()).join();
const act = (reference: string, action: string, on = call, body?: string): Promise<Response> =>
  on(`/api/BatchPayment/${reference}/${action}`, { method: 'POST', ...(body === undefined ? {} : { body }) });

test('a submit is queued: 200 with the uuid, then pending_auth, then the decision', async () => {
  const decisions: [string, string][] = [
    ['BP-1001', 'approved'],
    ['BP-1011', 'rejected'],
    ['BP-1012', 'error'],
  ];
  // Long enough for each status to be seen, however slow the machine is.
  const slow = await startSandbox({ approvalDelayMs: 500 });
  const slowCall = await signInToIplicit(slow.iplicit);
  const decided = decisions.map(async ([no, decision]) => {
    const { id } = await read(no, slowCall);
    const answer = await act(no, 'submit', slowCall);
    assert.deepEqual([answer.status, await answer.json()], [200, id]);
    const seen = new Set<string>();
    await eventually(async () => {
      seen.add(await statusOf(no, slowCall));
      return seen.has(decision);
    });
    assert.deepEqual(
      [...seen].filter((status) => status !== 'draft'),
      ['pending_auth', decision],
    );
  });
  await Promise.all(decided);
  await slow.close();
});

test('a payment in the queue is still a draft, and is not submitted twice or abandoned', async () => {
  const slow = await startSandbox({ approvalDelayMs: 3_600_000 });
  const slowCall = await signInToIplicit(slow.iplicit);
  await act('BP-1001', 'submit', slowCall);
  assert.equal(await statusOf('BP-1001', slowCall), 'draft');
  assert.equal((await act('BP-1001', 'submit', slowCall)).status, 400);
  assert.equal((await act('BP-1001', 'abandon', slowCall)).status, 400);
  await slow.close();
});

test('with no delay a submit is decided when it is answered', async () => {
  const quick = await startSandbox({ approvalDelayMs: 0 });
  const quickCall = await signInToIplicit(quick.iplicit);
  await act('BP-1001', 'submit', quickCall);
  assert.equal(await statusOf('BP-1001', quickCall), 'approved');
  await quick.close();
});

test('process, post, unpost, amend and abandon lead where the table says', async () => {
  const steps: [string, string][] = [
    ['process', 'processed'],
    ['post', 'posted'],
    ['unpost', 'processed'],
    ['amend', 'draft'],
    ['abandon', 'abandoned'],
  ];
  for (const [action, status] of steps) {
    assert.equal((await act('BP-1004', action)).status, 200, action);
    assert.equal(await statusOf('BP-1004'), status);
  }
});

test('an action that the state does not allow is 400 in the service’s words and changes nothing', async () => {
  const refused: [string, string][] = [
    ['BP-1007', 'amend'],
    ['BP-1007', 'submit'],
    ['BP-1006', 'process'],
    ['BP-1008', 'abandon'],
    ['BP-1002', 'post'],
    ['BP-1009', 'unpost'],
    ['BP-1010', 'submit'],
  ];
  for (const [no, action] of refused) {
    const before = await read(no);
    const answer = await act(no, action);
    assert.equal(answer.status, 400);
    assert.match(
      ((await answer.json()) as { detail: string }).detail,
      new RegExp(`^Batch payment ${no} cannot be`),
    );
    assert.deepEqual(await read(no), before);
    assert.equal(sandbox.iplicit.calls.find(({ path }) => path.endsWith(`${no}/${action}`))?.acted, false);
  }
});

test('the reason for an abandon is optional and becomes a note', async () => {
  assert.equal((await read('BP-1013')).hasNotes, false);
  assert.equal((await act('BP-1013', 'abandon', call, '{"Reason":"Raised twice"}')).status, 200);
  assert.equal((await read('BP-1013')).hasNotes, true);
  assert.equal((await act('EX-2001', 'abandon', call, '{"reason":7}')).status, 400);
  assert.equal(await statusOf('EX-2001'), 'draft');
});

test('lastModified changes with every change, and never twice to the same', async () => {
  const seen = [(await read('BP-1002')).lastModified];
  for (const description of ['One', 'Two', 'Three']) {
    const { id } = await read('BP-1002');
    await call(`/api/BatchPayment/${id}`, { method: 'PATCH', body: JSON.stringify({ description }) });
    const { lastModified, lastModifiedBy } = await read('BP-1002');
    assert.equal(lastModifiedBy, sandbox.iplicit.credentials.username);
    seen.push(lastModified);
  }
  assert.deepEqual(seen.toSorted(), seen);
  assert.equal(new Set(seen).size, seen.length);
});
