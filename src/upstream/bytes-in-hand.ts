import { whenAborted } from './abort.ts';

/** Answers up to this many bytes are not counted: a socket alone holds as much. */
const FREE_BYTES = 64 * 1024;

/**
 * How many bytes of services' answers and files the process may have in hand, unless it is told otherwise. Parsed,
 * they take up to six times as much. Together with what an idle gateway takes, that is half a gigabyte.
 */
export const DEFAULT_MAX_BYTES_IN_HAND = 48 * 1024 * 1024;

/** One answer that is arriving. */
export interface Arrival {
  /**
   * Claims room for so many bytes of the answer in all.
   * @param onRoom called once there is room, if there is none yet; that may be at once
   * @returns whether there is room now; if not, nothing more may be read until `onRoom` is called
   */
  claim(bytes: number, onRoom: () => void): boolean;
  /** Whether it waits for room. */
  readonly isWaiting: boolean;
  /** Gives all room back. May be called more than once. */
  end(): void;
}

/**
 * Counts the bytes of answers and files that are arriving or in use, over all services and callers of the process.
 * Answers that would be too much together wait their turn in the order in which they asked.
 *
 * One answer at a time may take more than there is room for: if all had a part and waited for the rest, none would
 * ever be complete. So there are at most as many bytes as the limit says and those of one more answer.
 */
export class BytesInHand {
  #maxBytes: number;
  #bytes = 0;
  /** Those that wait, the first one first. */
  readonly #waiting: Waiting[] = [];
  /** The one that may take more than there is room for. */
  #beyond: object | undefined;
  readonly #held = new WeakMap<Buffer, Holding>();
  /** Bodies that nobody lets go of are counted until nobody has them. */
  readonly #forgotten = new FinalizationRegistry<Holding>((holding) => {
    if (holding.holders > 0) this.#add(-holding.bytes);
    holding.holders = 0;
  });

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes that are counted now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Sets how many bytes there may be. */
  limit(maxBytes: number): void {
    this.#maxBytes = maxBytes;
    this.#serve();
  }

  /** Begins an answer that is about to arrive. */
  arrival(): Arrival {
    let claimed = 0;
    let waiting: Waiting | undefined;
    const self = {};
    const settle = (bytes: number): void => {
      this.#add(bytes - claimed);
      claimed = bytes;
      waiting = undefined;
    };
    return {
      claim: (bytes, onRoom) => {
        if (bytes <= Math.max(claimed, FREE_BYTES)) return true;
        const isNext = this.#waiting.length === 0 || this.#beyond === self;
        if (isNext && this.#mayTake(bytes - claimed, self)) {
          settle(bytes);
          return true;
        }
        waiting = {
          self,
          bytes: bytes - claimed,
          onRoom: () => {
            settle(bytes);
            onRoom();
          },
        };
        this.#waiting.push(waiting);
        // If nobody goes beyond the limit, the first in line may.
        this.#serve();
        return false;
      },
      get isWaiting() {
        return waiting !== undefined;
      },
      end: () => {
        if (waiting) this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        waiting = undefined;
        if (this.#beyond === self) this.#beyond = undefined;
        this.#add(-claimed);
        claimed = 0;
      },
    };
  }

  /**
   * Counts a body that is in use, once however many use it.
   * @param user counted until it is aborted, as that of a request is when it has been answered
   */
  hold(body: Buffer, user: AbortSignal): void {
    if (body.length <= FREE_BYTES || user.aborted) return;
    let holding = this.#held.get(body);
    if (!holding) {
      holding = { bytes: body.length, holders: 0 };
      this.#held.set(body, holding);
      this.#forgotten.register(body, holding);
    }
    const { bytes } = holding;
    if ((holding.holders += 1) === 1) this.#add(bytes);
    const used = holding;
    whenAborted(user, () => {
      if (used.holders > 0 && (used.holders -= 1) === 0) this.#add(-bytes);
    });
  }

  #mayTake(bytes: number, self: object): boolean {
    if (this.#bytes + bytes <= this.#maxBytes) return true;
    if (this.#beyond !== undefined && this.#beyond !== self) return false;
    this.#beyond = self;
    return true;
  }

  #add(bytes: number): void {
    this.#bytes += bytes;
    if (bytes < 0) this.#serve();
  }

  #serve(): void {
    for (
      let first = this.#waiting[0];
      first && this.#mayTake(first.bytes, first.self);
      first = this.#waiting[0]
    ) {
      this.#waiting.shift();
      first.onRoom();
    }
  }
}

interface Waiting {
  self: object;
  bytes: number;
  onRoom: () => void;
}

interface Holding {
  readonly bytes: number;
  holders: number;
}

/** Those of the process. */
export const bytesInHand = new BytesInHand(DEFAULT_MAX_BYTES_IN_HAND);
