import { defaultFieldResolver, getNullableType, isListType, isObjectType } from 'graphql';
import type { FieldNode, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { OperationCost } from './operation-costs.ts';

type Resolver = GraphQLFieldResolver<unknown, object>;

/** What the lists of an operation are counted in. */
export interface ListCount {
  /**
   * The cost of the execution under way with this context. It is asked for when a list field is resolved, not when its list
   * has come: one that comes after its execution was given up is not counted in the next.
   */
  costOf(context: object): OperationCost | undefined;
  /** Called with a list before its entries are resolved. If it throws, that becomes the field's error. */
  onList(cost: OperationCost, nodes: readonly FieldNode[], list: readonly unknown[]): void;
}

/** Wraps the resolvers of all list fields, so that each list is counted. */
export function watchLists(schema: GraphQLSchema, count: ListCount): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (isListType(getNullableType(field.type)))
        field.resolve = watched(field.resolve ?? defaultFieldResolver, count);
    }
  }
}

function watched(resolve: Resolver, { costOf, onList }: ListCount): Resolver {
  return (source, args, context, info) => {
    const cost = costOf(context);
    const watch = (list: unknown) => {
      if (cost && Array.isArray(list)) onList(cost, info.fieldNodes, list);
      return list;
    };
    const list: unknown = resolve(source, args, context, info);
    return list instanceof Promise ? list.then(watch) : watch(list);
  };
}
