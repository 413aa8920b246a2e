/**
 * Tells one worker about other workers' writes, so that its later reads do not share answers with reads sent
 * before them. Only one message is in flight at a time. All writes that arrive meanwhile share the next
 * message.
 */
export class WriteNotifier {
  readonly #send: () => void;
  #inFlight: PromiseWithResolvers<void> | undefined;
  #next: Promise<void> | undefined;
  #workerEnded = false;

  /** @param send sends the message to the worker, whose reply calls `acknowledged` */
  constructor(send: () => void) {
    this.#send = send;
  }

  /** Resolves when the worker has detached the reads that were in flight when this was called, or is gone. */
  notify(): Promise<void> {
    if (this.#workerEnded) return Promise.resolve();
    if (!this.#inFlight) return this.#begin();
    // The worker may have handled the message in flight before this write, so that one does not count for it.
    this.#next ??= this.#inFlight.promise.then(() => {
      this.#next = undefined;
      return this.notify();
    });
    return this.#next;
  }

  /** To be called when the worker has replied that it is done. */
  acknowledged(): void {
    this.#inFlight?.resolve();
    this.#inFlight = undefined;
  }

  /** To be called when the worker has ended. Its reads ended with it, so nobody waits for it any more. */
  workerEnded(): void {
    this.#workerEnded = true;
    this.acknowledged();
  }

  #begin(): Promise<void> {
    this.#inFlight = Promise.withResolvers();
    this.#send();
    return this.#inFlight.promise;
  }
}
