import schema from '../../schema/possible-types.json' with { type: 'json' };
import { joined, isPathSegment } from '../upstream/text.ts';
import { badUserInput } from './errors.ts';
import { isUuid } from './scalars.ts';

/** The longest id that is accepted, in UTF-16 units; every id that a service returns is far shorter. */
const MAX_ID_LENGTH = 512;

const GLOBAL_ID = /^([A-Z][A-Za-z]*):(.*)$/su;

/** The gateway's id of an object: its type and its service's key. Opaque to clients. */
export function globalId(type: string, key: string): string {
  return joined(`${type}:`, key);
}

/**
 * Splits a gateway id into type and key.
 * @param types the type names that may occur
 * @returns undefined if it is not a gateway id of one of these types
 */
export function parseGlobalId(
  id: string,
  types: ReadonlySet<string>,
): { type: string; key: string } | undefined {
  const [, type, key] = GLOBAL_ID.exec(id) ?? [];
  return type !== undefined && key !== undefined && types.has(type) ? { type, key } : undefined;
}

/** Every type whose objects have gateway ids, as the schema says. */
export const NODE_TYPES: ReadonlySet<string> = new Set(schema.possibleTypes.Node);

/**
 * The service's key from an id argument, which is either a gateway id or the key itself.
 * @param argument path to the argument, for the error
 * @throws {GraphQLError} BAD_USER_INPUT for an id of another type, or for a key that could change the path it
 *   becomes part of
 */
export function keyOf(type: string, id: string, argument: readonly string[]): string {
  const global = parseGlobalId(id, NODE_TYPES);
  if (global && global.type !== type) {
    throw badUserInput(`This is the id of a ${global.type}; give one of a ${type}.`, argument);
  }
  return checkedKey(global?.key ?? id, argument);
}

/** Whether a text can be a service's key; see `checkedKey`. */
export function isKey(text: string): boolean {
  return text.length <= MAX_ID_LENGTH && isPathSegment(text);
}

/**
 * Checks that a key can safely become part of a path at a service, and returns it.
 * @param argument path to the argument, for the error
 * @param segments what must not change a path, each by itself; the key as a whole if absent
 * @throws {GraphQLError} BAD_USER_INPUT otherwise
 */
export function checkedKey(
  key: string,
  argument: readonly string[],
  segments: readonly string[] = [key],
): string {
  if (key.length > MAX_ID_LENGTH)
    throw badUserInput(`An id has at most ${MAX_ID_LENGTH} characters.`, argument);
  if (!segments.every(isPathSegment)) {
    throw badUserInput(
      'This id is empty or holds characters that no id has; pass it as it was given.',
      argument,
    );
  }
  return key;
}

/** One spelling of the many of an id: of a gateway id, and of a uuid in any case. Anything else is left as it is. */
export function canonicalId(text: string): string {
  const key = text.trim().replace(/^[A-Za-z]+:/, '');
  return isUuid(key.split(':').at(-1) ?? '') ? key.toLowerCase() : text.trim();
}

// The form that the IETF's Idempotency-Key draft prescribes for its header, so that a key could also be sent
// in one.
const VISIBLE_ASCII = /^[!-~]{1,255}$/;

/**
 * A mutation's idempotency key.
 * @throws {GraphQLError} BAD_USER_INPUT unless it has 1 to 255 visible ASCII characters
 */
export function idempotencyKeyOf({ idempotencyKey }: { readonly idempotencyKey: string }): string {
  if (VISIBLE_ASCII.test(idempotencyKey)) return idempotencyKey;
  throw badUserInput('An idempotencyKey has 1 to 255 visible ASCII characters, no spaces.', [
    'input',
    'idempotencyKey',
  ]);
}
