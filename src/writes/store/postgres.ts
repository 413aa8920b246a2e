import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, types } from 'pg';
import type { ClientConfig } from 'pg';
import { StartError } from '../../start-error.ts';
import type { Cell, Engine, Row } from './engine.ts';
import { migrate } from './schema.ts';

/** SQL for the present time in epoch milliseconds, also within a transaction. */
const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

/** How many statements of one process may run at the same time. */
const MAX_CONNECTIONS = 16;

/** Any number that no other program on the same database uses for its advisory locks. */
const MIGRATION_LOCK = 4_702_185_560_991;

/**
 * Opens a database on a PostgreSQL server (14 or newer), which any number of gateways may share. Statements
 * are single and leave nothing in the session, so that a pooler may stand between, in transaction mode too.
 * While the server restarts or a connection breaks, they are tried again.
 * @param onWaiting told once if the server is not there yet; the message never shows the password
 * @throws {StartError} if it cannot be opened. The message names server and database, but never the password
 */
export async function openPostgres(
  url: string,
  onWaiting: (message: string) => void = () => {},
): Promise<Engine> {
  const config = connectionTo(url);
  try {
    await retryWhileUnavailable(() => prepareDatabase(config), {
      patienceMs: START_PATIENCE_MS,
      onFirstTrouble: (error) =>
        onWaiting(
          `PostgreSQL at ${placeOf(url)} is not available (${reasonOf(error)}). The gateway waits for it for ` +
            `${START_PATIENCE_MS / 1_000} seconds before it gives up.`,
        ),
    });
  } catch (error) {
    throw new StartError(
      `The journal cannot be opened on PostgreSQL at ${placeOf(url)}: ${reasonOf(error)}.`,
      { cause: error },
    );
  }
  const pool = poolOf({ ...config, stream: socketWithTimeout }, MAX_CONNECTIONS);
  const underWay = new Set<Promise<unknown>>();
  const query = async (sql: string, parameters: readonly Cell[]) =>
    (await pool.query<Row>(sql, [...parameters])).rows;
  const tracked = async <T>(answer: Promise<T>): Promise<T> => {
    underWay.add(answer);
    try {
      return await answer;
    } finally {
      underWay.delete(answer);
    }
  };
  return {
    now: NOW,
    isShared: true,
    run(sql, parameters, { isOnce = false } = {}) {
      const ask = () => query(sql, parameters);
      const answer = isOnce ? ask() : retryWhileUnavailable(ask);
      return tracked(answer);
    },
    // The server's disk is not to be seen from here.
    checkRoom: () => Promise.resolve(),
    async close() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
      await pool.end();
    },
  };
}

/**
 * Migrates, on a connection without a timeout, since another replica may take long to migrate.
 * @throws {StartError} if the server confirms what is not on disk yet
 */
async function prepareDatabase(config: ClientConfig): Promise<void> {
  const pool = poolOf(config, 1);
  try {
    const client = await pool.connect();
    try {
      // At this level, a statement sees what was committed while it waited for the lock.
      await client.query('begin isolation level read committed');
      const { rows } = await client.query<{ sync: string }>(
        `select current_setting('synchronous_commit') as sync`,
      );
      if (rows[0]?.sync === 'off') {
        throw new StartError(
          'its synchronous_commit is off, so it confirms what a crash loses: a write could be sent twice. Set it to on ' +
            'for this database or role',
        );
      }
      await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
      await migrate(async (sql) => (await client.query<Row>(sql)).rows);
      await client.query('commit');
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  } finally {
    await pool.end();
  }
}

function poolOf(config: ClientConfig, max: number): Pool {
  const pool = new Pool({ ...config, max });
  // Without a listener, an error on a connection would end the process. A query in progress gets the error
  // anyway.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** If every address of a host fails, the error has a code but no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}

/** How long connecting may take, in milliseconds. */
const CONNECT_MS = 5_000;

/** How long the server may stay silent, in milliseconds, before its connection counts as broken. */
const SILENCE_MS = 20_000;

/**
 * How long a query is retried, in milliseconds, while the server is unavailable: longer than a restart takes.
 */
const PATIENCE_MS = 10_000;

/**
 * The same at the start. PgBouncer refuses everyone for 15 seconds after it could not sign in to the server
 * (`server_login_retry`).
 */
const START_PATIENCE_MS = 30_000;

/**
 * The bigint columns hold epoch milliseconds, which fit a JavaScript number exactly; by default pg returns
 * text.
 */
const NUMBERS: ClientConfig['types'] = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format),
};

/**
 * The connection settings for a URL.
 * @throws {StartError} if it is not usable. The message shows nothing of the URL, which contains a password
 */
export function connectionTo(url: string): ClientConfig {
  const parsed = URL.parse(url);
  // Unescaped, these characters put a part of the password into the host or the path.
  const misread = parsed && /@/.test(parsed.pathname + parsed.search + parsed.hash);
  if (!parsed || misread) {
    throw new StartError(
      'JOURNAL_URL is not a usable URL. Write postgres://user:password@host:5432/database, ' +
        'with every special character of user and password percent-encoded (@ is %40, / is %2F, # is %23).',
    );
  }
  return {
    connectionString: url,
    fallback_application_name: 'payments-gateway',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: NUMBERS,
  };
}

/** The server and database of a URL, without user and password, for messages. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host || 'the local server'}${pathname}`;
}

/**
 * A socket that is destroyed if its peer stays silent. Without it, a query to a vanished host would wait for
 * many minutes.
 */
function socketWithTimeout(): Socket {
  const socket = new Socket();
  socket.setTimeout(SILENCE_MS, () =>
    socket.destroy(new ConnectionLost('PostgreSQL did not answer in time.')),
  );
  return socket;
}

/** Thrown if a connection ended while it was needed. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/**
 * Runs something that needs the server, and retries it while the server is unavailable, for as long as a
 * restart takes.
 * @throws the last error if the server stays unavailable, and any other error at once
 */
async function retryWhileUnavailable<T>(
  work: () => Promise<T>,
  {
    patienceMs = PATIENCE_MS,
    onFirstTrouble,
  }: { patienceMs?: number; onFirstTrouble?: (error: unknown) => void } = {},
): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  let isFirst = true;
  for (let pause = 25; ; pause = Math.min(pause * 2, 500)) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionTrouble(error) || performance.now() > giveUpAt) throw error;
      if (isFirst) onFirstTrouble?.(error);
      isFirst = false;
    }
    await sleep(pause);
  }
}

const NETWORK_TROUBLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * SQLSTATE codes: connection exceptions; shutting down, crashed, starting up; no free connection; read-only,
 * as a former primary is after a failover; an idle session ended; a transaction that lost against another.
 */
const SERVER_TROUBLE = /^(?:08...|57P0[1235]|53300|25006|25P03|40001|40P01)$/;

/** pg reports these by message only. */
const DRIVER_TROUBLE =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout)/;

/**
 * Whether an error means that the connection was lost or the server is unavailable, rather than that it
 * rejected a query.
 */
function isConnectionTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof ConnectionLost || DRIVER_TROUBLE.test(error.message)) return true;
  const code = 'code' in error ? String(error.code) : '';
  return NETWORK_TROUBLE.has(code) || SERVER_TROUBLE.test(code);
}
