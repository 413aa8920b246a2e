import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ask, environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { startPostgres } from '../postgres.ts';
import type { PostgresServer } from '../postgres.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: PROJECT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/**
 * The version that is upgraded from: the latest release, or, as long as no tag names one, the commit before this if it promises what this
 * test holds, as those with this file do. Where the history is not at hand, this version itself. `UPGRADE_FROM` names another one.
 */
function former(): string | undefined {
  try {
    const [tag] = git('tag', '--list', 'v*', '--sort=-version:refname').split('\n');
    const found = process.env['UPGRADE_FROM'] ?? (tag || 'HEAD~1');
    git('cat-file', '-e', `${found}:test/deploy/upgrade.ts`);
    return found;
  } catch {
    return undefined;
  }
}

/**
 * Puts a version of the project into a folder, with the packages that it runs on.
 * @param commit undefined: the files as they are here
 */
function checkOut(commit: string | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'former-'));
  if (commit === undefined) {
    const left = /(?:^|\/)(?:node_modules|dist|data|\.git)$/;
    cpSync(PROJECT, folder, { recursive: true, filter: (path) => !left.test(path) });
  } else {
    const archive = execFileSync('git', ['archive', commit], { cwd: PROJECT, maxBuffer: 1e9 });
    execFileSync('tar', ['--extract', '--directory', folder], { input: archive });
  }
  execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--silent'], { cwd: folder });
  return folder;
}

/** What both versions' clients can ask, so that it says nothing of how their contracts differ. */
async function update({ url }: GatewayProcess, id: string, key: string): Promise<string> {
  const { data, errors } = await ask<{ updateBulkPayment: { outcome: string } } | null>(
    url,
    `mutation { updateBulkPayment(input: { id: "${id}", bankRef: "${key}", idempotencyKey: "${key}" }) { outcome } }`,
  );
  return data?.updateBulkPayment.outcome ?? JSON.stringify(errors);
}

/** What goes wrong with a read that takes a sign-in. */
const read = async ({ url }: GatewayProcess) =>
  (await ask(url, '{ paymentBatches(first: 1) { totalCount } }')).errors;

describe('the former version and this one on one database', () => {
  let folder: string;
  let postgres: PostgresServer;
  let sandbox: Sandbox;
  let old: GatewayProcess;
  let fresh: GatewayProcess;

  before(async () => {
    folder = checkOut(former());
    [postgres, sandbox] = await Promise.all([startPostgres(), startSandbox()]);
    const env = {
      ...environmentFor(sandbox),
      JOURNAL_URL: await postgres.newStore(),
      SECRETS_KEY: '7'.repeat(64),
    };
    old = await GatewayProcess.start(env, [process.execPath, join(folder, 'src/main.ts')]);
    assert.equal(await update(old, 'BP-1001', 'before'), 'APPLIED');
    fresh = await GatewayProcess.start(env);
  });
  after(async () => {
    await Promise.all([old.kill(), fresh.kill()]);
    await Promise.all([postgres.remove(), sandbox.close()]);
    rmSync(folder, { recursive: true });
  });

  const sent = () => sandbox.iplicit.calls.filter(({ method }) => method === 'PATCH').length;

  it('the former version and this one on one database carry out a key once, whichever is asked again', async () => {
    const before = sent();
    assert.match(await update(fresh, 'BP-1001', 'before'), /^(APPLIED|REPLAYED)$/);
    assert.equal(await update(fresh, 'BP-1002', 'by-new'), 'APPLIED');
    assert.match(await update(old, 'BP-1002', 'by-new'), /^(APPLIED|REPLAYED)$/);
    assert.equal(sent(), before + 1);
  });

  it('the former version and this one on one database write to one payment one after the other', async () => {
    const before = sent();
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    const outcomes = await Promise.all(
      keys.map((key, index) => update(index % 2 === 0 ? old : fresh, 'BP-1001', key)),
    );
    assert.deepEqual(
      outcomes.filter((outcome) => outcome !== 'APPLIED'),
      [],
    );
    assert.equal(sent(), before + keys.length);
  });

  it('the former version and this one on one database keep to what the other left open', async () => {
    sandbox.iplicit.faults.add({ method: 'PATCH', times: 1, fault: { kind: 'reset', act: false } });
    assert.equal(await update(old, 'BP-1002', 'lost'), 'UNKNOWN');
    const before = sent();
    assert.notEqual(await update(fresh, 'BP-1002', 'next'), 'APPLIED');
    assert.equal(sent(), before, 'nothing is sent to a payment whose last write is open');
  });

  it('the former version and this one on one database share the refresh token, and either can go and come back', async () => {
    for (const replica of [old, fresh]) assert.deepEqual(await read(replica), []);
    for (const replica of [fresh, old]) {
      assert.equal(await replica.stop(), 0);
      await replica.start();
      assert.deepEqual(await read(replica), []);
      assert.equal(await update(replica, 'BP-1001', `again-${replica.url}`), 'APPLIED');
    }
  });
});
