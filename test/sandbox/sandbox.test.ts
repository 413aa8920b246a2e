import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSandbox } from '../../src/sandbox/sandbox.ts';

test('both services listen on ports of their own, and stop listening when closed', async () => {
  const sandbox = await startSandbox();
  assert.match(sandbox.concur.origin, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.notEqual(sandbox.concur.origin, sandbox.iplicit.origin);
  await sandbox.close();
  for (const { origin } of [sandbox.concur, sandbox.iplicit]) await assert.rejects(fetch(origin));
});

test('a port that is taken is said so, and nothing is left running', async () => {
  const [first, other] = [await startSandbox(), await startSandbox()];
  const [taken, concurPort] = [first.iplicit, other.concur].map(({ origin }) => Number(new URL(origin).port));
  await other.close();
  await assert.rejects(startSandbox({ concurPort: concurPort ?? 0, iplicitPort: taken ?? 0 }), {
    code: 'EADDRINUSE',
  });
  const third = await startSandbox({ concurPort: concurPort ?? 0 });
  await Promise.all([first.close(), third.close()]);
});

test('every request that arrives is recorded as it came, with what was answered', async () => {
  const sandbox = await startSandbox();
  await fetch(`${sandbox.iplicit.origin}/api/LegalEntity?x=1`, { headers: { 'x-mark': 'here' } });
  await fetch(`${sandbox.iplicit.origin}/api/BatchPayment`, { method: 'POST', body: '{"bankRef":"é"}' });
  const [read, write] = sandbox.iplicit.calls;
  assert.deepEqual(
    [read?.path, read?.headers['x-mark'], read?.status],
    ['/api/LegalEntity?x=1', 'here', 401],
  );
  assert.deepEqual([write?.method, write?.body, write?.acted], ['POST', '{"bankRef":"é"}', false]);
  sandbox.iplicit.clearCalls();
  assert.deepEqual(sandbox.iplicit.calls, []);
  await sandbox.close();
});
