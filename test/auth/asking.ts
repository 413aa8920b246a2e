import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { GraphQLInputType, GraphQLObjectType, GraphQLSchema } from 'graphql';

/** An operation for every root field, with nothing but what the schema requires: `Query.node` -> `query { node(id: "x") … }`. */
export function operationsOf(schema: GraphQLSchema): Map<string, string> {
  const operations = new Map<string, string>();
  for (const kind of ['query', 'mutation'] as const) {
    const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    for (const name of Object.keys(root?.getFields() ?? {}))
      operations.set(`${root?.name}.${name}`, `${kind} { ${fieldOf(root, name)} }`);
  }
  return operations;
}

function fieldOf(root: GraphQLObjectType | null | undefined, name: string): string {
  const field = root?.getFields()[name];
  const args = field?.args
    .filter(({ type }) => isNonNullType(type))
    .map((argument) => `${argument.name}: ${valueOf(argument.type)}`);
  const given = field && getNamedType(field.type);
  const selection = isLeafType(given) ? '' : isObjectType(given) ? selectionOf(given) : '{ __typename }';
  return `${name}${args?.length ? `(${args.join(', ')})` : ''} ${selection}`;
}

/** Nothing that another scope is needed for: no payment in the answer to a write. */
function selectionOf(type: GraphQLObjectType): string {
  return 'outcome' in type.getFields() ? '{ outcome userErrors { code } }' : '{ __typename }';
}

function valueOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return `[${valueOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (!isInputObjectType(type)) return '"1"';
  const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return `{ ${fields.map((field) => `${field.name}: ${valueOf(field.type)}`).join(', ')} }`;
}
