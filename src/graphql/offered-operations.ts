import { GraphQLError } from 'graphql';
import type { ValidationRule } from 'graphql';

/**
 * Validation rule: refuses operations of a type that the schema does not have. GraphQL's own rules leave that
 * to execution, where it would count as a fault of the gateway.
 */
export const offeredOperations: ValidationRule = (context) => ({
  OperationDefinition(node) {
    const { operation } = node;
    if (context.getSchema().getRootType(operation)) return;
    const message = `This gateway offers no ${operation}. Ask a query again instead: what has not changed is answered cheaply.`;
    context.reportError(new GraphQLError(message, { nodes: node }));
  },
});
