import { checkedKey, isKey, keyOf, NODE_TYPES, parseGlobalId } from '../graphql/ids.ts';
import type { GatewayContext } from './context.ts';
import { SERVICES } from './index.ts';
import type { Node, NodeName, NodeType } from './service.ts';
import { badUserInput } from '../graphql/errors.ts';
import type { Representation } from '../graphql/schema.ts';

/** A write in the journal: the only object with a gateway id that no service has. */
const mutationRecord: NodeType = {
  name: 'MutationRecord',
  is: (node) => 'fingerprint' in node,
  read: async ({ log }, key, argument) => (await log.byId(checkedKey(key, argument))) ?? null,
};

const NODES: readonly NodeType[] = [...SERVICES.flatMap(({ nodes }) => nodes), mutationRecord];

/**
 * The object with a gateway id; null if there is none, or if it is no id that the gateway can have given.
 * @param argument path to the id, for the error
 * @throws {UpstreamError} if the service cannot be read
 */
export async function readNode(
  id: string,
  argument: readonly string[],
  context: GatewayContext,
): Promise<Node | null> {
  const global = parseGlobalId(id, NODE_TYPES);
  const type = global && isKey(global.key) && NODES.find(({ name }) => name === global.type);
  return type ? type.read(context, global.key, argument) : null;
}

/**
 * Checks a text by which a caller names an object, before anything is read or sent.
 * @param type name of the object's type
 * @param argument path to the text, for the error
 * @throws {GraphQLError} BAD_USER_INPUT if it can name no object of that type
 */
export function checkId(type: string, given: string, argument: readonly string[]): void {
  const known = NODES.find(({ name }) => name === type);
  if (known?.keyOf) known.keyOf(given, argument);
  else keyOf(type, given, argument);
}

/**
 * The name of an object's type in the schema.
 * @throws {TypeError} if the object has no gateway id
 */
export function typeNameOf(node: object): NodeName {
  const type = NODES.find(({ is }) => is(node));
  if (type) return type.name;
  throw new TypeError('An object is of none of the types that have gateway ids.');
}

/**
 * Reads an object that another subgraph refers to, through the same loaders as `node` does.
 * @throws {GraphQLError} BAD_USER_INPUT if the id is not one of an object of that type
 * @throws {UpstreamError} if the service cannot be read
 */
async function readEntity(
  { __typename, id }: Representation,
  argument: readonly string[],
  context: GatewayContext,
): Promise<Node | null> {
  if (typeof id === 'string' && parseGlobalId(id, NODE_TYPES)?.type === __typename)
    return readNode(id, argument, context);
  throw badUserInput(`Give the id of a ${__typename}, as this graph gave it.`, argument);
}

/** What a router asks a subgraph for its objects by. */
export const entities = {
  Query: {
    // A list of promises rather than a promise of a list, so that each fails on its own.
    _entities: (
      _: unknown,
      { representations }: { representations: readonly Representation[] },
      context: GatewayContext,
    ) =>
      representations.map((one, index) => readEntity(one, ['representations', String(index), 'id'], context)),
  },
  _Entity: { __resolveType: typeNameOf },
};
