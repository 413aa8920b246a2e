/** Something that can be told that nobody waits for it any more. */
export interface Cancellable {
  /** Told at most once; must not throw. */
  cancel(reason: Error): void;
}

/**
 * Ends what is done for somebody who no longer waits for it. It stands where an AbortSignal would, as one is ended for
 * every request, and the event alone that it sends takes longer than all else that is noted of a read.
 */
export class Cancellation implements Cancellable {
  /** The first that was bound, mostly the only one, for which a Set would be made at every read. */
  #dependent: Cancellable | undefined;
  #more: Set<Cancellable> | undefined;
  #reason: Error | undefined;
  #controller: AbortController | undefined;

  /** Why it has ended; undefined as long as it has not. */
  get reason(): Error | undefined {
    return this.#reason;
  }

  /** The same as an AbortSignal, for what takes nothing else. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#reason) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /** Ends it, once, and all that depends on it. */
  cancel(reason: Error): void {
    if (this.#reason) return;
    this.#reason = reason;
    const [dependent, more] = [this.#dependent, this.#more];
    this.#dependent = undefined;
    this.#more = undefined;
    dependent?.cancel(reason);
    for (const each of more ?? []) each.cancel(reason);
    this.#controller?.abort(reason);
  }

  /** Has something end with it, at once where it has ended, unless it is released before. */
  bind(dependent: Cancellable): void {
    if (this.#reason) dependent.cancel(this.#reason);
    else if (this.#dependent) (this.#more ??= new Set()).add(dependent);
    else this.#dependent = dependent;
  }

  /** Lets something go that is over by itself. */
  release(dependent: Cancellable): void {
    if (this.#dependent === dependent) this.#dependent = undefined;
    else this.#more?.delete(dependent);
  }
}
