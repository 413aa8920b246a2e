import { AccessToken } from '../upstream/access-token.ts';
import type { Transport } from '../upstream/http-client.ts';
import { HttpClient } from '../upstream/http-client.ts';
import { givenSession } from '../upstream/given-credential.ts';
import type { GivenCredential } from '../upstream/given-credential.ts';
import type { Reader } from '../upstream/reader.ts';
import { Service } from '../upstream/service.ts';
import type { OnWrite } from '../upstream/service.ts';
import type { GivenCredentials, ReadBack } from '../journal/write.ts';
import { SignIn } from './auth.ts';
import type { IplicitCredentials, IplicitSession } from './auth.ts';
import { IplicitClient } from './client.ts';
import { IplicitReads } from './loaders.ts';
import { readBackFrom } from './read-back.ts';
import { IPLICIT } from './source.ts';

export type { IplicitReads } from './loaders.ts';

export interface IplicitOptions extends IplicitCredentials {
  /** Where iplicit is: scheme, host and port. */
  baseUrl: string;
  /** Milliseconds that one exchange may take. */
  timeoutMs: number;
  /** Connections kept to iplicit; requests beyond that wait in line. */
  connections?: number;
  /** Puts something between the service and its HTTP client, such as retries and a breaker. */
  guard?: ((http: Transport) => Transport) | undefined;
  /** Told when a write leaves and again when it has been answered. */
  onWrite?: OnWrite | undefined;
  /** Epoch milliseconds. */
  now: () => number;
}

/** iplicit, as one set of credentials sees it. */
export interface IplicitAccess {
  readonly client: IplicitClient;
  /** Whose credentials these are; undefined for the gateway's own. */
  readonly given?: GivenCredentials;
}

/** iplicit, as long as the process lives: one session, its connections. */
export interface Iplicit extends IplicitAccess {
  /** iplicit as a caller's own session sees it. */
  as(session: GivenCredential): IplicitAccess;
  /** Ends the session and closes the connections once what is under way has ended. */
  close(): Promise<void>;
}

/** A page of 100 payments is some 60 kB; a payment with ten thousand allocations some 3 MB. */
const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;

/** iplicit: a session lasts about 30 minutes; it is replaced a minute before its end. */
const RENEW_BEFORE_MS = 60_000;

/** Sets up iplicit. Nothing is sent until something is asked for. */
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

/** What one request reads from iplicit, each thing once. */
export function iplicitReads({ client, given }: IplicitAccess, reader: Reader): IplicitReads {
  return new IplicitReads(client, reader, given);
}

/** How writes to iplicit whose answers were lost are read back. */
export function iplicitReadBack({ client }: Iplicit): ReadBack {
  return readBackFrom(client);
}
