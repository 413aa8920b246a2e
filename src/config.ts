import { existsSync } from 'node:fs';
import * as z from 'zod';
import { authConfig, authProblems, authVariables } from './auth/auth-config.ts';
import type { AuthConfig } from './auth/auth-config.ts';
import { graphqlConfig, graphqlProblems, graphqlVariables } from './graphql/graphql-config.ts';
import type { GraphqlConfig } from './graphql/graphql-config.ts';

/**
 * The process's environment, after a file of variables has been added to it: the one that is named, else `.env` where
 * there is one. What is set already stays as it is.
 * @throws if the named file cannot be read
 */
export function readEnvironment(envFile?: string): NodeJS.ProcessEnv {
  if (envFile !== undefined) process.loadEnvFile(envFile);
  else if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** The environment of a worker: its primary has completed it, and the file may have changed since. */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}

/** How to reach SAP Concur. */
export interface ConcurConfig {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  edition: 'auto' | '2020' | '2018';
}

/** How to reach iplicit. */
export interface IplicitConfig {
  baseUrl: string;
  domain: string;
  username: string;
  apiKey: string;
}

/** All that the environment decides. */
export interface Config {
  host: string;
  port: number;
  /** Origin under which clients reach the gateway; undefined means the address that it listens on. */
  publicUrl: string | undefined;
  /** Origins whose pages may ask from a browser, besides the gateway's own. */
  corsOrigins: readonly string[];
  /** Who may ask, and how much. */
  auth: AuthConfig;
  /** What may be asked. */
  graphql: GraphqlConfig;
  /** Requests that may be under way at once; the rest are told to come back. */
  maxRequestsUnderWay: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Milliseconds that one exchange with a service may take. */
  upstreamTimeoutMs: number;
  /** Most bytes that answers are kept in to be given again while they hold; 0: none are. */
  replayMaxBytes: number;
  /** Connections kept to each service; requests beyond that wait in line. */
  upstreamConnections: number;
  /** Milliseconds that a failing service is let be before it is tried again. */
  breakerReopenMs: number;
  /** Milliseconds that a close which waits for the file may take; Concur documents 60 s. */
  concurCloseTimeoutMs: number;
  /** Undefined: this service is not configured. With both undefined the sandbox stands in for both. */
  concur: ConcurConfig | undefined;
  iplicit: IplicitConfig | undefined;
  /** The edition that the sandbox's Concur speaks, and the one that is expected of it. */
  concurEdition: 'auto' | '2020' | '2018';
  /** Where writes are written down. */
  journalUrl: string;
  /** Hours that an idempotency key is kept. */
  idempotencyTtlHours: number;
  /** Milliseconds that a service is read back, within a request, for a write whose answer was lost. */
  readBackMs: number;
  /** Milliseconds after which an unchanged state proves that a lost write never happened. */
  settledAfterMs: number;
  /** Encrypts what is secret in the journal; undefined: secrets stay in memory. */
  secretsKey: Buffer | undefined;
}

