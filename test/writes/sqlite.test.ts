import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openJournal } from '../../src/writes/store/open-store.ts';
import { conformance } from './conformance.ts';
import { intent } from './samples.ts';
import { NOON, opened } from './store.ts';

const OPENER = fileURLToPath(new URL('opener.ts', import.meta.url));

let folder = '';
let stores = 0;
const newPath = () => join(folder, `store-${++stores}`, 'journal.db');

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
});
after(() => rm(folder, { recursive: true }));

conformance({
  name: 'SQLite',
  newStore: async () => `sqlite:${newPath()}`,
  async execute(url, sql) {
    const database = new DatabaseSync(url.slice('sqlite:'.length));
    const rows = database.prepare(sql).all();
    database.close();
    return rows.map((row) => ({ ...row }));
  },
});

describe('the journal in a SQLite file', () => {
  it('the journal in a SQLite file makes the file and its folder, and waits for the disk with every commit', async (t) => {
    const path = newPath();
    await opened(t, `sqlite:${path}`);
    assert.ok(existsSync(path));
    const database = new DatabaseSync(path);
    assert.deepEqual({ ...database.prepare('pragma journal_mode').get() }, { journal_mode: 'wal' });
    database.close();
  });

  it('the journal in a SQLite file lives in memory where asked to', async (t) => {
    const journal = await opened(t, 'sqlite::memory:');
    assert.deepEqual(await journal.begin(intent()), { begun: true });
    assert.equal((await (await opened(t, 'sqlite::memory:')).open()).length, 0);
  });

  it('the journal in a SQLite file is made once by processes that start together, each of which can write', async (t) => {
    const url = `sqlite:${newPath()}`;
    const starters = Array.from({ length: 3 }, () =>
      spawn(process.execPath, [OPENER, url], { stdio: ['ignore', 'ignore', 'inherit'] }),
    );
    const codes = await Promise.all(starters.map(async (starter) => (await once(starter, 'exit'))[0]));
    assert.deepEqual(codes, [0, 0, 0]);
    assert.equal((await (await opened(t, url)).open()).length, 3 * 25);
  });

  it('the journal in a SQLite file says where and why when a file cannot be opened', async () => {
    const path = join(folder, 'not-a-database');
    await writeFile(path, 'a letter to the bank, much longer than a header'.repeat(50));
    await assert.rejects(
      open(`sqlite:${path}`),
      new RegExp(`cannot be opened at ${path}: file is not a database`),
    );
    await assert.rejects(open(`sqlite:${path}/journal.db`), /cannot be opened at .*journal\.db: /);
  });

  it('the journal in a SQLite file does not guess at a URL that it does not know', async () => {
    for (const url of ['', 'sqlite:', 'sqlite://journal.db', 'mysql://user:hush@host/db', './journal.db']) {
      await assert.rejects(
        open(url),
        (error: Error) => /JOURNAL_URL/.test(error.message) && !/hush/.test(error.message),
      );
    }
  });
});

function open(url: string) {
  return openJournal(url, { keyTtlHours: 24, now: () => NOON });
}
