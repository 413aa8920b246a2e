import type { Clock } from '../clock.ts';
import { UpstreamError } from '../upstream/errors.ts';
import { notAppliedAnswer, provenAnswer, unknownAnswer } from './answers.ts';
import { CLAIM_PROOF, listAnswer } from './claim.ts';
import type { Answer, Entry, Intent, Journal } from './journal.ts';
import type { Evidence, ReadBack } from './write.ts';

/** How long a write whose answer was lost is looked after. All in milliseconds. */
export interface WriteTimes {
  /** Longest that a write to each service may be on its way: after that its writer has given it up. */
  writeMs: Readonly<Record<string, number>>;
  /** How long a request waits for another write to the same target, or under the same key, to end. */
  waitMs: number;
  /** How long the service is read back, within the request, for a write whose answer was lost. */
  readBackMs: number;
  /**
   * How long after a write can no longer be on its way an unchanged state proves that it never happened: longer than any
   * service works on a request that it has read (Concur documents 60 s).
   */
  settledMs: number;
}

/**
 * The proof of a write that went out with others' credentials than the gateway's: none that can be had without them. What
 * the gateway itself sees may be another company's.
 */
export const OTHERS_PROOF = 'others';

export interface LostWritesOptions {
  journal: Journal;
  /** How to read each service back, by the name it has in an intent. */
  readBack: Readonly<Record<string, ReadBack>>;
  clock: Clock;
  times: WriteTimes;
}

/** Finds out what became of writes whose answers were lost, by reading the services back; it never sends one again. */
export class LostWrites {
  readonly #options: LostWritesOptions;

  constructor(options: LostWritesOptions) {
    this.#options = options;
  }

  /**
   * Settles a write that its own sender has just lost: read back until proven or out of time.
   * @param readBack how, where it went out with others' credentials than the gateway's
   */
  async justLost(intent: Intent, lost: UpstreamError, readBack?: ReadBack): Promise<Answer> {
    const { clock, times } = this.#options;
    const evidence = await this.#proofUntil(intent, clock.now() + times.readBackMs, undefined, readBack);
    return evidence ? provenAnswer(intent, evidence, lost) : unknownAnswer(intent, lost);
  }

  /**
   * Settles an entry whose writer died. As long as the write may still be on its way in the service, an unproven one is
   * waited for: nobody may write to the target meanwhile. Call it while holding the entry's target.
   */
  async orphaned(entry: Entry, signal?: AbortSignal): Promise<void> {
    const answer = entry.proof === CLAIM_PROOF ? listAnswer(entry.target) : await this.#found(entry, signal);
    await this.#options.journal.settle(entry.id, answer, this.#options.clock.now());
  }

  /** Looks once more at an entry that ended UNKNOWN: by now the state may tell. */
  async lookAgain(entry: Entry, unknown: Answer): Promise<Answer> {
    const { journal, clock, times } = this.#options;
    const isOver = clock.now() > this.#lastOnItsWay(entry) + times.settledMs;
    const evidence = await this.#evidence(entry);
    const proven =
      evidence.shows === 'applied'
        ? provenAnswer(entry, evidence)
        : evidence.shows === 'unchanged' && isOver
          ? notAppliedAnswer(entry)
          : undefined;
    return (proven && (await journal.settle(entry.id, proven, clock.now()))) ?? unknown;
  }

  async #found(entry: Entry, signal?: AbortSignal): Promise<Answer> {
    const evidence = await this.#proofUntil(entry, this.#lastOnItsWay(entry), signal);
    return evidence ? provenAnswer(entry, evidence) : unknownAnswer(entry);
  }

  /** When a write's sender has given it up at the latest, in epoch milliseconds. */
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
    if (intent.proof === OTHERS_PROOF) return { shows: 'nothing' };
    try {
      return (await readBack?.(intent)) ?? { shows: 'nothing' };
    } catch (error) {
      // A service that cannot be read just now proves nothing; anything else is a fault of ours and must be seen.
      if (error instanceof UpstreamError) return { shows: 'nothing' };
      throw error;
    }
  }
}
