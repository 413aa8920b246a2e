import {
  GraphQLID,
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  TypeNameMetaFieldDef,
  visit,
  defaultFieldResolver,
  getArgumentValues,
  getVariableValues,
  OperationTypeNode,
} from 'graphql';
import type {
  FieldNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
  DocumentNode,
  GraphQLAbstractType,
  GraphQLLeafType,
} from 'graphql';
import { fragmentsOf } from '../limits/document-limits.ts';
import type { Fragments } from '../limits/document-limits.ts';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLResponse } from '@apollo/server';
import { isObject } from '../../json.ts';

/**
 * A plan met a case that it does not cover, such as a resolver that failed (its error is the cause). GraphQL's own execution
 * answers instead, and words the error. Anything else that a plan throws is a defect of the plan.
 */
export class NotPlanned extends Error {
  override readonly name = 'NotPlanned';
}

/** Where a field is selected. */
interface PlannedPlace {
  definition: GraphQLField<unknown, unknown>;
  /** The first of `nodes`. */
  node: FieldNode;
  nodes: readonly FieldNode[];
  parentType: GraphQLObjectType;
}

/**
 * The `info` that resolvers get, limited to what is the same in every request. If a resolver reads anything
 * else, the plan is abandoned.
 */
class PlannedInfo implements GraphQLResolveInfo {
  readonly fieldName: string;
  /** The first node that selects the field. All of them give the same arguments. */
  readonly node: FieldNode;
  readonly fieldNodes: readonly FieldNode[];
  readonly returnType: GraphQLOutputType;
  readonly parentType: GraphQLObjectType;
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly operation: OperationDefinitionNode;
  readonly rootValue: unknown = undefined;

  constructor(
    { definition, node, nodes, parentType }: PlannedPlace,
    document: Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'operation'>,
  ) {
    this.fieldName = definition.name;
    this.node = node;
    this.fieldNodes = nodes;
    this.returnType = definition.type;
    this.parentType = parentType;
    this.schema = document.schema;
    this.fragments = document.fragments;
    this.operation = document.operation;
  }

  get path(): never {
    throw new NotPlanned('a resolver wants to know its path');
  }

  get variableValues(): never {
    throw new NotPlanned('a resolver wants to know the variables');
  }
}

/** Variables, coerced to their types. */
type VariableValues = Readonly<Record<string, unknown>>;

/** How a field's resolved value, or an entry of a list, is completed. */
interface PlannedValue {
  /** Whether the value must not be null. */
  readonly isRequired: boolean;
  /** Whether a string is answered as it is. */
  readonly isText: boolean;
  /** Completes a value that is not null. */
  readonly complete: Complete;
}

/** A field selected in one place of an operation. */
interface PlannedField {
  /** Its name in the answer: the alias, if there is one. */
  readonly name: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly info: PlannedInfo;
  readonly value: PlannedValue;
}

/** The fields selected on an object. */
interface PlannedFields {
  readonly all: readonly PlannedField[];
  /**
   * An object with every member of the answer in order, each null: copying it is the quickest way to create
   * one.
   */
  readonly blank: Readonly<Record<string, null>>;
}

/**
 * Completes a value that is not null. The run fills in members that are still awaited.
 * @throws {NotPlanned} for anything unusual
 */
type Complete = (value: unknown, run: Run) => unknown;

/** One execution of a plan, as its fields see it. */
interface Run {
  readonly context: unknown;
  readonly variables: VariableValues;
  /** Completes an object. */
  object(source: unknown, fields: PlannedFields): object;
  /** Completes a list. */
  list(values: readonly unknown[], item: PlannedValue): unknown[];
}

/**
 * The plan of an operation for one set of included fields: which fields are selected on each type. A type's
 * fields are collected when it first occurs, and kept for later requests.
 */
