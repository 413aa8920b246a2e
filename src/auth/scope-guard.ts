import { NODE_TYPES, parseGlobalId } from '../graphql/ids.ts';
import {
  getDirectiveValues,
  isAbstractType,
  isObjectType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  Kind,
  GraphQLError,
  getArgumentValues,
  getVariableValues,
} from 'graphql';
import type {
  GraphQLNamedType,
  GraphQLSchema,
  FieldNode,
  GraphQLCompositeType,
  GraphQLField,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { isScope, SCOPES } from './caller.ts';
import type { Scope, Caller } from './caller.ts';
import { fragmentsOf } from '../graphql/limits/document-limits.ts';
import type { Fragments } from '../graphql/limits/document-limits.ts';
import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server';
import { RefusedRequest } from '../server/refused-request.ts';

/**
 * For fields whose required scopes depend on their arguments, by schema coordinate: gives the coordinates whose
 * scopes apply to the values of the arguments, as the resolver gets them.
 */
export type ArgumentScopes = Readonly<
  Record<string, (args: Readonly<Record<string, unknown>>) => readonly string[]>
>;

/** Of objects that are named by their ids, the scopes of their types apply. */
const BY_IDS: ArgumentScopes = {
  'Query.node': ({ id }) => typesOf([id]),
  'Query.nodes': ({ ids }) => typesOf(ids as readonly unknown[]),
  'Query._entities': ({ representations }) =>
    (representations as readonly { __typename: string }[]).map(({ __typename }) => __typename),
  // The resolver shows a caller its own writes only, unless it has the scope.
  'Subscription.mutationSettled': () => [],
};

/** The types of the objects that ids name. A text that is not an id names none; the resolver refuses it. */
function typesOf(ids: readonly unknown[]): string[] {
  return [...new Set(ids.flatMap((id) => parseGlobalId(String(id), NODE_TYPES)?.type ?? []))];
}

/** The scopes that a part of the schema requires. */
interface Requirement {
  /** Schema coordinate of that part, such as `BulkPayment` or `Mutation.closePaymentBatch`. */
  readonly coordinate: string;
  /** Lists of scopes. A caller needs every scope of at least one list. */
  readonly alternatives: readonly (readonly Scope[])[];
}

type AstNode = Parameters<typeof getDirectiveValues>[1];

/** The scopes that a schema requires by `@requiresScopes`. */
export class RequiredScopes {
  readonly #schema: GraphQLSchema;
  readonly #byCoordinate = new Map<string, Requirement>();

  /** @throws {Error} if the schema names an unknown scope */
  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      this.#read(type.name, type.astNode);
      for (const field of Object.values(type.getFields()))
        this.#read(`${type.name}.${field.name}`, field.astNode);
    }
  }

  /** The requirement of exactly this coordinate; undefined if it has none. */
  of(coordinate: string): Requirement | undefined {
    return this.#byCoordinate.get(coordinate);
  }

  /** The requirements of a type. For an interface or union: those of every type that it stands for. */
  ofType(type: GraphQLNamedType): Requirement[] {
    return this.#concrete(type).flatMap((name) => this.of(name) ?? []);
  }

  /** The requirements of a type's field. For an interface: those in every type that it stands for. */
  ofField(type: GraphQLNamedType, field: string): Requirement[] {
    return this.#concrete(type).flatMap((name) => this.of(`${name}.${field}`) ?? []);
  }

  #concrete(type: GraphQLNamedType): string[] {
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
  }

  #read(coordinate: string, astNode: AstNode | null | undefined): void {
    const directive = this.#schema.getDirective('requiresScopes');
    const values = directive && astNode ? getDirectiveValues(directive, astNode) : undefined;
    if (!values) return;
    const alternatives = values['scopes'] as string[][];
    if (!allKnown(alternatives)) throw new Error(`${coordinate} requires an unknown scope.`);
    this.#byCoordinate.set(coordinate, { coordinate, alternatives });
  }
}

/** Whether a caller's scopes satisfy a requirement. */
function meets(scopes: ReadonlySet<Scope>, { alternatives }: Requirement): boolean {
  return alternatives.some((list) => list.every((scope) => scopes.has(scope)));
}

function allKnown(alternatives: string[][]): alternatives is Scope[][] {
  return alternatives.flat().every(isScope);
}

/** The scopes that one part of the schema requires, and the first field of the operation that needs them. */
interface Demand {
  readonly requirement: Requirement;
  readonly node: FieldNode;
}

/** A field whose required scopes depend on its arguments. */
interface ArgumentDemand {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** The schema coordinates whose scopes apply to these arguments. */
  readonly coordinates: (args: Readonly<Record<string, unknown>>) => readonly string[];
}

/**
 * All scopes that an operation requires, including those of fields that `@skip` or `@include` may leave out.
 */
interface OperationDemands {
  readonly always: readonly Demand[];
  readonly byArguments: readonly ArgumentDemand[];
}

/**
 * Collects the scopes that an operation requires. Walks each fragment once: the time is linear.
 *
 * A type's own scopes are demanded where a field returns it. A fragment's type condition demands nothing
 * more, since it only selects among the types that the enclosing field returns.
 * @param operation valid against the schema
 */
