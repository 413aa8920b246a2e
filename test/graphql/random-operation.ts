import { getNamedType, getNullableType, isAbstractType, isCompositeType, isListType } from 'graphql';
import type { GraphQLArgument, GraphQLCompositeType, GraphQLField, GraphQLSchema } from 'graphql';

/** Gives a whole number from 0 up to, and without, a limit. */
export type Choose = (below: number) => number;
/** What can be given for an argument, written as in a document; nothing for one that is best left out. */
export type ArgumentChoices = (argument: GraphQLArgument, field: string) => readonly string[];

/** Writes a valid query at random: fields of every kind, arguments, aliases and fragments on types. */
export function randomQuery(schema: GraphQLSchema, choose: Choose, choicesFor: ArgumentChoices): string {
  const query = schema.getQueryType();
  if (!query) throw new Error('there is nothing to ask');
  let names = 0;

  function selection(type: GraphQLCompositeType, depth: number): string {
    const fields = isAbstractType(type) ? [] : Object.values(type.getFields());
    const own = 'getFields' in type ? Object.values(type.getFields()) : [];
    const chosen = Array.from({ length: 1 + choose(4) }, () => pick(fields.length > 0 ? fields : own));
    const parts = chosen.flatMap((field) => (field ? asked(field, depth) : []));
    const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
    if (types.length > 0 && depth > 0) {
      const on = pick(types);
      if (on) parts.push(`... on ${on.name} { ${selection(on, depth - 1)} }`);
    }
    return ['__typename', ...parts].join(' ');
  }

  function asked(field: GraphQLField<unknown, unknown>, depth: number): string[] {
    const type = getNamedType(field.type);
    if (isCompositeType(type) && depth === 0) return [];
    const given = field.args.flatMap((argument) => {
      const value = pick(choicesFor(argument, field.name));
      return value === undefined ? [] : [`${argument.name}: ${value}`];
    });
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    // Each under a name of its own: the same field with other arguments could not be merged.
    const name = `f${(names += 1)}: ${field.name}${args}`;
    return [isCompositeType(type) ? `${name} { ${selection(type, depth - 1)} }` : name];
  }

  function pick<T>(list: readonly T[]): T | undefined {
    return list[choose(list.length)];
  }

  return `{ ${selection(query, 7)} }`;
}

/** Whether a type is a list of objects. */
export function isListOfObjects({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type)) && isCompositeType(getNamedType(type));
}
