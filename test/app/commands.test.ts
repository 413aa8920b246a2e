import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { examine } from '../../src/app/doctor/doctor.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { COMPANY_REQUEST_TOKEN } from '../../src/sandbox/concur/sign-in.ts';
import { environmentFor } from '../gateway.ts';

/** Runs a command with an environment and what is typed into it. */
async function run(path: string, env: Record<string, string>, input = '') {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`../../src/${path}`, import.meta.url))], {
    env: { PATH: process.env['PATH'], ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  child.stdin.end(input);
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}

const doctor = (env: Record<string, string>) => run('app/doctor/main.ts', env);
const connect = (env: Record<string, string>, input: string) =>
  run('services/concur/connect/main.ts', env, input);

const noUpstreams = async () => ({ data: { upstreams: [] } });

describe('a command', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  it('a command tries everything that the gateway needs, and finds nothing wrong', async () => {
    const { status, stdout } = await doctor({ ...environmentFor(sandbox), SECRETS_KEY: '3'.repeat(64) });
    assert.deepEqual(stdout.trim().split('\n'), [
      'well   configuration',
      'well   clock',
      'well   store',
      'well   CONCUR',
      'well   IPLICIT',
    ]);
    assert.equal(status, 0);
  });

  it('a command says in plain words what the gateway lacks: configuration, store, credentials, a service', async () => {
    const env = environmentFor(sandbox, ['iplicit']);
    const broken = await doctor({ ...env, IPLICIT_USERNAME: '' });
    assert.match(
      broken.stdout,
      /^WRONG {2}configuration: iplicit is half configured: IPLICIT_USERNAME is missing/,
    );
    assert.equal(broken.status, 1);
    assert.match((await doctor({ ...env, JOURNAL_URL: 'sqlite:/dev/null/x' })).stdout, /WRONG {2}store: /);
    const refused = await doctor({ ...env, IPLICIT_API_KEY: 'expired' });
    assert.match(refused.stdout, /WRONG {2}IPLICIT: /);
    assert.equal(refused.stdout.includes('expired-key'), false);
    const gone = await doctor({ ...env, IPLICIT_BASE_URL: 'http://127.0.0.1:1' });
    assert.match(gone.stdout, /WRONG {2}IPLICIT: IPLICIT could not be reached/);
  });

  it('a command says that the clock is off, by how much and whose it differs from', async () => {
    const env = environmentFor(sandbox, ['iplicit']);
    for (const [seconds, words] of [
      [90, /^This machine's clock is (89|90|91) s ahead of that of IPLICIT/],
      [-3_600, /^This machine's clock is 3(599|600|601) s behind that of IPLICIT/],
    ] as const) {
      const findings = await examine(env, { post: noUpstreams, now: () => Date.now() + seconds * 1_000 });
      assert.match(findings.find(({ what }) => what === 'clock')?.problem ?? '', words);
    }
  });

  it('a command says that the proxy does not answer, without its password', async (t) => {
    const env = environmentFor(sandbox, ['iplicit']);
    const gone = await doctor({ ...env, HTTPS_PROXY: 'http://user:hush@127.0.0.1:1' });
    assert.match(
      gone.stdout,
      /WRONG {2}proxy: Nothing answers at 127.0.0.1:1, the proxy of HTTPS_PROXY \(ECONNREFUSED\)/,
    );
    assert.equal(gone.stdout.includes('hush'), false);
    const proxy = createServer().listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    t.after(() => proxy.close());
    const { port } = proxy.address() as AddressInfo;
    const there = await doctor({ ...env, HTTPS_PROXY: `http://127.0.0.1:${port}` });
    assert.match(there.stdout, /^well {3}proxy$/m);
  });

  it('a command leaves a refresh token alone that it could not keep', async () => {
    const { stdout } = await doctor(environmentFor(sandbox, ['concur']));
    assert.match(stdout, /WRONG {2}CONCUR: Not tried: without SECRETS_KEY/);
  });

  it('a command walks through a company’s first refresh token, and says what to do where Concur refuses', async () => {
    const { CONCUR_REFRESH_TOKEN: _, ...env } = environmentFor(sandbox, ['concur']);
    const made = await connect(env, `00000000-0000-4000-8000-000000000000\n${COMPANY_REQUEST_TOKEN}\n`);
    assert.equal(made.status, 0, made.stderr);
    assert.match(made.stdout, /^rt-[\da-f]+\n$/);
    assert.match(made.stderr, /Company Request Token[^]*set it as CONCUR_REFRESH_TOKEN/);
    const refused = await connect(env, 'company\nspent\n');
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /Concur answered 400 \(invalid_grant[^]*have a new one made/);
    assert.match((await connect({}, '')).stderr, /CONCUR_CLIENT_ID is not set/);
  });
});
