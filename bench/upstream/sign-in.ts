import { randomUUID } from 'node:crypto';
import { jsonAnswer } from './answer.ts';
import type { Answer } from './answer.ts';

/** Begins the credentials of callers who bring their own. */
export const OWN_CREDENTIALS = 'own-';

/** Both services' sign-ins: whoever asks gets a token that is good for as long as the upstream runs. */
export class BenchSignIn {
  readonly #tokens = new Set<string>();
  readonly #seen = new Set<string>();

  /** Answers a sign-in; undefined where the path is none. */
  answer(path: string, origin: string): Answer | undefined {
    if (path === '/oauth2/v0/token') {
      return jsonAnswer(
        JSON.stringify({
          expires_in: '86400',
          scope: 'openid PAYBAT',
          token_type: 'Bearer',
          access_token: this.#issue(),
          refresh_token: randomUUID(),
          geolocation: origin,
        }),
      );
    }
    if (path === '/api/session/create/api') {
      const tokenDue = new Date(Date.now() + 86_400_000).toISOString();
      return jsonAnswer(
        JSON.stringify({ tokenDue, sessionToken: this.#issue(), domain: 'sandbox', apiVer: '1.14.3' }),
      );
    }
    return undefined;
  }

  /** Whether these credentials may read. */
  admits(authorization = ''): boolean {
    const token = authorization.slice('Bearer '.length);
    if (!this.#tokens.has(token) && !token.startsWith(OWN_CREDENTIALS)) return false;
    this.#seen.add(token);
    return true;
  }

  /** Different credentials seen since the last asking. */
  takeSeen(): number {
    const { size } = this.#seen;
    this.#seen.clear();
    return size;
  }

  #issue(): string {
    const token = randomUUID();
    this.#tokens.add(token);
    return token;
  }
}
