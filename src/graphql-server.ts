import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { Charging } from './auth/charging.ts';
import type { ScopeGuard } from './auth/scope-guard.ts';
import type { GatewayContext } from './context.ts';
import { executableSchema } from './graphql/executable-schema.ts';
import { offeredOperations } from './graphql/offered-operations.ts';
import { PlannedQueries } from './graphql/planned-queries.ts';
import type { RequestLimits } from './graphql/request-limits.ts';
import { withoutSuggestion } from './graphql/suggestions.ts';
import { errorFormatter } from './http/format-error.ts';
import type { ReportError } from './http/format-error.ts';
import { noteOperation } from './http/note-operation.ts';
import { graphqlStatus } from './http/graphql-status.ts';
import { successfulQueries } from './replay/successful-queries.ts';
import { resolvers } from './resolvers.ts';
import { readTypeDefs } from './schema.ts';

export interface GraphqlServerOptions {
  /** Whether the schema may be asked for. */
  introspection: boolean;
  /** Lets callers have what their scopes allow. */
  guard: ScopeGuard;
  /** Holds requests to what they may ask for. */
  limits: RequestLimits;
  reportError: ReportError;
}

/** Its own words for the console may quote a request; every error has been reported by the time that it would say so. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** Errors that one answer tells; whoever has more begins with these. */
const MOST_ERRORS = 5;

/** The GraphQL server itself, without a wire: schema, resolvers, and what errors look like. */
export function createGraphqlServer({
  introspection,
  guard,
  limits,
  reportError,
}: GraphqlServerOptions): ApolloServer<GatewayContext> {
  const format = errorFormatter(reportError);
  return new ApolloServer<GatewayContext>({
    // That it is valid is checked when it is made of its parts, by `npm run codegen`.
    schema: executableSchema(readTypeDefs(), { ...resolvers }),
    introspection,
    formatError: (formatted, error) => withoutSuggestion(format(formatted, error)),
    includeStacktraceInErrorResponses: false,
    parseOptions: limits.parseOptions,
    validationOptions: { maxErrors: MOST_ERRORS, hideSuggestions: true },
    validationRules: [offeredOperations, limits.rule],
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: SILENT,
    // Done before anything gets here, and more strictly (see http/origins.ts).
    csrfPrevention: false,
    // Without the disabled ones the server would look for keys in the environment and report to its vendor where it finds them,
    // and load at each start what traces for a gateway before it.
    plugins: [
      limits,
      guard,
      new Charging((context) => limits.pointsOf(context)),
      new PlannedQueries(),
      graphqlStatus,
      successfulQueries,
      noteOperation,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
