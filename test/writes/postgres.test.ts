import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../src/writes/store/open-store.ts';
import type { SentWrite } from '../../src/writes/write.ts';
import { executeOn, startPostgres } from '../postgres.ts';
import type { PostgresServer } from '../postgres.ts';
import { conformance } from './conformance.ts';
import { logPlans } from './log-plans.ts';
import { answer, DONE, newWrite } from './samples.ts';
import { stateMachine } from './state-machine.ts';
import { opened } from './store.ts';
import type { EngineUnderTest } from './store.ts';
import { APPLIED, codesOf, writesOver } from './writes-over.ts';

let server: PostgresServer;

before(async () => {
  server = await startPostgres();
});
after(() => server.remove());

const POSTGRES: EngineUnderTest = {
  name: 'PostgreSQL',
  isShared: true,
  newStore: () => server.newStore(),
  execute: executeOn,
};

conformance(POSTGRES);
stateMachine(POSTGRES);
logPlans(
  POSTGRES,
  async (url, statement) =>
    (await executeOn(url, `explain (analyze, timing off) ${statement}`)).map((row) =>
      String(row['QUERY PLAN']),
    ),
  // What most rows have, it finds by walking from the newest until the page is full.
  { search: /Index/, scan: /Seq Scan on writes|Rows Removed by Filter: \d{5}/ },
);

describe('a store on a PostgreSQL server', () => {
  it('a store on a PostgreSQL server is made by ten that open it at the same time, once', async (t) => {
    const url = await server.newStore();
    const stores = await Promise.all(Array.from({ length: 10 }, () => opened(t, url)));
    assert.deepEqual(await executeOn(url, 'select version from schema_version order by version'), [
      { version: 1 },
      { version: 2 },
    ]);
    const one = newWrite();
    await stores[0]?.claim(one);
    for (const store of stores) assert.equal((await store.byId(one.id))?.state, 'PREPARED');
  });

  it('a store on a PostgreSQL server goes on writing through a restart, each write once', async (t) => {
    const store = await opened(t, await server.newStore());
    const written: string[] = [];
    let restarted = false;
    const writer = async () => {
      for (let more = 3; more > 0; more -= restarted ? 1 : 0) {
        const one = newWrite({ key: `key ${written.length}` });
        written.push(one.id);
        assert.ok('at' in (await store.claim(one)));
        assert.ok(await store.send(one, { before: null, proof: null }, 1));
        assert.equal((await store.settle(one, answer(), DONE)).record.state, 'APPLIED');
      }
    };
    const writers = Array.from({ length: 8 }, writer);
    await server.stop();
    await server.start();
    restarted = true;
    await Promise.all(writers);
    const records = await store.list({}, 1_000_000);
    assert.deepEqual(new Set(records.map(({ id }) => id)), new Set(written));
    assert.ok(records.every(({ state }) => state === 'APPLIED'));
  });

  it('a store on a PostgreSQL server says at once that it cannot be written to while the server is away', async (t) => {
    const store = await opened(t, await server.newStore());
    await server.stop();
    await assert.rejects(store.check());
    await server.start();
    await store.check();
  });

  it('a store on a PostgreSQL server waits for a server that is only just starting, and says so once before it is there', async (t) => {
    const url = await server.newStore();
    await server.stop();
    const said = Promise.withResolvers<string>();
    let times = 0;
    const onWaiting = (message: string) => {
      times += 1;
      said.resolve(message);
    };
    const opening = openStore(url, { onWaiting });
    const { port, password } = new URL(url);
    const message = await said.promise;
    assert.match(message, new RegExp(`^PostgreSQL at 127\\.0\\.0\\.1:${port}/\\S+ is not available`));
    assert.ok(!message.includes(password));
    await server.start();
    const store = await opening;
    t.after(() => store.close());
    await store.check();
    assert.equal(times, 1);
  });

  it('a store on a PostgreSQL server goes on when its connections are cut, by anyone or for idling', async (t) => {
    const url = await server.newStore();
    await executeOn(url, `alter role postgres set idle_session_timeout = '300ms'`);
    t.after(() => executeOn(url, 'alter role postgres reset idle_session_timeout'));
    const store = await opened(t, url);
    for (let round = 0; round < 3; round++) {
      const claims = Array.from({ length: 20 }, () => store.claim(newWrite()));
      await cutConnections(url);
      for (const claim of await Promise.all(claims)) assert.ok('at' in claim);
      await sleep(400);
    }
    assert.equal((await store.list({}, 1_000)).length, 60);
  });

  it('a store on a PostgreSQL server that confirms what is not on disk yet is refused', async (t) => {
    const url = await server.newStore();
    await executeOn(url, `alter role postgres set synchronous_commit = off`);
    t.after(() => executeOn(url, 'alter role postgres reset synchronous_commit'));
    await assert.rejects(openStore(url), /synchronous_commit is off/);
  });

  it('a store on a PostgreSQL server says where and why when it cannot be opened, and never the password', async () => {
    const url = new URL(await server.newStore());
    const wrong = Object.assign(new URL(url), { password: 'hush-hush' }).href;
    await assertRefused(wrong, `127.0.0.1:${url.port}/postgres: password authentication failed for user`);
    const missing = Object.assign(new URL(url), { pathname: '/nowhere' }).href;
    await assertRefused(missing, `127.0.0.1:${url.port}/nowhere: database "nowhere" does not exist`);
  });

  it('a store on a PostgreSQL server says how to write a URL whose password tears it apart, and shows nothing of it', async () => {
    for (const password of ['hush/hush', 'hush#hush', 'hush?hush', '12/hush', '12#hush', '12?hush']) {
      await assertRefused(`postgres://user:${password}@host/db`, 'percent-encoded');
    }
  });
});

