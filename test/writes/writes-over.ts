import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { UpstreamError } from '../../src/upstream/errors.ts';
import { openStore } from '../../src/writes/store/open-store.ts';
import type { Evidence, PreparedWrite, SentWrite, WriteRequest } from '../../src/writes/write.ts';
import { Writes } from '../../src/writes/writes.ts';
import type { WriteTimes } from '../../src/writes/writes.ts';

/** What a service says that did as it was asked. */
export const APPLIED: SentWrite = { outcome: 'APPLIED', userErrors: [], status: 200, correlationId: null };
export const QUEUED: SentWrite = { ...APPLIED, outcome: 'QUEUED' };

const HOUR_MS = 3_600_000;

/** A service of which the test says what it does and shows. */
export class ScriptedService {
  sent = 0;
  shows: Evidence = { shows: 'unchanged' };
  answer: () => Promise<SentWrite> = () => Promise.resolve(APPLIED);
  look: () => Promise<Evidence> = () => Promise.resolve(this.shows);
}

/** A gateway's writes, with what belongs to them. */
export interface WritesUnderTest {
  writes: Writes;
  service: ScriptedService;
  /** Performs a write to `Thing:1` without a key, unless told otherwise. */
  perform: (over?: Partial<WriteRequest> & Partial<PreparedWrite>) => ReturnType<Writes['perform']>;
  /** What was logged at warn and above. */
  logged: { level: number; msg: string; [member: string]: unknown }[];
}

/** Writes over the store at a URL, to a service of which the test says what it does and shows. */
export async function writesOver(
  t: TestContext,
  url: string,
  { service = new ScriptedService(), ...times }: Partial<WriteTimes> & { service?: ScriptedService } = {},
): Promise<WritesUnderTest> {
  const store = await openStore(url);
  const logged: WritesUnderTest['logged'] = [];
  const log = pino({ level: 'warn' }, { write: (line) => logged.push(JSON.parse(line) as never) });
  const writes = new Writes({
    store,
    log,
    clock: { now: () => Date.now(), sleep: (ms, signal) => sleep(ms, undefined, { signal }) },
    readBack: { TEST: () => service.look() },
    times: {
      writeMs: { TEST: 100 },
      readBackMs: 0,
      waitMs: 2_000,
      settledMs: 60_000,
      keyMs: 24 * HOUR_MS,
      logMs: 400 * 24 * HOUR_MS,
      ...times,
    },
  });
  await writes.start();
  t.after(async () => {
    await writes.close();
    await store.close();
  });
  const perform: WritesUnderTest['perform'] = ({ isAllowed = true, ...over } = {}) =>
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
            isAllowed,
            async send(beforeSending) {
              await beforeSending();
              service.sent += 1;
              return service.answer();
            },
          }),
        ...over,
      },
      new AbortController().signal,
    );
  return { writes, service, perform, logged };
}

/** The codes of user errors. */
export const codesOf = (userErrors: readonly { code: string }[]) => userErrors.map((error) => error.code);

/** What comes of a write whose answer does not arrive. */
export const lost = () => Promise.reject(failure('unknown'));

/** What comes of a write to a service that is not there. */
export const notSent = () => Promise.reject(failure('not-sent'));

/** What comes of a write that the service declines to read. */
export const declined = () => Promise.reject(failure('declined'));

function failure(delivery: UpstreamError['delivery']): UpstreamError {
  return new UpstreamError('UPSTREAM_UNAVAILABLE', 'no answer', { source: 'TEST', delivery, status: 429 });
}
