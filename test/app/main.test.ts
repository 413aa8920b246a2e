import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Fault } from '../../src/sandbox/faults.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { freePort } from '../free-port.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const SECRETS = {
  CONCUR_CLIENT_SECRET: 'planted-client-secret',
  CONCUR_REFRESH_TOKEN: 'planted-refresh-token',
  IPLICIT_API_KEY: 'planted-api-key',
  SECRETS_KEY: 'planted-and-too-short',
};

/** Starts src/main.ts with `env` as its whole environment, but for a journal in memory and what any process needs. */
function start(t: TestContext, env: Record<string, string>) {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH, HOME, TMPDIR, JOURNAL_URL: 'sqlite::memory:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }) as Exit);
  return { child, exited, output: Promise.all([text(child.stdout), text(child.stderr)]) };
}

interface Exit {
  code: number | null;
  signal: string | null;
}

/** A gateway with a sandbox of its own and a request under way, which the fault delays at the service. */
async function busy(t: TestContext, fault: Fault) {
  const sandbox: Sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const port = await freePort();
  const started = start(t, { ...environmentFor(sandbox), LOG_LEVEL: 'info', PORT: String(port) });
  const origin = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${origin}/health/ready`).catch(() => undefined))?.ok) await sleep(20);
  sandbox.concur.faults.add({ path: /batchlist/, times: 4, fault });
  const answer = fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ paymentBatches(first: 0) { totalCount } }' }),
  }).then(
    (response) => response.text(),
    () => undefined,
  );
  while (!sandbox.concur.calls.some(({ path }) => path.includes('batchlist'))) await sleep(5);
  return { ...started, sandbox, answer };
}

describe('the process', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`the process told to stop by ${signal} answers what is under way and ends with 0`, async (t) => {
      const { child, exited, answer, output, sandbox } = await busy(t, { kind: 'delay', ms: 400 });
      child.kill(signal);
      assert.match((await answer) ?? '', /"totalCount":\d+/);
      assert.deepEqual(await exited, { code: 0, signal: null });
      const [out, err] = await output;
      assert.match(err, /"msg":"stopped"/);
      for (const secret of Object.values({ ...sandbox.concur.credentials, ...sandbox.iplicit.credentials })) {
        if (secret.length > 8) assert.equal((out + err).includes(secret), false);
      }
    });
  }

  it('the process told so twice ends at once', async (t) => {
    const { child, exited, answer } = await busy(t, { kind: 'hang' });
    child.kill('SIGTERM');
    await sleep(100);
    assert.equal(child.exitCode, null);
    child.kill('SIGTERM');
    assert.deepEqual(await exited, { code: null, signal: 'SIGTERM' });
    assert.equal(await answer, undefined);
  });

  it('the process says what is wrong and ends with 1 where its port is taken', async (t) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    t.after(() => other.close());
    const { port } = other.address() as AddressInfo;
    const { exited, output } = start(t, { PORT: String(port) });
    assert.deepEqual(await exited, { code: 1, signal: null });
    const [, err] = await output;
    assert.match(err, new RegExp(`:${port} is taken by another program: stop it, or set PORT`));
    assert.doesNotMatch(err, /\n\s+at /, 'no stack: it is nothing that the gateway did');
  });

  it('the process says what is wrong and ends with 1 where its journal cannot be opened', async (t) => {
    const { exited, output } = start(t, { JOURNAL_URL: 'sqlite:/dev/null/journal.db' });
    assert.deepEqual(await exited, { code: 1, signal: null });
    const [, err] = await output;
    assert.match(err, /The journal cannot be opened at \/dev\/null\/journal\.db/);
    assert.doesNotMatch(err, /\n\s+at /, 'no stack: it is nothing that the gateway did');
  });

  it('the process says what is missing and ends with 1 where a service is half configured, and shows no secret', async (t) => {
    const { exited, output } = start(t, { ...SECRETS, IPLICIT_USERNAME: 'user' });
    assert.deepEqual(await exited, { code: 1, signal: null });
    const [out, err] = await output;
    assert.match(err, /CONCUR_BASE_URL, CONCUR_CLIENT_ID are missing/);
    assert.match(err, /IPLICIT_BASE_URL, IPLICIT_DOMAIN are missing/);
    assert.match(err, /SECRETS_KEY must be 32 bytes/);
    assert.match(err, /Usage: npm start/);
    for (const secret of Object.values(SECRETS)) assert.equal((out + err).includes(secret), false);
  });

  it('the process serves both services from the sandbox again where the journal kept what an earlier sandbox had given', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'kept-'));
    const gateway = await GatewayProcess.start({
      JOURNAL_URL: `sqlite:${join(folder, 'journal.db')}`,
      SECRETS_KEY: randomBytes(32).toString('base64'),
    });
    t.after(async () => {
      await gateway.kill();
      await rm(folder, { recursive: true });
    });
    const ask = async (): Promise<object> => {
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ upstreams { source } paymentBatches(first: 1) { nodes { id } } }' }),
      });
      return (await response.json()) as object;
    };
    const first = await ask();
    assert.ok(!('errors' in first));
    await gateway.stop();
    await gateway.start();
    assert.deepEqual(await ask(), first);
  });
});
