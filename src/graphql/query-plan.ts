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
} from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  GraphQLAbstractType,
  GraphQLLeafType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { fragmentsOf } from './fragments.ts';
import type { Fragments } from './fragments.ts';
import { NotPlanned } from './not-planned.ts';
import type { Complete, PlannedFields, PlannedValue, VariableValues } from './planned-field.ts';
import { PlannedInfo } from './planned-info.ts';

/**
 * The plan of an operation for one set of included fields: which fields are selected on each type. A type's
 * fields are collected when it first occurs, and kept for later requests.
 */
export class QueryPlan {
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
      const name = resolveType(value, run.context, info, type);
      const complete = typeof name === 'string' ? byType.get(name) : undefined;
      if (!complete) throw new NotPlanned(`an object of ${type.name} is of no type that it can be of`);
      return complete(value, run);
    };
  }
}

function leaf(type: GraphQLLeafType): Complete {
  return (value) => {
    const written: unknown = type.serialize(value);
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

/** The variables in a document's directives, which decide what `@include` and `@skip` leave in. */
export function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      for (const { value } of directive.arguments ?? [])
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
