import { Kind } from 'graphql';
import type { ArgumentNode, ValueNode } from 'graphql';

/** A list or an integer that a document writes out as a value. */
export interface WrittenValue {
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
