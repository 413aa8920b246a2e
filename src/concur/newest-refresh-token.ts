import { UpstreamError } from '../upstream/errors.ts';
import type { RefreshState, RefreshStore } from './refresh-store.ts';
import { CONCUR } from './types.ts';

export interface NewestRefreshTokenOptions {
  store: RefreshStore;
  /** Told why a token that Concur has just given could not be saved. */
  onUnsaved: (error: unknown) => void;
}

/** Milliseconds until a token that could not be saved is saved again. */
const SAVE_AGAIN_MS = 1_000;

/**
 * The newest refresh token that there is. Concur takes each once, so one that the store would not take is held here and
 * saved as soon as it can be: until then other replicas, and this one if it dies, know only the token that is spent.
 */
export class NewestRefreshToken {
  readonly #options: NewestRefreshTokenOptions;
  /** Given by Concur and not known to be in the store. */
  #unsaved: RefreshState | undefined;
  /** The refresh token that the store held when it was last read or written here. */
  #stored: string | undefined;
  #savingAgain: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: NewestRefreshTokenOptions) {
    this.#options = options;
  }

  /**
   * Runs a sign-in while nobody else who shares the store signs in.
   * @param signIn is given what to sign in with; undefined before the first sign-in
   * @throws {UpstreamError} UPSTREAM_UNAVAILABLE, nothing sent, where the store cannot say what that is: an older token may be
   *   spent, and trying spent ones has Concur lock the gateway out
   */
  async exclusively<T>(signIn: (newest: RefreshState | undefined) => Promise<T>): Promise<T> {
    let begun = false;
    try {
      return await this.#options.store.exclusively(async () => {
        begun = true;
        return signIn(await this.#newest());
      });
    } catch (error) {
      throw begun ? error : outOfReach(error);
    }
  }

  /** Keeps what Concur gave for the newest one, to be called within `exclusively`. Never rejects: what it is for still holds. */
  async keep(given: RefreshState): Promise<void> {
    this.#unsaved = given;
    const failure = await this.#save(given);
    if (failure) this.#options.onUnsaved(failure.reason);
  }

  /** Tries for the last time to save what is not saved. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#savingAgain);
    await this.#saveUnsaved();
  }

  async #newest(): Promise<RefreshState | undefined> {
    const kept = await this.#options.store
      .load()
      .catch((error: unknown) => Promise.reject(outOfReach(error)));
    // Sign-ins are one at a time, so what another replica has saved meanwhile was given to it after what is unsaved here.
    if (kept?.refreshToken !== this.#stored) this.#unsaved = undefined;
    this.#stored = kept?.refreshToken;
    const unsaved = this.#unsaved;
    if (!unsaved) return kept;
    await this.#save(unsaved);
    return unsaved;
  }

  /** Gives why it could not be saved; undefined where it was. */
  async #save(state: RefreshState): Promise<{ reason: unknown } | undefined> {
    try {
      await this.#options.store.save(state);
      this.#stored = state.refreshToken;
      this.#unsaved = undefined;
      return undefined;
    } catch (reason) {
      this.#saveAgainLater();
      return { reason };
    }
  }

  #saveAgainLater(): void {
    if (this.#closed) return;
    this.#savingAgain ??= setTimeout(() => {
      this.#savingAgain = undefined;
      void this.#saveUnsaved();
    }, SAVE_AGAIN_MS).unref();
  }

  async #saveUnsaved(): Promise<void> {
    if (!this.#unsaved) return;
    await this.#options.store.exclusively(() => this.#newest()).catch(() => this.#saveAgainLater());
  }
}

function outOfReach(cause: unknown): UpstreamError {
  const message =
    'The gateway cannot use its journal just now, which holds what it signs in to CONCUR with; nothing was sent. Try again in a while.';
  return new UpstreamError('UPSTREAM_UNAVAILABLE', message, { source: CONCUR, delivery: 'not-sent', cause });
}
