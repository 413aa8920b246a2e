/** A value that a statement binds or a row holds. JSON is kept as text. */
export type Cell = string | number | null;

/** One row of an answer, not checked yet. */
export type Row = Readonly<Record<string, unknown>>;

/** How one statement is to be run. */
export interface RunOptions {
  /** False: it may get lost if the machine fails right after. Default: when it resolves, it is on disk. */
  isDurable?: boolean;
  /** True: it is not tried again while the store is briefly unavailable. */
  isOnce?: boolean;
}

/** A database that runs single statements, each a transaction of its own. */
export interface Engine {
  /** SQL for the present time in epoch milliseconds. */
  readonly now: string;
  /** Whether other processes may use the same database. */
  readonly isShared: boolean;

  /**
   * Runs one statement. While the database is briefly unavailable it is tried again, perhaps after it was
   * carried out and only the answer was lost; so running it twice must be harmless.
   * @param sql with `$1`, `$2` … for its parameters
   */
  run(sql: string, parameters: readonly Cell[], options?: RunOptions): Promise<readonly Row[]>;

  /** Closes the database once every statement in progress has ended. */
  close(): Promise<void>;
}
