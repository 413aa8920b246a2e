import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { Client } from 'pg';
import type { ClientConfig, QueryResultRow } from 'pg';
import {
  ConnectionLost,
  SILENCE_MS,
  isConnectionTrouble,
  socketWithTimeout,
  retryWhileUnavailable,
  pauseFor,
} from './postgres-connection.ts';
import type { Lock } from './store.ts';
import { Turns } from '../keyed-mutex.ts';

/** How often an idle session is queried, in milliseconds, so that it never counts as silent. */
const HEARTBEAT_MS = 5_000;

/**
 * No timeout of the server may take a lock from its holder. TCP keepalives let the server detect within half
 * a minute that a holder's machine has vanished; by default it would keep the locks for hours.
 */
const SETTINGS = `select pg_backend_pid() as pid,
  set_config('idle_session_timeout', '0', false),
  set_config('statement_timeout', '0', false),
  set_config('lock_timeout', '0', false),
  set_config('tcp_keepalives_idle', '10', false),
  set_config('tcp_keepalives_interval', '5', false),
  set_config('tcp_keepalives_count', '4', false)`;

/**
 * The advisory lock number for a name, as text. Advisory locks are 64-bit numbers that all programs on the
 * database share.
 */
export function lockNumber(name: string): string {
  const digest = createHash('sha256').update(`payments-gateway ${name}`).digest();
  return digest.readBigInt64BE().toString();
}

/** A database session that holds advisory locks, which last as long as the session. */
class LockSession {
  readonly #client: Client;
  readonly #socket: Socket;
  readonly #heartbeat: NodeJS.Timeout;
  #pid = 0;
  #ended = false;
  #queries = 0;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(client: Client, socket: Socket) {
    this.#client = client;
    this.#socket = socket;
    // Without a listener, an error on an idle connection would end the process.
    client.on('error', () => this.#end());
    client.on('end', () => this.#end());
    this.#heartbeat = setInterval(() => {
      if (this.#queries === 0) this.confirm().catch(() => {});
    }, HEARTBEAT_MS).unref();
  }

  /** Connects. Throws the connection's error if it fails. */
  static async open(config: ClientConfig): Promise<LockSession> {
    const socket = socketWithTimeout();
    const session = new LockSession(new Client({ ...config, stream: () => socket }), socket);
    try {
      await session.#client.connect();
      const { rows } = await session.#ask<{ pid: number }>(SETTINGS, []);
      session.#pid = rows[0]?.pid ?? 0;
      return session;
    } catch (error) {
      session.abandon();
      throw error;
    }
  }

  /** The server's process id for the session. */
  get pid(): number {
    return this.#pid;
  }

  /** Whether the session has ended, and its locks with it. */
  get ended(): boolean {
    return this.#ended;
  }

  /**
   * Locks a name if no other session holds or waits for it.
   * @throws {ConnectionLost} if the session ended
   */
  async tryLock(name: string): Promise<boolean> {
    const text = 'select pg_try_advisory_lock($1) as taken';
    const { rows } = await this.#ask<{ taken: boolean }>(text, [lockNumber(name)]);
    return rows[0]?.taken === true;
  }

  /**
   * Waits in the server's queue for a lock, however long that takes.
   * @throws {ConnectionLost} if the session ended
   */
  async lock(name: string): Promise<void> {
    this.#socket.setTimeout(0);
    await this.#ask('select pg_advisory_lock($1)', [lockNumber(name)]);
    this.#socket.setTimeout(SILENCE_MS);
  }

  /**
   * Releases a lock.
   * @throws {ConnectionLost} if the session ended
   */
  async unlock(name: string): Promise<void> {
    await this.#ask('select pg_advisory_unlock($1)', [lockNumber(name)]);
  }

  /**
   * Resolves if the session, and so each of its locks, still exists.
   * @throws {ConnectionLost} if the session ended
   */
  async confirm(): Promise<void> {
    await this.#ask('select 1', []);
  }

  /**
   * Ends another session on the server. A session that waits for a lock does not notice that its client has
   * left.
   */
  async terminate(pid: number): Promise<void> {
    await this.#ask('select pg_terminate_backend($1)', [pid]);
  }

  /** Ends the session and releases its locks; when this resolves, the server has done so. */
  async close(): Promise<void> {
    await this.#last;
    await this.#client.end();
  }

  /** Breaks the connection at once, even during a query. */
  abandon(): void {
    this.#socket.destroy();
    this.#end();
  }

  /** Runs one query at a time, in the order of the calls. */
  async #ask<R extends QueryResultRow>(text: string, values: (string | number)[]) {
    this.#queries++;
    const answer = this.#last.then(() => this.#client.query<R>(text, values));
    this.#last = answer.catch(() => {});
    try {
      return await answer;
    } catch (error) {
      if (!this.#ended && !isConnectionTrouble(error)) throw error;
      this.abandon();
      throw new ConnectionLost('The connection that held the lock broke.', { cause: error });
    } finally {
      this.#queries--;
    }
  }

  #end(): void {
    this.#ended = true;
    clearInterval(this.#heartbeat);
  }
}

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
