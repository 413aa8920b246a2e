import { ANONYMOUS } from './caller.ts';
import type { Caller } from './caller.ts';
import { credentialOf, looksLikeJwt } from './credential.ts';
import type { RequestHeaders } from './credential.ts';
import type { ApiKeys } from './api-keys.ts';
import { unauthenticated } from './unauthenticated.ts';

/** Finds out who asks, by a request's headers. Throws RefusedRequest: 401 for nobody, 503 where it cannot be found out. */
export type Authenticate = (request: RequestHeaders) => Caller | Promise<Caller>;

/** The ways in that are open. */
export interface Ways {
  /** Whether who brings nothing is let in. */
  open: boolean;
  /** The keys as they are now. */
  apiKeys: (() => ApiKeys) | undefined;
  /** Whose token this is. Rejects with RefusedRequest. */
  jwt: ((token: string) => Promise<Caller>) | undefined;
  /** Epoch milliseconds. */
  now: () => number;
}

/** Knows callers by what they bring. What is brought must be good, also where nothing needs to be. */
export function authenticator({ open, apiKeys, jwt, now }: Ways): Authenticate {
  if (!apiKeys && !jwt) return () => ANONYMOUS;
  const wanted = [apiKeys && 'an API key', jwt && 'a token'].filter(Boolean).join(' or ');
  const hint = `Send ${wanted} as \`Authorization: Bearer …\`${apiKeys ? ', or the key as `X-Api-Key`' : ''}.`;

  async function byToken(verify: (token: string) => Promise<Caller>, token: string): Promise<Caller> {
    const caller = await verify(token);
    // Two who go by one name would see each other's writes.
    if (!apiKeys?.().names.has(caller.name)) return caller;
    throw unauthenticated('The token is not good here: its claim sub is the name of an API key.', true);
  }

  return (request) => {
    const credential = credentialOf(request);
    if (credential === undefined) {
      if (open) return ANONYMOUS;
      throw unauthenticated(`It is not known who asks. ${hint}`, false);
    }
    const key = apiKeys?.().find(credential, now());
    if (key && !key.expired) return key.caller;
    if (key) throw unauthenticated('This API key has expired; ask for a new one.', true);
    if (jwt && looksLikeJwt(credential)) return byToken(jwt, credential);
    throw unauthenticated(`What was sent lets nobody in. ${hint}`, true);
  };
}
