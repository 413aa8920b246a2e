import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { sharedCheck } from '../../src/server/health.ts';
import { startTestGateway } from '../gateway.ts';

describe('a check that anybody may ask for', () => {
  it('a check that anybody may ask for is shared by all who ask while it is done and for a second after, whatever it finds', async () => {
    let now = 0;
    const checks: PromiseWithResolvers<void>[] = [];
    const check = sharedCheck(
      () => {
        const made = Promise.withResolvers<void>();
        checks.push(made);
        return made.promise;
      },
      () => now,
    );
    const [first, second] = [check(), check()];
    now = 5_000;
    const third = check();
    assert.equal(checks.length, 1, 'one that takes long is waited for');
    checks[0]?.reject(new Error('disk full'));
    for (const each of [first, second, third]) await assert.rejects(each, /disk full/);
    now = 5_999;
    await assert.rejects(check(), /disk full/);
    now = 6_000;
    const again = check();
    checks[1]?.resolve();
    await again;
    await check();
    assert.equal(checks.length, 2);
  });

  it('a check that anybody may ask for has a hundred who ask for /health/ready at once cost one write to the journal', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'ready-'));
    t.after(() => rm(folder, { recursive: true }));
    const path = join(folder, 'journal.db');
    const gateway = await startTestGateway({ env: { JOURNAL_URL: `sqlite:${path}` } });
    t.after(() => gateway.close());
    const database = new DatabaseSync(path);
    t.after(() => database.close());
    database.exec(`create table counted (name text);
      create trigger inserted after insert on key_values begin insert into counted values (new.name); end;
      create trigger updated after update on key_values begin insert into counted values (new.name); end`);
    const asked = Array.from({ length: 100 }, () => fetch(`${gateway.origin}/health/ready`));
    for (const { status } of await Promise.all(asked)) assert.equal(status, 200);
    const { count } = database.prepare('select count(*) as count from counted').get() as { count: number };
    assert.ok(count >= 1 && count < 10, `${count} writes`);
  });
});
