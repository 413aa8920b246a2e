import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLog } from '../../src/app/log.ts';
import { openChanges } from '../../src/app/services.ts';
import type { Changes } from '../../src/live/changes.ts';
import type { Change } from '../../src/live/watch.ts';
import { startPostgres } from '../postgres.ts';
import type { PostgresServer } from '../postgres.ts';

const WRITE: Change = { source: 'IPLICIT', path: '/api/BatchPayment/1/submit', isOver: true };

/** A replica, and the changes that it has heard of by name of the service. */
async function replica(t: TestContext, url: string, log = createLog('silent')) {
  const changes: Changes = await openChanges(url, log);
  t.after(() => changes.close());
  const heard: Change[] = [];
  changes.listen((change) => heard.push(change));
  return { changes, heard: () => heard.filter(({ source }) => source !== undefined) };
}

describe('replicas that share a store', () => {
  let postgres: PostgresServer;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.remove());

  it('replicas that share a store have heard of a write when the announcement resolves, itself included', async (t) => {
    const url = await postgres.newStore();
    const replicas = [await replica(t, url), await replica(t, url), await replica(t, url)];
    const [one, ...others] = replicas;
    for (let turn = 1; turn <= 20; turn += 1) {
      await one?.changes.announce(WRITE);
      for (const { heard } of replicas) assert.equal(heard().length, turn);
    }
    const [{ source, path, isOver } = WRITE] = others[0]?.heard() ?? [];
    assert.deepEqual({ source, path, isOver }, WRITE);
  });

  it('replicas of another store hear nothing', async (t) => {
    const [one, other] = [
      await replica(t, await postgres.newStore()),
      await replica(t, await postgres.newStore()),
    ];
    await one.changes.announce(WRITE);
    await sleep(50);
    assert.deepEqual(other.heard(), []);
  });

  it('a replica that has stopped in order is not waited for', async (t) => {
    const url = await postgres.newStore();
    const [one, other] = [await replica(t, url), await replica(t, url)];
    await other.changes.close();
    const before = performance.now();
    await one.changes.announce(WRITE);
    assert.ok(performance.now() - before < 1_500, 'a lease would take longer');
  });

  it('a replica that does not hear its own beats for two seconds shares nothing, and hears again when the server is back', async (t) => {
    const url = await postgres.newStore();
    let lines = '';
    const log = createLog('info', { write: (line: string) => void (lines += line) });
    const { changes, heard } = await replica(t, url, log);
    assert.equal(changes.isHearing, true);
    const gaps: Change[] = [];
    changes.listen((change) => gaps.push(change));
    await postgres.stop();
    while (changes.isHearing) await sleep(20);
    await postgres.start();
    while (!changes.isHearing) await sleep(20);
    // What was written meanwhile is not known, so anything may have been.
    assert.deepEqual(gaps, [{ source: undefined, isOver: true }]);
    await changes.announce(WRITE);
    assert.equal(heard().length, 1);
  });

  it('a process that shares its store with nobody hears of its own writes at once', async (t) => {
    const { changes, heard } = await replica(t, 'sqlite::memory:');
    assert.equal(changes.announce(WRITE), undefined);
    assert.equal(heard().length, 1);
    assert.equal(changes.isHearing, true);
  });
});
