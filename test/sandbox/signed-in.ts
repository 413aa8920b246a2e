import { setTimeout as sleep } from 'node:timers/promises';
import type { ConcurSandbox, IplicitSandbox } from '../../src/sandbox/sandbox.ts';

/** A fetch of one service's paths with its credentials on every call. */
export type SignedFetch = (path: string, init?: RequestInit) => Promise<Response>;

/** Asks Concur's token endpoint; `overrides` replace form fields. */
export function askForToken(
  { origin, credentials }: ConcurSandbox,
  overrides: Record<string, string> = {},
): Promise<Response> {
  const form = {
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    grant_type: 'refresh_token',
    refresh_token: credentials.refreshToken,
  };
  return fetch(`${origin}/oauth2/v0/token`, {
    method: 'POST',
    body: new URLSearchParams({ ...form, ...overrides }),
  });
}

export async function signInToConcur(concur: ConcurSandbox): Promise<SignedFetch> {
  const answer = (await (await askForToken(concur)).json()) as { access_token: string };
  return signed(concur, { authorization: `Bearer ${answer.access_token}`, accept: 'application/xml' });
}

/** Asks iplicit for a session; `overrides` replace credentials. */
export function askForSession(
  { origin, credentials }: IplicitSandbox,
  overrides: Partial<IplicitSandbox['credentials']> = {},
): Promise<Response> {
  const { domain, username, apiKey } = { ...credentials, ...overrides };
  return fetch(`${origin}/api/session/create/api`, {
    method: 'POST',
    headers: { Domain: domain, 'content-type': 'application/json' },
    body: JSON.stringify({ username, userApiKey: apiKey }),
  });
}

export async function signInToIplicit(iplicit: IplicitSandbox): Promise<SignedFetch> {
  const answer = (await (await askForSession(iplicit)).json()) as { sessionToken: string };
  return signed(iplicit, {
    authorization: `Bearer ${answer.sessionToken}`,
    Domain: iplicit.credentials.domain,
  });
}

function signed({ origin }: { origin: string }, headers: Record<string, string>): SignedFetch {
  return (path, init = {}) =>
    fetch(`${origin}${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string>) },
    });
}

/** Waits until a look at the service shows what is wanted; the test's own time-out ends it otherwise. */
export async function eventually(shown: () => Promise<boolean>): Promise<void> {
  while (!(await shown())) await sleep(5);
}

/** The texts of an element, in the order of an XML document. */
export function textsOf(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text]) => text ?? '');
}
