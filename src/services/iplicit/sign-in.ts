import type { Session } from '../../upstream/service.ts';
import { MAX_SIGN_IN_BYTES, REFUSED_SIGN_IN_PAUSE_S } from '../connection.ts';
import type { SignIn } from '../connection.ts';
import { UpstreamError } from '../../upstream/errors.ts';
import { within } from '../../upstream/abort.ts';
import type { Transport, HttpResponse } from '../../upstream/http-client.ts';
import { malformed, sentAt } from '../../upstream/refusal.ts';
import { isWebPage } from '../../upstream/words.ts';
import { instantOf, jsonOf, Members } from './decode.ts';
import { problemError, readProblem } from './problem.ts';
import { IPLICIT } from './types.ts';

/** The credentials that the gateway signs in to iplicit with. */
export interface IplicitCredentials {
  /** Where iplicit is: scheme, host and port. */
  baseUrl: string;
  /** The iplicit environment, which every call must name. */
  domain: string;
  username: string;
  apiKey: string;
}

/** A session at iplicit. */
export interface IplicitSession extends Session {
  token: string;
}

/** What an IplicitSignIn needs. */
interface SignInOptions {
  http: Transport;
  credentials: IplicitCredentials;
  /** Epoch milliseconds. */
  now: () => number;
}

/**
 * The characters that a header can carry. With any other in the token, every request of the session would
 * fail.
 */
const TOKEN = /^[\x21-\x7E]+$/;

/** How long a session lasts, in milliseconds, if there is no telling when it ends. */
const SESSION_MS = 30 * 60_000;

/** How long ending the session may delay a shutdown, in milliseconds. */
const CLOSE_WITHIN_MS = 2_000;

/** Signs in to iplicit with the user's API key, and signs out again. */
export class IplicitSignIn implements SignIn<IplicitSession> {
  readonly #options: SignInOptions;
  #session: IplicitSession | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /**
   * Opens a session. iplicit: `POST /api/session/create/api`; the session lasts until `tokenDue`, about 30
   * minutes.
   * @throws {UpstreamError} UPSTREAM_AUTH if the credentials are refused; any other error unchanged
   */
  async open(): Promise<IplicitSession> {
    const { http, credentials, now } = this.#options;
    const asked = now();
    const answer = await http.request({
      method: 'POST',
      origin: credentials.baseUrl,
      path: '/api/session/create/api',
      headers: { ...jsonHeaders, Domain: credentials.domain },
      body: JSON.stringify({ username: credentials.username, userApiKey: credentials.apiKey }),
      maxBodyBytes: MAX_SIGN_IN_BYTES,
    });
    return (this.#session = this.#sessionOf(answer, asked));
  }

  authorise({ token }: IplicitSession): { origin: string; headers: Record<string, string> } {
    const { baseUrl: origin, domain } = this.#options.credentials;
    return { origin, headers: { Domain: domain, Authorization: `Bearer ${token}` } };
  }

  given(token: string): IplicitSession {
    return { token, expiresAt: Infinity };
  }

  /** Ends the latest session. If iplicit cannot be reached in time, the session expires by itself. */
  async signOut(): Promise<void> {
    const { http, now } = this.#options;
    const session = this.#session;
    if (!session || session.expiresAt <= now()) return;
    this.#session = undefined;
    const end = { method: 'POST', path: '/api/Session/close', ...this.authorise(session) } as const;
    await within(CLOSE_WITHIN_MS, (signal) => http.request({ ...end, signal })).catch((error: unknown) => {
      if (!(error instanceof UpstreamError)) throw error;
    });
  }

  /** @param asked when it was asked for, in epoch milliseconds */
  #sessionOf(answer: HttpResponse, asked: number): IplicitSession {
    if (answer.status !== 200) throw this.#refusal(answer);
    const members = new Members(jsonOf(answer.body), 'SessionResultData');
    const [token, due] = [members.text('sessionToken'), members.text('tokenDue')];
    const dueAt = Date.parse(instantOf(due ?? '') ?? '');
    if (!token || !TOKEN.test(token) || Number.isNaN(dueAt)) {
      throw malformed(IPLICIT, 'it is not the answer to a sign-in');
    }
    // iplicit's clock and ours may differ, so only the time between two of its own instants counts.
    const lifetime = dueAt - (sentAt(answer.headers) ?? asked);
    return { token, expiresAt: asked + (lifetime > 0 ? lifetime : SESSION_MS) };
  }

  #refusal(answer: HttpResponse): UpstreamError {
    const { status } = answer;
    // iplicit: bad credentials have been seen to give a 5xx with an empty body.
    const isRefusal = (status === 401 || status === 403) && !isWebPage(answer);
    const refused = isRefusal || (status >= 500 && answer.body.length === 0);
    if (!refused) return problemError(answer, this.#options.now());
    return new UpstreamError(
      'UPSTREAM_AUTH',
      `${IPLICIT} did not let the gateway sign in (${status}). API keys expire after 90 days: ` +
        'check the API key first, then domain and username.',
      {
        source: IPLICIT,
        delivery: 'not-sent',
        status,
        // A server error may be over in a moment.
        retryAfterSeconds: isRefusal ? REFUSED_SIGN_IN_PAUSE_S : undefined,
        correlationId: readProblem(answer).traceId ?? undefined,
      },
    );
  }
}

/** The headers of a request with a JSON body. */
export const jsonHeaders = { Accept: 'application/json', 'Content-Type': 'application/json' } as const;
