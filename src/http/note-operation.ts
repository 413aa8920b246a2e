import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { GatewayContext } from '../context.ts';

const listener: GraphQLRequestListener<GatewayContext> = {
  async willSendResponse({ operationName, queryHash, response: { body }, contextValue: { note } }) {
    note.operation = operationName ?? undefined;
    note.document = queryHash;
    const errors = (body.kind === 'single' && body.singleResult.errors) || [];
    if (errors.length === 0) return;
    note.outcome = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))].join();
  },
};

/** Records for the log which operation a request asked for, and the codes of its errors. */
export const noteOperation: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return listener;
  },
};
