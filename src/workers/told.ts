/**
 * Tells one worker of others' writes: that it has to keep what it reads from now on apart from what is on its way. One
 * message is under way at a time; writes that come meanwhile share the next one, however many they are.
 */
export class Told {
  readonly #send: () => void;
  #underWay: PromiseWithResolvers<void> | undefined;
  #next: Promise<void> | undefined;
  #gone = false;

  /** @param send sends the message, which `heard` answers */
  constructor(send: () => void) {
    this.#send = send;
  }

  /** Resolves when the worker has detached what was on its way when this was called, or is gone. */
  tell(): Promise<void> {
    if (this.#gone) return Promise.resolve();
    if (!this.#underWay) return this.#begin();
    // Whether it has read the message that is on its way is not known: it may be from before this write.
    this.#next ??= this.#underWay.promise.then(() => {
      this.#next = undefined;
      return this.tell();
    });
    return this.#next;
  }

  /** The worker has done what it was told. */
  heard(): void {
    this.#underWay?.resolve();
    this.#underWay = undefined;
  }

  /** The worker is gone, and its reads with it. */
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
