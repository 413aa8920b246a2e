/** What a sign-in returns: the credentials to use until it expires. */
export interface Session {
  /** When it expires, in epoch milliseconds. The service no longer honours it after that. */
  expiresAt: number;
}

/** How an AccessToken signs in, and when. */
export interface AccessTokenOptions<S extends Session> {
  /** Signs in. Never called while an earlier call is still running. */
  signIn: () => Promise<S>;
  /** The time, in epoch milliseconds. */
  now: () => number;
  /** How long before it expires a session is replaced, in milliseconds. */
  renewBeforeMs: number;
}

/**
 * Holds the one session that all requests to a service share. However many requests wait for it, there is one
 * sign-in. A session is renewed before it expires, and replaced as soon as the service refuses it.
 */
export class AccessToken<S extends Session> {
  readonly #options: AccessTokenOptions<S>;
  #current: S | undefined;
  #pending: Promise<S> | undefined;

  constructor(options: AccessTokenOptions<S>) {
    this.#options = options;
  }

  /**
   * The session to use now. Returned without a promise if there is one already; otherwise, or if it is about
   * to expire, this signs in and rejects with whatever `signIn` throws.
   */
  get(): S | Promise<S> {
    const current = this.#current;
    if (current && current.expiresAt - this.#options.renewBeforeMs > this.#options.now()) return current;
    return this.#signIn();
  }

  /**
   * Replaces a session that the service refused. If another request has already replaced it, that session is
   * returned, so a hundred requests refused together cost one sign-in. Rejects with whatever `signIn` throws.
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
