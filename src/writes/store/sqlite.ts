import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StartError } from '../../start-error.ts';
import type { Engine, Row } from './engine.ts';
import type { FromSqlite, SqliteStatement, SqliteWorkerData, ToSqlite } from './sqlite-worker.ts';

/** SQL for the present time in epoch milliseconds. */
const NOW = `cast(unixepoch('subsec') * 1000 as integer)`;

/**
 * The program of the thread. Built, it is a file beside this one under the same name; esbuild leaves the
 * address as it is.
 */
const PROGRAM = new URL(
  import.meta.url.endsWith('.ts') ? 'sqlite-worker.ts' : 'sqlite-worker.js',
  import.meta.url,
);

/** Thrown if SQLite could not run a statement. */
class SqliteError extends Error {
  override readonly name = 'SqliteError';
  /** SQLite's extended result code. */
  readonly errcode: number | undefined;

  constructor(message: string, errcode?: number) {
    super(message);
    this.errcode = errcode;
  }
}

/**
 * The least room on the disk with which a store counts as one that can be written to, in bytes. SQLite has up to half of it set
 * aside for changes: on a full disk, small ones go through for a while that say nothing of the next.
 */
const MIN_ROOM = 8 * 1024 * 1024;

interface Waiting {
  resolve: (rows: readonly Row[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Opens a database in a file, in a thread of its own.
 * @throws {StartError} if it cannot be opened; the message names the file and, if another gateway has it open,
 *   that one
 */
export async function openSqlite({ path, isSole }: SqliteWorkerData): Promise<Engine> {
  const worker = new Worker(PROGRAM, { workerData: { path, isSole } satisfies SqliteWorkerData });
  const waiting = new Map<number, Waiting>();
  const opened = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  let broken: Error | undefined;
  let queued: SqliteStatement[] = [];
  let last = 0;

  const breakDown = (reason: Error): void => {
    broken = reason;
    opened.reject(reason);
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
    closed.resolve();
  };
  worker.on('error', breakDown);
  worker.on('exit', () => breakDown(broken ?? new SqliteError('the database is closed')));
  worker.on('message', (message: FromSqlite) => {
    if ('opened' in message) return opened.resolve();
    if ('failed' in message) return opened.reject(new SqliteError(message.failed));
    if ('closed' in message) return closed.resolve();
    for (const answer of message.answers) {
      const waiter = waiting.get(answer.number);
      waiting.delete(answer.number);
      if ('rows' in answer) waiter?.resolve(answer.rows);
      else waiter?.reject(new SqliteError(answer.failure.message, answer.failure.errcode));
    }
    // An idle database does not keep the process alive.
    if (waiting.size === 0) worker.unref();
    return undefined;
  });

  try {
    await opened.promise;
  } catch (error) {
    await worker.terminate();
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The journal cannot be opened at ${resolve(path)}: ${reason}.`, { cause: error });
  }
  worker.unref();

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  const post = (message: ToSqlite) => worker.postMessage(message);
  const send = (): void => {
    post({ statements: queued });
    queued = [];
  };
  return {
    now: NOW,
    isShared: !isSole && path !== ':memory:',
    run(sql, parameters, { isDurable = true } = {}) {
      if (broken) return Promise.reject(broken);
      const { promise, resolve: fulfil, reject } = Promise.withResolvers<readonly Row[]>();
      const number = (last += 1);
      if (waiting.size === 0) worker.ref();
      waiting.set(number, { resolve: fulfil, reject });
      // What is asked for in one turn of the event loop is one message.
      if (queued.push({ number, sql, parameters, isDurable }) === 1) queueMicrotask(send);
      return promise;
    },
    async checkRoom() {
      if (path === ':memory:') return;
      const { bavail, blocks, bsize } = await statfs(dirname(resolve(path)));
      // Some file systems do not say how large they are.
      if (blocks > 0 && bavail * bsize < MIN_ROOM)
        throw new SqliteError(`the disk has ${bavail * bsize} bytes left`);
    },
    async close() {
      if (broken) return;
      broken = new SqliteError('the database is closed');
      worker.ref();
      if (queued.length > 0) send();
      post({ close: true });
      await closed.promise;
      await worker.terminate();
    },
  };
}
