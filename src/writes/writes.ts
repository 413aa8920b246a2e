import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { UserError } from '../graphql/errors.ts';
import { writes } from '../observability/activities.ts';
import type { PerformedWrite } from '../observability/activities.ts';
import { currentRequest } from '../observability/current-request.ts';
import { UpstreamError } from '../upstream/errors.ts';
import { KeyedMutex } from './keyed-mutex.ts';
import { Ledger } from './ledger.ts';
import {
  BY_LOOK,
  answerOf,
  fencedBy,
  fingerprint,
  keyConflict,
  performed,
  provenAnswer,
  refused,
  rejectedAnswer,
  rejectedError,
  resolvedAnswer,
  unknownAnswer,
} from './outcome.ts';
import type { Performed } from './outcome.ts';
import { DONE, Reconciler, WATCHED } from './reconciler.ts';
import type { WriteTimes } from './reconciler.ts';
import type {
  Answer,
  Json,
  LogPosition,
  NewWrite,
  PendingWrite,
  WriteFilter,
  WriteRecord,
  WriteStore,
} from './store/store.ts';
import { WriteError } from './write.ts';
import type { ReadBack, PreparedWrite, WriteRequest } from './write.ts';

export type { Performed } from './outcome.ts';
export type { WriteTimes } from './reconciler.ts';

/** What Writes needs. */
export interface WritesOptions {
  store: WriteStore;
  /** How to look for the effect of a write at each service, by the service's name. */
  readBack: Readonly<Record<string, ReadBack>>;
  clock: Clock;
  times: WriteTimes;
  log: Logger;
}

/** How writes stand, for those who run the gateway. */
export interface WriteFigures {
  /** Writes without an end, of all processes. */
  unsettled: readonly PendingWrite[];
  /** Number of ends that are known here and that the store has not taken yet. */
  heldEnds: number;
}

/** A key for a whole list of writes. Each has a record of its own, under this key and its place in the list. */
export interface ListRequest {
  caller: string;
  /** The mutation field, e.g. `transitionBulkPayments`. */
  operation: string;
  key: string;
  /** The whole list in canonical form, without the idempotency key. */
  input: Json;
  /** The same as it was asked, where that may differ from `input`. */
  asked?: Json | undefined;
  /** Fingerprint of the caller's own credentials, if the writes use them. */
  credentials?: string | undefined;
}

/** A person's word on a write whose outcome the gateway could not determine. */
export interface Resolution {
  /** The write's id in the log. */
  id: string;
  outcome: 'APPLIED' | 'NOT_APPLIED';
  /** Global id of what a create made; anything else is known to have its target. */
  target: string | null;
  note: string;
  /** The name of whoever resolves it. */
  by: string;
}

/** The longest that a stop takes unless told otherwise, in milliseconds. */
const MAX_CLOSE_MS = 20_000;
/** How many requests may wait for one target. */
const MAX_WAITING = 64;
/**
 * The longest between the decision to send a write and its first byte, in milliseconds. A process that was
 * frozen in between may have been taken for dead.
 */
const MAX_DISPATCH_MS = 5_000;

/** Thrown within an attempt if the write is no longer this process's to send. Nothing was sent. */
class NoLongerOurs extends Error {
  override readonly name = 'NoLongerOurs';
}

/** An attempt in this process, for others under the same key. */
interface Attempt {
  print: string;
  /** Resolves when it has ended, with its record if it has one. */
  ended: Promise<WriteRecord | undefined>;
}

/** What one attempt came to. */
interface Attempted {
  /** Undefined: it is to be made again. */
  performed?: Performed | undefined;
  record?: WriteRecord | undefined;
}

/**
 * How long a request waits for others. The timer starts with the first wait, as most requests never wait.
 */
class Patience {
  readonly gone: AbortSignal;
  readonly #until: number;
  #signal: AbortSignal | undefined;

  /** @param gone aborted when the caller has disconnected */
  constructor(gone: AbortSignal, ms: number) {
    this.gone = gone;
    this.#until = performance.now() + ms;
  }

