import { closeSync, fchmodSync, fstatSync, mkdirSync, openSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Cell, Row } from './engine.ts';
import { migrate } from './schema.ts';

/**
 * The thread that has a SQLite file open. SQLite's calls wait for the disk and for other processes, and here
 * only statements wait with them. All statements that have arrived are written in one transaction, so that
 * however many wait, there is one fsync.
 */

/** What the thread is started with. */
export interface SqliteWorkerData {
  /** The file, created with its folder if missing; or `:memory:`. */
  path: string;
  /** Whether it refuses a file that another gateway has open, and keeps others away from it. */
  isSole: boolean;
}

/** A statement as it is sent to the thread. */
export interface SqliteStatement {
  number: number;
  sql: string;
  parameters: readonly Cell[];
  isDurable: boolean;
}

/** What the thread answers to a statement. */
export type SqliteAnswer =
  | { number: number; rows: readonly Row[] }
  | { number: number; failure: { message: string; errcode: number | undefined } };

/** What the thread is told, and what it tells. */
export type ToSqlite = { statements: readonly SqliteStatement[] } | { close: true };
export type FromSqlite =
  { opened: true } | { failed: string } | { answers: readonly SqliteAnswer[] } | { closed: true };

/** How long a statement waits for another process that writes to the same file, in milliseconds. */
const MAX_BUSY_MS = 5_000;
/** How long opening waits for another process that opens or migrates the same file, in milliseconds. */
const MAX_OPEN_MS = 30_000;
/** Pause before a locked file is tried again, in milliseconds. */
const BUSY_PAUSE_MS = 5;
/** SQLite's result code for a locked file; the bits above the lowest eight are the extended code. */
const SQLITE_BUSY = 5;

class SqliteFile {
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #owner: DatabaseSync | undefined;
  readonly #inode: number | undefined;
  readonly #prepared = new Map<string, StatementSync>();
  #isDurable: boolean | undefined;

  private constructor(path: string, database: DatabaseSync, owner: DatabaseSync | undefined) {
    this.#path = path;
    this.#database = database;
    this.#owner = owner;
    this.#inode = path === ':memory:' ? undefined : statSync(path).ino;
  }

  /** Opens a file and migrates it. Throws with a message that says what is wrong, not where. */
  static async open({ path, isSole }: SqliteWorkerData): Promise<SqliteFile> {
    if (path !== ':memory:') mkdirSync(dirname(resolve(path)), { recursive: true });
    const owner = isSole && path !== ':memory:' ? await ownerOf(path) : undefined;
    if (path !== ':memory:') makePrivate(path);
    const database = new DatabaseSync(path);
    try {
      // In WAL mode, only FULL makes each commit wait for the disk.
      await whenFree(() => database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL'));
      // Takes the write lock at once, so that other processes wait here until the file is migrated.
      await whenFree(() => database.exec('BEGIN IMMEDIATE'));
      await migrate(async (sql) => database.prepare(sql).all());
      // Whoever used the file before has let it go, so nothing is in progress any more.
      if (isSole) database.exec('DELETE FROM leases');
      database.exec('COMMIT');
    } catch (error) {
      database.close();
      owner?.close();
      throw error;
    }
    return new SqliteFile(path, database, owner);
  }

  close(): void {
    this.#database.close();
    this.#owner?.close();
  }

  read({ number, sql, parameters }: SqliteStatement): SqliteAnswer {
    try {
      return { number, rows: this.#prepare(sql).all(...(parameters as readonly SQLInputValue[])) };
    } catch (error) {
      return { number, failure: failureOf(error) };
    }
  }

  /** Runs statements in one transaction; undefined if another process is writing to the file just now. */
  write(statements: readonly SqliteStatement[]): SqliteAnswer[] | undefined {
    try {
      this.#checkPlace();
      this.#beDurable(statements.some(({ isDurable }) => isDurable));
      this.#database.exec('BEGIN IMMEDIATE');
    } catch (error) {
      if (isBusy(error)) return undefined;
      return allFailed(statements, error);
    }
    try {
      // A statement that fails, a violated constraint say, is undone alone.
      const answers = statements.map((statement) => this.read(statement));
      this.#database.exec('COMMIT');
      return answers;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      return allFailed(statements, error);
    }
  }

  /**
   * A commit that need not survive a failing machine does not wait for the disk; the next that must takes it
   * along.
   */
  #beDurable(isDurable: boolean): void {
    if (isDurable === this.#isDurable) return;
    this.#database.exec(`PRAGMA synchronous = ${isDurable ? 'FULL' : 'NORMAL'}`);
    this.#isDurable = isDurable;
  }

  /** A file that was deleted or replaced can still be written to, but nobody will ever read it. */
  #checkPlace(): void {
    if (this.#inode === undefined) return;
    if (statSync(this.#path, { throwIfNoEntry: false })?.ino === this.#inode) return;
    throw new Error(`the journal's file was deleted or replaced while the gateway had it open`);
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql.replaceAll(/\$(\d+)/g, '?$1'));
      this.#prepared.set(sql, statement);
    }
    return statement;
  }
}

/**
 * Makes a file, unless it is there, and sees to it that only its owner may read and write it. SQLite gives the files that it
 * puts beside a database the same mode.
 */
function makePrivate(path: string): void {
  const file = openSync(path, 'a', 0o600);
  try {
    // A file of somebody else's stays as whoever gave this process access to it has made it.
    if (fstatSync(file).uid === process.getuid?.()) fchmodSync(file, 0o600);
  } finally {
    closeSync(file);
  }
}

/**
 * Takes a file for this process alone, until it ends, however it ends: a lock of the operating system on a
 * file beside it, which also says who has it.
 * @throws {Error} naming the holder if another process has it
 */
async function ownerOf(path: string): Promise<DatabaseSync> {
  makePrivate(`${path}-owner`);
  const owner = new DatabaseSync(`${path}-owner`);
  try {
    const since = new Date().toISOString();
    owner.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA busy_timeout = 250');
    owner.exec(`BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS owner (pid, host, since); DELETE FROM owner`);
    owner.prepare('INSERT INTO owner VALUES (?, ?, ?)').run(process.pid, hostname(), since);
    // Readable for others from here on, who are kept out by the second transaction: it never ends.
    owner.exec('COMMIT; BEGIN IMMEDIATE');
    return owner;
  } catch (error) {
    if (!isBusy(error)) throw error;
    const { pid, host, since } = owner.prepare('SELECT pid, host, since FROM owner').get() ?? {};
    throw new Error(
      `another gateway uses it, process ${String(pid)} on ${String(host)} since ${String(since)}. Stop that one first, ` +
        'or set JOURNAL_URL to a PostgreSQL server, which any number of gateways may share',
      { cause: error },
    );
  }
}

/** Retries while the file is locked. */
async function whenFree(act: () => void): Promise<void> {
  const giveUpAt = performance.now() + MAX_OPEN_MS;
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error;
    }
    await sleep(BUSY_PAUSE_MS);
  }
}

