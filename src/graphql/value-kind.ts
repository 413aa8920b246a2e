import { Kind } from 'graphql';
import type { ValueNode } from 'graphql';

/**
 * Names the kind of a JSON value, for a message about it: `a list`, `null`. Never the value itself, which may
 * be long or secret.
 */
export function kindOfValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Names the kind of a literal in a GraphQL document, for a message about it. */
export function kindOfLiteral({ kind }: ValueNode): string {
  switch (kind) {
    case Kind.INT:
      return 'a number';
    case Kind.FLOAT:
      return 'a number with a fraction or an exponent';
    case Kind.STRING:
      return 'a string';
    case Kind.BOOLEAN:
      return 'a boolean';
    case Kind.ENUM:
      return 'a name without quotes';
    case Kind.LIST:
      return 'a list';
    case Kind.OBJECT:
      return 'an object';
    case Kind.NULL:
      return 'null';
    case Kind.VARIABLE:
      return 'a variable';
  }
}
