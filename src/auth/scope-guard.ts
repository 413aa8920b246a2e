import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server';
import { getArgumentValues, getVariableValues, GraphQLError } from 'graphql';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { fragmentsOf } from '../graphql/fragments.ts';
import type { Caller } from './caller.ts';
import { forbidden, forbiddenRequest } from './forbidden.ts';
import { demandsOf } from './operation-demands.ts';
import type { Demand, OperationDemands } from './operation-demands.ts';
import { meets, RequiredScopes } from './required-scopes.ts';
import type { Requirement } from './required-scopes.ts';

type Resolved = GraphQLRequestContextDidResolveOperation<{ readonly caller: Caller }>;

/**
 * Refuses operations that the caller's scopes do not allow, as declared by `@requiresScopes` in the schema.
 * An operation is allowed or refused as a whole before any of it is executed, so nothing is sent to a service
 * and no partial data is shown.
 */
export class ScopeGuard implements ApolloServerPlugin<{ readonly caller: Caller }> {
  readonly #demands = new WeakMap<OperationDefinitionNode, OperationDemands>();
  #schema: { schema: GraphQLSchema; required: RequiredScopes } | undefined;

  /** @throws {Error} if the schema requires an unknown scope */
  async serverWillStart({ schema }: { schema: GraphQLSchema }): Promise<void> {
    this.#schema = { schema, required: new RequiredScopes(schema) };
  }

  async requestDidStart() {
    return { didResolveOperation: async (context: Resolved) => this.#check(context) };
  }

  /**
   * Checks a caller's scopes for data that is served outside GraphQL.
   * @param coordinates schema coordinates of that data, such as `PaymentBatchFile`
   * @throws {RefusedRequest} 403 if the caller lacks scopes
   */
  admit({ scopes }: Caller, coordinates: readonly string[]): void {
    const unmet = this.#requirementsOf(coordinates).filter((requirement) => !meets(scopes, requirement));
    if (unmet.length > 0) throw forbiddenRequest(unmet);
  }

  #check({ contextValue: { caller }, operation, document, request }: Resolved): void {
    // The request does not say which operation it means. Executing it gives the error.
    if (!operation) return;
    const { schema, required } = this.#started;
    let demands = this.#demands.get(operation);
    if (!demands) {
      demands = demandsOf(operation, fragmentsOf(document), schema, required);
      this.#demands.set(operation, demands);
    }
    const demanded = [...demands.always, ...this.#demandsByArguments(demands, operation, request.variables)];
    const unmet = demanded.filter(({ requirement }) => !meets(caller.scopes, requirement));
    if (unmet.length > 0) throw forbidden(unmet);
  }

  /** Demands that depend on arguments. Values of the wrong type demand nothing: execution refuses them. */
  #demandsByArguments(
    { byArguments }: OperationDemands,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown> = {},
  ): Demand[] {
    if (byArguments.length === 0) return [];
    const { coerced } = getVariableValues(
      this.#started.schema,
      operation.variableDefinitions ?? [],
      variables,
    );
    if (!coerced) return [];
    return byArguments.flatMap(({ field, node, coordinates }) => {
      const args = argumentsOf(field, node, coerced);
      return args
        ? this.#requirementsOf(coordinates(args)).map((requirement) => ({ requirement, node }))
        : [];
    });
  }

  #requirementsOf(coordinates: readonly string[]): Requirement[] {
    return coordinates.flatMap((coordinate) => this.#started.required.of(coordinate) ?? []);
  }

  get #started(): { schema: GraphQLSchema; required: RequiredScopes } {
    if (!this.#schema) throw new Error('The scope guard was used before the GraphQL server had started.');
    return this.#schema;
  }
}

type ArgumentsOf = Parameters<typeof getArgumentValues>;

function argumentsOf(field: ArgumentsOf[0], node: ArgumentsOf[1], variables: Record<string, unknown>) {
  try {
    return getArgumentValues(field, node, variables);
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}
