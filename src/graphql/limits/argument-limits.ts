import { GraphQLError, Kind } from 'graphql';
import type { ArgumentNode, ValueNode } from 'graphql';
import type { GraphqlLimits } from '../graphql-config.ts';

/** A request's variables, as sent. A variable that is left out has its default. */
export type Variables = Readonly<Record<string, unknown>>;

/** A list or an integer that a document writes out as a value. */
interface WrittenValue {
  /** The name of the argument or input field. */
  readonly name: string;
  /** The length, for a list. */
  readonly length?: number;
  /** The value, for an integer. */
  readonly integer?: number;
}

/** Collects the argument values of a document. Each value is visited once. */
export class ArgumentValues {
  readonly written: WrittenValue[] = [];
  /** For each variable, the names of the arguments and input fields that use it. */
  readonly variableUses = new Map<string, Set<string>>();

  /**
   * Adds the arguments of a field or a directive.
   * @returns how deeply lists and objects are nested in them; 0 if there are none
   */
  add(nodes: readonly ArgumentNode[] = []): number {
    return nodes.reduce((depth, { name, value }) => Math.max(depth, this.#value([name.value], value, 1)), 0);
  }

  /**
   * Adds a variable's default value. To be called once all uses of the variable have been added.
   * @returns how deeply lists and objects are nested in it
   */
  addDefault(variable: string, value: ValueNode): number {
    return this.#value([...(this.variableUses.get(variable) ?? [])], value, 1);
  }

  /**
   * @param names the arguments or input fields that get the value: none for a list's entry, several for a
   *   variable's default
   */
  #value(names: readonly string[], value: ValueNode, depth: number): number {
    switch (value.kind) {
      case Kind.VARIABLE:
        this.#use(value.name.value, names);
        return 0;
      case Kind.INT:
        for (const name of names) this.written.push({ name, integer: Number(value.value) });
        return 0;
      case Kind.LIST:
        for (const name of names) this.written.push({ name, length: value.values.length });
        return value.values.reduce(
          (deepest, entry) => Math.max(deepest, this.#value([], entry, depth + 1)),
          depth,
        );
      case Kind.OBJECT:
        return value.fields.reduce(
          (deepest, member) => Math.max(deepest, this.#value([member.name.value], member.value, depth + 1)),
          depth,
        );
      default:
        return 0;
    }
  }

  #use(variable: string, names: readonly string[]): void {
    const known = this.variableUses.get(variable);
    if (!known) this.variableUses.set(variable, new Set(names));
    else for (const name of names) known.add(name);
  }
}

/** Arguments and input fields that name many objects, each of which takes calls to a service. */
const LISTS_OF_IDS: ReadonlySet<string> = new Set(['ids', 'payments', 'batches']);

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
    const isIds = LISTS_OF_IDS.has(name);
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
