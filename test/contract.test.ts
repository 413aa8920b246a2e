import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  buildSchema,
  getDirectiveValues,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  print,
} from 'graphql';
import type { GraphQLArgument, GraphQLField, GraphQLInputField, GraphQLNamedType } from 'graphql';

const FOLDER = new URL('../schema/', import.meta.url);

/** The contract as it is written: without the file that is merged from the others. */
const sdl = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.graphql') && name !== 'schema.graphql')
  .toSorted()
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
  .join('\n');
const schema = buildSchema(sdl);
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

type Field = GraphQLField<unknown, unknown>;

/** What decides whether two fields of one name can stand in one selection. */
const shapeOf = ({ args, type }: Field) =>
  `(${args.map((argument) => `${argument.name}: ${argument.type}`).join(', ')}): ${type}`;

const named = (mutation: Field, suffix: string) =>
  `${mutation.name.charAt(0).toUpperCase()}${mutation.name.slice(1)}${suffix}`;

/** The input fields of a mutation's only argument. */
function inputOf({ args: [input] }: Field): Readonly<Record<string, GraphQLInputField>> {
  const type = input && getNamedType(input.type);
  return isInputObjectType(type) ? type.getFields() : {};
}

/** The coordinates of everything in a type that can have a description, with it. */
function describedIn(type: GraphQLNamedType): [coordinate: string, description: unknown][] {
  const own: [string, unknown] = [type.name, type.description];
  if (isEnumType(type))
    return [own, ...type.getValues().map(describedAs((value) => `${type.name}.${value.name}`))];
  if (isInputObjectType(type))
    return [
      own,
      ...Object.values(type.getFields()).map(describedAs((field) => `${type.name}.${field.name}`)),
    ];
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  const fields = Object.values(type.getFields());
  return [
    own,
    ...fields.map(describedAs((field) => `${type.name}.${field.name}`)),
    ...fields.flatMap((field) => describedArguments(`${type.name}.${field.name}`, field.args)),
  ];
}

function describedArguments(of: string, args: readonly GraphQLArgument[]): [string, unknown][] {
  return args.map(describedAs((argument) => `${of}(${argument.name}:)`));
}

function describedAs<T extends { readonly description?: unknown }>(coordinate: (part: T) => string) {
  return (part: T): [string, unknown] => [coordinate(part), part.description];
}

/** `InterfaceName.field` for each field that two types behind an interface have in different shapes. */
function conflicts(): string[] {
  return types.filter(isInterfaceType).flatMap((behind) => {
    const shapes = new Map<string, Set<string>>();
    for (const type of schema.getPossibleTypes(behind)) {
      for (const field of Object.values(type.getFields()))
        shapes.set(field.name, (shapes.get(field.name) ?? new Set<string>()).add(shapeOf(field)));
    }
    return [...shapes].filter(([, found]) => found.size > 1).map(([name]) => `${behind.name}.${name}`);
  });
}

describe('the rules of the public contract', () => {
  it('types behind one interface have fields of one name in one shape, so that fragments need no aliases', () => {
    assert.deepEqual(conflicts(), []);
  });

  it('a mutation has one input and one payload type, which bear its name and are used by no other', () => {
    assert.ok(mutations.length > 0);
    for (const mutation of mutations) {
      const { args, type } = mutation;
      assert.deepEqual(
        [...args.map((argument) => `${argument.name}: ${argument.type}`), String(type)],
        [`input: ${named(mutation, 'Input')}!`, `${named(mutation, 'Payload')}!`],
        mutation.name,
      );
      assert.ok(args.every(isRequiredArgument), mutation.name);
    }
  });

  it('a mutation needs an idempotency key', () => {
    for (const mutation of mutations)
      assert.equal(String(inputOf(mutation)['idempotencyKey']?.type), 'String!', mutation.name);
  });

  it('a mutation is tagged as a write, by which a graph can leave it out', () => {
    for (const { name, astNode } of mutations)
      assert.ok(astNode?.directives?.map(print).includes('@tag(name: "write")'), name);
  });

  it('everything has a description', () => {
    const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
    const described: [string, unknown][] = [
      ['schema', schema.description],
      ...types.flatMap(describedIn),
      ...directives.map(describedAs(({ name }) => `@${name}`)),
      ...directives.flatMap(({ name, args }) => describedArguments(`@${name}`, args)),
    ];
    const without = described.filter(([, description]) => !String(description ?? '').trim());
    assert.deepEqual(
      without.map(([coordinate]) => coordinate),
      [],
    );
  });

  it('every Node can be identified by its id in another graph', () => {
    const [node, key] = [schema.getType('Node'), schema.getDirective('key')];
    assert.ok(isInterfaceType(node) && key);
    for (const type of schema.getPossibleTypes(node)) {
      const values: Record<string, unknown> | undefined = type.astNode
        ? getDirectiveValues(key, type.astNode)
        : undefined;
      assert.equal(values?.['fields'], 'id', type.name);
    }
  });
});
