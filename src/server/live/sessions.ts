import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Authenticate } from '../../auth/authenticator.ts';
import type { Caller, RequestHeaders } from '../../auth/caller.ts';
import { SERVICES } from '../../services/index.ts';
import { RefusedRequest } from '../refused-request.ts';
import { outsideOfRequests } from '../../observability/current-request.ts';

/** The headers that say who a caller is. */
export const CREDENTIAL_HEADERS: readonly string[] = [
  'authorization',
  'x-api-key',
  ...SERVICES.map(({ passThrough }) => passThrough),
];

/** A caller who stays connected. */
export interface Session {
  readonly caller: Caller;
  /** Ends it, as the connection has ended. */
  leave(): void;
}

/** The connections of one caller with one set of credentials. */
interface Connected {
  readonly headers: IncomingHttpHeaders;
  readonly caller: Caller;
  /** What ends each of the connections. */
  readonly ends: Set<(reason: string) => void>;
}

/**
 * Checks the credentials of those who stay connected again and again: a key may be revoked, a token expires.
 * Each set of credentials is checked once, however many connections it has.
 */
export class Sessions {
  readonly #authenticate: Authenticate;
  readonly #now: () => number;
  readonly #everyMs: number;
  readonly #connected = new Map<string, Connected>();
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param now epoch milliseconds
   * @param everyMs milliseconds between two checks
   */
  constructor(authenticate: Authenticate, now: () => number, everyMs: number) {
    this.#everyMs = everyMs;
    this.#authenticate = authenticate;
    this.#now = now;
  }

  /**
   * Identifies the caller of a connection.
   * @param onOver called with the reason when the credentials are no longer good
   * @throws {RefusedRequest} 401 or 503, like `Authenticate`
   */
  async open(request: RequestHeaders, onOver: (reason: string) => void): Promise<Session> {
    const caller = await this.#authenticate(request);
    const headers = credentialsIn(request.headers);
    // With the scope, as those of the same key may have changed since others connected with it.
    const key = hash('sha256', JSON.stringify([headers, caller.answerScope]));
    let connected = this.#connected.get(key);
    if (!connected) this.#connected.set(key, (connected = { headers, caller, ends: new Set() }));
    const { ends } = connected;
    ends.add(onOver);
    this.#timer ??= outsideOfRequests(() => setInterval(() => void this.#checkAll(), this.#everyMs).unref());
    return {
      caller: connected.caller,
      leave: () => {
        if (!ends.delete(onOver) || ends.size > 0) return;
        this.#connected.delete(key);
        if (this.#connected.size > 0) return;
        clearInterval(this.#timer);
        this.#timer = undefined;
      },
    };
  }

  async #checkAll(): Promise<void> {
    for (const connected of this.#connected.values()) {
      const reason = await this.#whyOver(connected);
      if (reason !== undefined) for (const end of connected.ends) end(reason);
    }
  }

  /** Why credentials are no longer good; undefined if they are, or if that cannot be found out at present. */
  async #whyOver({ headers, caller }: Connected): Promise<string | undefined> {
    if (caller.expiresAt !== undefined && caller.expiresAt <= this.#now()) return 'The token has expired.';
    try {
      const now = await this.#authenticate({ headers, rawHeaders: [] });
      return now.answerScope === caller.answerScope
        ? undefined
        : 'What the caller may do has changed; connect again.';
    } catch (error) {
      return error instanceof RefusedRequest && error.status === 401 ? error.message : undefined;
    }
  }
}

function credentialsIn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    CREDENTIAL_HEADERS.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])),
  );
}