class QueryPlan {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: Fragments;
  #root: PlannedFields | undefined;

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    this.#operation = operation;
    this.#fragments = fragmentsOf(document);
  }

  /**
   * The root fields.
   * @throws {NotPlanned} for introspection fields
   */
  root(variables: VariableValues): PlannedFields {
    const type = this.#schema.getQueryType();
    if (!type) throw new NotPlanned('the schema has no queries');
    const { selectionSet } = this.#operation;
    return (this.#root ??= this.#fieldsOf(
      type,
      collectFields(this.#schema, this.#fragments, variables, type, selectionSet),
    ));
  }

  #fieldsOf(type: GraphQLObjectType, asked: ReadonlyMap<string, readonly FieldNode[]>): PlannedFields {
    const definitions = type.getFields();
    const all = [...asked].map(([name, nodes]) => {
      const [node] = nodes;
      const fieldName = node?.name.value ?? '';
      const definition =
        fieldName === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : definitions[fieldName];
      // Assigning to `__proto__` would set the object's prototype.
      if (!node || !definition || name === '__proto__') throw new NotPlanned(name);
      const info = new PlannedInfo(
        { definition, node, nodes, parentType: type },
        {
          schema: this.#schema,
          fragments: this.#fragments,
          operation: this.#operation,
        },
      );
      return { name, definition, info, value: this.#value(definition.type, nodes, info) };
    });
    return { all, blank: Object.fromEntries(all.map(({ name }) => [name, null])) };
  }

  #value(type: GraphQLOutputType, nodes: readonly FieldNode[], info: PlannedInfo): PlannedValue {
    if (isNonNullType(type)) return { ...this.#value(type.ofType, nodes, info), isRequired: true };
    const isText = type === GraphQLString || type === GraphQLID;
    return { isRequired: false, isText, complete: this.#complete(type, nodes, info) };
  }

  #complete(type: GraphQLOutputType, nodes: readonly FieldNode[], info: PlannedInfo): Complete {
    if (isLeafType(type)) return leaf(type);
    if (isListType(type)) return list(this.#value(type.ofType, nodes, info));
    if (isObjectType(type)) return this.#object(type, nodes);
    if (isAbstractType(type)) return this.#abstract(type, nodes, info);
    throw new NotPlanned(`${String(type)} is nothing that one value can be of`);
  }

  #object(type: GraphQLObjectType, nodes: readonly FieldNode[]): Complete {
    if (type.isTypeOf) throw new NotPlanned(`${type.name} tells its objects by a function`);
    let fields: PlannedFields | undefined;
    return (value, run) => {
      fields ??= this.#fieldsOf(
        type,
        collectSubfields(this.#schema, this.#fragments, run.variables, type, nodes),
      );
      return run.object(value, fields);
    };
  }

  #abstract(type: GraphQLAbstractType, nodes: readonly FieldNode[], info: PlannedInfo): Complete {
    const { resolveType } = type;
    if (!resolveType) throw new NotPlanned(`${type.name} does not tell what its objects are`);
    const byType = new Map<string, Complete>();
    for (const possible of this.#schema.getPossibleTypes(type))
      byType.set(possible.name, this.#object(possible, nodes));
    return (value, run) => {
      const name = orNotPlanned(`an object of ${type.name} is of no type`, () =>
        resolveType(value, run.context, info, type),
      );
      const complete = typeof name === 'string' ? byType.get(name) : undefined;
      if (!complete) throw new NotPlanned(`an object of ${type.name} is of no type that it can be of`);
      return complete(value, run);
    };
  }
}

function leaf(type: GraphQLLeafType): Complete {
  return (value) => {
    const written = orNotPlanned(`a value is none of ${type.name}`, () => type.serialize(value));
    if (written == null) throw new NotPlanned(`a value of ${type.name} is written as nothing`);
    return written;
  };
}

function list(item: PlannedValue): Complete {
  return (values, run) => {
    if (!Array.isArray(values)) throw new NotPlanned('it is no list');
    return run.list(values, item);
  };
}

/** What somebody else's code gives. If it fails, the plan does not cover the case. */
function orNotPlanned<T>(reason: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new NotPlanned(reason, { cause: error });
  }
}

/** The variables in a document's directives, which decide what `@include` and `@skip` leave in. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      for (const { value } of directive.arguments ?? [])
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

type Answer = Record<string | number, unknown>;

const NO_ARGUMENTS = Object.freeze({});

/**
 * One execution of a plan. One promise stands for the whole answer, and values that arrive later are put in
 * their places then. Anything unusual, above all an error, ends the whole run.
 */
export class PlanRun implements Run {
  readonly context: unknown;
  readonly variables: VariableValues;
  readonly #settled = Promise.withResolvers<void>();
  /** How many values are still awaited. */
  #awaited = 0;
  #ended = false;

  constructor(context: unknown, variables: VariableValues) {
    this.context = context;
    this.variables = variables;
  }

  /** Resolves to the operation's data. Rejects with NotPlanned at the first thing that the plan does not cover. */
  async data(plan: QueryPlan): Promise<Record<string, unknown>> {
    try {
      const data = this.object(undefined, plan.root(this.variables));
      if (this.#awaited > 0) await this.#settled.promise;
      return data;
    } finally {
      this.#ended = true;
    }
  }

  object(source: unknown, { all, blank }: PlannedFields): Record<string, unknown> {
    // Not `{ ...blank }`: for objects of many shapes, V8 takes twice as long for that.
    const answer: Record<string, unknown> = Object.assign({}, blank);
    for (const field of all) {
      const value = this.#resolve(source, field);
      if (isPromise(value)) this.#await(answer, field.name, value, field.value);
      else answer[field.name] = this.#value(value, field.value);
    }
    return answer;
  }

  list(values: readonly unknown[], item: PlannedValue): unknown[] {
    const answer: unknown[] = [];
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index];
      const isPending = isPromise(value);
      if (isPending) this.#await(answer as unknown as Answer, index, value, item);
      answer.push(isPending ? null : this.#value(value, item));
    }
    return answer;
  }

