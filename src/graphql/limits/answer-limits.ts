import type { GraphQLFormattedError } from 'graphql';

/** Most errors listed in one answer. */
const MAX_ERRORS = 20;

/** The first errors of an answer and, if there are more, one that tells how many are left out. */
export function boundedErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  if (errors.length <= MAX_ERRORS) return errors;
  const left = errors.length - MAX_ERRORS;
  const message = `${left} more errors are not listed. Fields that are null without an error here have one of them.`;
  return [...errors.slice(0, MAX_ERRORS), { message, extensions: { code: 'ERRORS_OMITTED', omitted: left } }];
}

/** Most bytes of JSON that one character of a text can take: a control character's escape. */
const MAX_CHARACTER_BYTES = 6;

/**
 * The length of data as JSON in UTF-8, found without making the JSON.
 * @param most where to stop counting
 * @returns bytes; above `most` at least that it is more. An answer that is far from `most` is counted in
 *   characters, which is quicker and up to six times less.
 */
export function jsonBytes(data: unknown, most: number): number {
  const characters = lengthOf(data, most, (text) => text.length + 2);
  return characters * MAX_CHARACTER_BYTES <= most || characters > most
    ? characters
    : lengthOf(data, most, (text) => Buffer.byteLength(JSON.stringify(text)));
}

function lengthOf(data: unknown, most: number, textLength: (text: string) => number): number {
  let length = 0;
  function add(value: unknown): void {
    if (typeof value === 'string') length += textLength(value);
    else if (typeof value !== 'object' || value === null) length += String(value).length;
    else if (Array.isArray(value)) addEntries(value);
    else addMembers(value);
  }
  function addEntries(list: readonly unknown[]): void {
    length += 2 + Math.max(0, list.length - 1);
    for (const entry of list) {
      if (length > most) return;
      add(entry);
    }
  }
  function addMembers(object: object): void {
    const before = length;
    // Twice as fast as `Object.entries`; answers inherit nothing.
    for (const name in object) {
      // A colon, and a comma or brace.
      length += textLength(name) + 2;
      add((object as Readonly<Record<string, unknown>>)[name]);
    }
    length += length === before ? 2 : 1;
  }
  add(data);
  return length;
}