function isBusy(error: unknown): boolean {
  return (Number(failureOf(error).errcode) & 0xff) === SQLITE_BUSY;
}

function failureOf(error: unknown): { message: string; errcode: number | undefined } {
  if (!(error instanceof Error)) return { message: String(error), errcode: undefined };
  return { message: error.message, errcode: 'errcode' in error ? Number(error.errcode) : undefined };
}

function allFailed(statements: readonly SqliteStatement[], error: unknown): SqliteAnswer[] {
  const failure = failureOf(error);
  return statements.map(({ number }) => ({ number, failure }));
}

function tell(message: FromSqlite): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message);
}

/** Runs what arrives: reads at once, writes together. */
class Queue {
  readonly #file: SqliteFile;
  readonly #answer: (answers: readonly SqliteAnswer[]) => void;
  #waiting: { statement: SqliteStatement; since: number }[] = [];
  #isScheduled = false;
  #isClosing = false;

  constructor(file: SqliteFile, answer: (answers: readonly SqliteAnswer[]) => void) {
    this.#file = file;
    this.#answer = answer;
  }

  add(statements: readonly SqliteStatement[]): void {
    const since = performance.now();
    const reads: SqliteAnswer[] = [];
    for (const statement of statements) {
      // A read sees what was written before it, so behind a write that waits it has to wait too.
      if (this.#waiting.length === 0 && /^\s*select\b/i.test(statement.sql))
        reads.push(this.#file.read(statement));
      else this.#waiting.push({ statement, since });
    }
    if (reads.length > 0) this.#answer(reads);
    if (this.#waiting.length === 0 || this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#flush());
  }

  close(): void {
    this.#isClosing = true;
    if (this.#waiting.length === 0) this.#end();
  }

  #flush(): void {
    this.#isScheduled = false;
    const answers = this.#file.write(this.#waiting.map(({ statement }) => statement));
    if (answers) {
      this.#waiting = [];
      this.#answer(answers);
    } else this.#giveUpOld();
    if (this.#waiting.length > 0) {
      this.#isScheduled = true;
      setTimeout(() => this.#flush(), BUSY_PAUSE_MS);
    } else if (this.#isClosing) this.#end();
  }

  #giveUpOld(): void {
    const oldest = performance.now() - MAX_BUSY_MS;
    const [old, rest] = [
      this.#waiting.filter(({ since }) => since < oldest),
      this.#waiting.filter(({ since }) => since >= oldest),
    ];
    this.#waiting = rest;
    if (old.length === 0) return;
    const failure = { message: 'another process has the file locked', errcode: SQLITE_BUSY };
    this.#answer(old.map(({ statement }) => ({ number: statement.number, failure })));
  }

  #end(): void {
    this.#file.close();
    tell({ closed: true });
    parentPort?.close();
  }
}

try {
  const queue = new Queue(await SqliteFile.open(workerData as SqliteWorkerData), (answers) =>
    tell({ answers }),
  );
  parentPort?.on('message', (message: ToSqlite) => {
    if ('close' in message) queue.close();
    else queue.add(message.statements);
  });
  tell({ opened: true });
} catch (error) {
  tell({ failed: error instanceof Error ? error.message : String(error) });
}
