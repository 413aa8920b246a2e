import { channel } from 'node:diagnostics_channel';
import type { Channel } from 'node:diagnostics_channel';

/** Called when work of a kind begins, and when it ends. Neither may throw. */
export interface Watcher<Work extends object> {
  began?(work: Work): void;
  ended?(work: Work): void;
}

/**
 * A kind of work that can be watched. Metrics and traces watch; whoever does the work knows neither.
 *
 * It is a pair of Node's diagnostics channels, `payments-gateway:<name>:start` and `:end`, so that watching costs
 * one comparison while nobody does, nothing has to be passed through constructors, and an agent that an operator
 * loads can watch as well. Both get the same object, which the work fills in as it goes on.
 */
export class Activity<Work extends object> {
  readonly #start: Channel<Work>;
  readonly #end: Channel<Work>;

  constructor(name: string) {
    this.#start = channel(`payments-gateway:${name}:start`);
    this.#end = channel(`payments-gateway:${name}:end`);
  }

  /** Whether anybody watches. To be asked before an object is made for `begin`. */
  get isWatched(): boolean {
    return this.#start.hasSubscribers || this.#end.hasSubscribers;
  }

  /** Says that work begins. */
  begin(work: Work): void {
    this.#start.publish(work);
  }

  /** Says that work has ended. */
  end(work: Work): void {
    this.#end.publish(work);
  }

  /** Watches from now on, until the function that is returned is called. */
  watch({ began, ended }: Watcher<Work>): () => void {
    const onStart = began && ((message: unknown) => began(message as Work));
    const onEnd = ended && ((message: unknown) => ended(message as Work));
    if (onStart) this.#start.subscribe(onStart);
    if (onEnd) this.#end.subscribe(onEnd);
    return () => {
      if (onStart) this.#start.unsubscribe(onStart);
      if (onEnd) this.#end.unsubscribe(onEnd);
    };
  }
}
