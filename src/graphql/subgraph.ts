import { GraphQLScalarType, Kind, parse, valueFromASTUntyped } from 'graphql';
import type { ConstDirectiveNode } from 'graphql';

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
