import { defaultFieldResolver, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLSchema } from 'graphql';

/**
 * Has pages of which nobody says how long they are hold no more than the longest that may be asked for.
 * @param most what `first` may be at most
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
  // To resolvers null is the same as left out, and they know what the schema says of that.
  field.resolve = (source, args, context, info) =>
    resolve(source, { ...args, first: (args['first'] as number | null) ?? most }, context, info);
}
