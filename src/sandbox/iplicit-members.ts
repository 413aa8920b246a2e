import { withDecimals } from './decimal.ts';
import { ExactNumber, parseExactJson } from './exact-json.ts';
import type { ExactJson } from './exact-json.ts';
import { InvalidInput } from './iplicit-problems.ts';
import { instantOf } from './iplicit-instant.ts';

/**
 * Parses the JSON of a request.
 * @throws {InvalidInput} if it is not JSON
 */
export function readJson(body: string): ExactJson {
  try {
    return parseExactJson(body);
  } catch {
    throw new InvalidInput('$', 'The request body is not valid JSON.');
  }
}

/**
 * The members of a JSON object in a request. Names are case-insensitive, as in iplicit. A null member counts
 * as absent, and unknown members are ignored. Each method throws InvalidInput, naming the member, for a value
 * of the wrong type.
 */
export class Members {
  readonly #values: ReadonlyMap<string, ExactJson>;
  readonly #path: string;

  /**
   * @param path prefix of the members' names in errors, such as `allocations[0].`
   * @throws {InvalidInput} if the value is not an object
   */
  constructor(json: ExactJson, path = '') {
    if (json === null || typeof json !== 'object' || Array.isArray(json) || json instanceof ExactNumber) {
      throw new InvalidInput(path === '' ? '$' : path.slice(0, -1), 'A JSON object is expected.');
    }
    this.#values = new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
    this.#path = path;
  }

  /** Text of at most `longest` characters. */
  text(name: string, longest = Infinity): string | undefined {
    const value = this.#values.get(name.toLowerCase()) ?? undefined;
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw this.#invalid(name, 'must be text.');
    if (value.length > longest) throw this.#invalid(name, `must not be longer than ${longest} characters.`);
    return value;
  }

  /** A number, exactly as written but without an exponent. */
  decimal(name: string): string | undefined {
    const value = this.#values.get(name.toLowerCase()) ?? undefined;
    if (value === undefined) return undefined;
    if (!(value instanceof ExactNumber)) throw this.#invalid(name, 'must be a number.');
    try {
      return withDecimals(value.text, 0);
    } catch {
      throw this.#invalid(name, 'is too large or too small a number.');
    }
  }

  /** An ISO date-time. A date alone means its midnight. */
  dateTime(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/.test(value) || Number.isNaN(instantOf(value))) {
      throw this.#invalid(name, 'must be an ISO date and time.');
    }
    return value.includes('T') ? value : `${value}T00:00:00`;
  }

  /** A list. */
  list(name: string): ExactJson[] | undefined {
    const value = this.#values.get(name.toLowerCase()) ?? undefined;
    if (value !== undefined && !Array.isArray(value)) throw this.#invalid(name, 'must be a list.');
    return value;
  }

  #invalid(name: string, what: string): InvalidInput {
    return new InvalidInput(`${this.#path}${name}`, `The field ${name} ${what}`);
  }
}
