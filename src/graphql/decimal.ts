import { stringScalar } from './scalar.ts';

/** The most digits that a client may send; no service keeps more. */
const MAX_DIGITS = 38;

const WRITTEN = /^-?\d+(?:\.\d+)?$/;
const GIVEN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * Whether a text is a decimal with all its digits written out: no exponent, no `+`, no spaces. Any length.
 */
export function isDecimal(text: string): boolean {
  return WRITTEN.test(text);
}

/**
 * The schema's Decimal: exact, and therefore never a JavaScript number. schema/scalars.graphql says what it
 * accepts.
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
