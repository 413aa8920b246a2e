import type { GraphQLScalarType } from 'graphql';
import {
  GraphQLCurrency,
  GraphQLDateTimeISO,
  GraphQLLocalDate,
  GraphQLURL,
  GraphQLUUID,
} from 'graphql-scalars';
import { GraphQLDecimal } from './decimal.ts';
import { stringScalar } from './scalar.ts';
import { hasDashesOfUuid, isUuid } from './uuid.ts';

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
