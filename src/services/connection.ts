import type { Proxies } from '../upstream/connections.ts';
import { HttpClient } from '../upstream/http-client.ts';
import type { Transport } from '../upstream/http-client.ts';
import { AccessToken, givenSession, Service } from '../upstream/service.ts';
import type { CallerCredential, OnWrite, Session } from '../upstream/service.ts';

/** How a service lets the gateway in. */
export interface SignIn<S extends Session> {
  /** Signs in with the gateway's own credentials. Throws UpstreamError. */
  open(): Promise<S>;
  /** Where requests go under a session, and the headers that authorise them. Called for every attempt. */
  authorise(session: S): { origin: string; headers: Record<string, string> };
  /** The session that a credential of a caller's own stands for. */
  given(secret: string): S;
  /** Ends the session, while there are still connections. Never rejects. */
  signOut?(): Promise<void>;
  /** Keeps what must outlive the process, once nothing can sign in any more. Never rejects. */
  close?(): Promise<void>;
}

/** How any service is reached. */
export interface ConnectionOptions {
  /** Timeout of one request, in milliseconds. */
  timeoutMs: number;
  /** Maximum number of connections to the service; further requests queue. */
  connections?: number | undefined;
  /** Absent: the service is reached directly. */
  proxies?: Proxies | undefined;
  /** Wraps the HTTP client, for example with retries and a circuit breaker. */
  guard?: ((http: Transport) => Transport) | undefined;
  /** Called when a write is sent and again when it is answered. */
  onWrite?: OnWrite | undefined;
  /** Epoch milliseconds. */
  now: () => number;
}

/** What one service does differently from the next. */
interface Differences<S extends Session, Access> {
  /** The service, as the schema's PaymentSource names it. */
  source: string;
  /** The largest answer that is read, in bytes. */
  maxAnswerBytes: number;
  /** The statuses with which the service refuses a session of the gateway's own. */
  refusals: readonly number[];
  signIn: (http: Transport) => SignIn<S>;
  /**
   * Makes the access to the service under one set of credentials.
   * @param fingerprint identifies a caller's credentials; undefined for the gateway's own
   */
  access: (service: Service<S>, fingerprint: string | undefined) => Access;
}

/** A service for the lifetime of the process: one sign-in and one pool of connections for all requests. */
export interface Connection<Access> {
  /** Access with the gateway's own credentials. */
  readonly own: Access;
  /** Whether the service has refused the gateway's own credentials, and has not let it in since. */
  isRefused(): boolean;
  /** Access with a caller's own credential. */
  as(credential: CallerCredential): Access;
  /** Signs out, waits for requests in flight, and closes the connections; see `Transport.close`. */
  close(maxMs?: number): Promise<void>;
}

/** How long sign-ins are left alone after credentials were refused, in seconds; see `AccessToken`. */
export const REFUSED_SIGN_IN_PAUSE_S = 60;
/** The largest answer to a sign-in that is read, in bytes; real ones have one or two thousand. */
export const MAX_SIGN_IN_BYTES = 64 * 1024;

/** How long before it expires a session is replaced, in milliseconds. */
const RENEW_BEFORE_MS = 60_000;
const CONNECTIONS = 32;

/** Sets up access to a service. Nothing is sent until something is requested. */
export function connect<S extends Session, Access>(
  { timeoutMs, connections = CONNECTIONS, proxies, guard, onWrite, now }: ConnectionOptions,
  { source, maxAnswerBytes: maxBodyBytes, refusals, signIn: signInOver, access }: Differences<S, Access>,
): Connection<Access> {
  const direct = new HttpClient({ source, connections, timeoutMs, maxBodyBytes, proxies });
  const http = guard?.(direct) ?? direct;
  const signIn = signInOver(http);
  const authorise = (session: S) => signIn.authorise(session);
  const common = { source, http, authorise, writeTimeoutMs: timeoutMs, onWrite, now };
  const token = new AccessToken({ signIn: () => signIn.open(), now, renewBeforeMs: RENEW_BEFORE_MS });
  const own = access(new Service({ ...common, token, refusals: new Set(refusals) }), undefined);
  let closing: Promise<void> | undefined;
  return {
    own,
    isRefused: () => token.isRefused,
    as({ secret, fingerprint }) {
      const token = givenSession(signIn.given(secret));
      return access(
        new Service({ ...common, credentials: fingerprint, token, refusals: new Set() }),
        fingerprint,
      );
    },
    close: (maxMs) =>
      (closing ??= (async () => {
        await signIn.signOut?.();
        await http.close(maxMs);
        await signIn.close?.();
      })()),
  };
}
