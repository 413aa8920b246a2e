import { AccessToken, givenSession, Service } from '../../upstream/service.ts';
import type { GivenCredential, OnWrite } from '../../upstream/service.ts';
import { HttpClient } from '../../upstream/http-client.ts';
import type { Transport } from '../../upstream/http-client.ts';
import type { Reader } from '../../upstream/reader.ts';
import type { GivenCredentials, ReadBack } from '../../writes/write.ts';
import { SignIn } from './sign-in.ts';
import type { IplicitCredentials, IplicitSession } from './sign-in.ts';
import { IplicitClient } from './client.ts';
import { IplicitReads } from './loaders.ts';
import { readBackFrom } from './writes/effect-check.ts';
import { IPLICIT } from './types.ts';

export type { IplicitReads } from './loaders.ts';

/** How to reach iplicit. */
export interface IplicitOptions extends IplicitCredentials {
  /** Where iplicit is: scheme, host and port. */
  baseUrl: string;
  /** Timeout of one request, in milliseconds. */
  timeoutMs: number;
  /** Maximum number of connections to iplicit; further requests queue. */
  connections?: number;
  /** Wraps the HTTP client, for example with retries and a circuit breaker. */
  guard?: ((http: Transport) => Transport) | undefined;
  /** Called when a write is sent and again when it is answered. */
  onWrite?: OnWrite | undefined;
  /** Epoch milliseconds. */
  now: () => number;
}

/** Access to iplicit with one set of credentials. */
export interface IplicitAccess {
  readonly client: IplicitClient;
  /** The caller's own credentials; undefined if the gateway's are used. */
  readonly given?: GivenCredentials;
}

/** iplicit, for the lifetime of the process: one session and one connection pool for all requests. */
export interface Iplicit extends IplicitAccess {
  /** Access to iplicit with a caller's own session. */
  as(session: GivenCredential): IplicitAccess;
  /** Ends the session, waits for requests in flight, and closes the connections. */
  close(): Promise<void>;
}

/** A page of 100 payments is about 60 kB; a payment with ten thousand allocations about 3 MB. */
const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * How long before it expires a session is replaced, in milliseconds. iplicit: a session lasts about 30
 * minutes.
 */
const RENEW_BEFORE_MS = 60_000;

/** Sets up access to iplicit. Nothing is sent until something is requested. */
export function createIplicit(options: IplicitOptions): Iplicit {
  const { baseUrl, domain, username, apiKey, timeoutMs, now } = options;
  const direct = new HttpClient({
    source: IPLICIT,
    connections: options.connections ?? 32,
    timeoutMs,
    maxBodyBytes: LARGEST_ANSWER_BYTES,
  });
  const http = options.guard?.(direct) ?? direct;
  const signIn = new SignIn({ http, origin: baseUrl, credentials: { domain, username, apiKey }, now });
  const token = new AccessToken({ signIn: () => signIn.open(), now, renewBeforeMs: RENEW_BEFORE_MS });
  const common = {
    source: IPLICIT,
    http,
    authorise: (session: IplicitSession) => ({ origin: baseUrl, headers: signIn.headers(session) }),
    writeTimeoutMs: timeoutMs,
    onWrite: options.onWrite,
    now,
  };
  const service = new Service({ ...common, token, refusals: new Set([401]) });
  let closing: Promise<void> | undefined;
  return {
    client: new IplicitClient(service, now),
    as({ secret, fingerprint }) {
      const token = givenSession({ token: secret, expiresAt: Infinity });
      const theirs = new Service({ ...common, credentials: fingerprint, token, refusals: new Set() });
      const client = new IplicitClient(theirs, now);
      return { client, given: { fingerprint, readBack: readBackFrom(client) } };
    },
    close: () => (closing ??= signIn.close().then(() => http.close())),
  };
}

/** The reads of one request. */
export function iplicitReads({ client, given }: IplicitAccess, reader: Reader): IplicitReads {
  return new IplicitReads(client, reader, given);
}

/** Finds out, with the gateway's own credentials, what became of writes whose answers were lost. */
export function iplicitReadBack({ client }: Iplicit): ReadBack {
  return readBackFrom(client);
}
