import { RESOLVERS } from '../services/resolvers.ts';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { Charging } from '../auth/points.ts';
import type { ScopeGuard } from '../auth/scope-guard.ts';
import type { GatewayContext } from '../services/context.ts';
import { executableSchema, readTypeDefs, subgraphResolvers, subgraphTypeDefs } from '../graphql/schema.ts';
import { checkId, entities } from '../services/node.ts';
import { PlannedQueries } from '../graphql/planner/planned-queries.ts';
import { IdArguments } from '../graphql/limits/id-arguments.ts';
import type { RequestLimits } from '../graphql/limits/request-limits.ts';
import { withoutSuggestion } from '../graphql/errors.ts';
import { errorFormatter } from '../server/format-error.ts';
import type { ReportError } from '../server/format-error.ts';
import { liveOperations, logOperation, graphqlStatus } from '../server/graphql-endpoint.ts';
import { successfulQueries } from '../answer-cache/answer-cache.ts';

interface GraphqlServerOptions {
  /** Whether the schema has what routers ask a subgraph for. */
  subgraph: boolean;
  /** Whether introspection is allowed. */
  introspection: boolean;
  /** Refuses operations that the caller's scopes do not allow. */
  guard: ScopeGuard;
  /** Refuses documents that are too large or too costly. */
  limits: RequestLimits;
  reportError: ReportError;
}

/**
 * Apollo Server's own log lines may quote a request. Nothing is lost: `formatError` has already reported
 * every error.
 */
const SILENT_LOGGER = { debug() {}, info() {}, warn() {}, error() {} };

/** Most validation errors listed in one answer. */
const MAX_ERRORS = 5;

/** Creates the GraphQL server, independent of HTTP: schema, resolvers, plugins and error format. */
export function createGraphqlServer({
  subgraph,
  introspection,
  guard,
  limits,
  reportError,
}: GraphqlServerOptions): ApolloServer<GatewayContext> {
  const format = errorFormatter(reportError);
  return new ApolloServer<GatewayContext>({
    // `npm run codegen` validates the schema when it merges it, so that this need not be done at every start.
    schema: subgraph ? subgraphSchema() : executableSchema(readTypeDefs(), RESOLVERS),
    introspection,
    formatError: (formatted, error) =>
      introspection ? format(formatted, error) : withoutSuggestion(format(formatted, error)),
    includeStacktraceInErrorResponses: false,
    documentStore: limits.documents,
    parseOptions: limits.parseOptions,
    validationOptions: { maxErrors: MAX_ERRORS, hideSuggestions: !introspection },
    validationRules: [limits.rule],
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: SILENT_LOGGER,
    // server/origins.ts has already done this, and more strictly.
    csrfPrevention: false,
    // The "Disabled" plugins stop Apollo Server from reporting to its vendor if it finds keys in the
    // environment, and from loading at every start the code that traces for a federation gateway.
    plugins: [
      liveOperations,
      limits,
      guard,
      new Charging((context) => limits.pointsOf(context)),
      new IdArguments(checkId),
      new PlannedQueries((error) => reportError(error, 'INTERNAL_SERVER_ERROR')),
      graphqlStatus,
      successfulQueries,
      logOperation,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

function subgraphSchema(): GraphQLSchema {
  const sdl = readTypeDefs();
  return executableSchema(subgraphTypeDefs(sdl), [...RESOLVERS, subgraphResolvers(sdl), entities]);
}
