import { GraphQLError } from 'graphql';
import type { ValidationRule } from 'graphql';

/** Refuses operations of a type that the schema does not have. GraphQL's own rules leave that to execution, where it is a fault. */
export const offeredOperations: ValidationRule = (context) => ({
  OperationDefinition(node) {
    const { operation } = node;
    if (context.getSchema().getRootType(operation)) return;
    const message = `This gateway offers no ${operation}. Ask a query again instead: what has not changed is answered cheaply.`;
    context.reportError(new GraphQLError(message, { nodes: node }));
  },
});
