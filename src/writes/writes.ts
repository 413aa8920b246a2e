import { randomUUID } from 'node:crypto';
import type { UserError } from '../graphql/errors.ts';
import { UpstreamError } from '../upstream/errors.ts';
import {
  answerOf,
  rejectedAnswer,
  rejectedError,
  fingerprint,
  keyConflict,
  performed,
  refused,
  replayed,
} from './outcome.ts';
import type { Performed } from './outcome.ts';
import { claimKey } from './list-key.ts';
import type { Claim, ListRequest } from './list-key.ts';
import type { Answer, Entry, Intent, Lock } from './store/store.ts';
import { LostWrites, UNVERIFIABLE_PROOF } from './reconciler.ts';
import type { LostWritesOptions } from './reconciler.ts';
import { WriteError } from './write.ts';
import type { PreparedWrite, ReadBack, WriteRequest } from './write.ts';

/** What Writes needs. */
export interface WritesOptions extends LostWritesOptions {
  /**
   * Called if the journal cannot record how a write ended. The caller gets the answer; the entry stays as it
   * was until the write is verified.
   */
  onUnsettled: (error: unknown, intent: Intent) => void;
}

/** The signals that end a request's waiting. */
interface Waiting {
  /** Aborted when the caller has disconnected. */
  gone: AbortSignal;
  /** Aborted then, and also when the request has waited long enough for other writes. */
  deadline: AbortSignal;
}

/**
 * The result of an attempt to perform a write as the first under its key. `retry`: the lock was lost before
 * anything was sent.
 */
type FirstTry = { performed: Performed } | { existing: Entry } | { retry: true };

/**
 * Sends every write to its service once: one at a time per target, recorded in the journal before it is sent,
 * with its outcome recorded after. The same key and input never act twice. If an answer is lost, the service
 * is read back; the write is never sent again.
 */
export class Writes {
  readonly #options: WritesOptions;
  readonly #lost: LostWrites;

  constructor(options: WritesOptions) {
    this.#options = options;
    this.#lost = new LostWrites(options);
  }

