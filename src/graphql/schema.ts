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
  GraphQLScalarType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import type {
  GraphQLFieldResolver,
  GraphQLSchema,
  GraphQLTypeResolver,
  GraphQLField,
  ConstDirectiveNode,
} from 'graphql';

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

/** An object of this graph, as a router names it: its type and the fields of a key (Apollo Federation). */
export interface Representation {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

function isKey({ name }: ConstDirectiveNode): boolean {
  return name.value === 'key';
}

/**
 * The names of the object types that a router can ask for by a key.
 * @param sdl of a valid schema
 */
function entityNames(sdl: string): string[] {
  return parse(sdl, { noLocation: true }).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.directives?.some(isKey)
      ? definition.name.value
      : [],
  );
}

/**
 * The schema with what makes it a subgraph: `_service`, by which a router gets the schema, and `_entities`, by
 * which it asks for objects that other subgraphs refer to. That is the whole of the subgraph specification at run
 * time, so no library is used for it.
 *
 * Its weights are those of `nodes`, which reads the same.
 */
export function subgraphTypeDefs(sdl: string): string {
  return `${sdl}
"""An object of this graph, as a router names it: by __typename and id."""
scalar _Any

"""Everything that a router can ask for by a key."""
union _Entity = ${entityNames(sdl).join(' | ')}

"""This subgraph, for routers."""
type _Service {
  """The schema without what only routers ask for."""
  sdl: String!
}

extend type Query {
  """The schema of this subgraph."""
  _service: _Service!

  """Objects that another subgraph refers to, in the order given; null if one does not exist or is not to be seen."""
  _entities(
    """What the other subgraph knows of them."""
    representations: [_Any!]! @cost(weight: 100)
  ): [_Entity]! @cost(weight: 300) @listSize(assumedSize: 100)
}
`;
}

/** The scalar `_Any`: an object with a `__typename`. */
const representation = new GraphQLScalarType<Representation, unknown>({
  name: '_Any',
  parseValue: checked,
  parseLiteral: (node, variables) => checked(valueFromASTUntyped(node, variables)),
});

/** Throws TypeError, which becomes an error of the request, if the value is no representation. */
function checked(value: unknown): Representation {
  const isNamed = typeof value === 'object' && value !== null && '__typename' in value;
  if (isNamed && typeof value.__typename === 'string') return value as Representation;
  throw new TypeError('A representation is an object with `__typename` and `id`.');
}

/** What does not depend on how entities are read: the schema as a router gets it, and the scalar. */
export function subgraphResolvers(sdl: string) {
  return { _Any: representation, Query: { _service: () => ({ sdl }) } };
}
