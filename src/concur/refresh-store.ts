/** What must outlive a sign-in: Concur hands out a new refresh token with each, and losing it locks the company out. */
export interface RefreshState {
  /** The newest refresh token; Concur lets it live 6 months. */
  refreshToken: string;
  /** Origin of the data centre that serves the company, as the newest sign-in named it. */
  geolocation: string;
}

/** Keeps the newest refresh token for everybody who signs in with it. */
export interface RefreshStore {
  /** What was saved last, by whichever replica; undefined before the first sign-in. */
  load(): Promise<RefreshState | undefined>;
  save(state: RefreshState): Promise<void>;
  /** Runs `work` while nobody else who shares the store signs in. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

/** A store that lives and dies with the process. */
export function refreshStoreInMemory(): RefreshStore {
  let state: RefreshState | undefined;
  return {
    load: () => Promise.resolve(state),
    save: (newest) => {
      state = newest;
      return Promise.resolve();
    },
    // A process has one sign-in under way at a time anyway.
    exclusively: (work) => work(),
  };
}
