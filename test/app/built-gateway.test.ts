import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { startIssuer } from '../auth/issuer.ts';
import { environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { startPostgres } from '../postgres.ts';

const BUILD = fileURLToPath(new URL('../../scripts/build-gateway.ts', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/gateway', import.meta.url));

const build = () => promisify(execFile)(process.execPath, [BUILD]);

/** When each file of the built gateway was written, in milliseconds since 1970. */
async function builtAt(): Promise<Record<string, number>> {
  const names = await readdir(BUILT);
  const files = names.map(async (name) => [name, (await stat(join(BUILT, name))).mtimeMs] as const);
  return Object.fromEntries(await Promise.all(files));
}

/** The built gateway in a process of its own, with a journal in memory. */
async function start(t: TestContext, env: Record<string, string> = {}): Promise<GatewayProcess> {
  const gateway = await GatewayProcess.start({ JOURNAL_URL: 'sqlite::memory:', ...env }, [
    process.execPath,
    join(BUILT, 'main.js'),
  ]);
  t.after(() => gateway.kill());
  return gateway;
}

async function ask(
  { url }: GatewayProcess,
  query: string,
  more: Record<string, string> = {},
): Promise<unknown> {
  const headers = { 'content-type': 'application/json', ...more };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return answer.json();
}

describe('the gateway as `npm start` builds and runs it', () => {
  before(build);

  it('the gateway as `npm start` builds and runs it answers before its embedded sandbox, shows GraphiQL, and ends with 0 when it is told to stop', async (t) => {
    const gateway = await start(t);
    const { data } = (await ask(
      gateway,
      '{ paymentRuns(first: 50) { nodes { __typename reference } } }',
    )) as {
      data: { paymentRuns: { nodes: { __typename: string }[] } };
    };
    const kinds = new Set(data.paymentRuns.nodes.map(({ __typename }) => __typename));
    assert.deepEqual(kinds, new Set(['PaymentBatch', 'BulkPayment']));
    const page = await fetch(gateway.url, { headers: { accept: 'text/html' } });
    const [script = ''] = /(?<=src=")graphiql\/[^"]+\.js/.exec(await page.text()) ?? [];
    assert.equal((await fetch(new URL(script, gateway.url))).status, 200);
    assert.equal(await gateway.stop(), 0);
  });

  it('the gateway as `npm start` builds and runs it answers before services, and its log names the sources', async (t) => {
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const gateway = await start(t, { ...environmentFor(sandbox), LOG_LEVEL: 'warn' });
    const query = '{ paymentBatches(first: 1) { totalCount } }';
    assert.match(JSON.stringify(await ask(gateway, query)), /"totalCount":\d+/);
    sandbox.concur.faults.add({ path: /batchlist/, times: 9, fault: { kind: 'status', status: 400 } });
    assert.match(JSON.stringify(await ask(gateway, query)), /"UPSTREAM_/);
    assert.equal(await gateway.stop(), 0);
    assert.match(gateway.log, /at \S+ \(\S+\/src\/services\/concur\/\S+\.ts:\d+:\d+\)/);
  });

  it('the gateway as `npm start` builds and runs it finds what only some configurations load: PostgreSQL, and who asks by a token', async (t) => {
    const [postgres, issuer] = await Promise.all([startPostgres(), startIssuer()]);
    t.after(() => Promise.all([postgres.remove(), issuer.close()]));
    const gateway = await start(t, {
      JOURNAL_URL: await postgres.newStore(),
      AUTH: 'jwt',
      AUTH_JWT_ISSUER: issuer.config.issuer,
      AUTH_JWT_AUDIENCE: issuer.config.audience,
      AUTH_JWT_JWKS_URL: issuer.config.jwksUrl,
    });
    const authorization = `Bearer ${await issuer.token({ scope: 'payments:read payments:edit' })}`;
    const input = '{id: "BP-1001", description: "in a bundle", idempotencyKey: "k1"}';
    const mutation = `mutation { updateBulkPayment(input: ${input}) { outcome replayed } }`;
    assert.match(JSON.stringify(await ask(gateway, mutation, { authorization })), /"outcome":"APPLIED"/);
    assert.match(
      JSON.stringify(await ask(gateway, mutation, { authorization })),
      /"outcome":"APPLIED","replayed":true/,
    );
    assert.match(JSON.stringify(await ask(gateway, mutation)), /"UNAUTHENTICATED"/);
    assert.equal(await gateway.stop(), 0);
  });

  it('the gateway as `npm start` builds and runs it ends with 0 when npm, which started it, is told to stop', async (t) => {
    const gateway = await GatewayProcess.start({ JOURNAL_URL: 'sqlite::memory:', LOG_LEVEL: 'info' }, [
      'npm',
      'start',
      '--silent',
    ]);
    t.after(() => gateway.kill());
    assert.equal(await gateway.stop(), 0);
    assert.match(gateway.log, /"msg":"stopped"/);
  });

  it('the gateway as `npm start` builds and runs it is left as it is by the next build of the same sources', async () => {
    const former = await builtAt();
    await build();
    assert.deepEqual(await builtAt(), former);
  });
});
