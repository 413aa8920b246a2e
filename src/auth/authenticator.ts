import { ANONYMOUS, credentialOf, looksLikeJwt, unauthenticated } from './caller.ts';
import type { Caller, RequestHeaders } from './caller.ts';
import { ApiKeyFile, ApiKeyFileError, isReadableByOthers, READABLE_BY_OTHERS } from './api-keys.ts';
import type { ApiKeys } from './api-keys.ts';
import type { IncomingHttpHeaders } from 'node:http';
import { RefusedRequest } from '../server/refused-request.ts';
import { callerCredential } from '../upstream/service.ts';
import type { CallerCredential } from '../upstream/service.ts';
import type { Logger } from 'pino';
import { ConfigError } from '../start-error.ts';
import type { AuthConfig, JwtConfig } from './auth-config.ts';

/**
 * Identifies the caller by a request's headers. Throws RefusedRequest: 401 if the credentials are missing or
 * not valid, 503 if they cannot be checked at present.
 */
export type Authenticate = (request: RequestHeaders) => Caller | Promise<Caller>;

/** The ways to authenticate that are enabled. */
interface EnabledMethods {
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
function authenticator({ anonymous, apiKeys, jwt, now }: EnabledMethods): Authenticate {
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

/** The header in which callers may send a credential of their own for a service. */
interface PassThrough {
  readonly source: string;
  /** In lower case. */
  readonly passThrough: string;
}

/**
 * Lets callers send their own credentials for the services, each used for that request only. The function
 * that it returns also throws RefusedRequest 400 for a credential that cannot be read.
 */
function withPassThrough(authenticate: Authenticate, services: readonly PassThrough[]): Authenticate {
  return async ({ headers, rawHeaders }) => {
    const caller = await authenticate({ headers, rawHeaders });
    const credentials = new Map<string, CallerCredential>();
    for (const { source, passThrough } of services) {
      const credential = credentialIn(headers, passThrough);
      if (credential) credentials.set(source, credential);
    }
    if (credentials.size === 0) return caller;
    const fingerprints = [...credentials].map(([source, { fingerprint }]) => [source, fingerprint]);
    return { ...caller, credentials, answerScope: JSON.stringify([caller.answerScope, ...fingerprints]) };
  };
}

/** Throws RefusedRequest 400 for a value that no service could have issued. */
function credentialIn(headers: IncomingHttpHeaders, name: string): CallerCredential | undefined {
  const value = headers[name];
  if (value === undefined) return undefined;
  const [, secret] = /^(?:bearer +)?([!-~]{1,8192})$/i.exec(String(value)) ?? [];
  if (secret !== undefined) return callerCredential(secret);
  throw new RefusedRequest(
    400,
    'BAD_REQUEST',
    `${name} cannot be read; send the token as the service gave it.`,
  );
}

interface AuthenticatorOptions {
  /** The services for which callers may send credentials of their own. */
  services: readonly PassThrough[];
  log: Logger;
  /** Epoch milliseconds. */
  now: () => number;
}

/**
 * Makes the function that identifies callers as the configuration says, and reads the file of API keys if
 * there is one.
 * @throws {ConfigError} if the file of API keys cannot be used
 */
export async function openAuthenticator(
  config: AuthConfig,
  options: AuthenticatorOptions,
): Promise<Authenticate> {
  const file = config.apiKeysFile === undefined ? undefined : keyFile(config.apiKeysFile, options);
  const authenticate = authenticator({
    anonymous: config.methods.has('none'),
    apiKeys: file && (() => file.keys),
    jwt: config.jwt && (await byToken(config.jwt, options)),
    now: options.now,
  });
  return config.passThrough ? withPassThrough(authenticate, options.services) : authenticate;
}

function keyFile(path: string, { log, now }: Pick<AuthenticatorOptions, 'log' | 'now'>): ApiKeyFile {
  const onUnusable = ({ problems }: ApiKeyFileError) =>
    log.error(
      { problems },
      'the file of API keys has changed and cannot be used; the keys from before stay good',
    );
  const onGone = () =>
    log.error('the file of API keys has been gone for ten seconds: no key is good any more');
  const onWidened = (callers: ReadonlySet<string>) =>
    log.warn(
      { callers: [...callers] },
      'API keys of release 0.1 still allow what they did then: payments:read includes payments:files, and payments:approve ' +
        'includes payments:submit. The next release takes scopes as they are written; give each key the scopes that it needs ' +
        'and "edition": 2 (docs/how-to/move-to-the-second-edition.md)',
    );
  try {
    if (isReadableByOthers(path)) log.warn(READABLE_BY_OTHERS);
    return new ApiKeyFile({ path, now, onUnusable, onGone, onWidened });
  } catch (error) {
    if (!(error instanceof ApiKeyFileError)) throw error;
    throw new ConfigError(error.problems.map((problem) => `AUTH_API_KEYS_FILE cannot be used. ${problem}`));
  }
}

/** Imported only when needed: `jose` takes longer to load than everything else in this folder. */
async function byToken(
  config: JwtConfig,
  { log, now }: Pick<AuthenticatorOptions, 'log' | 'now'>,
): Promise<EnabledMethods['jwt']> {
  const [{ callerByJwt }, { issuerKeys }] = await Promise.all([import('./jwt.ts'), import('./jwt.ts')]);
  const keys = issuerKeys({
    url: config.jwksUrl,
    now,
    onUnavailable: (error) => log.warn({ err: error }, "the token issuer's keys could not be fetched"),
  });
  return (token) => callerByJwt(token, { ...config, keys });
}
