import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { effectChecks } from '../observability/activities.ts';
import type { EffectCheckRun } from '../observability/activities.ts';
import { currentRequest } from '../observability/current-request.ts';
import { UpstreamError } from '../upstream/errors.ts';
import type { Ledger } from './ledger.ts';
import { notAppliedAnswer, provenAnswer, severalAnswer, unknownAnswer } from './outcome.ts';
import type { Watch, WriteRecord } from './store/store.ts';
import type { ReadBack, Evidence } from './write.ts';

/** Time limits of writes. All in milliseconds. */
export interface WriteTimes {
  /** The longest that a write to each service may take; after that, its sender has given up. */
  writeMs: Readonly<Record<string, number>>;
  /** How long a request waits for another write to the same target or under the same key. */
  waitMs: number;
  /** How long the service is read back within the request for a write whose answer was lost. */
  readBackMs: number;
  /**
   * How long after `writeMs` an unchanged state proves that a write was not carried out. It must be longer
   * than any service works on a request that it has received, which can be a minute.
   */
  settledMs: number;
  /** How long a settled write keeps its key, and how long it stays in the log. */
  keyMs: number;
  logMs: number;
}

/** What a Reconciler needs. */
export interface ReconcilerOptions {
  ledger: Ledger;
  /** How to look for the effect of a write at each service, by the service's name. */
  readBack: Readonly<Record<string, ReadBack>>;
  clock: Clock;
  times: WriteTimes;
  log: Logger;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The first look after a write was left in doubt. */
const FIRST_LOOK_MS = SECOND_MS;
/** The longest pause between two looks while the service may still act, and after that. */
const MAX_PAUSE_MS = { inDoubt: 15 * SECOND_MS, queued: MINUTE_MS, later: HOUR_MS };
/** How long an UNKNOWN is looked at by itself; after that a person has to resolve it. */
const MAX_UNKNOWN_MS = 7 * DAY_MS;
/** How long a queued write may take before it counts as one of unknown outcome. */
const MAX_QUEUED_MS = DAY_MS;
/** How long a NOT_APPLIED is checked for a service that acted late after all. */
const MAX_CONTRADICTED_MS = DAY_MS;
/** Callers whose own credentials are remembered for looks, while this process lives. */
const MAX_CREDENTIALS = 1_000;

/** How often due looks are asked for, in milliseconds: while something is not settled, and else. */
const TICK_MS = { pending: SECOND_MS, idle: MINUTE_MS };
/** Looks at once. */
const MAX_LOOKS = 8;
/** How long one replica is the one that looks, in milliseconds, after it last said so. */
const RECONCILER_LEASE_MS = 15 * SECOND_MS;

/** No further look, and nothing fenced: for what has its end. */
export const DONE: Watch = { lookInMs: null, isFence: false };
/** For what is queued or in doubt. */
export const WATCHED: Watch = { lookInMs: FIRST_LOOK_MS, isFence: true };

/**
 * Finds out what became of writes that are in doubt or queued, by looking at the services, again and again
 * with growing pauses. It never sends a write again. One replica does it at a time.
 */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  /** Looks with callers' own credentials, by their fingerprints. */
  readonly #credentials = new Map<string, ReadBack>();
  #timer: NodeJS.Timeout | undefined;
  /** Whether the next tick is a long way off because nothing was to be done. */
  #isIdle = false;
  #running: Promise<void> | undefined;
  #prunedAt = 0;
  #isClosed = false;

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  /** Remembers a caller's own credentials, for as long as this process lives and they are among the latest. */
  remember(fingerprint: string, readBack: ReadBack): void {
    this.#credentials.delete(fingerprint);
    this.#credentials.set(fingerprint, readBack);
    const [oldest] = this.#credentials.keys();
    if (this.#credentials.size > MAX_CREDENTIALS && oldest !== undefined) this.#credentials.delete(oldest);
  }

  /** Starts to look by itself. */
  start(): void {
    this.#schedule(0);
  }

  /** Looks at once at what is due. */
  lookNow(): void {
    if (!this.#running) this.#schedule(0);
  }

  /** Something has become pending: looks soon. */
  wake(): void {
    if (this.#isIdle) this.#schedule(TICK_MS.pending);
  }

  /** Stops looking; resolves when no look is in progress. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /**
   * Looks until a write is proven that its own sender has just lost the answer of, or time runs out.
   * @returns undefined if nothing proves it
   */
  async proof(record: WriteRecord): Promise<(Evidence & { shows: 'applied' }) | undefined> {
    const { clock, times } = this.#options;
    const until = performance.now() + times.readBackMs;
    for (let pause = 50; ; pause = Math.min(pause * 2, 2 * SECOND_MS)) {
      const evidence = await this.evidence(record);
      if (evidence?.shows === 'applied') return evidence;
      const left = until - performance.now();
      if (left <= 0) return undefined;
      await clock.sleep(Math.min(pause, left));
    }
  }

  /** What the service shows of a write now; undefined if it cannot be read. */
  async evidence(record: WriteRecord): Promise<Evidence | undefined> {
    const { source, credentials } = record;
    const { readBack: own } = this.#options;
    const check = credentials === null ? own[source] : this.#credentials.get(credentials);
    const run = effectChecks.isWatched ? beginCheck(record) : undefined;
    try {
      const evidence = (await check?.(record)) ?? { shows: 'nothing' };
      if (run) run.shows = evidence.shows;
      return evidence;
    } catch (error) {
      // Any other error is a bug and must surface.
      if (error instanceof UpstreamError) return undefined;
      throw error;
    } finally {
      if (run) effectChecks.end(run);
    }
  }

  /**
   * Looks at the service once for a write in doubt or queued, and settles it if that shows how it ended.
   * @returns the write as it stands then
   */
  async look(record: WriteRecord): Promise<WriteRecord> {
    // A service that cannot be read proves nothing.
    const evidence = (await this.evidence(record)) ?? { shows: 'nothing' };
    const { ledger } = this.#options;
    if (evidence.shows === 'applied' && !(await this.#isAnothers(record, evidence.target ?? record.target))) {
      return ledger.settle(record, provenAnswer(evidence, record.answer ?? undefined), DONE);
    }
    if (record.state === 'NOT_APPLIED') return this.#later(record);
    if (evidence.shows === 'several')
      return this.#doubt(record, severalAnswer(record, evidence.targets), DONE);
    if (record.state === 'QUEUED') return this.#lookAtQueued(record);
    if (this.#canStillAct(record)) {
      if (record.state === 'UNKNOWN') return this.#later(record);
      return this.#doubt(record, unknownAnswer(record), this.#watchOf(record));
    }
    if (evidence.shows === 'unchanged') {
      const watch = { lookInMs: MINUTE_MS, isFence: false };
      return ledger.settle(record, notAppliedAnswer(record), watch);
    }
    if (record.state === 'UNKNOWN') return this.#later(record);
    return this.#doubt(record, unknownAnswer(record), this.#watchOf(record));
  }

  /**
   * Whether what the service shows may be the work of a later write: since this one fences nothing any more,
   * others have passed it.
   */
  async #isAnothers(record: WriteRecord, target: string | null): Promise<boolean> {
    if (target === null || (record.isFence && record.target !== null)) return false;
    const others = await this.#options.ledger.store.list({ target }, MAX_LOOKS);
    return others.some(({ id, state }) => id !== record.id && state !== 'REFUSED' && state !== 'NOT_APPLIED');
  }

  /** Whether the service may still carry out a write: it has not been long enough. */
  #canStillAct({ actsUntil, readAt }: WriteRecord): boolean {
    return readAt <= (actsUntil ?? readAt) + this.#options.times.settledMs;
  }

  async #lookAtQueued(record: WriteRecord): Promise<WriteRecord> {
    if (record.readAt - (record.sentAt ?? record.at) < MAX_QUEUED_MS) return this.#later(record);
    return this.#doubt(record, unknownAnswer(record), { lookInMs: HOUR_MS, isFence: false });
  }

  /** Records that a write is in doubt, which somebody may have to look into. */
  #doubt(record: WriteRecord, answer: ReturnType<typeof unknownAnswer>, watch: Watch): Promise<WriteRecord> {
    const { ledger, log } = this.#options;
    const { id, operation, source, target } = record;
    log.warn({ record: id, operation, source, target }, 'the outcome of a write is unknown');
    return ledger.settle(record, answer, watch);
  }

