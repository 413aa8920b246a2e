import { stringScalar } from './scalar.ts';

/** Most digits that a client may give; no service keeps more. */
const MAX_DIGITS = 38;

const WRITTEN = /^-?\d+(?:\.\d+)?$/;
const GIVEN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Whether a text is a decimal with all its digits written out: no exponent, no `+`, no blanks. Any length. */
export function isDecimal(text: string): boolean {
  return WRITTEN.test(text);
}

/**
 * The schema's Decimal: exact, and therefore never a JavaScript number. What it accepts is said in schema/scalars.graphql.
 */
export const GraphQLDecimal = stringScalar({
  name: 'Decimal',
  form: `a string such as "145.17" (at most ${MAX_DIGITS} digits, no exponent, no leading "+" or needless zero), or a whole number that a double holds exactly`,
  isValidOutput: isDecimal,
  parseString: (text) => (GIVEN.test(text) && digits(text) <= MAX_DIGITS ? text : undefined),
  parseInteger: String,
});

function digits(decimal: string): number {
  return decimal.length - Number(decimal.startsWith('-')) - Number(decimal.includes('.'));
}
