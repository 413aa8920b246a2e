/**
 * Tells one worker about other workers' writes, so that its later reads do not share answers with reads sent
 * before them. Only one message is in flight at a time. All writes that arrive meanwhile share the next
 * message.
 */
export class Told {
  readonly #send: () => void;
  #underWay: PromiseWithResolvers<void> | undefined;
  #next: Promise<void> | undefined;
  #gone = false;

  /** @param send sends the message to the worker, whose reply calls `heard` */
  constructor(send: () => void) {
    this.#send = send;
  }

  /** Resolves when the worker has detached the reads that were in flight when this was called, or is gone. */
  tell(): Promise<void> {
    if (this.#gone) return Promise.resolve();
    if (!this.#underWay) return this.#begin();
    // The worker may have handled the message in flight before this write, so that one does not count for it.
    this.#next ??= this.#underWay.promise.then(() => {
      this.#next = undefined;
      return this.tell();
    });
    return this.#next;
  }

  /** To be called when the worker has replied that it is done. */
  heard(): void {
    this.#underWay?.resolve();
    this.#underWay = undefined;
  }

  /** To be called when the worker has ended. Its reads ended with it, so nobody waits for it any more. */
  gone(): void {
    this.#gone = true;
    this.heard();
  }

  #begin(): Promise<void> {
    this.#underWay = Promise.withResolvers();
    this.#send();
    return this.#underWay.promise;
  }
}
