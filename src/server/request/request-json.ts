import { RefusedRequest } from '../refused-request.ts';

/**
 * Quick check for JSON that might contain a number which a double cannot hold: one with 16 or more digits, or
 * too close to zero. Has false positives but misses none.
 */
export function mayHoldInexactNumber(text: string): boolean {
  return /[\d.]{16}|e-\d{3}/i.test(text);
}

/** Whether a double holds exactly the number that a JSON text wrote. With up to 15 digits it always does. */
export function isExact(source: string): boolean {
  return canonical(source) === canonical(String(Number(source)));
}

/** A number in canonical form: sign, digits and power of ten, however it was written. */
function canonical(source: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(source) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  if (end === 0) return '0';
  return `${sign}${digits.slice(0, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}

/** Stands for a number whose digits a double cannot hold. */
const INEXACT = Symbol('inexact');

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

// TypeScript's declarations still lack the reviver's third parameter (JSON.parse source text access).
const parseWith = JSON.parse as (text: string, reviver: Reviver) => unknown;

/**
 * Parses JSON from a request. The last of several members with the same name wins; `__proto__` is an ordinary
 * name.
 * @param what names the text in errors, such as `body`
 * @param maxDepth deepest nesting of lists and objects that is allowed
 * @throws {RefusedRequest} 400 BAD_REQUEST if it is not JSON; 400 BAD_USER_INPUT if it is nested too deeply,
 *   contains a number that a double cannot hold exactly (ids and amounts must not be rounded), or a string
 *   with NUL or a lone surrogate
 */
export function parseRequestJson(text: string, what: string, maxDepth: number): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RefusedRequest(400, 'BAD_REQUEST', `The ${what} is not JSON.`);
  }
  // Only `\u` escapes can produce these characters: JSON forbids a bare NUL, and strictly decoded UTF-8 has
  // no lone surrogates.
  const check = new ValueCheck(what, maxDepth, text.includes('\\u'));
  check.value(value);
  if (check.sawNumber && mayHoldInexactNumber(text)) {
    check.value(
      parseWith(text, (_key, each, { source }) =>
        typeof each === 'number' && source !== undefined && !isExact(source) ? INEXACT : each,
      ),
    );
  }
  return value;
}

/**
 * Refuses a string that contains NUL or a lone surrogate, which services cannot take.
 * @param where names the string in the error
 * @throws {RefusedRequest} 400
 */
export function checkString(text: string, where: string): void {
  if (text.includes('\0')) throw badInput('A string must not hold the character NUL; leave it out.', where);
  if (!text.isWellFormed()) {
    throw badInput('A string must not hold half of a surrogate pair; send whole characters.', where);
  }
}

/**
 * Refuses a GraphQL document with an escape for NUL. (One for a lone surrogate is a syntax error.)
 * @throws {RefusedRequest} 400
 */
export function checkDocument(document: unknown): void {
  if (typeof document === 'string' && /(?<!\\)(?:\\\\)*\\u(?:0{4}|\{0+\})/.test(document)) {
    throw badInput('A string must not hold the character NUL; leave it out.', 'query');
  }
}

/** Walks through one parsed request and refuses values that are not allowed. */
class ValueCheck {
  /** Whether the walk has met a number: only its source text can show whether it is exact. */
  sawNumber = false;
  readonly #what: string;
  readonly #maxDepth: number;
  readonly #checksStrings: boolean;
  readonly #path: string[] = [];

  constructor(what: string, maxDepth: number, checksStrings: boolean) {
    this.#what = what;
    this.#maxDepth = maxDepth;
    this.#checksStrings = checksStrings;
  }

  value(value: unknown): void {
    if (typeof value === 'string') {
      if (this.#checksStrings) checkString(value, this.#where());
    } else if (typeof value === 'number') {
      this.sawNumber = true;
      if (!Number.isSafeInteger(value) && (Number.isInteger(value) || !Number.isFinite(value))) {
        throw this.#inexact();
      }
    } else if (typeof value === 'symbol') {
      throw this.#inexact();
    } else if (typeof value === 'object' && value !== null) {
      this.#members(value as Readonly<Record<string, unknown>>);
    }
  }

  #members(object: Readonly<Record<string, unknown>>): void {
    if (this.#path.length >= this.#maxDepth) {
      throw badInput(
        `The ${this.#what} is nested deeper than ${this.#maxDepth} levels, which is the most that is read.`,
        this.#path.slice(0, 3).join('.'),
      );
    }
    for (const name of Object.keys(object)) {
      this.#path.push(name);
      if (this.#checksStrings) checkString(name, this.#what);
      this.value(object[name]);
      this.#path.pop();
    }
  }

  #inexact(): RefusedRequest {
    return badInput(
      'This number has more digits than JSON numbers are sure to keep; send it as a string, in quotes.',
      this.#where(),
    );
  }

  #where(): string {
    return this.#path.join('.').slice(0, 200).toWellFormed() || this.#what;
  }
}

function badInput(message: string, argument: string): RefusedRequest {
  return new RefusedRequest(400, 'BAD_USER_INPUT', message, { argument });
}
