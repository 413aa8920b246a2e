import { existsSync } from 'node:fs';
import * as z from 'zod';
import { authConfig, authProblems, authVariables } from '../auth/auth-config.ts';
import type { AuthConfig } from '../auth/auth-config.ts';
import { graphqlConfig, graphqlProblems, graphqlVariables } from '../graphql/graphql-config.ts';
import type { GraphqlConfig } from '../graphql/graphql-config.ts';
import { observabilityConfig, observabilityVariables } from '../observability/observability-config.ts';
import type { ObservabilityConfig } from '../observability/observability-config.ts';
import { origin, problemsIn, text, wholeNumber } from '../environment.ts';
import { liveConfig, liveVariables } from '../live/live.ts';
import type { LiveConfig } from '../live/live.ts';
import {
  isRemote,
  misspelt,
  outgoingConfig,
  outgoingProblems,
  outgoingVariables,
  withProxyNames,
} from './outgoing-config.ts';
import type { OutgoingConfig } from './outgoing-config.ts';
import { withSecretFiles } from '../secret-files.ts';
import { ConfigError } from '../start-error.ts';
import { SERVICES } from '../services/index.ts';
import type { ConfiguredService, Variables } from '../services/service.ts';

/**
 * Loads a file of variables into the process's environment and returns that environment. Variables that are
 * already set win over the file.
 * @param envFile the file to load; without it, `.env` is loaded if there is one
 * @throws {Error} if the named file cannot be read
 */
export function readEnvironment(envFile?: string): NodeJS.ProcessEnv {
  if (envFile !== undefined) process.loadEnvFile(envFile);
  else if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/**
 * The environment of a worker. It was inherited from the primary, which had already loaded the file of
 * variables. The file is not read again, as it may have changed since.
 */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}

/** Everything that environment variables decide. */
export interface Config extends ObservabilityConfig, OutgoingConfig {
  /** The services to use. If none is configured, the sandbox stands in for all. */
  services: readonly ConfiguredService[];
  host: string;
  port: number;
  /** Origin under which clients reach the gateway; undefined: the address that it listens on. */
  publicUrl: string | undefined;
  /** Origins whose pages may send requests from a browser, besides the gateway's own. */
  corsOrigins: readonly string[];
  /** Whether the pages of this machine may send requests too, on whatever port they are served. */
  corsLocalhost: boolean;
  /** Whether the console is served, if it is built. */
  console: boolean;
  /** Who may send requests, and how many points they may spend. */
  auth: AuthConfig;
  /** What a GraphQL document may ask for. */
  graphql: GraphqlConfig;
  /** How the services are watched, and for how many. */
  live: LiveConfig;
  /** Requests that may be in progress at once; the rest are refused with 503. */
  maxRequestsUnderWay: number;
  /** Milliseconds that a gateway which is told to stop answers on, so that balancers find out. */
  drainDelayMs: number;
  /** Fewest bytes a second that a client must take of what waits for it; 0 for no bound. */
  minReadRate: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Milliseconds that one exchange with a service may take. */
  upstreamTimeoutMs: number;
  /** Most bytes of stored answers that the answer cache may hold; 0 switches it off. */
  answerCacheMaxBytes: number;
  /** Most connections to each service; requests beyond that wait for one. */
  upstreamConnections: number;
  /** Milliseconds that an open circuit breaker waits before it tries the service again. */
  breakerReopenMs: number;
  /** Where the journal of writes is kept: `sqlite:…` or `postgres://…`. */
  journalUrl: string;
  /** Hours that an idempotency key is kept. */
  idempotencyTtlHours: number;
  /** Days that a settled write stays in the mutation log. */
  mutationLogDays: number;
  /** Milliseconds that a request keeps reading the service back after the answer to its write was lost. */
  readBackMs: number;
  /** Milliseconds after which an unchanged state proves that a lost write never happened. */
  settledAfterMs: number;
  /** Key (32 bytes) that encrypts secrets in the journal; undefined: secrets are kept in memory only. */
  secretsKey: Buffer | undefined;
}

/** Origins separated by commas. Wildcards are refused: they would let in pages that nobody listed. */
const origins = z
  .string()
  .transform((list) => list.split(',').map((item) => item.trim()))
  .refine(
    (list) => list.every((item) => origin.safeParse(item).success && !item.includes('*')),
    'must be origins separated by commas, each exact and without a path, such as https://app.example.com',
  )
  .transform((list) => list.map((item) => new URL(item).origin));

const shape = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(4000),
  PUBLIC_URL: origin.optional(),
  CORS_ORIGINS: origins.optional(),
  CONSOLE: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  ...authVariables,
  ...graphqlVariables,
  ...liveVariables,
  MAX_REQUESTS_UNDER_WAY: wholeNumber(1, 100_000).default(256),
  DRAIN_DELAY_MS: wholeNumber(0, 20_000).optional(),
  ...observabilityVariables,
  ...outgoingVariables,
  MIN_READ_RATE: wholeNumber(0, 999_999_999).default(8_192),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  UPSTREAM_TIMEOUT_MS: wholeNumber(1, 600_000).default(30_000),
  ANSWER_CACHE: z.enum(['on', 'off']).default('on'),
  ANSWER_CACHE_MAX_BYTES: wholeNumber(0, 999_999_999).default(67_108_864),
  UPSTREAM_CONNECTIONS: wholeNumber(1, 1_000).default(256),
  BREAKER_REOPEN_MS: wholeNumber(1, 600_000).default(5_000),
  JOURNAL_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must be sqlite:<file> or postgres://…')
    .optional(),
  IDEMPOTENCY_TTL_HOURS: wholeNumber(24, 24 * 365).default(24),
  MUTATION_LOG_DAYS: wholeNumber(1, 36_500).default(400),
  READ_BACK_MS: wholeNumber(0, 600_000).default(5_000),
  SETTLED_AFTER_MS: wholeNumber(0, 86_400_000).default(120_000),
  SECRETS_KEY: z
    .string()
    .regex(/^([0-9A-Fa-f]{64}|[A-Za-z0-9+/]{43}=)$/, 'must be 32 bytes, as 64 hex digits or as base64')
    .transform((key) => Buffer.from(key, key.length === 64 ? 'hex' : 'base64'))
    .optional(),
});

