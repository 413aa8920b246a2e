import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { getIntrospectionQuery } from 'graphql';
import type { IntrospectionQuery, IntrospectionScalarType } from 'graphql';
import { GraphQLCurrency, GraphQLDateTime, GraphQLLocalDate, GraphQLURL, GraphQLUUID } from 'graphql-scalars';
import { scalars } from '../../src/graphql/scalars.ts';
import { echo, sendLiteral, sendVariable } from './scalar-echo.ts';
import { examples } from './scalar-examples.ts';

const theirs = {
  Currency: GraphQLCurrency,
  DateTime: GraphQLDateTime,
  LocalDate: GraphQLLocalDate,
  URL: GraphQLURL,
  UUID: GraphQLUUID,
};

for (const name of Object.keys(examples) as (keyof typeof examples)[]) {
  const { taken, refused } = examples[name];

  test(`a ${name} of the right form comes back as it was given, as a variable and in the document`, async () => {
    for (const text of taken) {
      assert.deepEqual(await sendVariable(name, JSON.stringify(text)), { value: text });
      assert.deepEqual(await sendLiteral(name, JSON.stringify(text)), { value: text });
    }
  });

  test(`anything but a ${name} is refused with words that say what to give`, async () => {
    for (const json of [...refused.map((text) => JSON.stringify(text)), '1', '1.5', 'true', '["x"]', '{}']) {
      for (const echoed of [await sendVariable(name, json), await sendLiteral(name, json)]) {
        assert.ok('errors' in echoed, `${json} was accepted`);
        assert.match(echoed.errors.join(), new RegExp(`${name} cannot be .+: give (?:a|an|the) `), json);
      }
    }
  });

  test(`what is no string of the form of a ${name} never leaves`, () => {
    for (const value of [1, true, null, undefined, {}, ['x'], new Date(0), 'x', '']) {
      assert.throws(() => scalars[name].serialize(value), TypeError);
    }
  });

  test(`nothing is a ${name} here that graphql-scalars would not take`, () => {
    const character = fc.constantFrom(...new Set(taken.join('')), ...'0129:-+.ZTz /');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: character, maxLength: 40 }), nearly(taken)), (text) => {
        if (accepts(() => scalars[name].parseValue(text))) theirs[name].parseValue(text);
      }),
      { numRuns: 1000 },
    );
  });
}

test('a UUID in upper case is the same one in lower case', async () => {
  const upper = '3F1C2A9E-5B77-4C1E-9D52-0A6B8F3E7D10';
  assert.deepEqual(await sendVariable('UUID', JSON.stringify(upper)), { value: upper.toLowerCase() });
  assert.equal(scalars.UUID.serialize(upper), upper);
});

test('a currency code that is newer than this process can still be answered', () => {
  assert.equal(scalars.Currency.serialize('QQQ'), 'QQQ');
});

test('the words of the SDL about a scalar reach those who ask the schema', async () => {
  const { body } = await echo.executeOperation({ query: getIntrospectionQuery({ specifiedByUrl: true }) });
  assert.ok(body.kind === 'single');
  const { types } = (body.singleResult.data as unknown as IntrospectionQuery).__schema;
  for (const name of Object.keys(scalars)) {
    const type = types.find((candidate): candidate is IntrospectionScalarType => candidate.name === name);
    assert.ok(type?.description, `${name} lost its description`);
    assert.equal(
      typeof type.specifiedByURL,
      name === 'Decimal' ? 'object' : 'string',
      `specification of ${name}`,
    );
  }
});

/** The texts, each with one character changed, left out or put in. */
function nearly(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.nat(50), fc.nat(1), fc.string({ maxLength: 1 }))
    .map(([text, at, dropped, put]) => text.slice(0, at) + put + text.slice(at + dropped));
}

function accepts(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
