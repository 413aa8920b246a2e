import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { LEASE_MS } from './store/store.ts';
import type {
  Answer,
  EffectCheck,
  NewWrite,
  PendingWrite,
  Watch,
  WriteRecord,
  WriteStore,
} from './store/store.ts';

/** What a Ledger needs. */
export interface LedgerOptions {
  store: WriteStore;
  clock: Clock;
  log: Logger;
}

/** What a write comes to at last: an outcome, or undefined if it was certainly not sent. */
type Ending = { answer: Answer; watch: Watch } | undefined;

/** A write whose end this process knows and the store has not taken yet. */
interface HeldEnding {
  record: WriteRecord;
  ending: Ending;
}

/**
 * How long the caller waits for the store to take the outcome of its write, in milliseconds. After that it is
 * told, and the outcome is held until the store takes it.
 */
const MAX_SETTLE_WAIT_MS = 1_000;
/** Pause between attempts to write a held outcome, in milliseconds: the first, and the longest. */
const HELD_PAUSE_MS = { first: 100, longest: 5_000 };
/** How long a process lives that shares its store with no other: its file is its lease. */
const SOLE_LEASE_MS = 10 * 365 * 86_400_000;
/** How often the lease is prolonged, in milliseconds. */
const PROLONG_MS = LEASE_MS / 4;

/**
 * What one process knows of writes: what is in the store, and the ends of its own writes that the store has not
 * taken yet. Such an end is never dropped. It is answered from, and written again until it is on disk.
 */
export class Ledger {
  readonly store: WriteStore;
  /** This process, as writes name it that it sends. */
  readonly owner = randomUUID();
  readonly #options: LedgerOptions;
  readonly #held = new Map<string, HeldEnding>();
  /** Writes that are not settled, by id, of all processes, as last seen. */
  #pending = new Map<string, PendingWrite>();
  /** Own changes to `#pending` that a look at the store which is under way does not show. */
  #changed = new Set<string>();
  #heartbeat: NodeJS.Timeout | undefined;
  #isClosing = false;
  /** Called whenever a write becomes pending or is no longer. */
  onPendingChange: () => void = () => {};

  constructor(options: LedgerOptions) {
    this.#options = options;
    this.store = options.store;
  }

  /** Shows this process to be alive, and finds what others left unsettled. */
  async start(): Promise<void> {
    await this.prolong();
    if (this.store.isShared) {
      this.#heartbeat = setInterval(() => void this.prolong().catch(() => {}), PROLONG_MS).unref();
    }
    await this.refreshPending();
  }

  /** Prolongs the time for which this process is taken to be alive. */
  async prolong(): Promise<void> {
    await this.store.lease(this.owner, this.owner, this.store.isShared ? LEASE_MS : SOLE_LEASE_MS);
  }

