import { Kind } from 'graphql';
import type { ArgumentNode, ValueNode } from 'graphql';

/** A list or a whole number that a document writes out for an argument. */
export interface WrittenValue {
  /** The argument, or the member of an input object. */
  readonly name: string;
  /** The length of a list. */
  readonly length?: number;
  /** The whole number itself. */
  readonly integer?: number;
}

/** Collects what a document gives as arguments, each value looked at once. */
export class ArgumentValues {
  readonly written: WrittenValue[] = [];
  /** The arguments and members that each variable is given for. */
  readonly variableUses = new Map<string, Set<string>>();

  /**
   * Takes in a field's or a directive's arguments.
   * @returns how deep lists and objects lie in each other there; 0 where there are none
   */
  add(nodes: readonly ArgumentNode[] = []): number {
    return nodes.reduce((depth, { name, value }) => Math.max(depth, this.#value([name.value], value, 1)), 0);
  }

  /** Takes in what a variable is where it is not given, once all its uses are known. Returns its depth, as `add` does. */
  addDefault(variable: string, value: ValueNode): number {
    return this.#value([...(this.variableUses.get(variable) ?? [])], value, 1);
  }

  /** @param names what the value is given for; none for the entry of a list, several for a variable's default */
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
