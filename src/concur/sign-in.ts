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

/** What speaking to Concur takes. */
export interface ConcurSession extends Session {
  /** The data centre to speak to. */
  origin: string;
  accessToken: string;
}

/** What an operator gives the gateway to sign in with. */
export interface ConcurCredentials {
  /** Scheme, host and port of the data centre to begin with. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** The first refresh token; later ones come from Concur. */
  refreshToken: string;
}

export interface SignInOptions {
  http: Pick<Transport, 'request'>;
  credentials: ConcurCredentials;
  /** What to sign in with. */
  newest: NewestRefreshToken;
  /** Epoch milliseconds. */
  now: () => number;
}

/** A sign-in is answered in some 2 kB. */
const LARGEST_ANSWER_BYTES = 64 * 1024;

/** Signs in at Concur with the newest refresh token there is, and keeps the one that it is given for it. */
export class ConcurSignIn {
  readonly #options: SignInOptions;
  #refusal: { error: UpstreamError; until: number } | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /**
   * One sign-in. After refused credentials it is refused without asking Concur for as long as the error says.
   * @throws {UpstreamError} UPSTREAM_AUTH for refused credentials, else why there was no usable answer or what to sign in with
   *   could not be read; whatever was to be sent under the session has not been sent
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
      // Whatever the session was for has not left.
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
    // A geolocation that is no host of Concur's is not followed; whoever answered goes on being asked.
    const geolocation = trustedOrigin(body['geolocation'], credentials.baseUrl) ?? origin;
    // Kept before anything else is looked at: the old refresh token may be good for nothing from here on.
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
