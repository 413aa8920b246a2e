import { joined } from '../upstream/own-text.ts';
import { isPathSegment } from '../upstream/path.ts';
import { badUserInput } from './bad-user-input.ts';

/** Longest id accepted, in UTF-16 units; every id that a service gives is far shorter. */
const MAX_ID_LENGTH = 512;

const GLOBAL_ID = /^([A-Z][A-Za-z]*):(.*)$/su;

/** The gateway's id of an object: its type and the key by which its service knows it. Opaque to clients. */
export function globalId(type: string, key: string): string {
  return joined(`${type}:`, key);
}

/**
 * Takes a gateway id apart.
 * @param types the type names that ids are made of here; with any other prefix it is not a gateway id
 * @returns undefined if it is not a gateway id of one of these types
 */
export function parseGlobalId(
  id: string,
  types: ReadonlySet<string>,
): { type: string; key: string } | undefined {
  const [, type, key] = GLOBAL_ID.exec(id) ?? [];
  return type !== undefined && key !== undefined && types.has(type) ? { type, key } : undefined;
}

/** Every type whose objects have gateway ids. */
export const NODE_TYPES: ReadonlySet<string> = new Set([
  'PaymentBatch',
  'BulkPayment',
  'BulkPaymentAllocation',
  'MutationRecord',
]);

/**
 * The service's key that an id argument names, whether it is given as a gateway id or as the key itself.
 * @param argument path to the argument, for the error
 * @throws {GraphQLError} BAD_USER_INPUT for another type's id, or a key that could change the address it becomes part of
 */
export function keyOf(type: string, id: string, argument: readonly string[]): string {
  const global = parseGlobalId(id, NODE_TYPES);
  if (global && global.type !== type) {
    throw badUserInput(`This is the id of a ${global.type}; give one of a ${type}.`, argument);
  }
  return checkedKey(global?.key ?? id, argument);
}

/**
 * A key that can safely become part of an address at a service.
 * @throws {GraphQLError} BAD_USER_INPUT otherwise
 */
export function checkedKey(key: string, argument: readonly string[]): string {
  if (key.length > MAX_ID_LENGTH)
    throw badUserInput(`An id has at most ${MAX_ID_LENGTH} characters.`, argument);
  if (!isPathSegment(key)) {
    throw badUserInput(
      'This id is empty or holds characters that no id has; pass it as it was given.',
      argument,
    );
  }
  return key;
}