  /** Aborted when the time is up or the caller has disconnected. */
  get signal(): AbortSignal {
    const left = Math.max(0, Math.ceil(this.#until - performance.now()));
    return (this.#signal ??= AbortSignal.any([this.gone, AbortSignal.timeout(left)]));
  }
}

/**
 * Sends every write to its service once: one at a time per target, recorded before it is sent, with its outcome
 * recorded after. The same key and input never act twice. If an answer is lost, the service is looked at; the
 * write is never sent again. Until a write is settled, no other is sent to its target.
 */
export class Writes {
  readonly #options: WritesOptions;
  readonly #ledger: Ledger;
  readonly #reconciler: Reconciler;
  readonly #turns = new KeyedMutex(MAX_WAITING);
  readonly #attempts = new Map<string, Attempt>();
  readonly #working = new Set<Promise<unknown>>();
  /** Attempts that have been answered while their record is still being withdrawn. */
  readonly #leaving = new Set<Promise<void>>();
  #whenPendingChanges: () => void = () => {};

  constructor(options: WritesOptions) {
    this.#options = options;
    this.#ledger = new Ledger(options);
    this.#reconciler = new Reconciler({ ...options, ledger: this.#ledger });
    this.#ledger.onPendingChange = () => {
      this.#reconciler.wake();
      this.#whenPendingChanges();
    };
  }

  /**
   * Shows this process to be alive, and starts to look after writes in doubt, also those of processes that
   * died.
   */
  async start(): Promise<void> {
    await this.#ledger.start();
    this.#reconciler.start();
  }

  /**
   * Stops; waits for what is in progress, and until every known outcome is on disk.
   * @param maxMs the longest that it may wait
   */
  async close(maxMs = MAX_CLOSE_MS): Promise<void> {
    const until = performance.now() + maxMs;
    const { clock } = this.#options;
    const ending = Promise.allSettled([this.#reconciler.close(), ...this.#working, ...this.#leaving]);
    const waited = new AbortController();
    // What takes longer is found by the next process: it is marked as sent, or was never sent.
    await Promise.race([ending, clock.sleep(maxMs / 2, waited.signal).catch(() => {})]);
    waited.abort();
    await this.#ledger.close(until - performance.now());
  }

  /**
   * Performs a write, or answers it from its record if its key has been used before.
   * @param gone aborted when the caller disconnects. A write that is not about to be sent by then is dropped; a
   *   sent one is completed
   * @throws {WriteError} if the write could not be attempted
   * @throws {UpstreamError} if the state could not be read, or the service certainly did not act on the write
   */
  async perform(request: WriteRequest, gone: AbortSignal): Promise<Performed> {
    const watched = writes.isWatched ? beginWrite(request) : undefined;
    const working = this.#perform(request, gone);
    this.#working.add(working);
    try {
      const result = await working;
      if (watched) watched.outcome = result.replayed ? 'REPLAYED' : result.outcome;
      summarise(request.operation, result);
      return result;
    } catch (error) {
      const cause = error instanceof Rejected ? error.cause : error;
      if (watched) watched.outcome = codeOf(cause);
      throw cause;
    } finally {
      this.#working.delete(working);
      if (watched) writes.end(watched);
    }
  }

  async #perform(request: WriteRequest, gone: AbortSignal): Promise<Performed> {
    const { operation, input, given } = request;
    if (given) this.#reconciler.remember(given.fingerprint, given.readBack);
    const print = fingerprint(operation, input, given?.fingerprint);
    const patience = new Patience(gone, this.#options.times.waitMs);
    for (;;) {
      const attempted = await this.#attempt(request, print, patience);
      if (attempted.performed) return attempted.performed;
    }
  }

  /**
   * Ties a key to a list of writes, which are then performed one by one under it and their places.
   * @returns the user error for each write if the key belongs to another list; undefined if it does not
   * @throws {WriteError} if the journal cannot be used
   */
  async claimList(request: ListRequest): Promise<UserError | undefined> {
    const { caller, operation, key, input, asked, credentials } = request;
    const print = fingerprint(operation, input, credentials);
    // In the same words it is the same list, even if the service cannot be asked now what they name.
    const asAsked = fingerprint(operation, asked ?? input, credentials);
    const holder = await this.#ledger.store.claimList(caller, key, `${print} ${asAsked}`).catch(unusable);
    const [first = '', firstAsked] = holder.split(' ');
    return firstAsked === asAsked ? undefined : keyConflict(first, print);
  }

  /**
   * Ends a write of unknown outcome by a person's word; see `Resolution`.
   * @returns the record as it stands then, and whether it was this call that ended it; undefined if there is no
   *   such record
   */
  async resolve(resolution: Resolution): Promise<{ record: WriteRecord; isResolved: boolean } | undefined> {
    const record = await this.#ledger.byId(resolution.id);
    if (!record) return undefined;
    if (record.state !== 'UNKNOWN' && record.state !== 'QUEUED') return { record, isResolved: false };
    const { by, note, outcome } = resolution;
    const target = record.target ?? resolution.target;
    const answer = resolvedAnswer(record, outcome, { name: by, note, target });
    const after = await this.#ledger.settle(record, answer, DONE);
    return { record: after, isResolved: after.answer?.note === note && after.answer.settledBy === by };
  }

  /** Writes to a target that are not settled, as last seen; see `onPendingChange`. */
  pendingOf(target: string): readonly PendingWrite[] {
    const { pending } = this.#ledger;
    return pending
      .values()
      .filter((write) => write.target === target)
      .toArray();
  }

  /** How writes stand now. */
  get figures(): WriteFigures {
    const { pending, heldEnds } = this.#ledger;
    return { unsettled: [...pending.values()], heldEnds };
  }

  /** Whether any write is not settled. */
  get isAnyPending(): boolean {
    return this.#ledger.pending.size > 0;
  }

  /** Sets what is called whenever a write becomes pending or is no longer. */
  onPendingChange(listener: () => void): void {
    this.#whenPendingChanges = listener;
  }

  /** Looks at once at what is due, as it does by itself from time to time. */
  lookNow(): void {
    this.#reconciler.lookNow();
  }

  /** A write by its id; undefined if there is none. */
  byId(id: string): Promise<WriteRecord | undefined> {
    return this.#ledger.byId(id);
  }

  /** Writes, newest first, after the position `after`; at most `limit`. */
  list(filter: WriteFilter, limit: number, after?: LogPosition): Promise<WriteRecord[]> {
    return this.#ledger.store.list(filter, limit, after);
  }

  /** One attempt of a request; those under the same key in this process are made one after another. */
  async #attempt(request: WriteRequest, print: string, patience: Patience): Promise<Attempted> {
    const { caller, key, position } = request;
    if (key === null) return this.#first(request, print, patience);
    const place = JSON.stringify([caller, key, position]);
    const other = this.#attempts.get(place);
    if (other) return this.#join(other, request, print, patience);
    const ended = Promise.withResolvers<WriteRecord | undefined>();
    this.#attempts.set(place, { print, ended: ended.promise });
    let attempted: Attempted = {};
    try {
      attempted = await this.#first(request, print, patience);
      return attempted;
    } catch (error) {
      if (error instanceof Rejected) attempted = { record: error.record };
      throw error;
    } finally {
      this.#attempts.delete(place);
      ended.resolve(attempted.record);
    }
  }

  /** Waits for another attempt under the same key. */
  async #join(
    { print: first, ended }: Attempt,
    request: WriteRequest,
    print: string,
    patience: Patience,
  ): Promise<Attempted> {
    const conflict = keyConflict(first, print);
    if (conflict) return { performed: refused(knownTarget(request), [conflict]) };
    const record = await unlessAborted(ended, patience.signal).catch((error: unknown) => {
      throw inProgress(request.operation, error);
    });
    // Without a record it was certainly not sent, and this one is the first now.
    if (!record) return {};
    const target = await targetOf(request).catch(() => record.target);
    return this.#replay(record, target, print, patience);
  }

  async #first(request: WriteRequest, print: string, patience: Patience): Promise<Attempted> {
    let target: string | null;
    try {
      target = await targetOf(request);
    } catch (error) {
      const known = await this.#byKey(request);
      // What it names cannot be found out, so only the very same words are the same request.
      if (!known || !isAskedAlike(known, request)) throw error;
      return this.#replay(known, known.target, print, patience);
    }
    const { caller, operation, source, key, input, given } = request;
    const position = request.position ?? null;
    const id = randomUUID();
    const fence = request.fence ?? target ?? id;
    if (!this.#turns.isFree(fence)) {
      const known = await this.#byKey(request);
      if (known) return this.#replay(known, target, print, patience);
    }
    const leave = await this.#turn(fence, target, patience);
    const ending: Promise<void>[] = [];
    try {
      const write: NewWrite = {
        id,
        caller,
        operation,
        source,
        target,
        fence,
        key,
        position,
        fingerprint: print,
        credentials: given?.fingerprint ?? null,
        input: request.asked ?? input,
        requestId: currentRequest()?.id ?? null,
        owner: this.#ledger.owner,
      };
      const claimed = await this.#claim(write, patience);
      if ('refusal' in claimed) return { performed: refused(target, [claimed.refusal]) };
      if ('holder' in claimed) return await this.#replay(claimed.holder, target, print, patience);
      return await this.#sendOnce(claimed.record, request, patience, (withdrawn) => ending.push(withdrawn));
    } finally {
      const left = Promise.all(ending).then(leave);
      this.#leaving.add(left);
      void left.finally(() => this.#leaving.delete(left));
    }
  }

  async #turn(fence: string, target: string | null, patience: Patience): Promise<() => void> {
    const waits = !this.#turns.isFree(fence);
    try {
      const leave = await this.#turns.acquire(fence, waits ? patience.signal : undefined);
      if (leave) return leave;
    } catch (error) {
      throw writeInProgress(target, error);
    }
    throw writeInProgress(target);
  }

  /** Takes key and target for a write, as soon as whoever has the target is done with it. */
  async #claim(
    write: NewWrite,
    patience: Patience,
  ): Promise<{ record: WriteRecord } | { holder: WriteRecord } | { refusal: UserError }> {
    const { clock, times } = this.#options;
    for (let pause = 10; ; pause = Math.min(pause * 2, 250)) {
      const claimed = await this.#ledger.claim(write).catch(unusable);
      if ('record' in claimed) return claimed;
      const { holders } = claimed;
      if (holders.some((holder) => holder.state === 'PREPARED' && !holder.isOwnerAlive)) {
        await this.#ledger.store.withdrawUnsent().catch(unusable);
        continue;
      }
      const { caller, key, position } = write;
      const sameKey = holders.find(
        (holder) =>
          key !== null && holder.caller === caller && holder.key === key && holder.position === position,
      );
      const isOld = sameKey && sameKey.settledAt !== null && sameKey.readAt - sameKey.at >= times.keyMs;
      if (sameKey && !isOld) return { holder: sameKey };
      if (sameKey) {
        await this.#ledger.store.freeKey(sameKey.id).catch(unusable);
        continue;
      }
      const [fence] = holders;
      if (!fence) continue;
      const inTheWay = await this.#unfenced(fence);
      if (inTheWay === 'nothing') continue;
      if (inTheWay !== 'a sender') return { refusal: fencedBy(inTheWay, write.operation) };
      await clock.sleep(pause, patience.signal).catch((error: unknown) => {
        throw writeInProgress(write.target, error);
      });
    }
  }

