import { createHash } from 'node:crypto';
import * as z from 'zod';
import { unsavedTokens } from '../../observability/activities.ts';
import { UpstreamError } from '../../upstream/errors.ts';
import type { SecretStore } from '../../writes/secret-store.ts';
import { CONCUR } from './types.ts';

const refreshState = z.object({
  /** The newest refresh token; Concur expires it after 6 months. */
  refreshToken: z.string(),
  /** Origin of the data centre that serves the company, as given by the latest sign-in. */
  geolocation: z.string(),
  /** What the latest sign-in granted, for all replicas: they need not sign in, too. Expires in epoch milliseconds. */
  access: z.object({ token: z.string(), expiresAt: z.number() }).optional(),
});
/**
 * What must outlive a sign-in. Concur may issue a new refresh token with each; losing it locks the company out.
 */
export type RefreshState = z.output<typeof refreshState>;

/** Stores the newest refresh token for all replicas that sign in with it. */
export interface RefreshStore {
  /** The state saved last, by any replica; undefined before the first sign-in. */
  load(): Promise<RefreshState | undefined>;
  /**
   * Replaces the state that was loaded or saved last here. Another that a replica has saved meanwhile stays: it
   * is newer, since sign-ins happen one at a time unless a replica was frozen in the middle of its own.
   */
  save(state: RefreshState): Promise<void>;
  /** Runs `work` while no other replica that shares the store is signing in. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

/** A store in the process's memory, for as long as the process runs. */
export function refreshStoreInMemory(): RefreshStore {
  let state: RefreshState | undefined;
  return {
    load: () => Promise.resolve(state),
    save: (newest) => {
      state = newest;
      return Promise.resolve();
    },
    // A single process never has two sign-ins in flight.
    exclusively: (work) => work(),
  };
}

/**
 * Keeps Concur's newest refresh token where every replica finds it, even after a restart.
 * @param configured gives the refresh token from the configuration, which may change. The stored state is filed under it, so setting
 *   a new token abandons what was stored for the old one.
 */
export function refreshStoreIn(secrets: SecretStore, configured: () => string): RefreshStore {
  const name = () => `concur-refresh ${createHash('sha256').update(configured()).digest('base64url')}`;
  let present: string | undefined;
  return {
    async load() {
      present = await secrets.get(name());
      return present === undefined ? undefined : refreshState.parse(JSON.parse(present));
    },
    async save(state) {
      const text = JSON.stringify(state);
      if (await secrets.replace(name(), text, present)) present = text;
    },
    exclusively: (work) => secrets.exclusively(name(), work),
  };
}

/** What a NewestRefreshToken needs. */
interface NewestRefreshTokenOptions {
  store: RefreshStore;
  /** Called with the reason when a token that Concur has just issued could not be saved. */
  onUnsaved: (error: unknown) => void;
  /** Called when a token is lost: it could not be saved before the process has to end. */
  onLost: () => void;
}

/** Delay before another attempt to save a token, in milliseconds. */
const SAVE_AGAIN_MS = 1_000;

/**
 * Holds the newest refresh token. Concur accepts each token only once, so one that the store would not take
 * is held in memory and saved as soon as possible. Until then, other replicas, and this one after a crash,
 * know only the spent token.
 */
export class NewestRefreshToken {
  readonly #options: NewestRefreshTokenOptions;
  /** Issued by Concur and not known to be in the store. */
  #unsaved: RefreshState | undefined;
  /** What those who watch are told of while a token is held because the store would not take it. */
  #held: { readonly source: string } | undefined;
  /** The refresh token that the store held when this process last read or wrote it. */
  #stored: string | undefined;
  #savingAgain: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: NewestRefreshTokenOptions) {
    this.#options = options;
  }

  /**
   * Runs a sign-in while no other replica that shares the store is signing in.
   * @param signIn receives the state to sign in with; undefined before the first sign-in
   * @throws {UpstreamError} UPSTREAM_UNAVAILABLE, with nothing sent, if the store cannot be read. An older
   *   token may be spent, and Concur locks out a client that keeps trying spent ones
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

  /**
   * Stores what Concur issued in exchange for the newest token. Call it within `exclusively`. Never rejects:
   * the sign-in stands even if saving fails.
   */
  async keep(given: RefreshState): Promise<void> {
    this.#unsaved = given;
    const failure = await this.#save(given);
    if (failure) this.#options.onUnsaved(failure.reason);
  }

  /** Makes a last attempt to save an unsaved token. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#savingAgain);
    await this.#saveUnsaved();
    if (this.#unsaved) this.#options.onLost();
  }

  async #newest(): Promise<RefreshState | undefined> {
    const kept = await this.#options.store
      .load()
      .catch((error: unknown) => Promise.reject(outOfReach(error)));
    // Sign-ins happen one at a time, so a token that another replica has saved meanwhile is newer than the
    // unsaved one here.
    if (kept?.refreshToken !== this.#stored) this.#release();
    this.#stored = kept?.refreshToken;
    const unsaved = this.#unsaved;
    if (!unsaved) return kept;
    await this.#save(unsaved);
    return unsaved;
  }

  /** Returns why it could not be saved; undefined if it was saved. */
  async #save(state: RefreshState): Promise<{ reason: unknown } | undefined> {
    try {
      await this.#options.store.save(state);
      this.#stored = state.refreshToken;
      this.#release();
      return undefined;
    } catch (reason) {
      if (!this.#held) unsavedTokens.begin((this.#held = { source: CONCUR }));
      this.#saveAgainLater();
      return { reason };
    }
  }

  #release(): void {
    this.#unsaved = undefined;
    if (this.#held) unsavedTokens.end(this.#held);
    this.#held = undefined;
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
    'The gateway cannot use its journal at the moment, which holds its CONCUR refresh token; nothing was sent. ' +
    'Try again in a while.';
  return new UpstreamError('UPSTREAM_UNAVAILABLE', message, { source: CONCUR, delivery: 'not-sent', cause });
}
