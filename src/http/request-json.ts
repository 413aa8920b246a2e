import { isExact, mayHoldInexactNumber } from './exact-number.ts';
import { RefusedRequest } from './refused-request.ts';

/** Stands for a number whose digits a double cannot hold. */
const INEXACT = Symbol('inexact');

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

// What ECMAScript's JSON.parse with source text access has, and TypeScript's declarations do not have yet.
const parseWith = JSON.parse as (text: string, reviver: Reviver) => unknown;

/**
 * Reads JSON that a request carries. Of members of the same name the last counts; `__proto__` is a name like any other.
 * @param what names it in errors, such as `body`
 * @param maxDepth deepest that lists and objects may lie in each other
 * @throws {RefusedRequest} 400: BAD_REQUEST if it is not JSON; BAD_USER_INPUT if it is nested deeper, holds a number that a
 *   double cannot hold exactly (an id or an amount must not be rounded), or a string with NUL or a lone surrogate
 */
export function parseRequestJson(text: string, what: string, maxDepth: number): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RefusedRequest(400, 'BAD_REQUEST', `The ${what} is not JSON.`);
  }
  // UTF-8 that was read strictly has neither NUL (JSON wants it escaped) nor lone surrogates except by an escape.
  const check = new Check(what, maxDepth, text.includes('\\u'));
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
 * Refuses a string of a request that nothing may be sent on with.
 * @param where names it in the error
 */
export function checkText(text: string, where: string): void {
  if (text.includes('\0')) throw badInput('A string must not hold the character NUL; leave it out.', where);
  if (!text.isWellFormed()) {
    throw badInput('A string must not hold half of a surrogate pair; send whole characters.', where);
  }
}

/**
 * Refuses a GraphQL document in which an escape writes NUL. (One that writes a lone surrogate is a syntax error.)
 */
export function checkDocument(document: unknown): void {
  if (typeof document === 'string' && /(?<!\\)(?:\\\\)*\\u(?:0{4}|\{0+\})/.test(document)) {
    throw badInput('A string must not hold the character NUL; leave it out.', 'query');
  }
}

/** One walk through a parsed request. */
class Check {
  /** Whether there was a number that only its source can show to be exact. */
  sawNumber = false;
  readonly #what: string;
  readonly #maxDepth: number;
  readonly #strings: boolean;
  readonly #path: string[] = [];

  constructor(what: string, maxDepth: number, strings: boolean) {
    this.#what = what;
    this.#maxDepth = maxDepth;
    this.#strings = strings;
  }

  value(value: unknown): void {
    if (typeof value === 'string') {
      if (this.#strings) checkText(value, this.#where());
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
      if (this.#strings) checkText(name, this.#what);
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