  /** Settles, if the service shows its end, the write that keeps others from its target. */
  async #unfenced(fence: WriteRecord): Promise<'nothing' | 'a sender' | WriteRecord> {
    if (fence.state === 'PREPARED') {
      if (fence.isOwnerAlive) return 'a sender';
      await this.#ledger.store.withdrawUnsent().catch(unusable);
      return 'nothing';
    }
    const isUnderWay = fence.isOwnerAlive && fence.readAt <= (fence.actsUntil ?? fence.readAt);
    if (fence.state === 'SENT' && isUnderWay) return 'a sender';
    const after = await this.#look(fence);
    return after.isFence ? after : 'nothing';
  }

  async #look(record: WriteRecord): Promise<WriteRecord> {
    if (this.#ledger.isHeld(record.id)) return record;
    return this.#reconciler.look(record).catch((error: unknown) => {
      if (error instanceof WriteError || error instanceof TypeError) throw error;
      return unusable(error);
    });
  }

  /** Prepares and sends a write that has been recorded. */
  async #sendOnce(
    claimed: WriteRecord,
    request: WriteRequest,
    { gone }: Patience,
    leaving: (withdrawn: Promise<void>) => void,
  ): Promise<Attempted> {
    const withdraw = () => leaving(this.#ledger.withdraw(claimed));
    let prepared: PreparedWrite;
    try {
      const plan = await request.prepare(claimed.id);
      if ('refused' in plan) {
        withdraw();
        return { performed: refused(claimed.target, plan.refused) };
      }
      // From here on it no longer waits for other writes, so only the caller's disconnection counts.
      gone.throwIfAborted();
      prepared = plan;
    } catch (error) {
      withdraw();
      throw error;
    }
    let sent: WriteRecord | undefined;
    const beforeSending = async (): Promise<void> => {
      sent ??= await this.#markSent(claimed, prepared);
    };
    try {
      const answer = await prepared.send(beforeSending);
      const record = sent ?? (await this.#neverMarked(claimed));
      return await this.#answered(record, answer, prepared);
    } catch (error) {
      if (!sent) {
        withdraw();
        if (!(error instanceof NoLongerOurs)) throw error;
        await this.#ledger.prolong().catch(unusable);
        return {};
      }
      return this.#failed(sent, error, withdraw);
    }
  }

  /** Marks a write as sent. If it throws, nothing may be sent. */
  async #markSent(record: WriteRecord, check: PreparedWrite): Promise<WriteRecord> {
    const { clock, times } = this.#options;
    const [wall, monotonic] = [clock.now(), performance.now()];
    const { before, proof } = check;
    const writeMs = times.writeMs[record.source] ?? 0;
    const sent = await this.#ledger.send(record, { before, proof }, writeMs).catch(unusable);
    // A suspended machine stops the monotonic clock, and the wall clock may be set: either may show it.
    const elapsed = Math.max(Math.abs(clock.now() - wall), performance.now() - monotonic);
    if (!sent || elapsed > MAX_DISPATCH_MS) throw new NoLongerOurs();
    return sent;
  }

  #neverMarked({ operation }: WriteRecord): never {
    throw new TypeError(`${operation} was sent without being marked as sent`);
  }

  async #answered(record: WriteRecord, answer: Parameters<typeof answerOf>[0], prepared: PreparedWrite) {
    let settled: Answer = answerOf(answer);
    let watch = answer.outcome === 'QUEUED' ? WATCHED : DONE;
    if (answer.outcome === 'REFUSED' && prepared.isAllowed) {
      const evidence = await this.#reconciler.evidence(record);
      const { status, correlationId } = answer;
      const lost = { status: status ?? undefined, correlationId: correlationId ?? undefined };
      if (evidence?.shows === 'applied') settled = provenAnswer(evidence, lost);
      else if (!evidence || evidence.shows === 'several') {
        settled = unknownAnswer(record, lost);
        watch = WATCHED;
      }
    }
    return this.#settled(record, settled, watch);
  }

  async #failed(record: WriteRecord, error: unknown, withdraw: () => void): Promise<Attempted> {
    if (error instanceof UpstreamError && error.delivery === 'not-sent') {
      withdraw();
      throw error;
    }
    if (error instanceof UpstreamError && error.delivery === 'declined') {
      const rejected = await this.#ledger.settle(record, rejectedAnswer(error), DONE);
      throw new Rejected(rejected, error);
    }
    const evidence = await this.#reconciler.proof(record);
    const lost = error instanceof UpstreamError ? error : undefined;
    const attempted = evidence
      ? await this.#settled(record, provenAnswer(evidence, lost), DONE)
      : await this.#settled(record, unknownAnswer(record, lost), WATCHED);
    if (!lost) throw error;
    return attempted;
  }

  async #settled(record: WriteRecord, answer: Answer, watch: typeof DONE): Promise<Attempted> {
    const settled = await this.#ledger.settle(record, answer, watch);
    if (settled.state === 'UNKNOWN') {
      const { id, operation, source, target } = settled;
      this.#options.log.warn({ record: id, operation, source, target }, 'the outcome of a write is unknown');
    }
    return { performed: performed(settled, false), record: settled };
  }

  /** Answers a request from the record of the first under its key. */
  async #replay(
    record: WriteRecord,
    target: string | null,
    print: string,
    patience: Patience,
  ): Promise<Attempted> {
    const isOther = target !== null && record.target !== null && target !== record.target;
    const conflict = keyConflict(record.fingerprint, isOther ? `another target, ${print}` : print);
    if (conflict) return { performed: refused(target, [conflict]) };
    const settled = await this.#answerTo(record, patience);
    // Without one it was withdrawn because it was never sent, so this one becomes the first.
    return settled ? { performed: performed(settled, true), record: settled } : {};
  }

  /**
   * Waits for a write's answer; undefined if it was withdrawn.
   * @throws {WriteError} if the time is up first
   * @throws {UpstreamError} if the service rejected the write without acting on it
   */
  async #answerTo(record: WriteRecord, patience: Patience): Promise<WriteRecord | undefined> {
    const { clock } = this.#options;
    let present: WriteRecord | undefined = record;
    for (let pause = 10; ; pause = Math.min(pause * 2, 250)) {
      if (!present) return undefined;
      if (present.answer?.freesKey) throw rejectedError(present, clock.now());
      if (present.state === 'UNKNOWN' || present.state === 'QUEUED') return this.#look(present);
      // The service may have acted late after all.
      if (present.answer?.settledBy === BY_LOOK && present.state === 'NOT_APPLIED')
        return this.#look(present);
      if (present.answer) return present;
      const inTheWay = await this.#unfenced(present);
      if (typeof inTheWay === 'object') return inTheWay;
      if (inTheWay === 'a sender') {
        await clock.sleep(pause, patience.signal).catch((error: unknown) => {
          throw inProgress(record.operation, error);
        });
      }
      present = await this.#ledger.byId(record.id).catch(unusable);
    }
  }

  async #byKey({ caller, key, position }: WriteRequest): Promise<WriteRecord | undefined> {
    if (key === null) return undefined;
    return this.#ledger.byKey({ caller, key, position: position ?? null }).catch(unusable);
  }
}

