import { UpstreamError } from '../../upstream/errors.ts';
import type { HttpResponse, Transport } from '../../upstream/http-client.ts';
import { refusedBy, malformed } from '../../upstream/refusal.ts';
import { CONCUR } from './types.ts';
import { textOf } from '../../upstream/text.ts';
import { MAX_SIGN_IN_BYTES, REFUSED_SIGN_IN_PAUSE_S } from '../connection.ts';
import type { SignIn } from '../connection.ts';
import type { Session } from '../../upstream/service.ts';
import { correlationOf, newCorrelation } from './errors.ts';
import type { NewestRefreshToken, RefreshState } from './refresh-token.ts';

const CONCUR_HOST = /\.(?:concursolutions\.com|concurcdc\.cn)$/;

/**
 * The origin to which one of Concur's geolocations may send the gateway and its tokens. Concur: a geolocation
 * may carry a path, which is dropped.
 * @param given the geolocation in the answer to a sign-in
 * @param configured the origin that the operator configured, which is trusted as it is
 * @returns undefined for anything but the configured origin or https on one of Concur's own hosts
 */
function trustedOrigin(given: unknown, configured: string): string | undefined {
  if (typeof given !== 'string' || !URL.canParse(given)) return undefined;
  const url = new URL(given);
  if (url.origin === configured) return configured;
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return plain && CONCUR_HOST.test(url.hostname) ? url.origin : undefined;
}

/** A successful sign-in. Only the form of its members has been checked. */
interface Granted {
  accessToken: string;
  /** Lifetime of the access token, in seconds. */
  seconds: number;
}

/** Concur: the account is served by another data centre, named by the answer's geolocation. */
const LIVES_ELSEWHERE = 16;
const MAINTENANCE = 134;

/**
 * Concur's codes for credentials that will not become valid by trying again, with what an operator can do
 * about them.
 */
const ADVICE = new Map<number, string>([
  [5, 'check its client id, client secret and refresh token'],
  [10, 'check its client id, client secret and refresh token'],
  [11, 'check its client id, client secret and refresh token'],
  [14, 'check its client id, client secret and refresh token'],
  [LIVES_ELSEWHERE, 'set its base address to that of the data centre that serves the company'],
  [61, 'check its client id'],
  [64, 'check its client secret'],
  [107, 'have the company authorise it anew and give it the new refresh token'],
  [108, 'its refresh token has expired or was revoked: have the company authorise it anew'],
]);

/**
 * The members of a token endpoint's answer, whatever it says of its type: JSON, or form-encoded as some proxies and
 * older endpoints have it. Empty if it is neither.
 */
function membersOf(answer: HttpResponse): Record<string, unknown> {
  const text = textOf(answer.body).trim();
  if (/^\w+=/.test(text)) return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** What a token is made of. Any other character was damaged on the way, or would end up outside its header. */
const TOKEN = /^[\x21-\x7E]+$/;

/** How long an access token is good for if its answer does not say so (RFC 6749, 5.1), in seconds. */
const DEFAULT_LIFETIME_S = 3600;

/**
 * What the token endpoint grants; undefined if it is unusable. Concur: `expires_in` is text or a number, and may be
 * missing.
 */
function grantedBy(body: Record<string, unknown>): Granted | undefined {
  const { access_token: accessToken } = body;
  const expiresIn = body['expires_in'] ?? DEFAULT_LIFETIME_S;
  const seconds = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? Number(expiresIn) : expiresIn;
  if (typeof accessToken !== 'string' || !TOKEN.test(accessToken)) return undefined;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0) return undefined;
  return { accessToken, seconds };
}

/**
 * The refresh token to use from now on; undefined if Concur did not issue a new one, or if it was spoilt on the way:
 * it would lock the company out, while the one at hand may still work.
 */
function newRefreshToken(body: Record<string, unknown>): string | undefined {
  const { refresh_token: refreshToken } = body;
  return typeof refreshToken === 'string' && TOKEN.test(refreshToken) ? refreshToken : undefined;
}

/** Concur's code for why it refused a sign-in; undefined if it gives none. */
function refusalCode(body: Record<string, unknown>): number | undefined {
  const code = Number(body['code'] ?? Number.NaN);
  return Number.isInteger(code) ? code : undefined;
}

/**
 * Makes the error for a refused sign-in.
 * @param now epoch milliseconds
 */
function signInRefused(
  answer: HttpResponse,
  body: Record<string, unknown>,
  correlationId: string | undefined,
  now: number,
): UpstreamError {
  const { status } = answer;
  const code = refusalCode(body);
  if (code === MAINTENANCE) {
    return new UpstreamError('UPSTREAM_UNAVAILABLE', 'CONCUR is under maintenance; try again in 5 minutes.', {
      source: CONCUR,
      status,
      correlationId,
      delivery: 'not-sent',
      retryAfterSeconds: 300,
    });
  }
  // Without a code, a rejected grant or client still means bad credentials (RFC 6749, section 5.2).
  const refused = typeof body['error'] === 'string' && /^(?:invalid|unauthorized)_/.test(body['error']);
  if (status < 400 || status >= 500 || status === 429 || (code === undefined && !refused)) {
    return refusedBy(CONCUR, answer, correlationId, now);
  }
  const advice = (code !== undefined && ADVICE.get(code)) ?? ADVICE.get(5);
  const named = code === undefined ? '' : ` (code ${code})`;
  return new UpstreamError(
    'UPSTREAM_AUTH',
    `CONCUR refused to let the gateway sign in${named}; whoever runs the gateway should act: ${advice}.`,
    {
      source: CONCUR,
      status,
      correlationId,
      delivery: 'not-sent',
      retryAfterSeconds: REFUSED_SIGN_IN_PAUSE_S,
    },
  );
}