  async #later(record: WriteRecord): Promise<WriteRecord> {
    const watch = this.#watchOf(record);
    await this.#options.ledger.store.lookAgain(record, watch);
    return { ...record, isFence: watch.isFence };
  }

  /** When to look next. */
  #watchOf(record: WriteRecord): Watch {
    const { state, looks, readAt, actsUntil, at } = record;
    const isFence = state !== 'NOT_APPLIED' && (state === 'QUEUED' || this.#canStillAct(record));
    const age = readAt - at;
    const backOff = FIRST_LOOK_MS * 2 ** Math.min(looks, 20);
    if (state === 'QUEUED') return { isFence, lookInMs: Math.min(backOff, MAX_PAUSE_MS.queued) };
    if (isFence) {
      const over = (actsUntil ?? readAt) + this.#options.times.settledMs - readAt;
      return { isFence, lookInMs: Math.max(Math.min(backOff, MAX_PAUSE_MS.inDoubt, over + 10), 10) };
    }
    const longest = state === 'NOT_APPLIED' ? MAX_CONTRADICTED_MS : MAX_UNKNOWN_MS;
    const lookInMs = age > longest ? null : Math.max(MINUTE_MS, Math.min(backOff, MAX_PAUSE_MS.later));
    return { isFence, lookInMs };
  }

  #schedule(ms: number): void {
    if (this.#isClosed) return;
    clearTimeout(this.#timer);
    this.#isIdle = ms > TICK_MS.pending;
    this.#timer = setTimeout(() => {
      this.#isIdle = false;
      this.#running = this.#tick().finally(() => {
        this.#running = undefined;
        const { ledger } = this.#options;
        const isQuiet = ledger.pending.size === 0 && !ledger.store.isShared;
        this.#schedule(isQuiet ? TICK_MS.idle : TICK_MS.pending);
      });
    }, ms).unref();
  }

  async #tick(): Promise<void> {
    const { ledger, log } = this.#options;
    const { store } = ledger;
    try {
      if (await store.lease('reconciler', ledger.owner, RECONCILER_LEASE_MS)) {
        await store.withdrawUnsent();
        for (;;) {
          const due = await store.due(MAX_LOOKS);
          // What the store still shows as SENT may have its end here.
          await Promise.all(due.map((record) => this.#lookAt(record)));
          if (due.length < MAX_LOOKS || this.#isClosed) break;
          await store.lease('reconciler', ledger.owner, RECONCILER_LEASE_MS);
        }
        await this.#prune();
      }
      await ledger.refreshPending();
    } catch (error) {
      log.warn({ err: error }, 'writes in doubt could not be looked at; the next attempt follows');
    }
  }

  async #lookAt(record: WriteRecord): Promise<void> {
    const { ledger, log } = this.#options;
    if (ledger.isHeld(record.id) || this.#isClosed) return;
    try {
      const after = await this.look(record);
      if (after.state !== record.state) {
        log.info(
          { record: after.id, operation: after.operation, was: record.state, outcome: after.state },
          'a write was settled',
        );
      }
    } catch (error) {
      log.error({ err: error, record: record.id }, 'a write could not be looked at');
      await ledger.store.lookAgain(record, { lookInMs: MINUTE_MS, isFence: record.isFence });
    }
  }

  async #prune(): Promise<void> {
    const { ledger, times } = this.#options;
    if (this.#prunedAt > 0 && performance.now() - this.#prunedAt < MINUTE_MS) return;
    this.#prunedAt = performance.now();
    while ((await ledger.store.prune(times.keyMs, times.logMs)) && !this.#isClosed);
  }
}

function beginCheck({ operation: mutation, source }: WriteRecord): EffectCheckRun {
  const run: EffectCheckRun = { request: currentRequest(), mutation, source };
  effectChecks.begin(run);
  return run;
}
