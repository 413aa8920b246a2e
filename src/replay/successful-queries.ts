import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { GatewayContext } from '../context.ts';

const listener: GraphQLRequestListener<GatewayContext> = {
  async willSendResponse({ operation, response: { body }, contextValue }) {
    const isWhole =
      body.kind === 'single' && body.singleResult.data != null && !body.singleResult.errors?.length;
    if (operation?.operation === 'query' && isWhole) contextValue.reader.succeeded();
  },
};

/** Tells a request's reader that its answer may be replayed: it is that of a query without any error. */
export const successfulQueries: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return listener;
  },
};
