import { within } from './abort.ts';
import { discardBody } from './http-client.ts';
import type { Transport, HttpRequest, HttpResponse, HttpStream } from './http-client.ts';
import { UpstreamError } from './errors.ts';
import { hash } from 'node:crypto';

/** What a sign-in returns: the credentials to use until it expires. */
export interface Session {
  /** When it expires, in epoch milliseconds. The service no longer honours it after that. */
  expiresAt: number;
}

/** How an AccessToken signs in, and when. */
interface AccessTokenOptions<S extends Session> {
  /** Signs in. Never called while an earlier call is still running. */
  signIn: () => Promise<S>;
  /** The time, in epoch milliseconds. */
  now: () => number;
  /** How long before it expires a session is replaced, in milliseconds. */
  renewBeforeMs: number;
}

/**
 * Holds the one session that all requests to a service share. However many requests wait for it, there is one
 * sign-in. A session is renewed before it expires, and replaced as soon as the service refuses it. After refused
 * credentials, sign-ins fail without asking until the error's `retryAfterSeconds` have passed: services lock out
 * whoever keeps trying.
 */
export class AccessToken<S extends Session> {
  readonly #options: AccessTokenOptions<S>;
  #current: S | undefined;
  #pending: Promise<S> | undefined;
  #refusal: { error: UpstreamError; until: number } | undefined;

  constructor(options: AccessTokenOptions<S>) {
    this.#options = options;
  }

  /** Whether the service has refused the credentials, and has not let the gateway in since. */
  get isRefused(): boolean {
    return this.#refusal !== undefined;
  }

