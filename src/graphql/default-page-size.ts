import { defaultFieldResolver, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLSchema } from 'graphql';

/**
 * Lowers the default of every `first` argument to the largest allowed page size.
 * @param most the largest allowed `first`
 */
export function capDefaultPageSizes(schema: GraphQLSchema, most: number): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) bound(field, most);
  }
}

function bound(field: GraphQLField<unknown, unknown>, most: number): void {
  const first = field.args.find(({ name }) => name === 'first');
  if (!first || Number(first.defaultValue) <= most) return;
  first.defaultValue = most;
  const { resolve = defaultFieldResolver } = field;
  // Resolvers treat null like a missing argument, for which they know the schema's original default.
  field.resolve = (source, args, context, info) =>
    resolve(source, { ...args, first: (args['first'] as number | null) ?? most }, context, info);
}
