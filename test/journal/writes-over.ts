import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WriteTimes } from '../../src/journal/lost-writes.ts';
import { openJournal } from '../../src/journal/open-journal.ts';
import type { Evidence, SentWrite, WriteRequest } from '../../src/journal/write.ts';
import { Writes } from '../../src/journal/writes.ts';

const stay = new AbortController().signal;

/** What a service says that did as it was asked. */
export const APPLIED: SentWrite = { outcome: 'APPLIED', userErrors: [], status: 200, correlationId: null };

/** Writes over a journal in memory, to a service of which the test says what it does and shows. */
export async function writesOver(t: TestContext, times: Partial<WriteTimes> = {}, now = () => Date.now()) {
  const journal = await openJournal('sqlite::memory:', { keyTtlHours: 24, now });
  t.after(() => journal.close());
  const service = {
    sent: 0,
    shows: { shows: 'unchanged' } as Evidence,
    answer: () => Promise.resolve(APPLIED),
  };
  const writes = new Writes({
    journal,
    clock: { now, sleep: (ms, signal) => sleep(ms, undefined, { signal }) },
    readBack: { TEST: () => Promise.resolve(service.shows) },
    times: { writeMs: { TEST: 100 }, readBackMs: 0, waitMs: 1_000, settledMs: 60_000, ...times },
    onUnsettled: (error) => {
      throw error;
    },
  });
  const perform = (more: Partial<WriteRequest> = {}) =>
    writes.perform(
      {
        caller: 'tester',
        operation: 'test',
        source: 'TEST',
        target: 'Thing:1',
        key: null,
        input: 'input',
        prepare: () =>
          Promise.resolve({
            before: null,
            proof: null,
            send: () => {
              service.sent += 1;
              return service.answer();
            },
          }),
        ...more,
      },
      stay,
    );
  return { journal, writes, service, perform };
}

/** The codes of user errors. */
export const codesOf = (userErrors: readonly { code: string }[]) => userErrors.map((error) => error.code);
