import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { ask, environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** A disk of its own needs a mount namespace, which not every machine lets its users make. */
const canMount =
  spawnSync('unshare', ['--map-root-user', '--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

it(
  'a gateway whose disk is full is not ready and names the journal, sends no write and goes on reading, and is ready again when there is room',
  { skip: !canMount },
  async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'disk-'));
    const sandbox = await startSandbox();
    const onSmallDisk = `mount -t tmpfs -o size=32m tmpfs ${folder} && exec "$0" "$1"`;
    const gateway = await GatewayProcess.start(
      { ...environmentFor(sandbox), JOURNAL_URL: `sqlite:${join(folder, 'journal.db')}` },
      ['unshare', '--map-root-user', '--mount', 'sh', '-c', onSmallDisk, process.execPath, MAIN],
    );
    t.after(async () => {
      await gateway.kill();
      await sandbox.close();
      await rm(folder, { recursive: true });
    });
    const filler = join(`/proc/${gateway.pid}/root`, folder, 'filler');
    const readiness = async () => {
      // Longer than one check is shared.
      await sleep(1_100);
      const answer = await fetch(gateway.url.replace(/graphql$/, 'health/ready'));
      return [answer.status, ((await answer.json()) as { failing?: string[] }).failing];
    };
    const acted = () => sandbox.iplicit.calls.filter((call) => call.acted).length;
    const create = async () => {
      const query = `mutation ($input: CreateBulkPaymentInput!) { createBulkPayment(input: $input) { outcome } }`;
      const input = { bankAccount: 'MITGBP', bankRef: 'x'.repeat(50), idempotencyKey: crypto.randomUUID() };
      const { data, errors } = await ask<{ createBulkPayment: { outcome: string } | null } | null>(
        gateway.url,
        query,
        { input },
      );
      return data?.createBulkPayment?.outcome ?? errors[0]?.extensions['code'];
    };
    assert.deepEqual(await readiness(), [200, undefined]);
    // Enough for SQLite to keep room in its log of changes, so that it takes some more on a full disk.
    for (let count = 0; count < 80; count += 1) assert.equal(await create(), 'APPLIED');
    await assert.rejects(writeFile(filler, Buffer.alloc(64 * 1024 * 1024)), { code: 'ENOSPC' });
    let sent: number;
    do sent = acted();
    while ((await create()) === 'APPLIED');
    assert.equal(await create(), 'JOURNAL_UNAVAILABLE');
    assert.equal(acted(), sent);
    assert.deepEqual(await readiness(), [503, ['journal']]);
    const { errors } = await ask(gateway.url, '{ bulkPayments(first: 1) { nodes { id } } }');
    assert.deepEqual(errors, []);
    await rm(filler);
    assert.deepEqual([await readiness(), await create()], [[200, undefined], 'APPLIED']);
  },
);
