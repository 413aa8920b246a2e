import { badUserInput } from '../graphql/errors.ts';
import { NODE_TYPES, parseGlobalId } from '../graphql/ids.ts';
import type { Representation } from '../graphql/subgraph.ts';
import type { GatewayContext } from './context.ts';
import { readNode, typeNameOf } from './node.ts';
import type { Node } from './service.ts';

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
