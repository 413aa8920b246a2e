import type { Session } from '../upstream/access-token.ts';
import { UpstreamError } from '../upstream/errors.ts';
import type { Transport, HttpResponse } from '../upstream/http-client.ts';
import { malformed } from '../upstream/refusal.ts';
import { correlationOf, newCorrelation } from './correlation.ts';
import { trustedOrigin } from './geolocation.ts';
import type { NewestRefreshToken } from './newest-refresh-token.ts';
import type { RefreshState } from './refresh-store.ts';
import {
  grantedBy,
  jsonBody,
  LIVES_ELSEWHERE,
  newRefreshToken,
  PAUSE_SECONDS,
  refusalCode,
  signInRefused,
} from './sign-in-answer.ts';
import { CONCUR } from './types.ts';

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
export interface SignInOptions {
  http: Pick<Transport, 'request'>;
  credentials: ConcurCredentials;
  /** Holds the refresh token to sign in with. */
  newest: NewestRefreshToken;
  /** Epoch milliseconds. */
  now: () => number;
}

/** The answer to a sign-in is about 2 kB. */
const LARGEST_ANSWER_BYTES = 64 * 1024;

/** Signs in to Concur with the newest refresh token and stores the one that it gets in return. */
export class ConcurSignIn {
  readonly #options: SignInOptions;
  #refusal: { error: UpstreamError; until: number } | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /**
   * Signs in once. After refused credentials, it fails without asking Concur again until the error's
   * `retryAfterSeconds` have passed.
   * @throws {UpstreamError} UPSTREAM_AUTH for refused credentials; any other code if there was no usable
   *   answer or the refresh token could not be read. The request that needed the session has not been sent
   */
  async signIn(): Promise<ConcurSession> {
    const { newest, now } = this.#options;
    if (this.#refusal && now() < this.#refusal.until) throw this.#refusal.error;
    try {
      return await newest.exclusively((kept) => this.#with(kept));
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      if (error.code === 'UPSTREAM_AUTH') {
        this.#refusal = { error, until: now() + (error.retryAfterSeconds ?? PAUSE_SECONDS) * 1000 };
      }
      // The request that needed the session has not been sent.
      throw error.with({ delivery: 'not-sent' });
    }
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
    const body = jsonBody(answer);
    const correlationId = correlationOf(answer.headers);
    if (answer.status !== 200) {
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
    await newest.keep({ refreshToken: newRefreshToken(body) ?? refreshToken, geolocation });
    const granted = grantedBy(body);
    if (!granted) throw malformed(CONCUR, 'it is not a sign-in', { status: answer.status, correlationId });
    return {
      origin: geolocation,
      accessToken: granted.accessToken,
      expiresAt: asked + granted.seconds * 1000,
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
      maxBodyBytes: LARGEST_ANSWER_BYTES,
    });
  }
}
