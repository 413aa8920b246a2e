import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { executeOn } from '../postgres.ts';
import type { PostgresServer } from '../postgres.ts';
import { held } from './conformance-locks.ts';
import { opened } from './store.ts';

const HOLDER = fileURLToPath(new URL('holder.ts', import.meta.url));

/** Names are held against every replica on the server, whatever becomes of those who wait or hold. */
export function postgresLockTests(server: () => PostgresServer): void {
  it('lets one at a time work under a name among replicas, and no replica keep it to itself', async (t) => {
    const url = await server().newStore();
    const replicas = [await opened(t, url), await opened(t, url), await opened(t, url)];
    const holder = held();
    const holding = (await opened(t, url)).exclusively('one', () => holder.until);
    await waitUntilHeld(await opened(t, url), 'one');
    const order: number[] = [];
    let inside = 0;
    const turn = (replica: number) => async () => {
      assert.equal(++inside, 1);
      order.push(replica);
      await sleep(2);
      inside--;
    };
    const work = Array.from({ length: 10 }, () =>
      replicas.map((journal, replica) => journal.exclusively('one', turn(replica))),
    );
    await inLine(url, 3);
    holder.letGo();
    await Promise.all([holding, ...work.flat()]);
    assert.equal(order.length, 30);
    assert.deepEqual(order.slice(0, 3).toSorted(), [0, 1, 2]);
  });

  it('serves replicas that wait for one name in the order of asking', async (t) => {
    const url = await server().newStore();
    const holder = held();
    const holding = (await opened(t, url)).exclusively('one', () => holder.until);
    await waitUntilHeld(await opened(t, url), 'one');
    const order: number[] = [];
    const waiting = [];
    for (let replica = 0; replica < 4; replica++) {
      const journal = await opened(t, url);
      waiting.push(journal.exclusively('one', async () => order.push(replica)));
      await inLine(url, replica + 1);
    }
    holder.letGo();
    await Promise.all([holding, ...waiting]);
    assert.deepEqual(order, [0, 1, 2, 3]);
  });

  it('lets different names be, however many wait for names that another replica holds', async (t) => {
    const url = await server().newStore();
    const [here, there] = [await opened(t, url), await opened(t, url)];
    const holder = held();
    const names = Array.from({ length: 25 }, (_, index) => `name ${index}`);
    const holding = names.map((name) => here.exclusively(name, () => holder.until));
    await Promise.all(names.map((name) => waitUntilHeld(there, name)));
    let waited = 0;
    const waiting = names.map((name) => there.exclusively(name, async () => waited++));
    assert.equal(await there.exclusively('another', async () => 'free'), 'free');
    assert.equal(await there.ifFree('name 0', async () => 'taken'), undefined);
    assert.equal(waited, 0);
    holder.letGo();
    await Promise.all([...holding, ...waiting]);
    assert.equal(waited, 25);
  });

  it('leaves no lock and nobody in line when a signal ends the waiting', async (t) => {
    const url = await server().newStore();
    const [here, there] = [await opened(t, url), await opened(t, url)];
    const holder = held();
    const holding = here.exclusively('one', () => holder.until);
    await waitUntilHeld(there, 'one');
    const leaving = new AbortController();
    const gone = there.exclusively('one', () => assert.fail('it had left'), leaving.signal);
    await inLine(url, 1);
    leaving.abort(new Error('out of time'));
    await assert.rejects(gone, /out of time/);
    await inLine(url, 0);
    holder.letGo();
    await holding;
    assert.equal(await here.ifFree('one', async () => 'free'), 'free');
    assert.equal(await there.ifFree('one', async () => 'free'), 'free');
  });

  it('takes a name back from a replica that was killed', async (t) => {
    const url = await server().newStore();
    const journal = await opened(t, url);
    const replica = spawn(process.execPath, [HOLDER, url, 'one'], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(replica.stdout, 'data');
    assert.equal(await journal.ifFree('one', async () => 'free'), undefined);
    const waiting = journal.exclusively('one', async () => 'mine');
    replica.kill('SIGKILL');
    assert.equal(await waiting, 'mine');
  });
}

/** Waits until so many sessions stand in the server's line for a name. */
export async function inLine(url: string, expected: number): Promise<void> {
  for (;;) {
    const rows = await executeOn(
      url,
      `select 1 from pg_locks where locktype = 'advisory' and not granted
       and database = (select oid from pg_database where datname = current_database())`,
    );
    if (rows.length === expected) return;
    await sleep(5);
  }
}

export async function waitUntilHeld(
  journal: Awaited<ReturnType<typeof opened>>,
  name: string,
): Promise<void> {
  while (await journal.ifFree(name, async () => true)) await sleep(1);
}
