import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { GatewayContext } from '../context.ts';

/** GraphQL over HTTP, September 2026 edition: the status of an answer with both data and errors. */
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
 * Sets the status of answers as GraphQL over HTTP requires. Under GraphQL's own media type the status
 * reflects the result. Under application/json only a 200 tells a client that the answer is GraphQL and not a
 * proxy's, so every request with a document gets 200, whatever is wrong with the document (appendix on
 * application/json). Refusals of the method or the caller keep their status under both types.
 */
export const graphqlStatus: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return listener;
  },
};
