import assert from 'node:assert/strict';
import { it } from 'node:test';
import { executeOn } from '../postgres.ts';
import type { PostgresServer } from '../postgres.ts';
import { held } from './conformance-locks.ts';
import { inLine, waitUntilHeld } from './postgres-locks.ts';
import { answer, intent } from './samples.ts';
import { NOON, opened } from './store.ts';

/** The server may restart and connections may break under an open journal: it goes on, and nothing confirmed is lost. */
export function postgresOutageTests(server: () => PostgresServer): void {
  it('goes on writing through a restart, each entry once', async (t) => {
    const journal = await opened(t, await server().newStore());
    const written: string[] = [];
    let restarted = false;
    const writer = async () => {
      for (let more = 3; more > 0; more -= restarted ? 1 : 0) {
        const one = intent({ key: `key ${written.length}` });
        written.push(one.id);
        assert.deepEqual(await journal.begin(one), { begun: true });
        assert.deepEqual(await journal.settle(one.id, answer(), NOON), answer());
      }
    };
    const writers = Array.from({ length: 8 }, writer);
    await server().stop();
    await server().start();
    restarted = true;
    await Promise.all(writers);
    const entries = await journal.list({}, 1_000_000);
    assert.deepEqual(new Set(entries.map((entry) => entry.id)), new Set(written));
    assert.ok(entries.every((entry) => entry.answer));
    await journal.check();
  });

  it('says at once that it cannot be written to while the server is away', async (t) => {
    const journal = await opened(t, await server().newStore());
    await server().stop();
    await assert.rejects(journal.check());
    await server().start();
    await journal.check();
  });

  it('waits for a server that is only just starting', async (t) => {
    const url = await server().newStore();
    await server().stop();
    const opening = opened(t, url);
    await server().start();
    await (await opening).check();
  });

  it('goes on when its connections are cut', async (t) => {
    const url = await server().newStore();
    const journal = await opened(t, url);
    for (let round = 0; round < 5; round++) {
      const reads = Array.from({ length: 20 }, () => journal.open());
      await cutConnections(url);
      await Promise.all(reads);
      assert.equal(await journal.exclusively('one', async () => 'mine'), 'mine');
    }
  });

  it('tells a holder whose connection was cut that its name is lost, while another has it', async (t) => {
    const url = await server().newStore();
    const [here, there] = [await opened(t, url), await opened(t, url)];
    const [holder, next] = [held(), held()];
    const holding = here.exclusively('one', async (lock) => {
      await lock.confirm();
      await holder.until;
      await assert.rejects(lock.confirm(), /connection that held the lock broke/);
      return 'found out';
    });
    await here.exclusively('another', () => cutConnections(url));
    const taken = there.exclusively('one', () => next.until);
    holder.letGo();
    assert.equal(await holding, 'found out');
    next.letGo();
    await taken;
    assert.equal(await here.exclusively('one', async () => 'mine'), 'mine');
  });

  it('stands in line again when the connection that stood there is cut', async (t) => {
    const url = await server().newStore();
    const [here, there] = [await opened(t, url), await opened(t, url)];
    const holder = held();
    const holding = here.exclusively('one', () => holder.until);
    await waitUntilHeld(there, 'one');
    const waiting = there.exclusively('one', async () => 'mine');
    await inLine(url, 1);
    await executeOn(url, 'select pg_terminate_backend(pid) from pg_locks where not granted');
    await inLine(url, 1);
    holder.letGo();
    await holding;
    assert.equal(await waiting, 'mine');
  });

  it('stops waiting by the signal for a server that is away', async (t) => {
    const journal = await opened(t, await server().newStore());
    await server().stop();
    const leaving = new AbortController();
    const gone = journal.exclusively('one', () => assert.fail('it had left'), leaving.signal);
    leaving.abort(new Error('out of time'));
    await assert.rejects(gone, /out of time/);
    await server().start();
    assert.equal(await journal.ifFree('one', async () => 'free'), 'free');
  });
}

/** Ends every connection to a database but the one that asks for it. */
async function cutConnections(url: string): Promise<void> {
  await executeOn(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
}
