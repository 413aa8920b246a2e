import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { types } from 'pg';
import type { ClientConfig } from 'pg';
import { StartError } from '../../start-error.ts';

/** How long connecting may take, in milliseconds. */
const CONNECT_MS = 5_000;

/** How long the server may stay silent, in milliseconds, before its connection counts as broken. */
export const SILENCE_MS = 20_000;

/**
 * How long a query is retried, in milliseconds, while the server is unavailable: longer than a restart takes.
 */
const PATIENCE_MS = 10_000;

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
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host || 'the local server'}${pathname}`;
}

/**
 * A socket that is destroyed if its peer stays silent. Without it, a query to a vanished host would wait for
 * many minutes.
 */
export function socketWithTimeout(): Socket {
  const socket = new Socket();
  socket.setTimeout(SILENCE_MS, () =>
    socket.destroy(new ConnectionLost('PostgreSQL did not answer in time.')),
  );
  return socket;
}

/** Thrown if a connection ended while it was needed. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/**
 * Runs something that needs the server, and retries it while the server is unavailable, for as long as a
 * restart takes.
 * @param signal stops retrying, with its reason
 * @throws the last error if the server stays unavailable, and any other error at once
 */
export async function retryWhileUnavailable<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let pause = 25; ; pause = Math.min(pause * 2, 500)) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionTrouble(error) || performance.now() > giveUpAt) throw error;
    }
    await pauseFor(pause, signal);
  }
}

/** Resolves after a number of milliseconds; rejects with the signal's reason if it is aborted first. */
export async function pauseFor(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, signal && { signal }).catch(() => signal?.throwIfAborted());
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
 * as a former primary is after a failover.
 */
const SERVER_TROUBLE = /^(?:08...|57P0[123]|53300|25006)$/;

/** pg reports these by message only. */
const DRIVER_TROUBLE =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout)/;

/**
 * Whether an error means that the connection was lost or the server is unavailable, rather than that it
 * rejected a query.
 */
export function isConnectionTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof ConnectionLost || DRIVER_TROUBLE.test(error.message)) return true;
  const code = 'code' in error ? String(error.code) : '';
  return NETWORK_TROUBLE.has(code) || SERVER_TROUBLE.test(code);
}
