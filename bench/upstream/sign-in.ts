import { randomUUID } from 'node:crypto';
import { jsonAnswer } from './answer.ts';
import type { Answer } from './answer.ts';

/** Prefix of credentials that callers bring themselves. They are admitted without a sign-in. */
export const OWN_CREDENTIALS = 'own-';

/** Both services' sign-ins. Every request for a token is granted, and tokens are valid as long as the upstream runs. */
export class BenchSignIn {
  readonly #tokens = new Set<string>();
  readonly #seen = new Set<string>();

  /** Answers a sign-in; undefined if the path is not that of a sign-in. */
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

  /** Whether an Authorization header is admitted. Counts its credentials as seen. */
  admits(authorization = ''): boolean {
    const token = authorization.slice('Bearer '.length);
    if (!this.#tokens.has(token) && !token.startsWith(OWN_CREDENTIALS)) return false;
    this.#seen.add(token);
    return true;
  }

  /** How many different credentials were seen since the last call. */
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
