import { HeaderMap } from '@apollo/server';
import type {
  ApolloServerPlugin,
  GraphQLRequestContextResponseForOperation,
  GraphQLResponse,
} from '@apollo/server';
import {
  getArgumentValues,
  getDirectiveValues,
  getNullableType,
  getVariableValues,
  GraphQLError,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import type {
  FieldNode,
  GraphQLArgument,
  GraphQLField,
  GraphQLInputType,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { fragmentsOf } from './document-limits.ts';

/**
 * Checks a text that names an object of a type, without reading anything.
 * @param argument path to the text, for the error
 * @throws {GraphQLError} BAD_USER_INPUT if it can name none
 */
export type CheckId = (type: string, given: string, argument: readonly string[]) => void;

type Request = Pick<GraphQLRequestContextResponseForOperation<object>, 'document' | 'request'> & {
  /** Undefined if the document has none of the name that the request gives, whatever Apollo Server's type says. */
  readonly operation?: OperationDefinitionNode;
};
/** The parts of an argument or an input field that matter here. */
type Element = Pick<GraphQLArgument, 'name' | 'type' | 'astNode'>;
/** A text that names an object, as the parameters of the check. */
type Named = Parameters<CheckId>;

/**
 * Refuses an operation with malformed ids, wherever the schema says `@idOf`, before any of it is carried out: one error for each
 * root field that has some, with the paths to all of them. No other field of the schema takes ids.
 */
export class IdArguments implements ApolloServerPlugin<object> {
  readonly #check: CheckId;
  #schema: GraphQLSchema | undefined;
  /** By argument or input field: the type of what it names. */
  readonly #named = new Map<Element, string>();

  constructor(check: CheckId) {
    this.#check = check;
  }

  async serverWillStart({ schema }: { schema: GraphQLSchema }): Promise<void> {
    this.#schema = schema;
    const directive = schema.getDirective('idOf');
    if (!directive) return;
    for (const element of Object.values(schema.getTypeMap()).flatMap(elementsOf)) {
      const type = element.astNode && getDirectiveValues(directive, element.astNode)?.['type'];
      if (typeof type === 'string') this.#named.set(element, type);
    }
  }

  async requestDidStart() {
    return { responseForOperation: async (request: Request) => this.#refusal(request) };
  }

  #refusal({ document, operation, request }: Request): GraphQLResponse | null {
    // Which operation is meant may not be clear; execution reports that.
    const root = operation && this.#schema?.getRootType(operation.operation);
    if (!this.#schema || !root) return null;
    const { coerced } = getVariableValues(
      this.#schema,
      operation.variableDefinitions ?? [],
      request.variables ?? {},
    );
    // What is of the wrong type, here or in a field's arguments, is left to execution, which refuses it.
    if (!coerced) return null;
    const fields = collectFields(this.#schema, fragmentsOf(document), coerced, root, operation.selectionSet);
    const errors = [...fields].flatMap(([name, [node]]) => {
      const field = node && root.getFields()[node.name.value];
      const error = field && this.#errorOf(field, node, coerced);
      return error
        ? [new GraphQLError(error.message, { nodes: node, path: [name], extensions: error.extensions })]
        : [];
    });
    if (errors.length === 0) return null;
    const singleResult = { errors: errors.map((error) => error.toJSON()) };
    return {
      http: { headers: new HeaderMap(), status: 400 },
      body: { kind: 'single', singleResult },
    } as GraphQLResponse;
  }

  #errorOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    variables: Readonly<Record<string, unknown>>,
  ): GraphQLError | undefined {
    if (field.args.length === 0) return undefined;
    const named = errorOr(() => this.#namedIn(field.args, getArgumentValues(field, node, variables), []));
    if (named instanceof GraphQLError) return undefined;
    const faults = named.map((one) => errorOr(() => this.#check(...one)));
    return oneErrorOf(faults.filter((fault) => fault instanceof GraphQLError));
  }

  #namedIn(elements: readonly Element[], values: unknown, path: readonly string[]): Named[] {
    if (typeof values !== 'object' || values === null) return [];
    return elements.flatMap((element) => {
      const { name, type } = element;
      const value = (values as Readonly<Record<string, unknown>>)[name];
      return this.#namedBy(this.#named.get(element), type, value, [...path, name]);
    });
  }

  /** @param of the type of what is named, if something is */
  #namedBy(
    of: string | undefined,
    given: GraphQLInputType,
    value: unknown,
    path: readonly string[],
  ): Named[] {
    const type = getNullableType(given);
    if (isListType(type) && Array.isArray(value))
      return value.flatMap((entry, index) => this.#namedBy(of, type.ofType, entry, [...path, String(index)]));
    if (isInputObjectType(type)) return this.#namedIn(Object.values(type.getFields()), value, path);
    return of !== undefined && typeof value === 'string' ? [[of, value, path]] : [];
  }
}

/** The arguments and input fields of a type. */
function elementsOf(type: GraphQLNamedType): readonly Element[] {
  if (isInputObjectType(type)) return Object.values(type.getFields());
  return isObjectType(type) ? Object.values(type.getFields()).flatMap(({ args }) => args) : [];
}

function errorOr<Result>(attempt: () => Result): Result | GraphQLError {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** How many ids that cannot be used one error describes; of more it only says how many there are. */
const MAX_DESCRIBED = 5;

/** One error that tells of all faults of a field's ids, with the paths to them as `extensions.arguments`. */
function oneErrorOf(faults: readonly GraphQLError[]): GraphQLError | undefined {
  if (faults.length <= 1) return faults[0];
  const paths = faults.map(({ extensions }) => String(extensions['argument']));
  const described = faults.slice(0, MAX_DESCRIBED).map(({ message }, index) => `${paths[index]}: ${message}`);
  const others = faults.length > MAX_DESCRIBED ? ` And ${faults.length - MAX_DESCRIBED} more.` : '';
  const message = `${faults.length} ids cannot be used, so nothing was done. ${described.join(' ')}${others}`;
  return new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT', argument: paths[0], arguments: paths },
  });
}