/** The environment is not one that the gateway can start with. Its message lists every problem and no value of a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n  - ${problems.join('\n  - ')}`,
    );
    this.problems = problems;
  }
}

const origin = z
  .url({
    protocol: /^https?$/,
    error: 'must be an http(s) address such as https://us2.api.concursolutions.com',
  })
  .refine(isBareOrigin, 'must have no path, query or user: scheme, host and port only');
/** Whether an address is scheme, host and port alone; what is no address at all is told apart by its own message. */
function isBareOrigin(value: string): boolean {
  return !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`;
}

/** Origins by comma. A wildcard is none: it would let in pages that nobody listed. */
const origins = z
  .string()
  .transform((list) => list.split(',').map((item) => item.trim()))
  .refine(
    (list) => list.every((item) => origin.safeParse(item).success && !item.includes('*')),
    'must be origins by comma, each exact and without a path, such as https://app.example.com',
  )
  .transform((list) => list.map((item) => new URL(item).origin));

const text = z.string().trim().min(1);
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);

const shape = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: whole(0, 65_535).default(4000),
  PUBLIC_URL: origin.optional(),
  CORS_ORIGINS: origins.default([]),
  ...authVariables,
  ...graphqlVariables,
  MAX_REQUESTS_UNDER_WAY: whole(1, 100_000).default(256),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  UPSTREAM_TIMEOUT_MS: whole(1, 600_000).default(30_000),
  CONCUR_BASE_URL: origin.optional(),
  CONCUR_CLIENT_ID: text.optional(),
  CONCUR_CLIENT_SECRET: text.optional(),
  CONCUR_REFRESH_TOKEN: text.optional(),
  REPLAY: z.enum(['on', 'off']).default('on'),
  REPLAY_MAX_BYTES: whole(0, 999_999_999).default(67_108_864),
  UPSTREAM_CONNECTIONS: whole(1, 1_000).default(256),
  BREAKER_REOPEN_MS: whole(1, 600_000).default(5_000),
  CONCUR_CLOSE_TIMEOUT_MS: whole(1, 600_000).default(75_000),
  CONCUR_EDITION: z.enum(['auto', '2020', '2018']).default('auto'),
  IPLICIT_BASE_URL: origin.optional(),
  IPLICIT_DOMAIN: text.optional(),
  IPLICIT_USERNAME: text.optional(),
  IPLICIT_API_KEY: text.optional(),
  JOURNAL_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must be sqlite:<file> or postgres://…')
    .optional(),
  IDEMPOTENCY_TTL_HOURS: whole(24, 24 * 365).default(24),
  READ_BACK_MS: whole(0, 600_000).default(5_000),
  SETTLED_AFTER_MS: whole(0, 86_400_000).default(120_000),
  SECRETS_KEY: z
    .string()
    .regex(/^([0-9a-f]{64}|[A-Za-z0-9+/]{43}=)$/, 'must be 32 bytes, as 64 hex digits or as base64')
    .transform((key) => Buffer.from(key, key.length === 64 ? 'hex' : 'base64'))
    .optional(),
});

const CONCUR = [
  'CONCUR_BASE_URL',
  'CONCUR_CLIENT_ID',
  'CONCUR_CLIENT_SECRET',
  'CONCUR_REFRESH_TOKEN',
] as const;
const IPLICIT = ['IPLICIT_BASE_URL', 'IPLICIT_DOMAIN', 'IPLICIT_USERNAME', 'IPLICIT_API_KEY'] as const;

/**
 * Reads the configuration from an environment; a variable that is set but blank counts as not set.
 * @throws {ConfigError} naming every problem at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => !!entry[1]?.trim()),
  );
  const parsed = shape.safeParse(given);
  const problems =
    parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${worded(issue.message)}.`) ?? [];
  const real = [...CONCUR, ...IPLICIT].some((name) => name in given);
  problems.push(
    ...authProblems(given, real),
    ...graphqlProblems(given),
    ...halfConfigured('SAP Concur', CONCUR, given),
    ...halfConfigured('iplicit', IPLICIT, given),
  );
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const { data } = parsed;
  return {
    host: data.HOST,
    port: data.PORT,
    publicUrl: data.PUBLIC_URL && new URL(data.PUBLIC_URL).origin,
    corsOrigins: data.CORS_ORIGINS,
    auth: authConfig(data),
    graphql: graphqlConfig(data, real),
    maxRequestsUnderWay: data.MAX_REQUESTS_UNDER_WAY,
    logLevel: data.LOG_LEVEL,
    upstreamTimeoutMs: data.UPSTREAM_TIMEOUT_MS,
    replayMaxBytes: data.REPLAY === 'on' ? data.REPLAY_MAX_BYTES : 0,
    upstreamConnections: data.UPSTREAM_CONNECTIONS,
    breakerReopenMs: data.BREAKER_REOPEN_MS,
    concurCloseTimeoutMs: data.CONCUR_CLOSE_TIMEOUT_MS,
    concur: data.CONCUR_BASE_URL
      ? {
          baseUrl: new URL(data.CONCUR_BASE_URL).origin,
          clientId: data.CONCUR_CLIENT_ID ?? '',
          clientSecret: data.CONCUR_CLIENT_SECRET ?? '',
          refreshToken: data.CONCUR_REFRESH_TOKEN ?? '',
          edition: data.CONCUR_EDITION,
        }
      : undefined,
    iplicit: data.IPLICIT_BASE_URL
      ? {
          baseUrl: new URL(data.IPLICIT_BASE_URL).origin,
          domain: data.IPLICIT_DOMAIN ?? '',
          username: data.IPLICIT_USERNAME ?? '',
          apiKey: data.IPLICIT_API_KEY ?? '',
        }
      : undefined,
    concurEdition: data.CONCUR_EDITION,
    // What the sandbox holds ends with the process; a journal that outlived it would speak of payments that are gone.
    journalUrl:
      data.JOURNAL_URL ??
      (data.CONCUR_BASE_URL || data.IPLICIT_BASE_URL ? 'sqlite:./data/journal.db' : 'sqlite::memory:'),
    idempotencyTtlHours: data.IDEMPOTENCY_TTL_HOURS,
    readBackMs: data.READ_BACK_MS,
    settledAfterMs: data.SETTLED_AFTER_MS,
    secretsKey: data.SECRETS_KEY,
  };
}

/** What is missing of a service of which something is set. Half a service is never what an operator meant. */
function halfConfigured(service: string, names: readonly string[], given: Record<string, unknown>): string[] {
  const missing = names.filter((name) => !(name in given));
  if (missing.length === 0 || missing.length === names.length) return [];
  return [
    `${service} is half configured: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
  ];
}

/** Zod's own wording for a wrong enum value would repeat the value; ours never does. */
function worded(message: string): string {
  return message.replace(/^Invalid option: expected/, 'must be').replace(/^Invalid input: /, '');
}