  /**
   * The session to use now. Returned without a promise if there is one already; otherwise, or if it is about
   * to expire, this signs in and rejects with whatever `signIn` throws.
   */
  get(): S | Promise<S> {
    const current = this.#current;
    if (current && current.expiresAt - this.#options.renewBeforeMs > this.#options.now()) return current;
    return this.#signIn();
  }

  /**
   * Replaces a session that the service refused. If another request has already replaced it, that session is
   * returned, so a hundred requests refused together cost one sign-in. Rejects with whatever `signIn` throws.
   */
  async renew(refused: S): Promise<S> {
    if (this.#current === refused) this.#current = undefined;
    return this.#current ?? this.#signIn();
  }

  #signIn(): Promise<S> {
    const { signIn, now } = this.#options;
    if (this.#refusal && now() < this.#refusal.until) return Promise.reject(this.#refusal.error);
    this.#pending ??= signIn()
      .then((session) => {
        this.#refusal = undefined;
        return (this.#current = session);
      })
      .catch((error: unknown) => {
        if (error instanceof UpstreamError && error.code === 'UPSTREAM_AUTH')
          this.#refusal = { error, until: now() + (error.retryAfterSeconds ?? 0) * 1_000 };
        throw error;
      })
      .finally(() => (this.#pending = undefined));
    return this.#pending;
  }
}

/** A request to which the session adds the origin and the credentials. */
export type ServiceRequest = Omit<HttpRequest, 'origin'>;

/**
 * Called around a write. The write, or then its answer, goes on when the promise, if there is one, resolves.
 * @param path what is written to
 * @param isOver whether the write has been answered; otherwise it is about to be sent
 */
export type OnWrite = (path: string, isOver: boolean) => Promise<void> | void;

/** Supplies the session under which requests are sent. */
type SessionSource<S extends Session> = Pick<AccessToken<S>, 'get' | 'renew'>;

/** What a Service needs to reach its service. */
interface ServiceOptions<S extends Session> {
  /** The service, as the schema's PaymentSource names it. */
  source: string;
  /** Identifies a caller's credentials at the service; absent for the gateway's own. */
  credentials?: string;
  http: Transport;
  token: SessionSource<S>;
  /** Where requests go under a session, and the headers that authorise them. */
  authorise: (session: S) => { origin: string; headers: Record<string, string> };
  /** Milliseconds that a write may take in total, including a new sign-in and the second attempt. */
  writeTimeoutMs: number;
  /** The statuses with which this service refuses a session. */
  refusals: ReadonlySet<number>;
  /**
   * Called before a write is sent and again after it was answered: earlier reads may no longer hold. The
   * write, and then its answer, waits for it. Must not throw or reject.
   */
  onWrite?: OnWrite | undefined;
  /** Epoch milliseconds. */
  now: () => number;
}

/**
 * After a new session was refused too, how long further refusals under it are taken as final, in
 * milliseconds. After that, the session may simply have expired.
 */
const BELIEVE_REFUSAL_MS = 30_000;

/**
 * A service, accessed under a session. A read whose session is refused is repeated once under a new one. If
 * that is refused as well, the refusal is returned as the answer, and for a while later refusals under that
 * session are returned without another attempt.
 *
 * A write is never repeated. The state that it relies on was read in the same session just before, so a refusal
 * may come from something in front of the service, after the service has acted.
 */
export class Service<S extends Session> {
  readonly #options: ServiceOptions<S>;
  readonly #believedUntil = new WeakMap<S, number>();

  constructor(options: ServiceOptions<S>) {
    this.#options = options;
  }

  /** The service, as the schema's PaymentSource names it. */
  get source(): string {
    return this.#options.source;
  }

  /** Separates what different credentials may see: unique for each service and each set of credentials. */
  get scope(): string {
    const { source, credentials } = this.#options;
    return credentials === undefined ? source : `${source}/${credentials}`;
  }

  /**
   * Sends one request and reads the whole answer. Any status is an answer, except, for a read, a refusal that a
   * new session cures.
   * @throws {UpstreamError} if there is no answer
   */
  request(request: ServiceRequest): Promise<HttpResponse> {
    const { http, onWrite } = this.#options;
    if (request.method === 'GET') return this.#authorised(request, (whole) => http.request(whole));
    // A write has one deadline for everything, so that it is known when it can no longer be on its way.
    return within(request.timeoutMs ?? this.#options.writeTimeoutMs, async (signal) => {
      await onWrite?.(request.path, false);
      try {
        const session = await this.#session({ ...request, signal });
        return await http.request(this.#addSession(session, { ...request, signal }));
      } finally {
        await onWrite?.(request.path, true);
      }
    });
  }

  /** Like `request`, but the body is read as it arrives. The caller must read or destroy it. */
  stream(request: ServiceRequest): Promise<HttpStream> {
    return this.#authorised(
      request,
      (whole) => this.#options.http.stream(whole),
      (answer) => discardBody(answer.body),
    );
  }

  async #authorised<A extends { status: number }>(
    request: ServiceRequest,
    send: (request: HttpRequest) => Promise<A>,
    discard?: (answer: A) => void,
  ): Promise<A> {
    const { token, refusals, now } = this.#options;
    const current = this.#session(request);
    const session = current instanceof Promise ? await current : current;
    const answer = await send(this.#addSession(session, request));
    if (!refusals.has(answer.status) || now() < (this.#believedUntil.get(session) ?? 0)) return answer;
    discard?.(answer);
    const renewed = await token.renew(session).catch(unsent);
    if (request.signal?.aborted) throw this.#outOfTime();
    const second = await send(this.#addSession(renewed, request));
    if (refusals.has(second.status)) this.#believedUntil.set(renewed, now() + BELIEVE_REFUSAL_MS);
    return second;
  }

  /** The session for a request. Returned without a promise if there is one already. */
  #session(request: ServiceRequest): S | Promise<S> {
    const session = this.#options.token.get();
    if (!(session instanceof Promise)) return session;
    return session.catch(unsent).then((signedIn) => {
      if (request.signal?.aborted) throw this.#outOfTime();
      return signedIn;
    });
  }

  #outOfTime(): UpstreamError {
    const { source } = this.#options;
    const message = `Signing in to ${source} took all the time that the request had, so it was not sent; try again later.`;
    return new UpstreamError('UPSTREAM_TIMEOUT', message, { source, delivery: 'not-sent' });
  }

  #addSession(session: S, request: ServiceRequest): HttpRequest {
    const { authorise, credentials } = this.#options;
    const { origin, headers } = authorise(session);
    return { ...request, origin, credentials, headers: { ...request.headers, ...headers } };
  }
}

/** However a sign-in failed, the request that waited for it was not sent. */
function unsent(error: unknown): never {
  throw error instanceof UpstreamError ? error.with({ delivery: 'not-sent' }) : error;
}

/** A credential for a service that the caller sent with its request. */
export interface CallerCredential {
  /** Never to be logged, stored or shown. */
  readonly secret: string;
  /** Identifies the credential without revealing it. */
  readonly fingerprint: string;
}

/**
 * A caller's credential with its fingerprint, a SHA-256 hash.
 * @param secret in the form in which it is sent to the service
 */
export function callerCredential(secret: string): CallerCredential {
  return { secret, fingerprint: hash('sha256', secret, 'base64url') };
}

/**
 * A session that the caller sent with its request. It is used as it is, because the gateway cannot renew it.
 */
export function givenSession<S extends Session>(session: S): SessionSource<S> {
  return { get: () => session, renew: () => Promise.resolve(session) };
}
