import type { IncomingHttpHeaders } from 'node:http';
import { RefusedRequest } from '../http/refused-request.ts';
import { givenCredential } from '../upstream/given-credential.ts';
import type { GivenCredential } from '../upstream/given-credential.ts';
import type { Authenticate } from './authenticator.ts';
import type { Caller } from './caller.ts';

/** The caller's own session at iplicit: the `sessionToken` that iplicit returned when it signed in. */
const IPLICIT_HEADER = 'x-iplicit-session';
/** The caller's own access token for Concur, with or without `Bearer` before it. */
const CONCUR_HEADER = 'x-concur-authorization';

/**
 * Lets callers send their own credentials for the services, each used for that request only. The function
 * that it returns also throws RefusedRequest 400 for a credential that cannot be read.
 */
export function withPassThrough(authenticate: Authenticate): Authenticate {
  return async (request) => withCredentials(await authenticate(request), request.headers);
}

function withCredentials(caller: Caller, headers: IncomingHttpHeaders): Caller {
  const iplicit = credentialIn(headers, IPLICIT_HEADER);
  const concur = credentialIn(headers, CONCUR_HEADER);
  if (!iplicit && !concur) return caller;
  const fingerprints = [iplicit?.fingerprint ?? null, concur?.fingerprint ?? null];
  return {
    ...caller,
    credentials: { iplicit, concur },
    answerScope: JSON.stringify([caller.answerScope, ...fingerprints]),
  };
}

/** Throws RefusedRequest 400 for a value that no service could have issued. */
function credentialIn(headers: IncomingHttpHeaders, name: string): GivenCredential | undefined {
  const value = headers[name];
  if (value === undefined) return undefined;
  const [, secret] = /^(?:bearer +)?([!-~]{1,8192})$/i.exec(String(value)) ?? [];
  if (secret !== undefined) return givenCredential(secret);
  throw new RefusedRequest(
    400,
    'BAD_REQUEST',
    `${name} cannot be read; send the token as the service gave it.`,
  );
}
