import type { Logger } from 'pino';
import { readConfig } from '../src/app/config.ts';
import type { HttpLimits } from '../src/server/limits.ts';
import { createLog } from '../src/app/log.ts';
import { startSandbox } from '../src/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../src/sandbox/sandbox.ts';
import { startGateway } from '../src/app/start.ts';

/** A GraphQL answer as it came over HTTP. */
export interface GraphqlAnswer<Data> {
  status: number;
  headers: Headers;
  /** Of the type that the test states, unchecked; null if everything failed. */
  data: Data;
  errors: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions: Record<string, unknown>;
  }[];
}

/** A gateway on a real socket, with the sandbox's services on real sockets behind it. */
export interface TestGateway {
  origin: string;
  /** The GraphQL endpoint. */
  url: string;
  /** Where metrics and health in detail are. */
  opsOrigin: string;
  sandbox: Sandbox;
  /** Sends one operation. Resolves with whatever is answered, errors included. */
  ask<Data = unknown>(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<GraphqlAnswer<Data>>;
  /** Stops it; @param delayMs milliseconds to answer on first, while not ready */
  close(delayMs?: number): Promise<void>;
}

/** How a test's gateway differs from the usual one. */
export interface TestGatewayOptions {
  sandbox?: SandboxOptions;
  /** The configured services. Default: both. */
  services?: readonly ('concur' | 'iplicit')[];
  /** Environment variables, beside those of `environmentFor` or instead of them. */
  env?: Record<string, string>;
  /** HTTP limits that differ from the usual ones. */
  limits?: Partial<HttpLimits>;
  /** Default: none, so nothing is logged. */
  log?: Logger;
}

/** Starts a gateway as `npm start` does, in this process, on a free port, with a journal in memory. */
export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const sandbox = await startSandbox({ closeDelayMs: 20, approvalDelayMs: 20, ...options.sandbox });
  const env = { ...environmentFor(sandbox, options.services), ...options.env };
  const gateway = await startGateway(readConfig(env), {
    log: options.log ?? createLog('silent'),
    ...(options.limits && { limits: options.limits }),
  });
  const url = `${gateway.origin}/graphql`;
  return {
    origin: gateway.origin,
    url,
    opsOrigin: gateway.opsOrigin ?? '',
    sandbox,
    ask: (query, variables, headers) => ask(url, query, variables, headers),
    async close(delayMs) {
      await gateway.stop(delayMs);
      await sandbox.close();
    },
  };
}

/** The environment of a gateway whose services are this sandbox's. */
export function environmentFor(
  sandbox: Sandbox,
  services: readonly string[] = ['concur', 'iplicit'],
): Record<string, string> {
  const { concur, iplicit } = sandbox;
  return {
    PORT: '0',
    LOG_LEVEL: 'silent',
    DRAIN_DELAY_MS: '0',
    AUTH: 'none',
    INTROSPECTION: 'true',
    GRAPHIQL: 'true',
    RATE_LIMIT: 'off',
    JOURNAL_URL: 'sqlite::memory:',
    READ_BACK_MS: '100',
    BREAKER_REOPEN_MS: '1',
    ...(services.includes('concur') && {
      CONCUR_BASE_URL: concur.origin,
      CONCUR_CLIENT_ID: concur.credentials.clientId,
      CONCUR_CLIENT_SECRET: concur.credentials.clientSecret,
      CONCUR_REFRESH_TOKEN: concur.credentials.refreshToken,
    }),
    ...(services.includes('iplicit') && {
      IPLICIT_BASE_URL: iplicit.origin,
      IPLICIT_DOMAIN: iplicit.credentials.domain,
      IPLICIT_USERNAME: iplicit.credentials.username,
      IPLICIT_API_KEY: iplicit.credentials.apiKey,
    }),
  };
}

/** Sends one operation to a GraphQL endpoint. */
export async function ask<Data = unknown>(
  url: string,
  query: string,
  variables?: Record<string, unknown>,
  headers?: Record<string, string>,
): Promise<GraphqlAnswer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Partial<GraphqlAnswer<Data>>;
  return { status: response.status, headers: response.headers, data: data as Data, errors: errors ?? [] };
}
