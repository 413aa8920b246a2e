import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WriteTimes } from '../../src/writes/reconciler.ts';
import { openJournal } from '../../src/writes/store/open-store.ts';
import type { Evidence, SentWrite, WriteRequest } from '../../src/writes/write.ts';
import { Writes } from '../../src/writes/writes.ts';
import { UpstreamError } from '../../src/upstream/errors.ts';

const stay = new AbortController().signal;

/** What a service says that did as it was asked. */
export const APPLIED: SentWrite = { outcome: 'APPLIED', userErrors: [], status: 200, correlationId: null };

interface WritesOverOptions extends Partial<WriteTimes> {
  /** Epoch milliseconds. */
  now?: () => number;
  /** The journal's file; in memory if absent. */
  file?: string;
}

/** Writes over a journal, to a service of which the test says what it does and shows. */
export async function writesOver(
  t: TestContext,
  { now = () => Date.now(), file = ':memory:', ...times }: WritesOverOptions = {},
) {
  const journal = await openJournal(`sqlite:${file}`, { keyTtlHours: 24, now });
  t.after(() => journal.close());
  const unsettled: string[] = [];
  const service = {
    sent: 0,
    shows: { shows: 'unchanged' } as Evidence,
    answer: () => Promise.resolve(APPLIED),
    look: () => Promise.resolve(service.shows),
  };
  const writes = new Writes({
    journal,
    clock: { now, sleep: (ms, signal) => sleep(ms, undefined, { signal }) },
    readBack: { TEST: () => service.look() },
    times: { writeMs: { TEST: 100 }, readBackMs: 0, waitMs: 1_000, settledMs: 60_000, ...times },
    onUnsettled: (_error, { operation }) => unsettled.push(operation),
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
  return { journal, writes, service, perform, unsettled };
}

/** The codes of user errors. */
export const codesOf = (userErrors: readonly { code: string }[]) => userErrors.map((error) => error.code);

/** What comes of a write whose answer does not arrive. */
export function lost(): Promise<never> {
  return Promise.reject(
    new UpstreamError('UPSTREAM_TIMEOUT', 'no answer', { source: 'TEST', delivery: 'unknown' }),
  );
}

/** What comes of a write to a service that is not there. */
export function notSent(): Promise<never> {
  return Promise.reject(
    new UpstreamError('UPSTREAM_UNAVAILABLE', 'nobody there', { source: 'TEST', delivery: 'not-sent' }),
  );
}
