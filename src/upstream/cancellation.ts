/** Work that can be cancelled once nobody waits for it any more. */
export interface Cancellable {
  /** Called at most once. Must not throw. */
  cancel(reason: Error): void;
}

/**
 * Cancels work whose result nobody waits for any more. A lighter stand-in for AbortSignal: one is created for
 * every request, and dispatching an abort event alone takes longer than all other bookkeeping of a read.
 */
export class Cancellation implements Cancellable {
  /** The first dependent, usually the only one: keeping it apart saves creating a Set for every read. */
  #dependent: Cancellable | undefined;
  #more: Set<Cancellable> | undefined;
  #reason: Error | undefined;
  #controller: AbortController | undefined;

  /** Why it was cancelled; undefined until then. */
  get reason(): Error | undefined {
    return this.#reason;
  }

  /** The same as an AbortSignal, for APIs that accept nothing else. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#reason) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /** Cancels all dependents. Only the first call counts. */
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

  /**
   * Cancels `dependent` together with this, or at once if this has already been cancelled, unless it is
   * released first.
   */
  bind(dependent: Cancellable): void {
    if (this.#reason) dependent.cancel(this.#reason);
    else if (this.#dependent) (this.#more ??= new Set()).add(dependent);
    else this.#dependent = dependent;
  }

  /** Unbinds a dependent that has finished by itself. */
  release(dependent: Cancellable): void {
    if (this.#dependent === dependent) this.#dependent = undefined;
    else this.#more?.delete(dependent);
  }
}
