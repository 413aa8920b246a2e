import { Kind, GraphQLError, GraphQLScalarType } from 'graphql';
import type { ValueNode } from 'graphql';
import {
  GraphQLCurrency,
  GraphQLDateTimeISO,
  GraphQLLocalDate,
  GraphQLURL,
  GraphQLUUID,
} from 'graphql-scalars';

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
function kindOfLiteral({ kind }: ValueNode): string {
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

/** What distinguishes one scalar from another. Inside the gateway, all their values are strings. */
interface ScalarRules {
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
function stringScalar(rules: ScalarRules): GraphQLScalarType<string, string> {
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

/** The kinds of byte in a UUID. */
const DIGIT = 1;
const DASH = 2;

/** The kind of each byte value; 0 for one that no UUID contains. */
const BYTE_KINDS = new Uint8Array(256);
for (const digit of '0123456789abcdefABCDEF') BYTE_KINDS[digit.charCodeAt(0)] = DIGIT;
BYTE_KINDS['-'.charCodeAt(0)] = DASH;

/** The kind of byte required at each position. */
const FORM = Uint8Array.from('dddddddd-dddd-dddd-dddd-dddddddddddd', (place) =>
  place === '-' ? DASH : DIGIT,
);

/**
 * The text under test, as bytes. Reading them is direct, whereas reading a character of a string first has to
 * check how the string is stored.
 */
const bytes = Buffer.alloc(FORM.length);

/**
 * Whether a text has the form of a UUID, in any case. Such a text is an id; anything else is a code or a
 * number. A screen has hundreds of them, and the processor cannot predict the branches that a regular
 * expression takes on their digits. This has no such branches and takes a third of the time.
 */
export function isUuid(text: string): boolean {
  if (text.length !== FORM.length || bytes.write(text) !== FORM.length) return false;
  let wrong = 0;
  // oxlint-disable-next-line typescript/no-non-null-assertion
  for (let place = 0; place < FORM.length; place += 1) wrong |= BYTE_KINDS[bytes[place]!]! ^ FORM[place]!;
  return wrong === 0;
}

/**
 * Whether a text has the length and the dashes of a UUID, as no other value has. This is enough for text
 * whose form was checked when it was read, and far less work.
 */
function hasDashesOfUuid(text: string): boolean {
  return (
    text.length === FORM.length && text[8] === '-' && text[13] === '-' && text[18] === '-' && text[23] === '-'
  );
}

const DAY = String.raw`(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?`;
const OFFSET = String.raw`(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;

const day = new RegExp(`^${DAY}$`);
const instant = new RegExp(`^${DAY}T${TIME}${OFFSET}$`);
const currency = /^[A-Z]{3}$/;
/** No whitespace and no control characters: the URL parser would silently drop some of them. */
const address = /^https?:\/\/[^\s\p{Cc}]+$/iu;

const currenciesInUse = new Set(Intl.supportedValuesOf('currency'));

/**
 * The behaviour of the schema's scalars, to be added to the resolvers. schema/scalars.graphql says what each
 * accepts.
 *
 * Input is checked by graphql-scalars and then by a rule of ours where that is too lax for money: a 31st in a
 * month without one, a currency in lower case or out of use, an address that is not http(s), a UUID in
 * braces. Inside the gateway every value stays a string, as it was given: a Date or URL object would round or
 * rewrite it.
 *
 * Output is only checked for its form. Whether the day exists or the currency is in use is up to the service.
 */
export const scalars = {
  Decimal: GraphQLDecimal,

  LocalDate: stringScalar({
    name: 'LocalDate',
    form: 'a day that exists, such as "2026-11-30"',
    isValidOutput: (text) => day.test(text),
    parseString: (text) =>
      takes(GraphQLLocalDate, text) && day.test(text) && dayExists(text) ? text : undefined,
  }),

  DateTime: stringScalar({
    name: 'DateTime',
    form: 'an instant with its offset from UTC, such as "2026-02-09T11:12:39Z" or "2026-02-09T11:12:39.64+01:00"',
    isValidOutput: (text) => instant.test(text),
    parseString: (text) =>
      takes(GraphQLDateTimeISO, text) && instant.test(text) && dayExists(text.slice(0, 10))
        ? text
        : undefined,
  }),

  Currency: stringScalar({
    name: 'Currency',
    form: 'the ISO 4217 code of a currency in use, in upper case, such as "GBP"',
    isValidOutput: (text) => currency.test(text),
    parseString: (text) => (takes(GraphQLCurrency, text) && currenciesInUse.has(text) ? text : undefined),
  }),

  URL: stringScalar({
    name: 'URL',
    form: 'an absolute address that begins with "https://" or "http://"',
    isValidOutput: (text) => address.test(text),
    parseString: (text) => (takes(GraphQLURL, text) && address.test(text) ? text : undefined),
  }),

  UUID: stringScalar({
    name: 'UUID',
    form: 'a UUID such as "3f1c2a9e-5b77-4c1e-9d52-0a6b8f3e7d10"',
    isValidOutput: hasDashesOfUuid,
    parseString: (text) => (takes(GraphQLUUID, text) && isUuid(text) ? text.toLowerCase() : undefined),
  }),
};

/**
 * Whether a day of the form YYYY-MM-DD is in the calendar. JavaScript turns a day past the end of its month
 * into one of the next month.
 */
function dayExists(text: string): boolean {
  return new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8));
}

/** Whether the library's scalar accepts a text as input. */
function takes(scalar: GraphQLScalarType, text: string): boolean {
  try {
    scalar.parseValue(text);
    return true;
  } catch {
    return false;
  }
}
