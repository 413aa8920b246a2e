import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/writes/store/open-store.ts';
import { conformance } from './conformance.ts';
import { logPlans } from './log-plans.ts';
import { newWrite } from './samples.ts';
import { stateMachine } from './state-machine.ts';
import { opened } from './store.ts';
import type { EngineUnderTest } from './store.ts';
import { APPLIED, notSent, writesOver } from './writes-over.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

let folder = '';
let stores = 0;
const newPath = () => join(folder, `store-${++stores}`, 'journal.db');

/** A second program with the file open, as an administrator or a backup has it. */
const beside = (path: string) => new DatabaseSync(path, { timeout: 5_000 });

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
});
after(() => rm(folder, { recursive: true }));

const SQLITE: EngineUnderTest = {
  name: 'SQLite',
  isShared: false,
  newStore: async () => `sqlite:${newPath()}`,
  async execute(url, sql) {
    const database = beside(url.slice('sqlite:'.length));
    const rows = database.prepare(sql).all();
    database.close();
    return rows.map((row) => ({ ...row }));
  },
};

conformance(SQLITE);
stateMachine(SQLITE);
logPlans(
  SQLITE,
  async (url, statement) =>
    (await SQLITE.execute(url, `explain query plan ${statement}`)).map((row) => String(row['detail'])),
  { search: /SEARCH writes USING INDEX/, scan: /SCAN writes(?! USING INDEX writes_at)/ },
);

