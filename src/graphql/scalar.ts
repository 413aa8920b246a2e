import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import type { ValueNode } from 'graphql';
import { kindOfLiteral, kindOfValue } from './value-kind.ts';

/** What tells one scalar from another. Inside the gateway a value of any of them is a string. */
export interface ScalarRules {
  name: string;
  /** What clients may give, to end a sentence: `a day, such as "2026-11-30"`. */
  form: string;
  /** Whether this string may be answered. Runs for every value of every answer, so it must be cheap. */
  isValidOutput: (text: string) => boolean;
  /** The string that goes on inside for one that a client gave; undefined if it is none of this scalar's. */
  parseString: (text: string) => string | undefined;
  /** The same for a whole number that lost no digit on its way; left out, numbers are refused. */
  parseInteger?: (value: number) => string;
}

/**
 * Makes a scalar whose values are strings inside the gateway and in what it answers.
 * Reading refuses with a GraphQLError that names what was given by kind alone; answering throws a TypeError, since only
 * a fault in the gateway gets there.
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