  /** Records a write as PREPARED; see `WriteStore.claim`. */
  async claim(write: NewWrite): Promise<{ record: WriteRecord } | { holders: WriteRecord[] }> {
    const claimed = await this.store.claim(write);
    if ('holders' in claimed) return { holders: claimed.holders.map((holder) => this.#known(holder)) };
    const { at } = claimed;
    const record: WriteRecord = {
      ...write,
      at,
      state: 'PREPARED',
      before: null,
      proof: null,
      sentAt: null,
      actsUntil: null,
      looks: 0,
      answer: null,
      settledAt: null,
      isFence: true,
      isOwnerAlive: true,
      readAt: at,
    };
    this.#note(record);
    return { record };
  }

  /** Turns a PREPARED write into a SENT one; see `WriteStore.send`. */
  async send(record: WriteRecord, check: EffectCheck, actsForMs: number): Promise<WriteRecord | undefined> {
    if (!(await this.store.send(record, check, actsForMs))) return undefined;
    // The store's own times are later by less than its answer took.
    const sentAt = record.at;
    return { ...record, ...check, state: 'SENT', sentAt, actsUntil: sentAt + actsForMs };
  }

  /**
   * Records how a write ended. Never rejects: what the store does not take now is held and written later.
   * @returns the write with its outcome, which is another's if that settled it first
   */
  async settle(record: WriteRecord, answer: Answer, watch: Watch): Promise<WriteRecord> {
    return (await this.#end(record, { answer, watch })) ?? record;
  }

  /** Deletes a write that was certainly not sent. Never rejects; see `settle`. */
  async withdraw(record: WriteRecord): Promise<void> {
    await this.#end(record, undefined);
  }

  /** The write that holds a caller's key; undefined if none does. */
  async byKey(write: Pick<NewWrite, 'caller' | 'key' | 'position'>): Promise<WriteRecord | undefined> {
    const position = write.position ?? null;
    for (const { record, ending } of this.#held.values()) {
      const isSame =
        record.caller === write.caller && record.key === write.key && record.position === position;
      if (isSame && ending && !ending.answer.freesKey) return record;
    }
    const record = await this.store.byKey({ ...write, position });
    return record && this.#known(record);
  }

  /** Number of ends that are known here and not in the store yet. */
  get heldEnds(): number {
    return this.#held.size;
  }

  /** A write by its id; undefined if there is none. */
  async byId(id: string): Promise<WriteRecord | undefined> {
    const held = this.#held.get(id);
    if (held) return held.ending && held.record;
    return this.store.byId(id);
  }

  /** Whether this process knows an end of a write that the store has not taken yet. */
  isHeld(id: string): boolean {
    return this.#held.has(id);
  }

  /** Writes that are not settled, as far as this process knows. */
  get pending(): ReadonlyMap<string, PendingWrite> {
    return this.#pending;
  }

  /** Looks which writes of all processes are not settled. */
  async refreshPending(): Promise<void> {
    this.#changed = new Set();
    const seen = new Map((await this.store.pending()).map((write) => [write.id, write]));
    // What this process has changed meanwhile it knows better.
    for (const id of [...this.#changed, ...this.#held.keys()]) {
      const own = this.#pending.get(id);
      if (own) seen.set(id, own);
      else seen.delete(id);
    }
    const isSame =
      seen.size === this.#pending.size &&
      seen.values().every(({ id, state, isFence }) => {
        const known = this.#pending.get(id);
        return known?.state === state && known.isFence === isFence;
      });
    this.#pending = seen;
    if (!isSame) this.onPendingChange();
  }

  /**
   * Waits until the store has taken everything.
   * @param maxMs the longest that it may wait; what it has not taken by then is lost, which is logged
   */
  async close(maxMs: number): Promise<void> {
    clearInterval(this.#heartbeat);
    this.#isClosing = true;
    const { clock, log } = this.#options;
    const giveUpAt = performance.now() + maxMs;
    while (this.#held.size > 0 && performance.now() < giveUpAt) await clock.sleep(20);
    for (const { record } of this.#held.values()) {
      log.fatal(
        { record: record.id, operation: record.operation, outcome: record.answer?.outcome },
        'the outcome of a write is lost: the journal would not take it before this process had to end; ' +
          'its record stays SENT and is looked at again by the next process',
      );
    }
    await this.store.release(this.owner, this.owner).catch(() => {});
  }

  /** Notes a changed write for `pending`. */
  #note(record: WriteRecord, isGone = false): void {
    const { id, operation, target, at, state, isFence } = record;
    this.#changed.add(id);
    const isSettled = isGone || (state !== 'UNKNOWN' && state !== 'QUEUED' && record.answer !== null);
    if (isSettled) {
      if (!this.#pending.delete(id)) return;
    } else this.#pending.set(id, { id, operation, target, at, state, isFence });
    this.onPendingChange();
  }

  /** A write as the store shows it, with the end that the store has not taken yet. */
  #known(record: WriteRecord): WriteRecord {
    return this.#held.get(record.id)?.record ?? record;
  }

  async #end(before: WriteRecord, ending: Ending): Promise<WriteRecord | undefined> {
    const record = ending ? ended(before, ending) : before;
    const held: HeldEnding = { record, ending };
    this.#held.set(record.id, held);
    this.#note(record, !ending);
    const attempt = this.#write(before, held);
    const timeout = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => timeout.resolve(undefined), MAX_SETTLE_WAIT_MS);
    try {
      return (await Promise.race([attempt, timeout.promise])) ?? record;
    } catch (error) {
      this.#report(error, record);
      return record;
    } finally {
      clearTimeout(timer);
      attempt.catch(() => void this.#writeLater(before, held));
    }
  }

  #report(error: unknown, { id, operation, target }: WriteRecord): void {
    this.#options.log.error(
      { err: error, record: id, operation, target },
      'the journal would not take the outcome of a write; it is held in memory and written again until it is there, ' +
        'so do not kill this process before',
    );
  }

  /** Writes an end to the store; undefined if the write was withdrawn. */
  async #write(before: WriteRecord, held: HeldEnding): Promise<WriteRecord | undefined> {
    const { store } = this;
    let settled: WriteRecord | undefined;
    if (held.ending) {
      const { record, wasLost } = await store.settle(before, held.ending.answer, held.ending.watch);
      settled = record;
      if (wasLost) this.#reportLost(record);
    } else await store.withdraw(before);
    if (this.#held.get(before.id) === held) this.#held.delete(before.id);
    if (settled) this.#note(settled);
    return settled;
  }

  #reportLost({ id, operation, target, answer }: WriteRecord): void {
    this.#options.log.error(
      { record: id, operation, target, outcome: answer?.outcome },
      'the journal had lost the record of a write, which was written anew: it was restored from an older state, or a ' +
        'standby without it has taken over, so more may be missing',
    );
  }

  async #writeLater(before: WriteRecord, held: HeldEnding): Promise<void> {
    const { clock } = this.#options;
    const { first, longest } = HELD_PAUSE_MS;
    // A later end of the same write replaces an earlier one.
    for (let pause = first; this.#held.get(before.id) === held; pause = Math.min(pause * 2, longest)) {
      await clock.sleep(this.#isClosing ? first : pause).catch(() => {});
      await this.#write(before, held).catch(() => {});
    }
  }
}

function ended(record: WriteRecord, { answer, watch }: { answer: Answer; watch: Watch }): WriteRecord {
  const target = answer.target ?? record.target;
  return { ...record, target, state: answer.outcome, answer: { ...answer, target }, isFence: watch.isFence };
}
