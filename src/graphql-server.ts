import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { ScopeGuard } from './auth/scope-guard.ts';
import type { GatewayContext } from './context.ts';
import { errorFormatter } from './http/format-error.ts';
import type { ReportError } from './http/format-error.ts';
import { noteOperation } from './http/note-operation.ts';
import { graphqlStatus } from './http/graphql-status.ts';
import { wholeAnswers } from './replay/whole-answers.ts';
import { resolvers } from './resolvers.ts';
import { readTypeDefs } from './schema.ts';

export interface GraphqlServerOptions {
  /** Whether the schema may be asked for. */
  introspection: boolean;
  /** Lets callers have what their scopes allow. */
  guard: ScopeGuard;
  reportError: ReportError;
}

/** The GraphQL server itself, without a wire: schema, resolvers, and what errors look like. */
export function createGraphqlServer({
  introspection,
  guard,
  reportError,
}: GraphqlServerOptions): ApolloServer<GatewayContext> {
  return new ApolloServer<GatewayContext>({
    typeDefs: readTypeDefs(),
    resolvers,
    introspection,
    formatError: errorFormatter(reportError),
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    maxRecursiveSelections: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    // Done before anything gets here, and more strictly (see http/origins.ts).
    csrfPrevention: false,
    // Without the disabled ones the server would look for keys in the environment and report to its vendor where it finds them.
    plugins: [
      guard,
      graphqlStatus,
      wholeAnswers,
      noteOperation,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
