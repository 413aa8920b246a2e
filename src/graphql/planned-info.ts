import type {
  FieldNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { Fragments } from './fragments.ts';
import { NotPlanned } from './not-planned.ts';

/** Where a field is selected. */
export interface PlannedPlace {
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
export class PlannedInfo implements GraphQLResolveInfo {
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
