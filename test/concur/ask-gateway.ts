import { ApolloServer, HeaderMap } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { concurReadBack } from '../../src/concur/close.ts';
import type { Concur } from '../../src/concur/concur.ts';
import * as concurResolvers from '../../src/concur/resolvers.ts';
import { GatewayContext } from '../../src/context.ts';
import { scalars } from '../../src/graphql/scalars.ts';
import { errorFormatter } from '../../src/http/format-error.ts';
import { openJournal } from '../../src/journal/open-journal.ts';
import { Writes } from '../../src/journal/writes.ts';
import { readTypeDefs } from '../../src/schema.ts';
import { concurUnderTest } from './concur-gateway.ts';
import type { ConcurUnderTest, ConcurUnderTestOptions } from './concur-gateway.ts';

/** What a client reads of an answer. */
export interface Answer {
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever it asked for
  data: Record<string, any> | null;
  errors: { message: string; path: string; code: string; extensions: Record<string, unknown> }[];
}

/** The part of the gateway that Concur answers, without the wire in front of it. */
export interface AskedGateway extends ConcurUnderTest {
  /** One request of its own. */
  ask: (document: string, variables?: Record<string, unknown>) => Promise<Answer>;
}

/** Starts the schema over Concur and its sandbox; all of it ends with the test. */
export async function askedGateway(
  t: TestContext,
  options: ConcurUnderTestOptions = {},
): Promise<AskedGateway> {
  const under = await concurUnderTest(t, options);
  const writes = await writesOver(t, under.concur);
  const server = new ApolloServer<GatewayContext>({
    typeDefs: readTypeDefs(),
    resolvers: { ...scalars, ...concurResolvers },
    formatError: errorFormatter((error, code) => {
      if (code === 'INTERNAL_SERVER_ERROR')
        t.diagnostic(String(error instanceof Error ? error.stack : error));
    }),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  await server.start();
  t.after(() => server.stop());
  const services = {
    concur: under.concur,
    iplicit: undefined,
    endpoints: [],
    writes,
    publicUrl: () => 'https://gateway.example',
    now: () => Date.now(),
  };
  return {
    ...under,
    async ask(query, variables = {}) {
      const context = new GatewayContext(services, {
        caller: 'tester',
        signal: new AbortController().signal,
      });
      const { body } = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: new HeaderMap([['content-type', 'application/json']]),
          search: '',
          body: { query, variables },
        },
        context: () => Promise.resolve(context),
      });
      assert.ok(body.kind === 'complete');
      const { data, errors = [] } = JSON.parse(body.string) as FormattedExecutionResult<Record<string, any>>;
      return {
        data: data ?? null,
        errors: errors.map(({ message, path, extensions = {} }) => ({
          message,
          path: (path ?? []).join('.'),
          code: String(extensions['code']),
          extensions,
        })),
      };
    },
  };
}

async function writesOver(t: TestContext, concur: Concur): Promise<Writes> {
  const journal = await openJournal('sqlite::memory:', { keyTtlHours: 24, now: () => Date.now() });
  t.after(() => journal.close());
  return new Writes({
    journal,
    clock: {
      now: () => Date.now(),
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
    },
    readBack: { CONCUR: concurReadBack(concur) },
    times: { writeMs: { CONCUR: 1_000 }, waitMs: 2_000, readBackMs: 200, settledMs: 60_000 },
    onUnsettled: (error) => {
      throw error;
    },
  });
}
