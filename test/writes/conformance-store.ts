import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openJournal } from '../../src/writes/store/open-store.ts';
import { answer, intent } from './samples.ts';
import { NOON, opened } from './store.ts';
import type { EngineUnderTest } from './store.ts';

/** What the store keeps, and how it is opened, shared and closed. */
export function storeConformance(engine: EngineUnderTest): void {
  it('is made by ten that open it at the same time, once', async (t) => {
    const url = await engine.newStore();
    const journals = await Promise.all(Array.from({ length: 10 }, () => opened(t, url)));
    assert.deepEqual(await engine.execute(url, 'select version from schema_version'), [{ version: 1 }]);
    const one = intent();
    await journals[0]?.begin(one);
    for (const journal of journals) assert.equal((await journal.open())[0]?.id, one.id);
  });

  it('keeps entries, keys and notes when it is closed and opened again', async (t) => {
    const url = await engine.newStore();
    const first = await openJournal(url, { keyTtlHours: 24, now: () => NOON });
    const one = intent({ key: 'k' });
    await first.begin(one);
    await first.settle(one.id, answer(), NOON);
    await first.notes.put('file', 'https://files.example/1');
    await first.close();
    const second = await opened(t, url);
    assert.deepEqual((await second.byKey('treasury', 'k'))?.answer, answer());
    assert.equal(await second.notes.get('file'), 'https://files.example/1');
  });

  it('keeps the note that was put last, for every replica', async (t) => {
    const url = await engine.newStore();
    const [here, there] = [await opened(t, url), await opened(t, url)];
    assert.equal(await there.notes.get('file'), undefined);
    for (const value of ['first', '', 'naïve \u{1F4B6}']) {
      await here.notes.put('file', value);
      assert.equal(await there.notes.get('file'), value);
    }
  });

  it('is refused when a newer program has migrated it', async (t) => {
    const url = await engine.newStore();
    await opened(t, url);
    await engine.execute(url, 'insert into schema_version (version) values (99)');
    await assert.rejects(opened(t, url), /schema version 99, and this program knows versions up to 1/);
  });

  it('is let go only when all that is under way has ended', async () => {
    const url = await engine.newStore();
    const journal = await openJournal(url, { keyTtlHours: 24, now: () => NOON });
    const one = intent();
    const work = journal.exclusively('one', async (lock) => {
      await journal.begin(one);
      await lock.confirm();
      return journal.exclusively('inner', () => journal.settle(one.id, answer(), NOON));
    });
    await journal.close();
    assert.deepEqual(await work, answer());
    await assert.rejects(journal.begin(intent()));
  });

  it('proves by a write that it can be written to', async (t) => {
    const url = await engine.newStore();
    const journal = await opened(t, url);
    await journal.check();
    await engine.execute(url, 'drop table notes');
    await assert.rejects(journal.check(), /notes/);
  });
}
