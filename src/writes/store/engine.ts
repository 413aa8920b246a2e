import { storeStatements } from '../../observability/activities.ts';
import type { StoreStatement } from '../../observability/activities.ts';
import { currentRequest } from '../../observability/current-request.ts';

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

  /** Rejects if the database has hardly any room left, which a small write does not always show. */
  checkRoom(): Promise<void>;

  /** Closes the database once every statement in progress has ended. */
  close(): Promise<void>;
}

/** Tells whoever watches of each statement: of its verb and table, and of no value. */
export function watchedEngine(engine: Engine): Engine {
  return {
    now: engine.now,
    isShared: engine.isShared,
    run(sql, parameters, options) {
      return storeStatements.isWatched
        ? watched(sql, () => engine.run(sql, parameters, options))
        : engine.run(sql, parameters, options);
    },
    checkRoom: () => engine.checkRoom(),
    close: () => engine.close(),
  };
}

const VERB_AND_TABLE = /^\s*(?:(select)[^]*?\bfrom|(insert) into|(update)|(delete) from)\s+(\w+)/;

async function watched<T>(sql: string, run: () => Promise<T>): Promise<T> {
  const [, ...words] = VERB_AND_TABLE.exec(sql) ?? [];
  const name = words.filter(Boolean).join(' ');
  const statement: StoreStatement = { request: currentRequest(), name };
  const since = performance.now();
  storeStatements.begin(statement);
  try {
    return await run();
  } catch (error) {
    statement.hasFailed = true;
    throw error;
  } finally {
    statement.ms = performance.now() - since;
    storeStatements.end(statement);
  }
}
