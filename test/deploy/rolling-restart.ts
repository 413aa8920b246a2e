import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ask, environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { startPostgres } from '../postgres.ts';
import type { PostgresServer } from '../postgres.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { freePort } from '../free-port.ts';

const HAPROXY_CONFIG = fileURLToPath(new URL('../../deploy/haproxy/haproxy.cfg', import.meta.url));

const isBulkPayment = ({ path }: { path: string }) => path.startsWith('/api/BatchPayment/');

/** What deploy/compose.yaml starts, as processes. */
describe('two replicas behind a proxy', () => {
  let postgres: PostgresServer;
  let sandbox: Sandbox;
  let replicas: GatewayProcess[];
  let proxy: ChildProcess;
  let url: string;

  before(async () => {
    [postgres, sandbox] = await Promise.all([startPostgres(), startSandbox()]);
    const env = {
      ...environmentFor(sandbox),
      JOURNAL_URL: await postgres.newStore(),
      SECRETS_KEY: '7'.repeat(64),
      DRAIN_DELAY_MS: '3000',
    };
    replicas = await Promise.all([GatewayProcess.start(env), GatewayProcess.start(env)]);
    const port = await freePort();
    url = `http://127.0.0.1:${port}/graphql`;
    const [one = '', two = ''] = replicas.map((replica) => new URL(replica.url).host);
    proxy = spawn('haproxy', ['-f', HAPROXY_CONFIG, '-db'], {
      env: { ...process.env, PROXY_BIND: `127.0.0.1:${port}`, REPLICA_ONE: one, REPLICA_TWO: two },
      stdio: 'ignore',
    });
    while (!(await fetch(url.replace('graphql', 'health/ready')).catch(() => undefined))?.ok) {
      assert.equal(proxy.exitCode, null, 'haproxy must run; on Debian: apt-get install haproxy');
      await sleep(100);
    }
  });
  after(async () => {
    const ended = once(proxy, 'exit');
    proxy.kill('SIGKILL');
    await ended;
    await Promise.all(replicas.map((replica) => replica.kill()));
    await Promise.all([postgres.remove(), sandbox.close()]);
  });

  it('two replicas behind a proxy are restarted one after the other under load, and no request fails', async () => {
    const failed: string[] = [];
    let reads = 0;
    let writes = 0;
    const over = new AbortController();
    const read = async (): Promise<void> => {
      while (!over.signal.aborted) {
        const answer = await ask(url, '{ paymentBatches(first: 1) { totalCount } }').catch(String);
        if (typeof answer === 'string' || answer.errors.length > 0) failed.push(JSON.stringify(answer));
        reads += 1;
      }
    };
    const write = async (payment: string): Promise<void> => {
      while (!over.signal.aborted) {
        const input = `{ id: "${payment}", bankRef: "R${writes}", idempotencyKey: "${payment}-${writes}" }`;
        const answer = await ask<{ updateBulkPayment: { outcome: string } }>(
          url,
          `mutation { updateBulkPayment(input: ${input}) { outcome } }`,
        ).catch(String);
        if (typeof answer === 'string' || answer.data.updateBulkPayment.outcome !== 'APPLIED')
          failed.push(JSON.stringify(answer));
        writes += 1;
      }
    };
    sandbox.iplicit.clearCalls();
    const load = [read(), read(), read(), write('BP-1001'), write('BP-1002')];
    for (const replica of replicas) {
      await sleep(500);
      assert.equal(await replica.stop(), 0);
      await replica.start();
      // Until the proxy has seen that it is back.
      await sleep(1_500);
    }
    over.abort();
    await Promise.all(load);
    assert.deepEqual(failed, []);
    assert.ok(reads > 20 && writes > 4, `${reads} reads and ${writes} writes`);
    const sent = sandbox.iplicit.calls.filter((call) => call.method === 'PATCH' && isBulkPayment(call));
    assert.equal(sent.length, writes, 'each write was sent once');
  });

  it('two replicas behind a proxy answer on while one of them is killed, but for what it had in hand', async () => {
    const [first] = replicas;
    await first?.kill();
    // Until the proxy has seen that it has gone; what has not reached a replica is sent to the other.
    await sleep(2_500);
    for (let index = 0; index < 10; index += 1)
      assert.deepEqual((await ask(url, '{ paymentBatches(first: 1) { totalCount } }')).errors, []);
    await first?.start();
  });
});