/** Carries the record of a write that the service rejected without acting on it. */
class Rejected extends Error {
  override readonly name = 'Rejected';
  readonly record: WriteRecord;
  override readonly cause: UpstreamError;

  constructor(record: WriteRecord, cause: UpstreamError) {
    super('the service rejected the write', { cause });
    this.record = record;
    this.cause = cause;
  }
}

function knownTarget({ target }: WriteRequest): string | null {
  return typeof target === 'function' ? null : target;
}

async function targetOf({ target }: WriteRequest): Promise<string | null> {
  return typeof target === 'function' ? target() : target;
}

function isAskedAlike(record: WriteRecord, { operation, asked, input }: WriteRequest): boolean {
  return fingerprint(operation, record.input) === fingerprint(operation, asked ?? input);
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    const done = () => signal.removeEventListener('abort', abort);
    void promise.finally(done).then(resolve, reject);
    return undefined;
  });
}

function writeInProgress(target: string | null, cause?: unknown): WriteError {
  const what = target === null ? 'Another write like this' : `Another write to ${target}`;
  const message = `${what} is still under way; nothing was sent. Try again in a while.`;
  return new WriteError('WRITE_IN_PROGRESS', message, cause);
}

function inProgress(operation: string, cause: unknown): WriteError {
  const message = `${operation} under this idempotencyKey is still under way. Ask again with the same key.`;
  return new WriteError('IDEMPOTENCY_IN_PROGRESS', message, cause);
}

/** A write that cannot be recorded must not be sent. */
function unusable(error: unknown): never {
  const message = 'The gateway cannot use its journal just now, so nothing was sent. Try again in a while.';
  throw new WriteError('JOURNAL_UNAVAILABLE', message, error);
}

function beginWrite({ operation: mutation, source }: WriteRequest): PerformedWrite {
  const write: PerformedWrite = { request: currentRequest(), mutation, source };
  writes.begin(write);
  return write;
}

/** Has the log line of the request say what became of a write. */
function summarise(mutation: string, { outcome, userErrors, record }: Performed): void {
  const codes = userErrors.map(({ code }) => code);
  currentRequest()?.writes?.push({ mutation, outcome, codes, record });
}

function codeOf(error: unknown): string {
  return error instanceof UpstreamError || error instanceof WriteError ? error.code : 'INTERNAL_SERVER_ERROR';
}
