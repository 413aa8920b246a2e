import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { startPostgres } from '../postgres.ts';
import { assertHappenedOnce, CHAIN_LENGTH, workThrough } from './chain.ts';
import { paymentsToChain, withWorkers } from './payments-to-chain.ts';
import { startBalancer } from '../balancer.ts';
import { freePort } from '../free-port.ts';

/**
 * `npm run test:replicas [-- --payments <number>]`: two replicas behind HAProxy, on PostgreSQL behind PgBouncer in transaction
 * mode. While 2,000 writes are made, replicas are killed and restarted in turn, and PgBouncer and PostgreSQL are restarted.
 * Every write must have happened once. Needs the Debian packages haproxy and pgbouncer.
 */

for (const name of ['haproxy', 'pgbouncer']) {
  try {
    execFileSync('which', [name], { env: { PATH: `${process.env['PATH']}:/usr/sbin` } });
  } catch {
    process.stderr.write(`${name} is not there. Install the Debian package ${name}, as .ci/run does.\n`);
    process.exit(1);
  }
}

const { values } = parseArgs({ options: { payments: { type: 'string', default: '200' } } });
const payments = Number(values.payments);
const folder = await mkdtemp(join(tmpdir(), 'replicas-'));
const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody']).toString()));
if (process.getuid?.() === 0) await chown(folder, uid ?? 0, gid ?? 0);

const postgres = await startPostgres();
const store = new URL(await postgres.newStore());
const schema = /search_path=(\w+)/.exec(decodeURIComponent(store.search))?.[1] ?? '';
const sandbox = await startSandbox({ iplicitData: paymentsToChain(payments), approvalDelayMs: 20 });

const poolerPort = await freePort();
const poolerConfig = join(folder, 'pgbouncer.ini');
await writeFile(
  poolerConfig,
  `[databases]
journal = host=127.0.0.1 port=${store.port} dbname=postgres user=postgres password=${store.password} connect_query='set search_path to ${schema}'
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${poolerPort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
ignore_startup_parameters = extra_float_digits, options
logfile =
`,
);
let pooler = await startPooler();

const env = {
  ...environmentFor(sandbox),
  JOURNAL_URL: `postgres://journal@127.0.0.1:${poolerPort}/journal`,
  UPSTREAM_TIMEOUT_MS: '2000',
  READ_BACK_MS: '100',
  SETTLED_AFTER_MS: '1500',
};
const replicas = await Promise.all([GatewayProcess.start(env), GatewayProcess.start(env)]);

const balancer = await startBalancer(replicas.map(({ url }) => url));

const began = performance.now();
let kills = 0;
try {
  const uuids = sandbox.iplicit.data.payments.map(({ id }) => id);
  const { url } = balancer;
  const progress = { isDone: false };
  const working = withWorkers(16, uuids, (uuid) => workThrough({ sandbox, uuid, url: () => url })).finally(
    () => {
      progress.isDone = true;
    },
  );
  const disturbing = (async () => {
    for (let round = 0; !progress.isDone; round++) {
      await sleep(2_000 + Math.random() * 3_000);
      const replica = replicas[round % 2];
      if (round % 4 === 3) await replica?.stop();
      else await replica?.kill();
      kills += 1;
      if (round === 1) {
        pooler.kill('SIGKILL');
        await once(pooler, 'exit');
        pooler = await startPooler();
      }
      if (round === 2) {
        await postgres.stop();
        await postgres.start();
      }
      await replica?.start();
    }
  })();
  await working;
  await disturbing;
  for (const uuid of uuids) assertHappenedOnce(sandbox, uuid);
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(
    `${payments * CHAIN_LENGTH} writes, each happened once: 2 replicas, ${kills} kills and stops, ${seconds} s\n`,
  );
} catch (error) {
  process.stderr.write(`${replicas.map(({ log }) => log).join('\n')}\n`);
  assert.ifError(error);
} finally {
  await balancer.end();
  await Promise.all(replicas.map((replica) => replica.kill()));
  pooler.kill();
  await sandbox.close();
  await postgres.remove();
  await rm(folder, { recursive: true });
}

async function startPooler(): Promise<ChildProcess> {
  const identity = process.getuid?.() === 0 && uid !== undefined && gid !== undefined ? { uid, gid } : {};
  const child = spawn('/usr/sbin/pgbouncer', ['-q', poolerConfig], { stdio: 'inherit', ...identity });
  child.on('error', () => {});
  await sleep(500);
  return child;
}
