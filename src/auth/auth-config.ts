import * as z from 'zod';

const METHODS = ['none', 'api-key', 'jwt'] as const;
/** How callers are known. */
export type AuthMethod = (typeof METHODS)[number];

/** Whose tokens are taken. */
export interface JwtConfig {
  issuer: string;
  audience: string;
  /** Where the issuer publishes its keys. */
  jwksUrl: string;
}

/** What the environment decides about callers. */
export interface AuthConfig {
  methods: ReadonlySet<AuthMethod>;
  /** File of the keys; undefined where keys let nobody in. */
  apiKeysFile: string | undefined;
  /** Undefined where tokens let nobody in. */
  jwt: JwtConfig | undefined;
  /** Whether callers may bring their own credentials for the services along. */
  passThrough: boolean;
  /** Points that each caller may use a minute; undefined: as many as they like. */
  pointsPerMinute: number | undefined;
}

const text = z.string().trim().min(1);
const LIMIT = 'must be a whole number of points a minute from 1 to 999999999, or off';
/** Points a minute where nothing is said: ten of the dearest operations a second, or dozens of full screens. */
const USUAL_LIMIT = '60000000';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Keys that come unprotected could be anybody's; on this machine they come from this machine. */
function isKeysAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

/** The variables that decide who may ask. */
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
    .refine(
      isKeysAddress,
      'must be an https address without user-info, such as https://id.example.com/jwks.json',
    )
    .optional(),
  AUTH_PASS_THROUGH: z.enum(['true', 'false']).default('false'),
  RATE_LIMIT: z
    .string()
    .regex(/^(off|[1-9]\d{0,8})$/, LIMIT)
    .optional(),
};

const variables = z.object(authVariables);

/** What each method needs to be told. */
const NEEDS = {
  'api-key': ['AUTH_API_KEYS_FILE'],
  jwt: ['AUTH_JWT_ISSUER', 'AUTH_JWT_AUDIENCE', 'AUTH_JWT_JWKS_URL'],
} as const;

/**
 * What is wrong with the variables taken together.
 * @param given the variables that are set
 * @param real whether money can move: a service is configured
 */
export function authProblems(given: Readonly<Record<string, string>>, real: boolean): string[] {
  const { AUTH } = given;
  if (AUTH === undefined && real) {
    return [
      'AUTH is missing: with a service configured it must be said who may ask. Set it to api-key or jwt, or, where anybody ' +
        'who reaches the gateway may do everything, to none.',
    ];
  }
  const methods = methodsOf(AUTH ?? 'none');
  return Object.entries(NEEDS).flatMap(([method, names]) => {
    const wrong = names.filter((name) => name in given !== methods.includes(method));
    if (wrong.length === 0) return [];
    const are = wrong.length === 1 ? 'is' : 'are';
    return methods.includes(method)
      ? [`AUTH is ${method}, for which ${wrong.join(', ')} ${are} missing.`]
      : [`${wrong.join(', ')} ${are} set, but AUTH does not name ${method}.`];
  });
}

/** What the variables decide; they are free of problems. */
export function authConfig(data: z.output<typeof variables>): AuthConfig {
  const methods = new Set(data.AUTH ?? ['none' as const]);
  // Whoever is nobody shares a name with everybody else who is: one of them could use up what is there for all.
  const known = methods.has('api-key') || methods.has('jwt');
  return {
    methods,
    apiKeysFile: data.AUTH_API_KEYS_FILE,
    jwt: methods.has('jwt')
      ? {
          issuer: data.AUTH_JWT_ISSUER ?? '',
          audience: data.AUTH_JWT_AUDIENCE ?? '',
          jwksUrl: data.AUTH_JWT_JWKS_URL ?? '',
        }
      : undefined,
    passThrough: data.AUTH_PASS_THROUGH === 'true',
    pointsPerMinute: limitOf(data.RATE_LIMIT ?? (known ? USUAL_LIMIT : 'off')),
  };
}

function limitOf(limit: string): number | undefined {
  return limit === 'off' ? undefined : Number(limit);
}

function methodsOf(list: string): string[] {
  return list.split(',').map((method) => method.trim());
}
