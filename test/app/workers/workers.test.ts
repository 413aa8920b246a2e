import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../../src/sandbox/faults.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { environmentFor } from '../../gateway.ts';
import { startPostgres } from '../../postgres.ts';
import type { PostgresServer } from '../../postgres.ts';
import { StartedWorkers } from './started-workers.ts';

const COUNT = '{ paymentBatches(first: 0) { totalCount } }';
const COUNTED = /"totalCount":\d+/;
const times = (text: string, part: string) => text.split(part).length - 1;

describe('a gateway in two processes', () => {
  let postgres: PostgresServer;
  let sandbox: Sandbox;
  let folder: string;
  /** One journal for all: Concur's newest refresh token is in it, and the sandbox takes no other. */
  let shared: { JOURNAL_URL: string; SECRETS_KEY: string };
  before(async () => {
    postgres = await startPostgres();
    shared = { JOURNAL_URL: await postgres.newStore(), SECRETS_KEY: '5'.repeat(64) };
    sandbox = await startSandbox();
    folder = await mkdtemp(join(tmpdir(), 'workers-'));
  });
  after(async () => {
    await sandbox.close();
    await postgres.remove();
    await rm(folder, { recursive: true });
  });

  function start(t: TestContext, env: Record<string, string> = {}): StartedWorkers {
    const usual = { ...environmentFor(sandbox), LOG_LEVEL: 'info', CONCUR_EDITION: '2020', ...shared };
    const gateway = new StartedWorkers({ ...usual, ...env });
    t.after(() => gateway.end());
    return gateway;
  }

  /** One that answers, with a request under way at either worker that meets a fault. */
  async function busy(t: TestContext, fault: Fault) {
    const gateway = start(t);
    const clients = await gateway.clients();
    sandbox.concur.faults.clear();
    sandbox.concur.clearCalls();
    sandbox.concur.faults.add({ path: /batchlist/, times: 8, fault });
    const answers = Promise.all(clients.map((client) => client.ask(COUNT)));
    const lists = () => sandbox.concur.calls.filter(({ path }) => path.includes('batchlist'));
    while (lists().length < 4) await sleep(5);
    return { gateway, answers };
  }

  it('a gateway in two processes answers at one address, before one embedded sandbox, and says so once', async (t) => {
    const file = join(folder, 'env');
    await writeFile(file, `JOURNAL_URL=${await postgres.newStore()}\nPORT=0\nLOG_LEVEL=info\n`);
    const gateway = new StartedWorkers({}, ['--env-file', file]);
    t.after(() => gateway.end());
    const [one, other] = await gateway.clients();
    assert.notEqual(one.pid, other.pid);
    assert.match(
      (await one.ask(
        'mutation { updateBulkPayment(input: { id: "BP-1001", description: "shared", idempotencyKey: "key-24" }) { outcome } }',
      )) ?? '',
      /APPLIED/,
    );
    assert.match((await other.ask('{ bulkPayment(id: "BP-1001") { description } }')) ?? '', /"shared"/);
    assert.equal(times(gateway.output, 'GraphiQL   open'), 1);
    assert.equal(gateway.lines.filter(({ msg }) => msg === 'listening').length, 1);
    gateway.primary.kill('SIGTERM');
    assert.deepEqual(await gateway.exited, { code: 0, signal: null });
    await gateway.gone;
    assert.equal(gateway.lines.at(-1)?.msg, 'stopped');
  });

  it('a gateway in two processes replaces a process that dies, after ever longer pauses where the replacement cannot start', async (t) => {
    const documents = join(folder, 'documents.json');
    await writeFile(documents, '{}');
    const gateway = start(t, { TRUSTED_DOCUMENTS: documents });
    const replaced = (count: number) => gateway.count(({ msg }) => msg.startsWith('a worker listens'), count);
    const [first, living] = await gateway.clients();
    process.kill(first.pid, 'SIGKILL');
    const { signal } = await gateway.line(({ pauseMs }) => pauseMs === 100);
    assert.equal(signal, 'SIGKILL');
    assert.match((await living.ask(COUNT)) ?? '', COUNTED);
    await replaced(1);
    const second = (await gateway.clients()).find(({ pid }) => pid !== living.pid);
    assert.ok(second && second.pid !== first.pid);
    await rm(documents);
    process.kill(second.pid, 'SIGKILL');
    const { reason } = await gateway.line(({ pauseMs }) => pauseMs === 400);
    assert.match(reason ?? '', /documents\.json/);
    await writeFile(documents, '{}');
    await replaced(2);
    for (const client of await gateway.clients()) assert.match((await client.ask(COUNT)) ?? '', COUNTED);
    const ends = gateway.lines.filter(({ pauseMs }) => pauseMs !== undefined);
    assert.deepEqual(
      ends.map(({ pauseMs }) => pauseMs),
      [100, 200, 400],
    );
    assert.deepEqual(ends.map(({ worker }) => worker).slice(0, 2), [first.pid, second.pid]);
  });

  it('a gateway in two processes does not start, and says why once, where a process cannot listen', async (t) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    t.after(() => taken.close());
    const { port } = taken.address() as AddressInfo;
    const gateway = start(t, { PORT: String(port) });
    assert.deepEqual(await gateway.exited, { code: 1, signal: null });
    await gateway.gone;
    assert.equal(times(gateway.log, 'is taken by another program'), 1);
    assert.equal(times(gateway.log, String(port)), 1);
    assert.match(gateway.log, /Usage: npm start/);
    assert.equal(gateway.output, '');
    assert.deepEqual(gateway.lines, []);
  });

  it('a gateway in two processes does not start before journals and tokens that processes cannot share', async (t) => {
    const gateway = start(t, { JOURNAL_URL: `sqlite:${join(folder, 'journal.db')}`, SECRETS_KEY: '' });
    assert.deepEqual(await gateway.exited, { code: 1, signal: null });
    await gateway.gone;
    assert.match(gateway.log, /--workers 2 needs a journal .*: set JOURNAL_URL to postgres:/);
    assert.match(gateway.log, /--workers 2 needs a key .*: set SECRETS_KEY/);
    assert.match(gateway.log, /Usage: npm start/);
  });

  it('a gateway in two processes stopped by Ctrl-C, which reaches every process, answers what is under way and ends with 0', async (t) => {
    const { gateway, answers } = await busy(t, { kind: 'delay', ms: 250 });
    gateway.signalAll('SIGINT');
    for (const answer of await answers) assert.match(answer ?? '', COUNTED);
    assert.deepEqual(await gateway.exited, { code: 0, signal: null });
    await gateway.gone;
    assert.equal(gateway.lines.at(-1)?.msg, 'stopped');
    assert.deepEqual(
      gateway.lines.filter(({ msg }) => msg.startsWith('a worker')),
      [],
    );
  });

  it('a gateway in two processes told twice to stop ends at once, with every process', async (t) => {
    const { gateway, answers } = await busy(t, { kind: 'hang' });
    gateway.primary.kill('SIGTERM');
    await sleep(100);
    assert.equal(gateway.primary.exitCode, null);
    gateway.primary.kill('SIGTERM');
    assert.deepEqual(await gateway.exited, { code: null, signal: 'SIGTERM' });
    assert.deepEqual(await answers, [undefined, undefined]);
    await gateway.gone;
  });

  it('a gateway in two processes sees through what is under way and ends where its primary is killed', async (t) => {
    const { gateway, answers } = await busy(t, { kind: 'delay', ms: 250 });
    gateway.primary.kill('SIGKILL');
    await gateway.exited;
    for (const answer of await answers) assert.match(answer ?? '', COUNTED);
    await gateway.gone;
  });
});