function demandsOf(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  schema: GraphQLSchema,
  required: RequiredScopes,
  argumentScopes: ArgumentScopes,
): OperationDemands {
  const always = new Map<string, Demand>();
  const byArguments: ArgumentDemand[] = [];
  const walked = new Set<string>();

  function demand(requirements: readonly Requirement[], node: FieldNode): void {
    for (const requirement of requirements) {
      const { coordinate } = requirement;
      if (!always.has(coordinate)) always.set(coordinate, { requirement, node });
    }
  }

  function walk({ selections }: SelectionSetNode, parent: GraphQLCompositeType): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) walkField(selection, parent);
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        walk(selection.selectionSet, typeNamed(selection.typeCondition?.name.value) ?? parent);
      else walkFragment(selection.name.value);
    }
  }

  function walkFragment(name: string): void {
    const fragment = fragments[name];
    const type = typeNamed(fragment?.typeCondition.name.value);
    if (!fragment || !type || walked.has(name)) return;
    walked.add(name);
    walk(fragment.selectionSet, type);
  }

  function walkField(node: FieldNode, parent: GraphQLCompositeType): void {
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    // `__schema`, `__type` and `__typename` are not among a type's fields. They show nobody's data.
    if (!field) return;
    demand(required.ofField(parent, name), node);
    const type = getNamedType(field.type);
    const coordinates = argumentScopes[`${parent.name}.${name}`];
    if (coordinates) byArguments.push({ field, node, coordinates });
    else demand(required.ofType(type), node);
    if (node.selectionSet && isCompositeType(type)) walk(node.selectionSet, type);
  }

  function typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }

  const root = schema.getRootType(operation.operation);
  if (root) walk(operation.selectionSet, root);
  return { always: [...always.values()], byArguments };
}

/**
 * The refusal of an operation whose caller lacks scopes. It names the scopes and the fields that need them.
 */
function forbidden(unmet: readonly Demand[]): GraphQLError {
  const requirements = unmet.map(({ requirement }) => requirement);
  return new GraphQLError(messageFor(requirements), {
    nodes: unmet.map(({ node }) => node),
    extensions: {
      code: 'FORBIDDEN',
      scopes: scopesOf(requirements),
      http: { status: 403, headers: new HeaderMap([['www-authenticate', challenge(requirements)]]) },
    },
  });
}

/** The refusal of a request that is not GraphQL, such as a file download, whose caller lacks scopes. */
function forbiddenRequest(unmet: readonly Requirement[]): RefusedRequest {
  return new RefusedRequest(403, 'FORBIDDEN', messageFor(unmet), {
    headers: { 'www-authenticate': challenge(unmet) },
    extensions: { scopes: scopesOf(unmet) },
  });
}

/** RFC 6750, 3.1: the challenge for a caller that is known but lacks scopes. */
function challenge(unmet: readonly Requirement[]): string {
  return `Bearer realm="payments", error="insufficient_scope", scope="${scopesOf(unmet).join(' ')}"`;
}

function scopesOf(unmet: readonly Requirement[]): string[] {
  const named = new Set(unmet.flatMap(({ alternatives }) => alternatives.flat()));
  return SCOPES.filter((scope) => named.has(scope));
}

function messageFor(unmet: readonly Requirement[]): string {
  const parts = unmet.map(
    ({ coordinate, alternatives }) =>
      `${coordinate} requires the scope ${alternatives.map((list) => list.join(' and ')).join(', or ')}`,
  );
  return `The caller lacks scopes: ${parts.join('; ')}. Nothing was done.`;
}

type Resolved = GraphQLRequestContextDidResolveOperation<{ readonly caller: Caller }>;

/**
 * Refuses operations that the caller's scopes do not allow, as declared by `@requiresScopes` in the schema.
 * An operation is allowed or refused as a whole before any of it is executed, so nothing is sent to a service
 * and no partial data is shown.
 */
export class ScopeGuard implements ApolloServerPlugin<{ readonly caller: Caller }> {
  readonly #demands = new WeakMap<OperationDefinitionNode, OperationDemands>();
  /** The fields whose scopes depend on their arguments. */
  readonly argumentScopes: ArgumentScopes;
  #schema: { schema: GraphQLSchema; required: RequiredScopes } | undefined;

  /** @param argumentScopes those of the services' own fields */
  constructor(argumentScopes: ArgumentScopes = {}) {
    this.argumentScopes = { ...BY_IDS, ...argumentScopes };
  }

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

  /** Whether a caller's scopes suffice for a part of the schema, such as `Mutation.closePaymentBatch`. */
  permits({ scopes }: Caller, coordinate: string): boolean {
    const requirement = this.#started.required.of(coordinate);
    return requirement === undefined || meets(scopes, requirement);
  }

  #check({ contextValue: { caller }, operation, document, request }: Resolved): void {
    // The request does not say which operation it means. Executing it gives the error.
    if (!operation) return;
    const { schema, required } = this.#started;
    let demands = this.#demands.get(operation);
    if (!demands) {
      demands = demandsOf(operation, fragmentsOf(document), schema, required, this.argumentScopes);
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
