import { randomBytes } from 'node:crypto';
import type { SandboxAnswer, SandboxRequest } from '../exchange.ts';
import type { Habits } from '../habits.ts';
import type { IplicitData } from './types.ts';

/** Opens and checks iplicit's sessions. */
export interface IplicitSignIn {
  /** Opens a session. */
  create(request: SandboxRequest): SandboxAnswer;
  /** Ends the session that the request belongs to. */
  close(request: SandboxRequest): SandboxAnswer;
  /** The refusal of an unauthorised request; undefined if the request is authorised. */
  refusal(request: SandboxRequest): SandboxAnswer | undefined;
  /** Revokes every session opened so far. */
  revoke(): void;
}

const SESSION_SECONDS = 1800;

/**
 * Sessions are opened with a username and an API key. Each belongs to one domain, which every call must name.
 * @param habits how far ahead its clock is
 * @param lifetimeSeconds lifetime of sessions
 */
export function iplicitSignIn(
  account: IplicitData['account'],
  habits: Habits,
  lifetimeSeconds = SESSION_SECONDS,
): IplicitSignIn {
  const dues = new Map<string, number>();

  return {
    create({ headers, body }) {
      const { username, apiKey } = credentialsIn(body);
      const domain = headers['domain'];
      // iplicit: bad credentials have been seen to give a 5xx with an empty body.
      if (domain !== account.domain || username !== account.username || apiKey !== account.apiKey)
        return { status: 500 };
      const sessionToken = randomBytes(24).toString('base64url');
      const due = Date.now() + lifetimeSeconds * 1000;
      dues.set(sessionToken, due);
      const tokenDue = new Date(due + (habits.clockAheadMs ?? 0)).toISOString();
      const session = { tokenDue, sessionToken, domain, apiVer: '1.14.3' };
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
