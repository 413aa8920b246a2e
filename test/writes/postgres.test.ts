import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openJournal } from '../../src/writes/store/open-store.ts';
import { executeOn, startPostgres } from '../postgres.ts';
import type { PostgresServer } from '../postgres.ts';
import { conformance } from './conformance.ts';
import { postgresLockTests } from './postgres-locks.ts';
import { postgresOutageTests } from './postgres-outages.ts';
import { NOON } from './store.ts';

let server: PostgresServer;

before(async () => {
  server = await startPostgres();
});
after(() => server.remove());

conformance({ name: 'PostgreSQL', newStore: () => server.newStore(), execute: executeOn });

describe('the journal on a PostgreSQL server', () => {
  describe('names held among replicas', () => postgresLockTests(() => server));
  describe('when the server or a connection goes away', () => postgresOutageTests(() => server));

  it('the journal on a PostgreSQL server says where and why when it cannot be opened, and never the password', async () => {
    const url = new URL(await server.newStore());
    const wrong = Object.assign(new URL(url), { password: 'hush-hush' }).href;
    await assertRefused(wrong, `127.0.0.1:${url.port}/postgres: password authentication failed for user`);
    const missing = Object.assign(new URL(url), { pathname: '/nowhere' }).href;
    await assertRefused(missing, `127.0.0.1:${url.port}/nowhere: database "nowhere" does not exist`);
  });

  it('the journal on a PostgreSQL server says how to write a URL whose password tears it apart, and shows nothing of it', async () => {
    for (const password of ['hush/hush', 'hush#hush', 'hush?hush', '12/hush', '12#hush', '12?hush']) {
      await assertRefused(`postgres://user:${password}@host/db`, 'percent-encoded');
    }
  });
});

async function assertRefused(url: string, expected: string): Promise<void> {
  await assert.rejects(openJournal(url, { keyTtlHours: 24, now: () => NOON }), (error: Error) => {
    assert.ok(error.message.includes(expected), error.message);
    const shown = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)} ${JSON.stringify(error.cause)}`;
    assert.doesNotMatch(shown, /hush|only-for-tests/);
    return true;
  });
}
