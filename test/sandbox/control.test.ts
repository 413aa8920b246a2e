import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { signInToIplicit } from './signed-in.ts';
import type { SignedFetch } from './signed-in.ts';

let sandbox: Sandbox;
let call: SignedFetch;
before(async () => {
  sandbox = await startSandbox();
  call = await signInToIplicit(sandbox.iplicit);
});
beforeEach(() => sandbox.iplicit.clearCalls());
after(() => sandbox.close());

const control = (method: string, name: string, body?: unknown): Promise<Response> =>
  fetch(`${sandbox.iplicit.origin}/__sandbox__/${name}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

test('calls are read and forgotten from outside, without sign-in, and control is not among them', async () => {
  await call('/api/BatchPayment?take=1');
  await call('/api/BatchPayment', { method: 'POST', body: '{"bankRef":"X"}' });
  const seen = (await (await control('GET', 'calls')).json()) as Record<string, unknown>[];
  assert.deepEqual(
    seen.map(({ method, path, body, status, acted }) => [method, path, body, status, acted]),
    [
      ['GET', '/api/BatchPayment?take=1', '', 200, false],
      ['POST', '/api/BatchPayment', '{"bankRef":"X"}', 200, true],
    ],
  );
  assert.equal((await control('DELETE', 'calls')).status, 204);
  assert.deepEqual(await (await control('GET', 'calls')).json(), []);
  assert.deepEqual(sandbox.iplicit.calls, []);
});

test('faults are added and dropped from outside, a path pattern as text', async () => {
  const rule = { method: 'GET', pathPattern: 'take=1$', times: 2, fault: { kind: 'status', status: 503 } };
  assert.equal((await control('POST', 'faults', rule)).status, 204);
  assert.equal((await call('/api/BatchPayment?take=10')).status, 200);
  assert.equal((await call('/api/BatchPayment?take=1')).status, 503);
  assert.equal((await control('DELETE', 'faults')).status, 204);
  assert.equal((await call('/api/BatchPayment?take=1')).status, 200);
});

test('a fault that is not understood is refused with the reason', async () => {
  for (const rule of [
    { fault: { kind: 'explode' } },
    { fault: { kind: 'delay' } },
    { fault: { kind: 'hang' }, pathPattern: '(' },
    { fault: { kind: 'hang' }, tmies: 3 },
  ]) {
    const answer = await control('POST', 'faults', rule);
    assert.equal(answer.status, 400);
    assert.match(
      ((await answer.json()) as { message: string }).message,
      /^The fault was not understood, none was added: ./,
    );
  }
});

test('there is no other control', async () => {
  assert.equal((await control('GET', 'data')).status, 404);
});
