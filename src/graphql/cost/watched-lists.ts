import { defaultFieldResolver, isListType, isNonNullType, isObjectType } from 'graphql';
import type { FieldNode, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { CostWeights } from './cost-plan.ts';

type Resolver = GraphQLFieldResolver<unknown, object>;
/**
 * Called with a list's length before its entries are resolved. If it throws, that becomes the field's error.
 */
export type OnList = (context: object, nodes: readonly FieldNode[], length: number) => void;

/**
 * Wraps the resolvers of all list fields with `@listSize`, so that `onList` is called with the real length of
 * each list.
 */
export function watchLists(schema: GraphQLSchema, weights: CostWeights, onList: OnList): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const given = isNonNullType(field.type) ? field.type.ofType : field.type;
      if (isListType(given) && weights.listSize(field))
        field.resolve = watched(field.resolve ?? defaultFieldResolver, onList);
    }
  }
}

function watched(resolve: Resolver, onList: OnList): Resolver {
  return (source, args, context, info) => {
    const watch = (list: unknown) => {
      if (Array.isArray(list)) onList(context, info.fieldNodes, list.length);
      return list;
    };
    const list: unknown = resolve(source, args, context, info);
    return list instanceof Promise ? list.then(watch) : watch(list);
  };
}
