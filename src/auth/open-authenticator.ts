import type { Logger } from 'pino';
import { ConfigError } from '../start-error.ts';
import { ApiKeyFile } from './api-key-file.ts';
import { ApiKeyFileError } from './api-key-records.ts';
import type { AuthConfig, JwtConfig } from './auth-config.ts';
import { authenticator } from './authenticator.ts';
import type { Authenticate, EnabledMethods } from './authenticator.ts';
import { withPassThrough } from './pass-through.ts';

export interface AuthenticatorOptions {
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
  return config.passThrough ? withPassThrough(authenticate) : authenticate;
}

function keyFile(path: string, { log, now }: AuthenticatorOptions): ApiKeyFile {
  const onUnusable = ({ problems }: ApiKeyFileError) =>
    log.error(
      { problems },
      'the file of API keys has changed and cannot be used; the keys from before stay good',
    );
  try {
    return new ApiKeyFile({ path, now, onUnusable });
  } catch (error) {
    if (!(error instanceof ApiKeyFileError)) throw error;
    throw new ConfigError(error.problems.map((problem) => `AUTH_API_KEYS_FILE cannot be used. ${problem}`));
  }
}

/** Imported only when needed: `jose` takes longer to load than everything else in this folder. */
async function byToken(
  config: JwtConfig,
  { log, now }: AuthenticatorOptions,
): Promise<EnabledMethods['jwt']> {
  const [{ callerByJwt }, { issuerKeys }] = await Promise.all([
    import('./jwt.ts'),
    import('./issuer-keys.ts'),
  ]);
  const keys = issuerKeys({
    url: config.jwksUrl,
    now,
    onUnavailable: (error) => log.warn({ err: error }, "the token issuer's keys could not be fetched"),
  });
  return (token) => callerByJwt(token, { ...config, keys });
}
