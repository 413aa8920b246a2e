import { Agent, EnvHttpProxyAgent, Pool, buildConnector } from 'undici';
import type { Dispatcher } from 'undici';
import type { Socket } from 'node:net';

/** The proxies through which a company's computers reach the world. */
export interface Proxies {
  /** For http addresses: scheme, host and port, with user and password if the proxy wants them. */
  http?: string | undefined;
  /** For https addresses; those for http if absent. */
  https?: string | undefined;
  /** Hosts that are reached directly, separated by commas, as curl's NO_PROXY. */
  except?: string | undefined;
}

/** What the connections to a service are like. */
export interface ConnectionOptions {
  /** The most connections to one origin, for reads and for writes each; further requests wait for one. */
  connections: number;
  /** Milliseconds in which a connection must be made. */
  connectTimeoutMs: number;
  /** Absent: every address is reached directly. */
  proxies?: Proxies | undefined;
}

/** The connections to a service. */
export interface Connections {
  /** Kept open and used again: for requests that may be sent twice. */
  readonly kept: Dispatcher;
  /**
   * A new one for each request. A kept connection may be closed by the service just as a write is sent on it,
   * and then nobody knows whether the write was read.
   */
  readonly fresh: Dispatcher;
}

/** The gateway's own computer is never reached through a proxy. */
const LOOPBACK = 'localhost,127.0.0.1,::1';

/** Makes the connections to a service. Nothing is connected until something is sent. */
export function connectionsTo(options: ConnectionOptions): Connections {
  // undici: without pipelining, a connection is closed after its first answer.
  return { kept: dispatcher(options, 1), fresh: dispatcher(options, 0) };
}

function dispatcher({ connections, connectTimeoutMs, proxies }: ConnectionOptions, pipelining: 0 | 1) {
  const common = {
    connections,
    pipelining,
    connectTimeout: connectTimeoutMs,
    // The exchange as a whole has a limit, which these would only repeat.
    headersTimeout: 0,
    bodyTimeout: 0,
    // With one exchange at a time on a connection, it is known what a broken one has carried.
    allowH2: false,
    factory: poolOf,
  };
  if (!proxies) return new Agent(common);
  return new EnvHttpProxyAgent({
    ...common,
    httpProxy: proxies.http ?? '',
    httpsProxy: proxies.https ?? proxies.http ?? '',
    noProxy: `${proxies.except ?? ''},${LOOPBACK}`,
  });
}

/** A pool of connections as undici makes it, with an eye on what comes in over each of them. */
function poolOf(origin: string | URL, options: Pool.Options): Pool {
  const { connect, connectTimeout: timeout } = options;
  // undici: a proxy's pool comes with a function that connects through it.
  const connector =
    typeof connect === 'function'
      ? connect
      : buildConnector({ ...connect, allowH2: false, ...(timeout !== undefined && { timeout }) });
  return new Pool(origin, {
    ...options,
    connect: (target, callback) =>
      connector(target, (...[error, socket]) => {
        if (error) callback(error, null);
        else callback(null, watched(socket));
      }),
  });
}

/** The errors of connections over which an answer had come before. */
const ofUsedConnections = new WeakSet<Error>();

/**
 * Whether an error is that of a connection over which an answer had come before. Services and what stands in
 * front of them close idle connections without a word, and the next request finds out.
 */
export function isOfUsedConnection(error: unknown): boolean {
  return error instanceof Error && ofUsedConnections.has(error);
}

/** The longest head of an interim answer that is skipped, in bytes. */
const MAX_INTERIM_BYTES = 8 * 1024;

/**
 * Takes interim answers (100, 102, 103) out of what comes in, and remembers errors after the first answer.
 *
 * undici 8 skips 102 and 103, but at a 100 that was not asked for its parser for HTTP/1.1 destroys the
 * connection ("bad response"), and no option changes that. RFC 9110, 15.2: a client must be able to parse them,
 * expected or not.
 */
function watched(socket: Socket): Socket {
  const read = socket.read.bind(socket);
  const write = socket.write.bind(socket);
  let isUsed = false;
  /** Whether the next byte begins an answer. One request is under way at a time, sent in one go. */
  let isAtHead = false;
  let incomplete: Buffer | undefined;
  socket.write = ((...given: Parameters<Socket['write']>) => {
    isAtHead = true;
    return write(...given);
  }) as Socket['write'];
  socket.read = (size) => {
    for (;;) {
      const piece = read(size) as Buffer | null;
      if (piece === null || !isAtHead) return piece;
      const bytes = incomplete ? Buffer.concat([incomplete, piece]) : piece;
      const start = finalAnswerIn(bytes);
      isAtHead = start === undefined;
      incomplete = isAtHead ? bytes : undefined;
      if (start === undefined) continue;
      isUsed = true;
      return start === 0 ? bytes : bytes.subarray(start);
    }
  };
  return socket.on('error', (error) => {
    if (isUsed) ofUsedConnections.add(error);
  });
}

const INTERIM = Buffer.from('HTTP/1.1 1');
/** The place of the protocol's minor version and of the status's first digit. */
const [MINOR_AT, STATUS_AT] = [7, 9];
const SWITCHING_PROTOCOLS = Buffer.from('101');
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * Where the final answer begins, after any number of interim ones.
 * @returns undefined if more has to come in to know
 */
function finalAnswerIn(bytes: Buffer): number | undefined {
  for (let start = 0; ;) {
    if (!mayBeInterim(bytes, start)) return start;
    const end = bytes.indexOf(END_OF_HEAD, start);
    if (end >= 0) start = end + END_OF_HEAD.length;
    else return bytes.length - start > MAX_INTERIM_BYTES ? start : undefined;
  }
}

/** Whether an interim answer begins here, as far as there are bytes to tell. */
function mayBeInterim(bytes: Buffer, start: number): boolean {
  const status = start + STATUS_AT;
  if (bytes.length > status && bytes[status] !== INTERIM[STATUS_AT]) return false;
  const known = Math.min(INTERIM.length, bytes.length - start);
  for (let index = 0; index < known; index += 1)
    if (index !== MINOR_AT && bytes[start + index] !== INTERIM[index]) return false;
  return !bytes.subarray(status, status + SWITCHING_PROTOCOLS.length).equals(SWITCHING_PROTOCOLS);
}
