import { ANONYMOUS } from './caller.ts';
import type { Caller } from './caller.ts';
import { credentialOf, looksLikeJwt } from './credential.ts';
import type { RequestHeaders } from './credential.ts';
import type { ApiKeys } from './api-keys.ts';
import { unauthenticated } from './unauthenticated.ts';

/**
 * Identifies the caller by a request's headers. Throws RefusedRequest: 401 if the credentials are missing or
 * not valid, 503 if they cannot be checked at present.
 */
export type Authenticate = (request: RequestHeaders) => Caller | Promise<Caller>;

/** The ways to authenticate that are enabled. */
export interface EnabledMethods {
  /** Whether requests without credentials are let in. */
  anonymous: boolean;
  /** Gives the current API keys; undefined if API keys are not accepted. */
  apiKeys: (() => ApiKeys) | undefined;
  /**
   * Verifies a token and gives its caller, or rejects with RefusedRequest; undefined if tokens are not
   * accepted.
   */
  jwt: ((token: string) => Promise<Caller>) | undefined;
  /** Epoch milliseconds. */
  now: () => number;
}

/**
 * Makes the function that identifies callers. Where credentials are optional, those that are sent must still
 * be valid. If neither API keys nor tokens are accepted, credentials are ignored and every caller is
 * anonymous.
 */
export function authenticator({ anonymous, apiKeys, jwt, now }: EnabledMethods): Authenticate {
  if (!apiKeys && !jwt) return () => ANONYMOUS;
  const wanted = [apiKeys && 'an API key', jwt && 'a token'].filter(Boolean).join(' or ');
  const hint = `Send ${wanted} as \`Authorization: Bearer …\`${apiKeys ? ', or the key as `X-Api-Key`' : ''}.`;

  async function byToken(verify: (token: string) => Promise<Caller>, token: string): Promise<Caller> {
    const caller = await verify(token);
    // Two callers of the same name could see each other's writes.
    if (!apiKeys?.().names.has(caller.name)) return caller;
    throw unauthenticated('The token is not good here: its claim sub is the name of an API key.', true);
  }

  return (request) => {
    const credential = credentialOf(request);
    if (credential === undefined) {
      if (anonymous) return ANONYMOUS;
      throw unauthenticated(`The request carries no credentials. ${hint}`, false);
    }
    const key = apiKeys?.().find(credential, now());
    if (key && !key.expired) return key.caller;
    if (key) throw unauthenticated('This API key has expired; ask for a new one.', true);
    if (jwt && looksLikeJwt(credential)) return byToken(jwt, credential);
    throw unauthenticated(`The credentials are not valid here. ${hint}`, true);
  };
}