/** Variables, besides those of the services, whose values may be in files. */
const SECRETS = ['JOURNAL_URL', 'SECRETS_KEY'];

/**
 * Reads the configuration from an environment; a variable that is set but blank counts as not set.
 * @param sandbox the variables that lead to the services' stand-ins, if these run
 * @throws {ConfigError} naming every problem at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, sandbox?: Variables): Config {
  const names = [...SECRETS, ...SERVICES.flatMap(({ credentialNames }) => credentialNames)];
  const {
    variables: given,
    files,
    problems: fileProblems,
  } = withSecretFiles(withProxyNames(setIn(env)), names);
  const parsed = shape.safeParse(given);
  const isReal = SERVICES.some((service) => service.isSet(given));
  const configured = SERVICES.map((service) => service.configure({ ...given, ...sandbox }, files));
  const services = configured.flatMap((each) => each.configured ?? []);
  const problems = [
    ...fileProblems,
    ...problemsIn(parsed.error),
    ...(parsed.data ? unsafeWrites(parsed.data, services) : []),
    ...(parsed.data ? outgoingProblems(given, parsed.data, services) : []),
    ...misspelt(given, variableNames(names), PREFIXES),
    ...authProblems(given, isReal),
    ...graphqlProblems(given),
    ...configured.flatMap((each) => each.problems),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const { data } = parsed;
  return {
    services,
    host: data.HOST,
    port: data.PORT,
    publicUrl: data.PUBLIC_URL && new URL(data.PUBLIC_URL).origin,
    corsOrigins: data.CORS_ORIGINS ?? [],
    // Front ends are developed on a port of their own; with real money, their origin has to be listed.
    corsLocalhost: !isReal && !data.CORS_ORIGINS,
    console: data.CONSOLE ?? !isReal,
    auth: authConfig(data),
    graphql: graphqlConfig(data, isReal),
    live: liveConfig(data),
    maxRequestsUnderWay: data.MAX_REQUESTS_UNDER_WAY,
    drainDelayMs: data.DRAIN_DELAY_MS ?? (isReal ? 5_000 : 0),
    ...observabilityConfig(data),
    ...outgoingConfig(data, services),
    minReadRate: data.MIN_READ_RATE,
    logLevel: data.LOG_LEVEL,
    upstreamTimeoutMs: data.UPSTREAM_TIMEOUT_MS,
    answerCacheMaxBytes: data.ANSWER_CACHE === 'on' ? data.ANSWER_CACHE_MAX_BYTES : 0,
    upstreamConnections: data.UPSTREAM_CONNECTIONS,
    breakerReopenMs: data.BREAKER_REOPEN_MS,
    // The sandbox's payments end with the process, so a journal that outlived it would describe nothing.
    journalUrl: data.JOURNAL_URL ?? (isReal ? 'sqlite:./data/journal.db' : 'sqlite::memory:'),
    idempotencyTtlHours: data.IDEMPOTENCY_TTL_HOURS,
    mutationLogDays: data.MUTATION_LOG_DAYS,
    readBackMs: data.READ_BACK_MS,
    settledAfterMs: data.SETTLED_AFTER_MS,
    secretsKey: data.SECRETS_KEY,
  };
}

/** The shortest time after which a real service can no longer act on what it has received, in milliseconds. */
const MIN_SETTLED_AFTER_MS = 60_000;

/** What would let writes be sent twice, or lock replicas out, with services that are not on this machine. */
function unsafeWrites(
  { JOURNAL_URL: journal, SECRETS_KEY: key, SETTLED_AFTER_MS: settledAfter }: z.output<typeof shape>,
  services: readonly ConfiguredService[],
): string[] {
  const real = services.filter(isRemote);
  if (real.length === 0) return [];
  const problems: string[] = [];
  if (settledAfter < MIN_SETTLED_AFTER_MS) {
    problems.push(
      `SETTLED_AFTER_MS must be at least ${MIN_SETTLED_AFTER_MS} with real services: some answer after a minute, ` +
        'and a write that is taken for lost too early could be sent twice.',
    );
  }
  const shared = real.flatMap(({ service }) => service.sharedSecret ?? []);
  if (journal?.startsWith('postgres') && !key && shared.length > 0) {
    problems.push(
      `SECRETS_KEY is missing, and replicas on one PostgreSQL journal share ${shared.join(' and ')}: ` +
        'set it to 32 random bytes, the same on every replica.',
    );
  }
  return problems;
}

/** What begins the names of services' variables and nothing else. */
const PREFIXES = [...new Set(SERVICES.flatMap(({ credentialNames }) => credentialNames))].map(
  (name) => `${name.split('_', 1)[0]}_`,
);

/** @param secrets those whose values may be in files, which have names of their own */
function variableNames(secrets: readonly string[]): ReadonlySet<string> {
  return new Set([
    ...Object.keys(shape.shape),
    ...SERVICES.flatMap((service) => service.variableNames),
    ...secrets.map((name) => `${name}_FILE`),
  ]);
}

/** The variables of an environment that are set and not blank. */
export function setIn(env: Readonly<Record<string, string | undefined>>): Variables {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => !!entry[1]?.trim()),
  );
}