/** What a request to Concur needs. */
export interface ConcurSession extends Session {
  /** Origin of the data centre to send requests to. */
  origin: string;
  accessToken: string;
}

/** The credentials that the operator configured. */
export interface ConcurCredentials {
  /** Scheme, host and port of the data centre for the first sign-in. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** The first refresh token; Concur issues the later ones. */
  refreshToken: string;
}

/** What a ConcurSignIn needs. */
interface SignInOptions {
  http: Pick<Transport, 'request'>;
  credentials: ConcurCredentials;
  /** Holds the refresh token to sign in with. */
  newest: NewestRefreshToken;
  /** Epoch milliseconds. */
  now: () => number;
}

/**
 * The shortest that another replica's session must still last to be used, in milliseconds: longer than a session
 * is renewed before it expires, and than replicas' clocks differ.
 */
const MIN_SHARED_MS = 5 * 60_000;

/** Signs in to Concur with the newest refresh token and stores the one that it gets in return. */
export class ConcurSignIn implements SignIn<ConcurSession> {
  readonly #options: SignInOptions;
  /** The access token that was handed out last: whoever signs in anew has no more use for it. */
  #last: string | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /**
   * Signs in once, unless another replica has done so since this one did.
   * @throws {UpstreamError} UPSTREAM_AUTH for refused credentials; any other code if there was no usable
   *   answer or the refresh token could not be read. The request that needed the session has not been sent
   */
  async open(): Promise<ConcurSession> {
    try {
      const session = await this.#options.newest.exclusively(
        async (kept) => this.#sharedBy(kept) ?? this.#with(kept),
      );
      this.#last = session.accessToken;
      return session;
    } catch (error) {
      // The request that needed the session has not been sent.
      throw error instanceof UpstreamError ? error.with({ delivery: 'not-sent' }) : error;
    }
  }

  authorise({ origin, accessToken }: ConcurSession): { origin: string; headers: Record<string, string> } {
    // The correlation id is made here because every attempt passes through: no two requests share an id.
    return { origin, headers: { authorization: `Bearer ${accessToken}`, ...newCorrelation() } };
  }

  given(accessToken: string): ConcurSession {
    return { origin: this.#options.credentials.baseUrl, accessToken, expiresAt: Infinity };
  }

  close(): Promise<void> {
    return this.#options.newest.close();
  }

  /** The session of another replica; undefined if there is none that will last a while. */
  #sharedBy(kept: RefreshState | undefined): ConcurSession | undefined {
    const { credentials, now } = this.#options;
    const origin = kept && trustedOrigin(kept.geolocation, credentials.baseUrl);
    if (!kept?.access || origin === undefined || kept.access.token === this.#last) return undefined;
    const { token: accessToken, expiresAt } = kept.access;
    return expiresAt - now() > MIN_SHARED_MS ? { origin, accessToken, expiresAt } : undefined;
  }

  #with(kept: RefreshState | undefined): Promise<ConcurSession> {
    const { credentials } = this.#options;
    const base = credentials.baseUrl;
    if (!kept) return this.#refresh(credentials.refreshToken, base);
    return this.#refresh(kept.refreshToken, trustedOrigin(kept.geolocation, base) ?? base);
  }

  async #refresh(refreshToken: string, origin: string, sentHere = false): Promise<ConcurSession> {
    const { credentials, newest, now } = this.#options;
    const asked = now();
    const answer = await this.#ask(refreshToken, origin);
    const body = membersOf(answer);
    const correlationId = correlationOf(answer.headers);
    if (answer.status < 200 || answer.status >= 300) {
      const elsewhere =
        refusalCode(body) === LIVES_ELSEWHERE
          ? trustedOrigin(body['geolocation'], credentials.baseUrl)
          : undefined;
      if (elsewhere !== undefined && elsewhere !== origin && !sentHere) {
        return this.#refresh(refreshToken, elsewhere, true);
      }
      throw signInRefused(answer, body, correlationId, now());
    }
    // A geolocation that is not one of Concur's hosts is ignored; the host that answered stays in use.
    const geolocation = trustedOrigin(body['geolocation'], credentials.baseUrl) ?? origin;
    // Store it before checking anything else: the old refresh token may be spent by now.
    const granted = grantedBy(body);
    const access = granted && {
      token: granted.accessToken,
      expiresAt: asked + granted.seconds * 1000,
    };
    await newest.keep({
      refreshToken: newRefreshToken(body) ?? refreshToken,
      geolocation,
      ...(access && { access }),
    });
    if (!access) throw malformed(CONCUR, 'it is not a sign-in', { status: answer.status, correlationId });
    return {
      origin: geolocation,
      accessToken: access.token,
      expiresAt: access.expiresAt,
    };
  }

  #ask(refreshToken: string, origin: string): Promise<HttpResponse> {
    const { http, credentials } = this.#options;
    const form = new URLSearchParams({
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    return http.request({
      method: 'POST',
      origin,
      path: '/oauth2/v0/token',
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        ...newCorrelation(),
      },
      body: form.toString(),
      maxBodyBytes: MAX_SIGN_IN_BYTES,
    });
  }
}
