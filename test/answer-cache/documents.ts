import { readTypeDefs } from '../../src/graphql/schema.ts';
import fc from 'fast-check';
import {
  astFromValue,
  buildSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  print,
} from 'graphql';
import type { GraphQLArgument, GraphQLCompositeType, GraphQLField, GraphQLInputType } from 'graphql';
import type { Ask } from './raw-ask.ts';

const schema = buildSchema(readTypeDefs(), { assumeValidSDL: true });
const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
/** Fields whose answers are never given again come up less often. */
const roots = queries.flatMap((field) =>
  field.name === 'mutationLog' || field.name === 'upstreams' ? [field] : [field, field, field],
);

/** What may be given for arguments: by field and argument, and for all other texts. */
export interface Values {
  readonly of: Readonly<Record<string, readonly string[]>>;
  readonly text: readonly string[];
}

/** What says when, or how long, it was asked: no two answers are alike. */
const NEVER_THE_SAME = new Set(['latencyMs', 'checkedAt']);
/** Fields of one name that are of different types in the two kinds of payment runs. */
const UNLIKE = new Set(['status', 'paymentMethod']);
const INTROSPECTION = [
  '__typename',
  '__schema { queryType { name } types { name } }',
  '__type(name: "BulkPayment") { name fields { name } }',
];
const PAGE_SIZES = [0, 1, 1, 2, 2, 3, 5, 5, 10, 100, 101, 200];
const SPOILT = ['', '..', 'no such', 'PaymentBatch:', 'Elephant:1', '{"a":1}'];

/** Any request that the schema lets one make, and some that it does not. */
export function asks(values: Values): fc.Arbitrary<Ask> {
  return fc.gen().map((g) => new Making(g, values).ask());
}

/** One request in the making. */
class Making {
  readonly #g: fc.GeneratorValue;
  readonly #values: Values;
  readonly #fragments: string[] = [];
  readonly #declared: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #names = 0;

  constructor(g: fc.GeneratorValue, values: Values) {
    this.#g = g;
    this.#values = values;
  }

  ask(): Ask {
    const asked = Array.from({ length: this.#upTo(1, 2) }, () => this.#root());
    const isNamed = this.#once(6);
    const head = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    const operation = `query ${isNamed ? 'Asked' : ''}${head} { ${asked.join(' ')} }`;
    const others = isNamed ? ['query Other { __typename }'] : [];
    return {
      query: [operation, ...others, ...this.#fragments].join('\n'),
      ...(this.#declared.length > 0 && { variables: this.#variables }),
      ...(isNamed && { operationName: this.#pick(['Asked', 'Asked', 'Asked', 'Asked', 'Other', 'Nobody']) }),
    };
  }

  #root(): string {
    return this.#once(15) ? this.#pick(INTROSPECTION) : this.#field(this.#pick(roots), 5, false);
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, apart: boolean): string {
    const given = field.args
      .map((argument) => this.#argument(argument, `${field.name}.${argument.name}`))
      .filter((text) => text !== '');
    const isRenamed = field.args.length > 0 || (apart && UNLIKE.has(field.name)) || this.#once(12);
    const name = isRenamed ? `${this.#name('a')}: ${field.name}` : field.name;
    const type = getNamedType(field.type);
    const within = isCompositeType(type) ? ` ${this.#selection(type, depth - 1)}` : '';
    return `${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${this.#directive()}${within}`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    const usable = fields.filter(
      ({ name, type: of }) => !NEVER_THE_SAME.has(name) && (depth > 0 || !isCompositeType(getNamedType(of))),
    );
    const parts = Array.from({ length: this.#upTo(0, 5) }, () =>
      usable.length === 0 ? '__typename' : this.#field(this.#pick(usable), depth, false),
    );
    if (isAbstractType(type)) parts.push(...this.#byType(type, depth));
    const selection = `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
    if (!this.#once(8)) return selection;
    const fragment = this.#name('F');
    this.#fragments.push(`fragment ${fragment} on ${type.name} ${selection}`);
    return `{ ...${fragment}${this.#directive()} }`;
  }

  #byType(type: GraphQLCompositeType, depth: number): string[] {
    if (!isAbstractType(type)) return [];
    return schema.getPossibleTypes(type).flatMap((possible) => {
      if (this.#once(2)) return [];
      const usable = Object.values(possible.getFields()).filter(
        ({ type: of }) => depth > 0 || !isCompositeType(getNamedType(of)),
      );
      const parts = Array.from({ length: this.#upTo(1, 3) }, () =>
        this.#field(this.#pick(usable), depth, true),
      );
      return [`... on ${possible.name} { ${parts.join(' ')} }`];
    });
  }

  #argument({ name, type }: GraphQLArgument, place: string): string {
    if (!isNonNullType(type) && this.#once(2)) return '';
    const value = this.#value(place, type);
    if (this.#once(3)) {
      const variable = this.#name('v');
      this.#declared.push(`$${variable}: ${type}`);
      if (!this.#once(20)) this.#variables[variable] = value;
      return `${name}: $${variable}`;
    }
    const literal = astFromValue(value, type);
    return literal ? `${name}: ${print(literal)}` : '';
  }

  #value(place: string, type: GraphQLInputType): unknown {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      return Array.from({ length: this.#upTo(0, 3) }, () => this.#value(place, nullable.ofType));
    }
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields());
      const members = Array.from({ length: this.#upTo(0, 2) }, () => this.#pick(fields));
      return Object.fromEntries(members.map(({ name, type: of }) => [name, this.#value(name, of)]));
    }
    if (isEnumType(nullable)) {
      const names = nullable.getValues().map(({ name }) => name);
      // The phases that both services have lead to lists that no other asks for alone.
      return this.#pick(nullable.name === 'PaymentRunPhase' && this.#once(2) ? ['OPEN', 'SETTLED'] : names);
    }
    switch (nullable.name) {
      case 'Int':
        return this.#pick(this.#once(15) ? [201, -1] : PAGE_SIZES);
      case 'Boolean':
        return this.#once(2);
      case 'LocalDate':
        return this.#pick(['2026-11-09', '2026-11-26', '2026-11-30']);
      case 'DateTime':
        return this.#pick(['2026-11-01T00:00:00Z', '2026-11-19T10:00:00+01:00']);
      default:
        return this.#text(place);
    }
  }

  #text(place: string): string {
    const { of, text } = this.#values;
    const known = of[place];
    if (!known) return this.#pick(text);
    return this.#pick(this.#once(20) ? [...SPOILT, ...Object.values(of).flat()] : known);
  }

  #directive(): string {
    if (!this.#once(15)) return '';
    if (this.#once(2)) return this.#pick([' @include(if: true)', ' @skip(if: true)']);
    const variable = this.#name('v');
    this.#declared.push(`$${variable}: Boolean!`);
    this.#variables[variable] = this.#once(2);
    return ` @include(if: $${variable})`;
  }

  #name(letter: string): string {
    return `${letter}${(this.#names += 1)}`;
  }

  #pick<T>(from: readonly T[]): T {
    const picked = from[this.#g(fc.nat, { max: from.length - 1 })];
    if (picked === undefined) throw new RangeError('there is nothing to pick from');
    return picked;
  }

  #upTo(least: number, most: number): number {
    return this.#g(fc.integer, { min: least, max: most });
  }

  /** True once in so many times. */
  #once(times: number): boolean {
    return this.#g(fc.nat, { max: times - 1 }) === 0;
  }
}
