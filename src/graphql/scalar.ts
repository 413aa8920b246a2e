import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import type { ValueNode } from 'graphql';
import { kindOfLiteral, kindOfValue } from './value-kind.ts';

/** What distinguishes one scalar from another. Inside the gateway, all their values are strings. */
export interface ScalarRules {
  name: string;
  /** What clients may send, in words that end a sentence: `a day, such as "2026-11-30"`. */
  form: string;
  /** Whether a string may be sent in an answer. Runs for every value of every answer, so it must be cheap. */
  isValidOutput: (text: string) => boolean;
  /** Converts a client's string to the internal one; undefined if it is not a valid value. */
  parseString: (text: string) => string | undefined;
  /** Converts a client's integer that is small enough to be exact. Without it, numbers are refused. */
  parseInteger?: (value: number) => string;
}

/**
 * Creates a scalar whose values are strings, inside the gateway and in answers. Parsing throws a GraphQLError
 * that names only the kind of the given value. Serialising throws a TypeError, since only a fault in the
 * gateway can lead there.
 */
export function stringScalar(rules: ScalarRules): GraphQLScalarType<string, string> {
  const { name, isValidOutput, parseInteger } = rules;
  const refusal = (kind: string, node?: ValueNode) =>
    new GraphQLError(`${name} cannot be ${kind}: give ${rules.form}.`, node ? { nodes: node } : {});

  const parseString = (text: string, node?: ValueNode) => {
    const value = rules.parseString(text);
    if (value === undefined) throw refusal('this string', node);
    return value;
  };
  const parseNumber = (value: number, node?: ValueNode) => {
    if (!parseInteger) throw refusal('a number', node);
    if (!Number.isFinite(value)) throw refusal(String(value), node);
    if (!Number.isInteger(value)) throw refusal('a number with a fraction, which may have lost digits', node);
    if (!Number.isSafeInteger(value)) throw refusal('a number so large that it may have lost digits', node);
    return parseInteger(value);
  };

  return new GraphQLScalarType<string, string>({
    name,
    serialize(value) {
      if (typeof value === 'string' && isValidOutput(value)) return value;
      throw new TypeError(
        `A field of type ${name} was resolved to ${kindOfValue(value)} that is not a valid ${name}`,
      );
    },
    parseValue(value) {
      if (typeof value === 'string') return parseString(value);
      if (typeof value === 'number') return parseNumber(value);
      throw refusal(kindOfValue(value));
    },
    parseLiteral(node) {
      if (node.kind === Kind.STRING) return parseString(node.value, node);
      if (node.kind === Kind.INT) return parseNumber(Number(node.value), node);
      throw refusal(kindOfLiteral(node), node);
    },
  });
}
