import type { Clock } from '../clock.ts';
import { UpstreamError } from '../upstream/errors.ts';
import { notAppliedAnswer, provenAnswer, unknownAnswer } from './outcome.ts';
import { CLAIM_PROOF, listAnswer } from './list-key.ts';
import type { Answer, Entry, Intent, Journal } from './store/store.ts';
import type { Evidence, ReadBack } from './write.ts';

/** Time limits for writes whose answers are lost. All in milliseconds. */
export interface WriteTimes {
  /** The longest that a write to each service may take; after that, its sender has given up. */
  writeMs: Readonly<Record<string, number>>;
  /** How long a request waits for another write to the same target or under the same key. */
  waitMs: number;
  /** How long the service is read back within the request for a write whose answer was lost. */
  readBackMs: number;
  /**
   * How long after `writeMs` an unchanged state proves that a write was not carried out. It must be longer
   * than any service works on a request that it has received (Concur documents 60 s).
   */
  settledMs: number;
}

/**
 * Stored as the proof of a write that used a caller's own credentials. The gateway cannot verify such a write
 * later: what its own credentials show may be another company's data.
 */
export const UNVERIFIABLE_PROOF = 'others';

/** What LostWrites needs. */
export interface LostWritesOptions {
  journal: Journal;
  /** How to verify a write at each service, by the service's name in an intent. */
  readBack: Readonly<Record<string, ReadBack>>;
  clock: Clock;
  times: WriteTimes;
}

/**
 * Finds out what became of writes whose answers were lost by reading the services back. It never sends a
 * write again.
 */
export class LostWrites {
  readonly #options: LostWritesOptions;

  constructor(options: LostWritesOptions) {
    this.#options = options;
  }

  /**
   * Determines the outcome of a write whose answer its own sender has just lost. It reads the service back
   * until the write is proven or time runs out.
   * @param readBack reads with the caller's own credentials, if the write used them
   */
  async justLost(intent: Intent, lost: UpstreamError, readBack?: ReadBack): Promise<Answer> {
    const { clock, times } = this.#options;
    const evidence = await this.#proofUntil(intent, clock.now() + times.readBackMs, undefined, readBack);
    return evidence ? provenAnswer(intent, evidence, lost) : unknownAnswer(intent, lost);
  }

  /**
   * Settles an entry whose process died. An unproven write is waited for as long as the service may still be
   * working on it; nothing else may write to the target meanwhile. Call it while holding the lock on the
   * entry's target.
   * @param signal stops waiting
   */
  async orphaned(entry: Entry, signal?: AbortSignal): Promise<void> {
    const answer = entry.proof === CLAIM_PROOF ? listAnswer(entry.target) : await this.#found(entry, signal);
    await this.#options.journal.settle(entry.id, answer, this.#options.clock.now());
  }

  /**
   * Checks an entry that ended UNKNOWN once more, since the state may be conclusive by now.
   * @returns the outcome that the state proves; undefined if it still proves none
   */
  async lookAgain(entry: Entry): Promise<Answer | undefined> {
    const { clock, times } = this.#options;
    const isOver = clock.now() > this.#lastOnItsWay(entry) + times.settledMs;
    const evidence = await this.#evidence(entry);
    if (evidence.shows === 'applied') return provenAnswer(entry, evidence);
    return evidence.shows === 'unchanged' && isOver ? notAppliedAnswer(entry) : undefined;
  }

  async #found(entry: Entry, signal?: AbortSignal): Promise<Answer> {
    const evidence = await this.#proofUntil(entry, this.#lastOnItsWay(entry), signal);
    return evidence ? provenAnswer(entry, evidence) : unknownAnswer(entry);
  }

  /** When a write's sender has certainly given up, in epoch milliseconds. */
  #lastOnItsWay({ at, source }: Intent): number {
    return at + (this.#options.times.writeMs[source] ?? 0);
  }

  async #proofUntil(
    intent: Intent,
    until: number,
    signal?: AbortSignal,
    readBack?: ReadBack,
  ): Promise<(Evidence & { shows: 'applied' }) | undefined> {
    const { clock } = this.#options;
    for (let pause = 50; ; pause = Math.min(pause * 2, 2_000)) {
      const evidence = await this.#evidence(intent, readBack);
      if (evidence.shows === 'applied') return evidence;
      const left = until - clock.now();
      if (left <= 0) return undefined;
      await clock.sleep(Math.min(pause, left), signal);
    }
  }

  async #evidence(intent: Intent, readBack = this.#options.readBack[intent.source]): Promise<Evidence> {
    if (intent.proof === UNVERIFIABLE_PROOF) return { shows: 'nothing' };
    try {
      return (await readBack?.(intent)) ?? { shows: 'nothing' };
    } catch (error) {
      // A service that cannot be read proves nothing. Any other error is a bug and must surface.
      if (error instanceof UpstreamError) return { shows: 'nothing' };
      throw error;
    }
  }
}
