import type { AccessToken, Session } from './access-token.ts';
import { discardBody } from './body.ts';
import { UpstreamError } from './errors.ts';
import type { Transport, HttpRequest, HttpResponse, HttpStream } from './http-client.ts';
import { within } from './within.ts';

/** A request whose origin and credentials the session supplies. */
export type ServiceRequest = Omit<HttpRequest, 'origin'>;

/** Hears of a write, of which some have to be told before it goes on. */
export type OnWrite = () => Promise<void> | void;

/** Where the session comes from that requests go out under. */
export type SessionSource<S extends Session> = Pick<AccessToken<S>, 'get' | 'renew'>;

export interface ServiceOptions<S extends Session> {
  /** The service, as the schema's PaymentSource names it. */
  source: string;
  /** Tells these credentials apart from all others at the service; absent for the gateway's own. */
  credentials?: string;
  http: Transport;
  token: SessionSource<S>;
  /** Where a session's requests go and what they carry to be let in. */
  authorise: (session: S) => { origin: string; headers: Record<string, string> };
  /** Milliseconds that a write may take in all, a renewed sign-in and a second try included. */
  writeTimeoutMs: number;
  /** The statuses by which this service says that a session is no longer good. */
  refusals: ReadonlySet<number>;
  /**
   * Told when a write leaves and again when it has been answered: what was read before may no longer hold. The write, and
   * then its answer, goes on when that is done. Never throws or rejects.
   */
  onWrite?: OnWrite | undefined;
  /** Epoch milliseconds. */
  now: () => number;
}

/** How long refusals under a session are believed, in milliseconds: after that it may be the session that has ended. */
const BELIEVE_REFUSAL_MS = 30_000;

/**
 * A service as one who is signed in sees it. A request that meets a refused session is repeated once under a new one:
 * such a refusal is given before anything is acted on, so this holds for writes too. A refusal that survives the new
 * session is real and is handed on as the answer it is, and for a while later ones under that session are believed at once.
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

  /** Tells apart what different credentials may see: never the same for two sets of them, or for two services. */
  get scope(): string {
    const { source, credentials } = this.#options;
    return credentials === undefined ? source : `${source}/${credentials}`;
  }

  /** One exchange; every status but a curable refusal is an answer. Throws UpstreamError. */
  request(request: ServiceRequest): Promise<HttpResponse> {
    const { http, onWrite } = this.#options;
    if (request.method === 'GET') return this.#authorised(request, (whole) => http.request(whole));
    // A write has one deadline for all that it takes, so that it is known when it can no longer be on its way.
    return within(request.timeoutMs ?? this.#options.writeTimeoutMs, async (cancellation) => {
      await onWrite?.();
      try {
        return await this.#authorised({ ...request, cancellation }, (whole) => http.request(whole));
      } finally {
        await onWrite?.();
      }
    });
  }

  /** Like `request`, handing the body over as it arrives; the taker reads or destroys it. */
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
    const current = token.get();
    const session = current instanceof Promise ? await current.catch(unsent) : current;
    if (request.cancellation?.reason) throw this.#outOfTime();
    const answer = await send(this.#addSession(session, request));
    if (!refusals.has(answer.status) || now() < (this.#believedUntil.get(session) ?? 0)) return answer;
    discard?.(answer);
    const renewed = await token.renew(session).catch(unsent);
    if (request.cancellation?.reason) throw this.#outOfTime();
    const second = await send(this.#addSession(renewed, request));
    if (refusals.has(second.status)) this.#believedUntil.set(renewed, now() + BELIEVE_REFUSAL_MS);
    return second;
  }

  #outOfTime(): UpstreamError {
    const { source } = this.#options;
    const message = `Signing in to ${source} took all the time that the request had, so it was not sent; try again later.`;
    return new UpstreamError('UPSTREAM_TIMEOUT', message, { source, delivery: 'not-sent' });
  }

  #addSession(session: S, request: ServiceRequest): HttpRequest {
    const { origin, headers } = this.#options.authorise(session);
    return { ...request, origin, headers: { ...request.headers, ...headers } };
  }
}

/** Whatever became of a sign-in, the request that waited for it was not acted on. */
function unsent(error: unknown): never {
  throw error instanceof UpstreamError ? error.with({ delivery: 'not-sent' }) : error;
}
