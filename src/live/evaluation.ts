import { GraphQLError } from 'graphql';
import type { ChangeKind } from '../generated/enums.ts';

/** What happened to one object, as a subscription tells it. */
export interface ObjectChange<T> {
  readonly kind: ChangeKind;
  /** The object's gateway id. */
  readonly id: string;
  /** The object as it is now; undefined if it is gone. */
  readonly object: T | undefined;
  /** Whether it was there before the subscription began. */
  readonly isInitial: boolean;
}

/** The objects that a subscription tells of, as they are now. */
export interface LiveObjects<T> {
  /** By gateway id, in the order in which they are told first. */
  readonly objects: ReadonlyMap<string, T>;
  /** Why some could not be read; absent if all were. */
  readonly fault?: Error | undefined;
  /** Whether an object that is not among them may merely be one that could not be read. */
  readonly mayExist?: (id: string) => boolean;
}

/** The code of the answer to an evaluation that told nothing, but collected what there is to tell. */
export const COLLECTED = 'COLLECTED';

/** One execution of a subscription's operation, as the resolvers of its root fields see it. */
export class Evaluation {
  readonly #change: ObjectChange<unknown> | undefined;
  #collected: LiveObjects<unknown> | undefined;
  #isLast = false;

  /** @param change what to tell; absent: find out what there is to tell */
  constructor(change?: ObjectChange<unknown>) {
    this.#change = change;
  }

  /** The objects to tell of; undefined if the subscription tells of one thing only. */
  get collected(): LiveObjects<unknown> | undefined {
    return this.#collected;
  }

  /** Whether nothing can change after this. */
  get isLast(): boolean {
    return this.#isLast;
  }

  /**
   * For the resolver of a subscription that tells of many objects, one event each: the change to tell.
   * @param load reads all of them
   * @throws {GraphQLError} COLLECTED if this execution is only to find out which there are
   */
  async changeAmong<T>(load: () => Promise<LiveObjects<T>>): Promise<ObjectChange<T>> {
    // The change was made from what an earlier execution of the same operation had loaded.
    if (this.#change) return this.#change as ObjectChange<T>;
    const collected = (this.#collected = await load());
    throw collected.fault ?? new GraphQLError('collected', { extensions: { code: COLLECTED } });
  }

  /** For a resolver whose answer is final: the subscription is complete after this event. */
  last(): void {
    this.#isLast = true;
  }
}
