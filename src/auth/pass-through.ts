import type { IncomingHttpHeaders } from 'node:http';
import { RefusedRequest } from '../http/refused-request.ts';
import { givenCredential } from '../upstream/given-credential.ts';
import type { GivenCredential } from '../upstream/given-credential.ts';
import type { Authenticate } from './authenticator.ts';
import type { Caller } from './caller.ts';

/** A caller's session at iplicit: the `sessionToken` of its sign-in. */
const IPLICIT_HEADER = 'x-iplicit-session';
/** A caller's access token for Concur, as `Bearer` and the token or as the token alone. */
const CONCUR_HEADER = 'x-concur-authorization';

/** Lets callers bring their own credentials for the services along, each for the request that they come with. */
export function passingThrough(authenticate: Authenticate): Authenticate {
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

/** Throws RefusedRequest for what no service could have given. */
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