  #value(value: unknown, { isRequired, isText, complete }: PlannedValue): unknown {
    if (typeof value === 'string') return isText ? value : complete(value, this);
    if (value instanceof Error) throw new NotPlanned('a resolver gave an error', { cause: value });
    if (value !== null && value !== undefined) return complete(value, this);
    if (isRequired) throw new NotPlanned('there is nothing where something has to be');
    return null;
  }

  #resolve(source: unknown, { definition, info }: PlannedField): unknown {
    const { resolve } = definition;
    // Most fields are simply the property of that name.
    if (!resolve && isObject(source)) {
      const value = source[definition.name];
      if (typeof value !== 'function') return value;
    }
    return orNotPlanned('a resolver failed', () => {
      const args =
        definition.args.length > 0 ? getArgumentValues(definition, info.node, this.variables) : NO_ARGUMENTS;
      return (resolve ?? defaultFieldResolver)(source, args, this.context, info);
    });
  }

  #await(answer: Answer, key: string | number, value: PromiseLike<unknown>, planned: PlannedValue): void {
    this.#awaited += 1;
    value.then(
      (value) => this.#fulfil(answer, key, value, planned),
      (error: unknown) => this.#fail(new NotPlanned('a resolver failed', { cause: error })),
    );
  }

  #fulfil(answer: Answer, key: string | number, value: unknown, planned: PlannedValue): void {
    if (this.#ended) return;
    try {
      answer[key] = this.#value(value, planned);
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#awaited -= 1;
    if (this.#awaited === 0) this.#settled.resolve();
  }

  #fail(error: unknown): void {
    if (!this.#ended) this.#settled.reject(error);
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return isObject(value) && typeof value['then'] === 'function';
}

/** The most plans kept for one operation: which fields are included may depend on its variables. */
const MAX_PLANS = 16;

/** How plans have ended since the start. */
export interface PlanFigures {
  /** Queries that a plan answered. */
  answered: number;
  /** Queries that met something that no plan covers, most often a failing read, and were executed from the start. */
  abandoned: number;
  /** Queries whose plan had a defect; each was reported, and executed from the start. */
  defective: number;
}

type Request = Pick<GraphQLRequestContext<object>, 'document' | 'operation' | 'request' | 'contextValue'>;

/**
 * Answers queries by plans, which are made once per document. Without them a query whose data has changed costs 1.5 to 2.3
 * times the CPU (docs/decisions/speed-must-earn-its-lines.md). A plan only covers success. Anything else, such as a failing service or a variable of the wrong
 * type, is left to GraphQL's own execution, which starts over and words the error. What was read from the
 * services so far stays in the request's loaders and is not requested again.
 */
export class PlannedQueries implements ApolloServerPlugin<object> {
  readonly figures: PlanFigures = { answered: 0, abandoned: 0, defective: 0 };
  readonly #plans = new WeakMap<OperationDefinitionNode, OperationPlans>();
  readonly #reportDefect: (error: unknown) => void;
  #schema: GraphQLSchema | undefined;

  /** @param reportDefect called with what a plan threw by mistake; the query is answered all the same */
  constructor(reportDefect: (error: unknown) => void) {
    this.#reportDefect = reportDefect;
  }

  async serverWillStart({ schema }: { schema: GraphQLSchema }): Promise<void> {
    this.#schema = schema;
  }

  async requestDidStart() {
    return { responseForOperation: async (request: Request) => this.#answer(request) };
  }

  async #answer({ document, operation, request, contextValue }: Request): Promise<GraphQLResponse | null> {
    if (!this.#schema || !document || operation?.operation !== OperationTypeNode.QUERY) return null;
    const { coerced } = getVariableValues(
      this.#schema,
      operation.variableDefinitions ?? [],
      request.variables ?? {},
    );
    const plan = coerced && this.#plansOf(operation, document, this.#schema).for(coerced);
    if (!plan) return null;
    try {
      const data = await new PlanRun(contextValue, coerced).data(plan);
      this.figures.answered += 1;
      return {
        http: { headers: new HeaderMap() },
        body: { kind: 'single', singleResult: { data } },
      } as GraphQLResponse;
    } catch (error) {
      if (error instanceof NotPlanned) this.figures.abandoned += 1;
      else {
        this.figures.defective += 1;
        this.#reportDefect(error);
      }
      return null;
    }
  }

  #plansOf(
    operation: OperationDefinitionNode,
    document: DocumentNode,
    schema: GraphQLSchema,
  ): OperationPlans {
    let plans = this.#plans.get(operation);
    if (!plans) {
      plans = new OperationPlans(operation, document, schema);
      this.#plans.set(operation, plans);
    }
    return plans;
  }
}

/** The plans of one operation, by the variables that decide which fields are included. */
class OperationPlans {
  readonly #create: () => QueryPlan;
  readonly #conditions: readonly string[];
  readonly #plans = new Map<string, QueryPlan>();

  constructor(operation: OperationDefinitionNode, document: DocumentNode, schema: GraphQLSchema) {
    this.#conditions = conditionsOf(document);
    this.#create = () => new QueryPlan(schema, document, operation);
  }

  /** The plan for these variables; undefined if the operation already has the most plans that are kept. */
  for(variables: VariableValues): QueryPlan | undefined {
    const key = this.#conditions.map((name) => String(variables[name])).join();
    let plan = this.#plans.get(key);
    if (!plan && this.#plans.size < MAX_PLANS) {
      plan = this.#create();
      this.#plans.set(key, plan);
    }
    return plan;
  }
}
