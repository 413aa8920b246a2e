import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Evidence } from '../../src/writes/write.ts';
import { APPLIED, lost, notSent, writesOver } from './writes-over.ts';

/** Writes over a journal in a file, and what takes its entries away. */
async function breakable(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'broken-journal-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'journal.db');
  const over = await writesOver(t, { file });
  const breakJournal = (): void => {
    const database = new DatabaseSync(file, { timeout: 5_000 });
    database.exec('ALTER TABLE entries RENAME TO entries_taken_away');
    database.close();
  };
  return { ...over, breakJournal };
}

describe('a journal that breaks while a write is under way', () => {
  it('a journal that breaks while a write is under way does not keep from the caller what the service did', async (t) => {
    const { perform, service, unsettled, breakJournal } = await breakable(t);
    service.answer = async () => {
      breakJournal();
      return APPLIED;
    };
    assert.equal((await perform({ key: 'k' })).outcome, 'APPLIED');
    assert.deepEqual(unsettled, ['test']);
  });

  it('a journal that breaks while a write is under way does not keep from the caller why nothing was sent', async (t) => {
    const { perform, service, unsettled, breakJournal } = await breakable(t);
    service.answer = async () => {
      breakJournal();
      return notSent();
    };
    await assert.rejects(perform({ key: 'k' }), { code: 'UPSTREAM_UNAVAILABLE', delivery: 'not-sent' });
    assert.deepEqual(unsettled, ['test']);
  });

  it('a journal that breaks while a write is under way does not keep from the caller what the service shows of a lost write', async (t) => {
    const { perform, service, unsettled, breakJournal } = await breakable(t);
    service.answer = lost;
    assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN');
    service.look = async (): Promise<Evidence> => {
      breakJournal();
      return { shows: 'applied' };
    };
    const { outcome, userErrors } = await perform({ key: 'k' });
    assert.deepEqual([outcome, userErrors], ['REPLAYED', []]);
    assert.deepEqual(unsettled, ['test']);
  });

  it('a journal that breaks while a write is under way is JOURNAL_UNAVAILABLE for who waits for a key that is still at work', async (t) => {
    const { perform, service, breakJournal } = await breakable(t);
    const { promise, resolve } = Promise.withResolvers<typeof APPLIED>();
    const sent = Promise.withResolvers<void>();
    service.answer = () => {
      sent.resolve();
      return promise;
    };
    const first = perform({ key: 'k' });
    await sent.promise;
    const second = assert.rejects(perform({ key: 'k', target: 'Thing:2' }), { code: 'JOURNAL_UNAVAILABLE' });
    breakJournal();
    await second;
    resolve(APPLIED);
    assert.equal((await first).outcome, 'APPLIED');
  });
});
