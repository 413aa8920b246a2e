import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { GatewayContext } from '../context.ts';

/** GraphQL over HTTP, September 2026 edition: there is data, and there are errors. */
const PARTIAL_SUCCESS = 294;

const listener: GraphQLRequestListener<GatewayContext> = {
  async willSendResponse({ request, response, source }) {
    const { body, http } = response;
    if (body.kind !== 'single' || !body.singleResult.errors?.length) return;
    const hasData = body.singleResult.data !== undefined;
    if (request.http?.headers.get('accept') === 'application/graphql-response+json') {
      if (hasData) http.status ??= PARTIAL_SUCCESS;
    } else if (http.status === 400 && source !== undefined) {
      http.status = 200;
    }
  },
};

/**
 * Gives answers the status that GraphQL over HTTP asks for. Under GraphQL's own media type it says what came of the
 * request. Under application/json a client cannot tell a GraphQL answer from a proxy's except by its 200, so that every
 * request with a document has one, whatever is wrong with the document (appendix on application/json). A method or a
 * caller that is not allowed keeps its status under both.
 */
export const graphqlStatus: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return listener;
  },
};
