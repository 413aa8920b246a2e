import { randomBytes } from 'node:crypto';
import type { SandboxAnswer, SandboxRequest } from './exchange.ts';
import type { IplicitData } from './iplicit-types.ts';

/** What the sandbox's iplicit knows of sessions. */
export interface IplicitSignIn {
  create(request: SandboxRequest): SandboxAnswer;
  /** Ends the session that the request belongs to. */
  close(request: SandboxRequest): SandboxAnswer;
  /** The refusal for a request that may not pass; undefined for one that may. */
  refusal(request: SandboxRequest): SandboxAnswer | undefined;
  /** Makes every session opened so far stop working. */
  revoke(): void;
}

const SESSION_SECONDS = 1800;

/** Sessions by username and API key; each belongs to one domain, named again on every call. */
export function iplicitSignIn(
  account: IplicitData['account'],
  lifetimeSeconds = SESSION_SECONDS,
): IplicitSignIn {
  const dues = new Map<string, number>();

  return {
    create({ headers, body }) {
      const { username, apiKey } = credentialsIn(body);
      const domain = headers['domain'];
      // iplicit: bad credentials have been seen as a 5xx with nothing in it.
      if (domain !== account.domain || username !== account.username || apiKey !== account.apiKey)
        return { status: 500 };
      const sessionToken = randomBytes(24).toString('base64url');
      const due = Date.now() + lifetimeSeconds * 1000;
      dues.set(sessionToken, due);
      const session = { tokenDue: new Date(due).toISOString(), sessionToken, domain, apiVer: '1.14.3' };
      return { status: 200, contentType: 'application/json; charset=utf-8', body: JSON.stringify(session) };
    },
    close({ headers }) {
      dues.delete(tokenIn(headers.authorization));
      return { status: 200, acted: true };
    },
    refusal({ headers }) {
      const due = dues.get(tokenIn(headers.authorization));
      const open = due !== undefined && due > Date.now() && headers['domain'] === account.domain;
      return open ? undefined : { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } };
    },
    revoke: () => dues.clear(),
  };
}

function tokenIn(authorization = ''): string {
  return authorization.replace(/^Bearer /i, '');
}

function credentialsIn(body: string): { username?: unknown; apiKey?: unknown } {
  try {
    const members = Object.entries(JSON.parse(body) as object).map(
      ([name, value]) => [name.toLowerCase(), value] as const,
    );
    const { username, userapikey: apiKey } = Object.fromEntries<unknown>(members);
    return { username, apiKey };
  } catch {
    return {};
  }
}
