import type { ClientConfig } from 'pg';
import type { Lock } from './journal.ts';
import { LockSession } from './lock-session.ts';
import { retryWhileUnavailable, pauseFor } from './postgres-connection.ts';
import { Turns } from './turns.ts';

/** How many sessions may wait at the server, each for a name that another replica holds. */
const MOST_QUEUED = 10;

/** How often to retry while all those sessions are in use, in milliseconds. */
const ASK_AGAIN_MS = 50;

interface Held extends Lock {
  release(): Promise<void>;
}

/**
 * Locks names among all gateways on one database, by advisory locks. The locks have connections of their own,
 * so held locks never use up the connections of queries.
 *
 * Within the process, locks are granted first come, first served. One shared session holds all locks that
 * were free when they were requested. For a name that another replica holds, a separate session waits in the
 * server's queue, which is first come, first served as well. Advisory locks belong to a session, so a
 * connection pooler in between must keep each client on one connection.
 */
export class PostgresLocks {
  readonly #config: ClientConfig;
  readonly #turns = new Turns();
  #session: LockSession | undefined;
  #opening: Promise<LockSession> | undefined;
  #queued = 0;

  constructor(config: ClientConfig) {
    this.#config = config;
  }

  /** As Journal.exclusively. */
  exclusively<T>(name: string, work: (lock: Lock) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const run = async () => holding(await unlessAborted(this.#take(name, signal), signal), work);
    return this.#turns.run(name, run, signal);
  }

  /** As Journal.ifFree. */
  ifFree<T>(name: string, work: (lock: Lock) => Promise<T>): Promise<T | undefined> {
    return this.#turns.runIfFree(name, async () => {
      const held = await retryWhileUnavailable(() => this.#takeIfFree(name));
      return held && holding(held, work);
    });
  }

  /** Releases all locks. */
  async close(): Promise<void> {
    await this.#opening?.catch(() => {});
    await this.#session?.close();
  }

  async #take(name: string, signal: AbortSignal | undefined): Promise<Held> {
    for (;;) {
      const held = await retryWhileUnavailable(() => this.#takeIfFree(name), signal);
      if (held) return held;
      if (this.#queued < MOST_QUEUED)
        return retryWhileUnavailable(() => this.#queueAtServer(name, signal), signal);
      await pauseFor(ASK_AGAIN_MS, signal);
    }
  }

  async #takeIfFree(name: string): Promise<Held | undefined> {
    const session = await this.#shared();
    if (!(await session.tryLock(name))) return undefined;
    return { confirm: () => session.confirm(), release: () => session.unlock(name) };
  }

  async #queueAtServer(name: string, signal: AbortSignal | undefined): Promise<Held> {
    this.#queued++;
    let session: LockSession | undefined;
    const leave = () => session && this.#leaveQueue(session);
    signal?.addEventListener('abort', leave, { once: true });
    try {
      const own = (session = await LockSession.open(this.#config));
      signal?.throwIfAborted();
      await own.lock(name);
      return {
        confirm: () => own.confirm(),
        release: () => own.close().finally(() => this.#queued--),
      };
    } catch (error) {
      session?.abandon();
      this.#queued--;
      throw error;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  /** Leaves the server's queue at once. An error does not matter: a server that is down has no queue left. */
  #leaveQueue(session: LockSession): void {
    session.abandon();
    this.#session?.terminate(session.pid).catch(() => {});
  }

  async #shared(): Promise<LockSession> {
    if (this.#session && !this.#session.ended) return this.#session;
    this.#opening ??= LockSession.open(this.#config).finally(() => (this.#opening = undefined));
    return (this.#session = await this.#opening);
  }
}

async function holding<T>(held: Held, work: (lock: Lock) => Promise<T>): Promise<T> {
  try {
    return await work(held);
  } finally {
    // If the session broke, the server has already released its locks.
    await held.release().catch(() => {});
  }
}

/** Stops waiting when the signal is aborted. A lock that is acquired after that is released at once. */
async function unlessAborted(taking: Promise<Held>, signal: AbortSignal | undefined): Promise<Held> {
  if (!signal) return taking;
  const { promise: timeIsUp, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(signal.reason);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([taking, timeIsUp]);
  } catch (error) {
    taking.then((held) => held.release()).catch(() => {});
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
