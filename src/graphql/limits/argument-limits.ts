import { GraphQLError } from 'graphql';
import type { ArgumentValues } from './argument-values.ts';
import type { Variables } from '../cost/cost-plan.ts';
import type { GraphqlLimits } from '../graphql-config.ts';

/**
 * Enforces limits on argument values, wherever they are written: in the document, in the variables, within
 * input objects. Types are ignored: the names of arguments are enough, and a value of the wrong type is
 * refused for that.
 */
export class ArgumentLimits {
  readonly #limits: GraphqlLimits;
  /** The values of documents that were found to be within the limits: they are the same in every request. */
  readonly #checked = new WeakSet<object>();

  constructor(limits: GraphqlLimits) {
    this.#limits = limits;
  }

  /**
   * @param values the document's own values, and the arguments for which it uses each variable
   * @param given the request's variables
   */
  check(values: Pick<ArgumentValues, 'written' | 'variableUses'>, given: Variables): void {
    const most = this.#limits.variablesSize;
    if (this.#membersSize(given, () => undefined) > most) {
      throw tooMuch(
        'MAX_VARIABLES_SIZE_EXCEEDED',
        `The variables have more than ${most} characters, which is the most that is allowed. Send less at once.`,
        'variables',
      );
    }
    if (!this.#checked.has(values)) this.#checkWritten(values);
    for (const [variable, names] of values.variableUses)
      for (const name of names) this.#value(name, given[variable]);
  }

  #checkWritten(values: Pick<ArgumentValues, 'written'>): void {
    for (const { name, length, integer } of values.written) {
      if (length !== undefined) this.#length(name, length);
      if (integer !== undefined) this.#integer(name, integer);
    }
    this.#checked.add(values);
  }

  /**
   * The length of a value in characters, as JSON without whitespace or escapes. Checks nested values on the
   * way.
   */
  #sizeOf(value: unknown): number {
    if (typeof value === 'string') return value.length + 2;
    if (typeof value !== 'object' || value === null) return String(value).length;
    if (!Array.isArray(value)) return this.#membersSize(value, (name, member) => this.#value(name, member));
    return Math.max(
      2,
      value.reduce<number>((size, entry) => size + this.#sizeOf(entry) + 1, 1),
    );
  }

  #membersSize(members: object, check: (name: string, member: unknown) => void): number {
    const size = Object.entries(members).reduce((sum, [name, member]) => {
      check(name, member);
      return sum + name.length + this.#sizeOf(member) + 4;
    }, 1);
    return Math.max(2, size);
  }

  #value(name: string, value: unknown): void {
    if (Array.isArray(value)) this.#length(name, value.length);
    if (typeof value === 'number') this.#integer(name, value);
  }

  #length(name: string, length: number): void {
    const isIds = name === 'ids';
    const most = isIds ? this.#limits.ids : this.#limits.listItems;
    if (length <= most) return;
    throw tooMuch(
      isIds ? 'MAX_IDS_EXCEEDED' : 'MAX_LIST_ITEMS_EXCEEDED',
      `\`${name}\` has ${length} entries; at most ${most} are allowed. Spread them over several requests.`,
      name,
    );
  }

  #integer(name: string, integer: number): void {
    const most = this.#limits.pageSize;
    if (name !== 'first' || integer <= most) return;
    throw tooMuch(
      'MAX_PAGE_SIZE_EXCEEDED',
      `\`first\` must be from 0 to ${most}; fetch the rest page by page.`,
      name,
    );
  }
}

function tooMuch(validationErrorCode: string, message: string, argument: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT', validationErrorCode, argument, http: { status: 400 } },
  });
}