describe('a store in a SQLite file', () => {
  it('a store in a SQLite file makes the file and its folder', async (t) => {
    const path = newPath();
    await opened(t, `sqlite:${path}`);
    assert.ok(existsSync(path));
    const database = beside(path);
    assert.deepEqual({ ...database.prepare('pragma journal_mode').get() }, { journal_mode: 'wal' });
    database.close();
  });

  it('a store in a SQLite file is for its owner alone, and so is everything beside it', async (t) => {
    const path = newPath();
    const store = await opened(t, `sqlite:${path}`);
    await store.claim(newWrite());
    const names = await readdir(dirname(path));
    assert.ok(names.length >= 3, names.join());
    for (const name of names) assert.equal((await stat(join(dirname(path), name))).mode & 0o777, 0o600, name);
  });

  it('a store in a SQLite file that others could read is closed to them when it is opened again', async (t) => {
    const path = newPath();
    await (await openStore(`sqlite:${path}`)).close();
    for (const name of await readdir(dirname(path))) await chmod(join(dirname(path), name), 0o644);
    const store = await opened(t, `sqlite:${path}`);
    await store.claim(newWrite());
    for (const name of await readdir(dirname(path)))
      assert.equal((await stat(join(dirname(path), name))).mode & 0o777, 0o600, name);
  });

  it('a store in a SQLite file lives in memory where asked to', async (t) => {
    const store = await opened(t, 'sqlite::memory:');
    await store.claim(newWrite());
    assert.equal((await (await opened(t, 'sqlite::memory:')).list({}, 10)).length, 0);
  });

  it('a store in a SQLite file is refused to a second gateway, which is told who has it, and free when that one was killed', async (t) => {
    const url = `sqlite:${newPath()}`;
    const writer = spawn(process.execPath, [WRITER, url], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(writer.stdout, 'data');
    await assert.rejects(
      openStore(url),
      new RegExp(`another gateway uses it, process ${writer.pid} on .* Stop that one first`),
    );
    await (await openStore(url, { isGateway: false })).close();
    writer.kill('SIGKILL');
    await once(writer, 'close');
    await opened(t, url);
  });

  it('a store in a SQLite file takes over what the first release wrote', async (t) => {
    const path = newPath();
    await (await openStore(`sqlite:${path}`)).close();
    const database = beside(path);
    database.exec(`drop table writes; drop table list_keys; drop table leases; drop table key_values; drop table schema_version;
      create table entries (id text, caller text, operation text, source text, target text, key text, held_key text,
        fingerprint text, "before" text, proof text, at bigint, outcome text, user_errors text, wrote_to text, details text,
        status integer, correlation_id text, frees_key integer, settled_at bigint);
      create table notes (name text, value text);
      create table schema_version (version integer primary key); insert into schema_version values (1);
      insert into entries values ('1', 'ada', 'submitBulkPayment', 'IPLICIT', 'BulkPayment:1', 'k', 'k', 'f', '{}',
        '{"kind":"step"}', 1, 'QUEUED', '[]', 'BulkPayment:1', null, 200, null, 0, 2);
      insert into entries values ('2', 'ada', 'list', 'IPLICIT', 'list:2', 'l', 'l', 'f', 'null', '"claim"', 1, null, null, null,
        null, null, null, null, null);
      insert into notes values ('concur-file 1', '/f')`);
    database.close();
    const store = await opened(t, `sqlite:${path}`);
    const [record, ...more] = await store.list({}, 10);
    assert.deepEqual(
      [record?.state, record?.key, record?.proof, more],
      ['QUEUED', 'k', { kind: 'step' }, []],
    );
    assert.equal((await store.byKey({ caller: 'ada', key: 'k', position: null }))?.id, '1');
    assert.equal(await store.claimList('ada', 'l', 'other'), 'f');
    assert.equal(await store.values.get('concur-file 1'), '/f');
  });

  it('a store in a SQLite file says where and why when a file cannot be opened', async () => {
    const path = join(folder, 'not-a-database');
    await writeFile(path, 'a letter to the bank, much longer than a header'.repeat(50));
    await assert.rejects(
      openStore(`sqlite:${path}`),
      new RegExp(`cannot be opened at ${path}: file is not a database`),
    );
    await assert.rejects(openStore(`sqlite:${path}/journal.db`), /cannot be opened at .*journal\.db: /);
  });

  it('a store in a SQLite file does not guess at a URL that it does not know', async () => {
    for (const url of ['', 'sqlite:', 'sqlite://journal.db', 'mysql://user:hush@host/db', './journal.db']) {
      await assert.rejects(
        openStore(url),
        (error: Error) => /JOURNAL_URL/.test(error.message) && !/hush/.test(error.message),
      );
    }
  });

  it('a store in a SQLite file that is locked blocks nothing but who waits for it, and goes on when it is free', async (t) => {
    const path = newPath();
    const store = await opened(t, `sqlite:${path}`);
    const locker = beside(path);
    locker.exec('begin immediate');
    const waiting = store.claim(newWrite());
    let turns = 0;
    for (; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await Promise.race([waiting, sleep(50, 'waits')]), 'waits');
    locker.exec('rollback');
    locker.close();
    assert.ok('at' in (await waiting));
  });

  it('a store in a SQLite file that was deleted or replaced takes no more writes', async (t) => {
    const path = newPath();
    const store = await opened(t, `sqlite:${path}`);
    await rename(path, `${path}.gone`);
    await assert.rejects(store.claim(newWrite()), /deleted or replaced/);
    await assert.rejects(store.check(), /deleted or replaced/);
    await writeFile(path, '');
    await assert.rejects(store.check(), /deleted or replaced/);
  });

  it('a store in a SQLite file writes what waits together, and undoes alone what fails', async (t) => {
    const path = newPath();
    const store = await opened(t, `sqlite:${path}`);
    const [good, bad, also] = [newWrite(), newWrite({ caller: null as never }), newWrite()];
    const [first, second, third] = await Promise.allSettled([good, bad, also].map((one) => store.claim(one)));
    assert.deepEqual([first?.status, second?.status, third?.status], ['fulfilled', 'rejected', 'fulfilled']);
    assert.equal((await store.list({}, 10)).length, 2);
  });
});

describe('an outcome that the file would not take', () => {
  const refuse = `create trigger full before update on writes when new.state <> 'SENT'
    begin select raise(fail, 'database or disk is full'); end`;

  it('an outcome that the file would not take is told, answered from and written as soon as it can be', async (t) => {
    const path = newPath();
    const { perform, service, writes, logged } = await writesOver(t, `sqlite:${path}`);
    const database = beside(path);
    t.after(() => database.close());
    service.answer = async () => {
      database.exec(refuse);
      return { ...APPLIED, details: { job: 1 } };
    };
    const first = await perform({ key: 'k' });
    assert.equal(first.outcome, 'APPLIED');
    assert.deepEqual(
      logged.map(({ level, record }) => [level, record]),
      [[50, first.record]],
    );
    const again = await perform({ key: 'k' });
    assert.deepEqual([again.outcome, again.replayed, again.details], ['APPLIED', true, { job: 1 }]);
    const state = () => database.prepare('select state from writes').get()?.['state'];
    assert.equal(state(), 'SENT');
    database.exec('drop trigger full');
    const closing = writes.close();
    await closing;
    assert.equal(state(), 'APPLIED', 'the end of the process waits for it');
    assert.equal(service.sent, 1);
  });

  it('an outcome that the file would not take survives that its row has gone, which is an alarm', async (t) => {
    const path = newPath();
    const { perform, service, writes, logged } = await writesOver(t, `sqlite:${path}`);
    const database = beside(path);
    t.after(() => database.close());
    service.answer = async () => {
      database.exec('delete from writes');
      return APPLIED;
    };
    const { record } = await perform({ key: 'k' });
    assert.match(String(logged[0]?.msg), /had lost the record of a write, which was written anew/);
    assert.equal((await writes.byId(record ?? ''))?.state, 'APPLIED');
    assert.equal((await perform({ key: 'k' })).replayed, true);
  });

  it('an outcome that the file would not take keeps from the caller neither why nothing was sent, and leaves the key free at last', async (t) => {
    const path = newPath();
    const { perform, service } = await writesOver(t, `sqlite:${path}`);
    const database = beside(path);
    t.after(() => database.close());
    const forbid = `create trigger kept before delete on writes begin select raise(fail, 'locked'); end`;
    service.answer = async () => {
      database.exec(forbid);
      return notSent();
    };
    await assert.rejects(perform({ key: 'k' }), { delivery: 'not-sent' });
    database.exec('drop trigger kept');
    service.answer = () => Promise.resolve(APPLIED);
    assert.equal((await perform({ key: 'k' })).outcome, 'APPLIED');
  });

  it('an outcome that the file would not take lets nothing else leave meanwhile', async (t) => {
    const path = newPath();
    const { perform, service } = await writesOver(t, `sqlite:${path}`);
    const database = beside(path);
    t.after(() => database.close());
    database.exec('alter table writes rename to taken');
    await assert.rejects(perform({ key: 'k' }), { code: 'JOURNAL_UNAVAILABLE' });
    await assert.rejects(perform(), { code: 'JOURNAL_UNAVAILABLE' });
    database.exec('alter table taken rename to writes');
    assert.equal(service.sent, 0);
  });
});
