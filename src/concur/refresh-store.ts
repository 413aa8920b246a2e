/**
 * What must outlive a sign-in. Concur issues a new refresh token with each; losing it locks the company out.
 */
export interface RefreshState {
  /** The newest refresh token; Concur expires it after 6 months. */
  refreshToken: string;
  /** Origin of the data centre that serves the company, as given by the latest sign-in. */
  geolocation: string;
}

/** Stores the newest refresh token for all replicas that sign in with it. */
export interface RefreshStore {
  /** The state saved last, by any replica; undefined before the first sign-in. */
  load(): Promise<RefreshState | undefined>;
  /** Replaces the stored state. */
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
