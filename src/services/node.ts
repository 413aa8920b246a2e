import { checkedKey, isKey, NODE_TYPES, parseGlobalId } from '../graphql/ids.ts';
import type { GatewayContext } from './context.ts';
import { SERVICES } from './index.ts';
import type { Node, NodeName, NodeType } from './service.ts';

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
 * The name of an object's type in the schema.
 * @throws {TypeError} if the object has no gateway id
 */
export function typeNameOf(node: object): NodeName {
  const type = NODES.find(({ is }) => is(node));
  if (type) return type.name;
  throw new TypeError('An object is of none of the types that have gateway ids.');
}
