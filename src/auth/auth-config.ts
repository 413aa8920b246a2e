import * as z from 'zod';
import { text } from '../environment.ts';
import { LOOPBACK_HOSTS } from '../server/origins.ts';

const METHODS = ['none', 'api-key', 'jwt'] as const;
/** A way to identify callers; `none` lets anybody in. */
export type AuthMethod = (typeof METHODS)[number];

/** Which tokens are accepted. */
export interface JwtConfig {
  /** Claim `iss`. */
  issuer: string;
  /** Claim `aud`. */
  audience: string;
  /** Where the issuer publishes its keys. */
  jwksUrl: string;
  /** The header `typ` that tokens must have; undefined if none is asked for. */
  typ: string | undefined;
}

/** What the environment decides about callers. */
export interface AuthConfig {
  methods: ReadonlySet<AuthMethod>;
  /** File of the API keys; undefined if API keys are not accepted. */
  apiKeysFile: string | undefined;
  /** Undefined if tokens are not accepted. */
  jwt: JwtConfig | undefined;
  /** Whether callers may send their own credentials for the services. */
  passThrough: boolean;
  /** Whether callers have names, so that shares can be given to each. */
  tellsCallersApart: boolean;
  /** Points that each caller may spend a minute; undefined: unlimited. */
  pointsPerMinute: number | undefined;
}

const LIMIT_MESSAGE = 'must be a whole number of points a minute from 1 to 999999999, or off';
/** Default points a minute: 20,000 calls to services, or four operations of the default MAX_COST. */
const DEFAULT_LIMIT = '2000000';

/**
 * Keys fetched over plain HTTP could be forged on the way, so only this machine's own addresses may use it.
 */
function isJwksUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK_HOSTS.has(hostname));
}

/** The variables that decide who may send requests. */
export const authVariables = {
  AUTH: z
    .string()
    .transform(methodsOf)
    .refine(
      (methods) => methods.every((method) => (METHODS as readonly string[]).includes(method)),
      `must be one or several of ${METHODS.join(', ')}, separated by commas`,
    )
    .transform((methods) => methods as AuthMethod[])
    .optional(),
  AUTH_API_KEYS_FILE: text.optional(),
  AUTH_JWT_ISSUER: text.optional(),
  AUTH_JWT_AUDIENCE: text.optional(),
  AUTH_JWT_JWKS_URL: z
    .string()
    .refine(isJwksUrl, 'must be an https address without user-info, such as https://id.example.com/jwks.json')
    .optional(),
  AUTH_JWT_TYP: z
    .string()
    .regex(/^[\w.+/-]{1,100}$/, 'must be a media type such as at+jwt or JWT, or any')
    .default('at+jwt'),
  AUTH_PASS_THROUGH: z.enum(['true', 'false']).default('false'),
  RATE_LIMIT: z
    .string()
    .regex(/^(off|[1-9]\d{0,8})$/, LIMIT_MESSAGE)
    .optional(),
};

const variables = z.object(authVariables);

/** The variables that each method needs. */
const REQUIRED_VARIABLES = {
  'api-key': ['AUTH_API_KEYS_FILE'],
  jwt: ['AUTH_JWT_ISSUER', 'AUTH_JWT_AUDIENCE', 'AUTH_JWT_JWKS_URL'],
} as const;

/**
 * Problems that only show when the variables are looked at together.
 * @param given the variables that are set
 * @param serviceSet whether a service is configured, so that money may move
 */
export function authProblems(given: Readonly<Record<string, string>>, serviceSet: boolean): string[] {
  const { AUTH } = given;
  if (AUTH === undefined && serviceSet) {
    return [
      'AUTH is missing: with a service configured it must be said who may ask. Set it to api-key or jwt, or, where anybody ' +
        'who reaches the gateway may do everything, to none.',
    ];
  }
  const methods = methodsOf(AUTH ?? 'none');
  return Object.entries(REQUIRED_VARIABLES).flatMap(([method, names]) => {
    const wrong = names.filter((name) => name in given !== methods.includes(method));
    if (wrong.length === 0) return [];
    const are = wrong.length === 1 ? 'is' : 'are';
    return methods.includes(method)
      ? [`AUTH is ${method}, for which ${wrong.join(', ')} ${are} missing.`]
      : [`${wrong.join(', ')} ${are} set, but AUTH does not name ${method}.`];
  });
}

/** The configuration that the parsed variables give. `authProblems` must have found nothing. */
export function authConfig(data: z.output<typeof variables>): AuthConfig {
  const methods = new Set(data.AUTH ?? ['none' as const]);
  // All anonymous callers share one name. With a default limit, one of them could use up the points of all.
  const identified = methods.has('api-key') || methods.has('jwt');
  return {
    methods,
    apiKeysFile: data.AUTH_API_KEYS_FILE,
    jwt: methods.has('jwt')
      ? {
          issuer: data.AUTH_JWT_ISSUER ?? '',
          audience: data.AUTH_JWT_AUDIENCE ?? '',
          jwksUrl: data.AUTH_JWT_JWKS_URL ?? '',
          typ: data.AUTH_JWT_TYP === 'any' ? undefined : data.AUTH_JWT_TYP,
        }
      : undefined,
    passThrough: data.AUTH_PASS_THROUGH === 'true',
    tellsCallersApart: identified,
    pointsPerMinute: limitOf(data.RATE_LIMIT ?? (identified ? DEFAULT_LIMIT : 'off')),
  };
}

function limitOf(limit: string): number | undefined {
  return limit === 'off' ? undefined : Number(limit);
}

function methodsOf(list: string): string[] {
  return list.split(',').map((method) => method.trim());
}