describe('two replicas on one PostgreSQL store', () => {
  it('two replicas on one PostgreSQL store answer one key with one write, and let one write at a time to a target', async (t) => {
    const url = await server.newStore();
    const here = await writesOver(t, url);
    const there = await writesOver(t, url, { service: here.service });
    let inside = 0;
    here.service.answer = async () => {
      assert.equal(++inside, 1);
      await sleep(2);
      inside--;
      return APPLIED;
    };
    const turns = Array.from({ length: 20 }, (_, index) => (index % 2 ? here : there).perform());
    await Promise.all(turns);
    assert.equal(here.service.sent, 20);
    const same = Array.from({ length: 50 }, (_, index) => (index % 2 ? here : there).perform({ key: 'k' }));
    const answers = await Promise.all(same);
    assert.equal(answers.filter(({ replayed }) => !replayed).length, 1);
    assert.equal(here.service.sent, 21);
  });

  it('two replicas on one PostgreSQL store know of what is pending at the other, and settle it once', async (t) => {
    const url = await server.newStore();
    const here = await writesOver(t, url);
    const there = await writesOver(t, url, { service: here.service });
    here.service.answer = async () => ({ ...APPLIED, outcome: 'QUEUED' });
    await here.perform();
    assert.deepEqual(codesOf((await there.perform()).userErrors), ['ALREADY_QUEUED']);
    while (there.writes.pendingOf('Thing:1').length === 0) await sleep(20);
    here.service.shows = { shows: 'applied' };
    while (here.writes.isAnyPending || there.writes.isAnyPending) await sleep(20);
  });

  it('two replicas on one PostgreSQL store do not both send what one of them was frozen over', async (t) => {
    const url = await server.newStore();
    const here = await writesOver(t, url);
    const there = await writesOver(t, url, { service: here.service });
    const { promise: thawed, resolve: thaw } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    let attempts = 0;
    const frozen = here.perform({
      key: 'k',
      async prepare() {
        // The first time, the process stands still before it sends, longer than it is taken to be alive.
        attempts += 1;
        begin();
        if (attempts === 1) await thawed;
        return {
          before: null,
          proof: null,
          async send(beforeSending) {
            await beforeSending();
            here.service.sent += 1;
            return APPLIED;
          },
        };
      },
    });
    await begun;
    await executeOn(url, 'update leases set until = 0');
    const taken = await there.perform({ key: 'k' });
    assert.equal(taken.replayed, false);
    thaw();
    assert.equal((await frozen).replayed, true);
    assert.equal(here.service.sent, 1);
  });

  it('two replicas on one PostgreSQL store leave a slow sender alone until its time is over', async (t) => {
    const url = await server.newStore();
    const here = await writesOver(t, url, { writeMs: { TEST: 60_000 } });
    const there = await writesOver(t, url, { service: here.service, waitMs: 300 });
    const { promise, resolve } = Promise.withResolvers<SentWrite>();
    here.service.answer = () => promise;
    const slow = here.perform();
    while (here.service.sent === 0) await sleep(5);
    await assert.rejects(there.perform(), { code: 'WRITE_IN_PROGRESS' });
    resolve(APPLIED);
    assert.equal((await slow).outcome, 'APPLIED');
  });
});

describe('an outcome while PostgreSQL is away', () => {
  it('an outcome while PostgreSQL is away is told within two seconds, answered from, and written when it is back', async (t) => {
    const url = await server.newStore();
    const { perform, service, writes } = await writesOver(t, url);
    service.answer = async () => {
      await server.stop();
      return APPLIED;
    };
    const first = await perform({ key: 'k' });
    assert.equal(first.outcome, 'APPLIED');
    // Longer than a single statement is tried again.
    await sleep(12_000);
    await server.start();
    const again = await perform({ key: 'k' });
    assert.deepEqual([again.outcome, again.replayed], ['APPLIED', true]);
    while ((await executeOn(url, 'select state from writes'))[0]?.['state'] !== 'APPLIED') await sleep(20);
    assert.equal((await writes.byId(first.record ?? ''))?.state, 'APPLIED');
    assert.equal(service.sent, 1);
  });
});

/** Ends every connection to a database but the one that asks for it. */
async function cutConnections(url: string): Promise<void> {
  await executeOn(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
}

async function assertRefused(url: string, expected: string): Promise<void> {
  await assert.rejects(openStore(url), (error: Error) => {
    assert.ok(error.message.includes(expected), error.message);
    const shown = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)} ${JSON.stringify(error.cause)}`;
    assert.doesNotMatch(shown, /hush|only-for-tests/);
    return true;
  });
}
