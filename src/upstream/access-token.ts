/** What a sign-in gives: how to speak for as long as it lasts. */
export interface Session {
  /** Epoch milliseconds after which the service no longer honours it. */
  expiresAt: number;
}

export interface AccessTokenOptions<S extends Session> {
  /** Signs in. Never called while an earlier call is still running. */
  signIn: () => Promise<S>;
  /** The time, in epoch milliseconds. */
  now: () => number;
  /** How long before its end a session is replaced, in milliseconds. */
  renewBeforeMs: number;
}

/**
 * Holds the one session that all requests to a service share: one sign-in however many requests wait for it, renewed
 * before it ends, replaced at once when the service no longer honours it.
 */
export class AccessToken<S extends Session> {
  readonly #options: AccessTokenOptions<S>;
  #current: S | undefined;
  #pending: Promise<S> | undefined;

  constructor(options: AccessTokenOptions<S>) {
    this.#options = options;
  }

  /**
   * The session to use now, at once where there is one. Signs in where there is none or it is about to end, and rejects
   * with what that throws.
   */
  get(): S | Promise<S> {
    const current = this.#current;
    if (current && current.expiresAt - this.#options.renewBeforeMs > this.#options.now()) return current;
    return this.#signIn();
  }

  /**
   * Replaces a session that the service refused. When others have replaced it meanwhile, theirs is given: a hundred
   * requests refused together cost one sign-in.
   */
  async renew(refused: S): Promise<S> {
    if (this.#current === refused) this.#current = undefined;
    return this.#current ?? this.#signIn();
  }

  #signIn(): Promise<S> {
    this.#pending ??= this.#options
      .signIn()
      .then((session) => (this.#current = session))
      .finally(() => (this.#pending = undefined));
    return this.#pending;
  }
}
