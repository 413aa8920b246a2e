import { readFileSync } from 'node:fs';
import { PROJECT } from '../project.ts';
import {
  buildASTSchema,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
  defaultFieldResolver,
} from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema, GraphQLTypeResolver, GraphQLField } from 'graphql';

/** Reads the whole public schema, which `npm run codegen` merges from the files in schema/. */
export function readTypeDefs(): string {
  return readFileSync(new URL('schema/schema.graphql', PROJECT), 'utf8');
}

type Resolver = GraphQLFieldResolver<unknown, unknown>;

/** Resolvers by type name. */
type ResolverMap = Readonly<Record<string, unknown>>;

/**
 * Builds a schema with its resolvers.
 * @param sdl known to be valid: it is not checked again
 * @param resolvers maps of resolvers. For a scalar: the scalar itself; for an interface or union: its
 *   `__resolveType`; for an object: the resolvers of its fields
 * @throws {Error} if there is a resolver for something that the schema does not have, or two for one field
 */
export function executableSchema(sdl: string, resolvers: readonly ResolverMap[]): GraphQLSchema {
  const schema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValid: true });
  for (const [name, given] of resolvers.flatMap((map) => Object.entries(map))) {
    const type = schema.getType(name);
    if (isScalarType(type) && isScalarType(given)) {
      // Only the behaviour is copied: the name, description and directives come from the SDL.
      const { serialize, parseValue, parseLiteral } = given;
      Object.assign(type, { serialize, parseValue, parseLiteral });
    } else if (isInterfaceType(type) || isUnionType(type)) {
      const { __resolveType } = given as { __resolveType: GraphQLTypeResolver<unknown, unknown> };
      type.resolveType = __resolveType;
    } else if (isObjectType(type)) {
      const fields = type.getFields();
      for (const [fieldName, resolve] of Object.entries(given as Record<string, Resolver>)) {
        const field = fields[fieldName];
        if (!field)
          throw new Error(`The schema has no ${name}.${fieldName}, but there is a resolver for it.`);
        if (field.resolve) throw new Error(`There are two resolvers for ${name}.${fieldName}.`);
        field.resolve = resolve;
      }
    } else throw new Error(`The schema has no type ${name}, but there are resolvers for it.`);
  }
  return schema;
}

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