  /**
   * Performs a write, or answers it from the journal if its key has been used before.
   * @param gone aborted when the caller disconnects. A write that is not recorded by then is dropped; a
   *   recorded one is completed
   * @throws {WriteError} if the write could not be attempted
   * @throws {UpstreamError} if the state could not be read, or the service certainly did not act on the write
   */
  async perform(request: WriteRequest, gone: AbortSignal): Promise<Performed> {
    const deadline = AbortSignal.any([gone, AbortSignal.timeout(this.#options.times.waitMs)]);
    const print = fingerprint(request.operation, request.input, request.given?.fingerprint);
    for (;;) {
      const existing = await this.#byKey(request);
      const first: FirstTry = existing
        ? { existing }
        : await this.#inTurn(request, print, { gone, deadline });
      if ('performed' in first) return first.performed;
      if ('retry' in first) continue;
      const conflict = keyConflict(first.existing.fingerprint, print);
      if (conflict) return refused(request, [conflict]);
      const answer = await this.#answerTo(first.existing, deadline);
      if (answer) return replayed(answer);
      // The first attempt was withdrawn because it was never sent, so this one becomes the first.
    }
  }

  /**
   * Ties a key to a list of writes, which are then performed one by one under keys derived from it.
   * @returns the claim, or the user error for each write if the key belongs to another request
   * @throws {WriteError} if the journal cannot be used
   */
  claim(request: ListRequest): Promise<Claim | { conflict: UserError }> {
    const { journal, clock } = this.#options;
    return claimKey(journal, request, () => clock.now()).catch(unusable);
  }

  /**
   * Settles entries that were left open by processes that died. Each is settled by one replica; resolves when
   * those of this replica are settled.
   */
  async recover(): Promise<void> {
    const { journal } = this.#options;
    const open = await journal.open();
    await Promise.all(open.map((entry) => journal.ifFree(entry.target, () => this.#settleIfOpen(entry))));
  }

  async #inTurn(request: WriteRequest, print: string, waiting: Waiting): Promise<FirstTry> {
    const { deadline } = waiting;
    let begun = false;
    try {
      return await this.#options.journal.exclusively(
        request.target,
        (lock) => {
          begun = true;
          return this.#first(request, print, waiting, lock);
        },
        deadline,
      );
    } catch (error) {
      if (deadline.aborted && error === deadline.reason) {
        const message = `Another write to ${request.target} is still under way; nothing was sent. Try again in a while.`;
        throw new WriteError('WRITE_IN_PROGRESS', message, error);
      }
      throw begun ? error : unavailable(error);
    }
  }

  async #first(request: WriteRequest, print: string, waiting: Waiting, lock: Lock): Promise<FirstTry> {
    const { journal, clock } = this.#options;
    const earlier = await this.#byKey(request);
    if (earlier) return { existing: earlier };
    const orphans = await journal.openFor(request.target).catch(unusable);
    for (const orphan of orphans) await this.#lost.orphaned(orphan, waiting.deadline);
    const id = randomUUID();
    const prepared = await request.prepare(id);
    if ('refused' in prepared) return { performed: refused(request, prepared.refused) };
    // From here on it no longer waits for other writes, so only the caller's disconnection counts.
    waiting.gone.throwIfAborted();
    const { caller, operation, source, target, key } = request;
    const { before, proof } = prepared;
    const intent = {
      id,
      caller,
      operation,
      source,
      target,
      key,
      fingerprint: print,
      before,
      proof,
      at: clock.now(),
    };
    const kept = request.given ? { ...intent, proof: UNVERIFIABLE_PROOF } : intent;
    const begun = await journal.begin(kept).catch(unusable);
    if (!begun.begun) return { existing: begun.existing };
    // If the lock is still ours now that the intent is on disk, the next holder will find the intent and wait
    // for its outcome.
    const ours = await lock.confirm().then(
      () => true,
      () => false,
    );
    if (!ours) {
      await journal.withdraw(id).catch(unusable);
      return { retry: true };
    }
    return { performed: performed(await this.#send(intent, prepared, request.given?.readBack)) };
  }

  async #send(intent: Intent, prepared: PreparedWrite, readBack?: ReadBack): Promise<Answer> {
    try {
      return await this.#settle(intent, answerOf(intent, await prepared.send()));
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      if (error.delivery === 'unknown')
        return this.#settle(intent, await this.#lost.justLost(intent, error, readBack));
      if (error.delivery === 'not-sent') await this.#withdraw(intent);
      else await this.#settle(intent, rejectedAnswer(intent, error));
      throw error;
    }
  }

  async #settle(intent: Intent, answer: Answer): Promise<Answer> {
    const { journal, clock, onUnsettled } = this.#options;
    try {
      return (await journal.settle(intent.id, answer, clock.now())) ?? answer;
    } catch (error) {
      onUnsettled(error, intent);
      return answer;
    }
  }

  async #withdraw(intent: Intent): Promise<void> {
    const { journal, onUnsettled } = this.#options;
    await journal.withdraw(intent.id).catch((error: unknown) => onUnsettled(error, intent));
  }

  async #settleIfOpen(entry: Entry): Promise<void> {
    const present = await this.#options.journal.byId(entry.id);
    if (present && !present.answer) await this.#lost.orphaned(present);
  }

  /**
   * Waits for an entry's answer; undefined if the entry was withdrawn.
   * @throws {WriteError} if the signal is aborted first
   * @throws {UpstreamError} if the service rejected the write without acting on it
   */
  async #answerTo(entry: Entry, signal: AbortSignal): Promise<Answer | undefined> {
    const { journal, clock } = this.#options;
    for (let pause = 10; ; pause = Math.min(pause * 2, 250)) {
      const present = await journal.byId(entry.id).catch(unusable);
      if (!present) return undefined;
      if (present.answer?.freesKey) throw rejectedError(present, present.answer, clock.now());
      if (present.answer?.outcome === 'UNKNOWN') {
        const proven = await this.#lost.lookAgain(present);
        return proven ? this.#settle(present, proven) : present.answer;
      }
      if (present.answer) return present.answer;
      // If the target of an open entry can be locked, the process that sent the write has died.
      await journal.ifFree(entry.target, () => this.#settleIfOpen(entry)).catch(unusable);
      await clock.sleep(pause, signal).catch((error: unknown) => {
        const message = `${entry.operation} under this idempotencyKey is still under way. Ask again with the same key.`;
        throw new WriteError('IDEMPOTENCY_IN_PROGRESS', message, error);
      });
    }
  }

  async #byKey({ caller, key }: WriteRequest): Promise<Entry | undefined> {
    if (key === null) return undefined;
    return this.#options.journal.byKey(caller, key).catch(unusable);
  }
}

/** A write that cannot be recorded must not be sent. */
function unavailable(error: unknown): WriteError {
  const message = 'The gateway cannot use its journal just now, so nothing was sent. Try again in a while.';
  return new WriteError('JOURNAL_UNAVAILABLE', message, error);
}

function unusable(error: unknown): never {
  throw unavailable(error);
}
