import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { Client } from 'pg';
import type { ClientConfig, QueryResultRow } from 'pg';
import { ConnectionLost, SILENCE_MS, isConnectionTrouble, mortalSocket } from './postgres-connection.ts';

/** How often an idle session is asked for a sign of life, in milliseconds: often enough never to count as silent. */
const HEARTBEAT_MS = 5_000;

/**
 * No server-side limit may take a lock from its holder, and a holder whose machine has vanished is found out within half
 * a minute: by default the server would keep its locks for hours.
 */
const SETTINGS = `select pg_backend_pid() as pid,
  set_config('idle_session_timeout', '0', false),
  set_config('statement_timeout', '0', false),
  set_config('lock_timeout', '0', false),
  set_config('tcp_keepalives_idle', '10', false),
  set_config('tcp_keepalives_interval', '5', false),
  set_config('tcp_keepalives_count', '4', false)`;

/** The number, as text, by which the server knows a name: advisory locks have 64 bits, and other programs use some too. */
export function lockNumber(name: string): string {
  const digest = createHash('sha256').update(`payments-gateway ${name}`).digest();
  return digest.readBigInt64BE().toString();
}

/** A connection that holds advisory locks, which last as long as it does. */
export class LockSession {
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
    // Without a listener an error on a connection that nobody is using would end the process.
    client.on('error', () => this.#end());
    client.on('end', () => this.#end());
    this.#heartbeat = setInterval(() => {
      if (this.#queries === 0) this.confirm().catch(() => {});
    }, HEARTBEAT_MS).unref();
  }

  /** Connects. Throws what the connection fails with. */
  static async open(config: ClientConfig): Promise<LockSession> {
    const socket = mortalSocket();
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

  /** The server's number for the session. */
  get pid(): number {
    return this.#pid;
  }

  /** Whether it is over, and its locks with it. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Takes a name if no other session has it or stands in line for it. */
  async tryLock(name: string): Promise<boolean> {
    const text = 'select pg_try_advisory_lock($1) as taken';
    const { rows } = await this.#ask<{ taken: boolean }>(text, [lockNumber(name)]);
    return rows[0]?.taken === true;
  }

  /** Stands in the server's line for a name, however long that takes, and takes it. */
  async lock(name: string): Promise<void> {
    this.#socket.setTimeout(0);
    await this.#ask('select pg_advisory_lock($1)', [lockNumber(name)]);
    this.#socket.setTimeout(SILENCE_MS);
  }

  async unlock(name: string): Promise<void> {
    await this.#ask('select pg_advisory_unlock($1)', [lockNumber(name)]);
  }

  /** Resolves if the session, and so each of its locks, still stands now. Throws ConnectionLost otherwise. */
  async confirm(): Promise<void> {
    await this.#ask('select 1', []);
  }

  /** Ends another session at the server: one that stands in line does not notice that its client has left. */
  async terminate(pid: number): Promise<void> {
    await this.#ask('select pg_terminate_backend($1)', [pid]);
  }

  /** Lets go of everything; when this resolves, the server has noticed. */
  async close(): Promise<void> {
    await this.#last;
    await this.#client.end();
  }

  /** Breaks the connection off, whatever it is doing. */
  abandon(): void {
    this.#socket.destroy();
    this.#end();
  }

  /** One query at a time, in the order of asking. */
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
