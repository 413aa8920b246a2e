import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { GraphQLDecimal, isDecimal } from '../../src/graphql/scalars.ts';
import { sendLiteral, sendVariable } from './scalar-echo.ts';

const digit = fc.constantFrom(...'0123456789');
const whole = fc.oneof(
  fc.constant('0'),
  fc
    .tuple(fc.constantFrom(...'123456789'), fc.string({ unit: digit, maxLength: 18 }))
    .map((parts) => parts.join('')),
);
const fraction = fc.oneof(
  fc.constant(''),
  fc.string({ unit: digit, minLength: 1, maxLength: 19 }).map((text) => `.${text}`),
);
const decimal = fc.tuple(fc.constantFrom('', '-'), whole, fraction).map((parts) => parts.join(''));

test('every decimal string of at most 38 digits comes back digit for digit, as a variable and in the document', async () => {
  await fc.assert(
    fc.asyncProperty(decimal, async (text) => {
      assert.deepEqual(await sendVariable('Decimal', JSON.stringify(text)), { value: text });
      assert.deepEqual(await sendLiteral('Decimal', JSON.stringify(text)), { value: text });
    }),
  );
});

test('every whole number that a double holds exactly is accepted and becomes a string', async () => {
  await fc.assert(
    fc.asyncProperty(fc.maxSafeInteger(), async (number) => {
      assert.deepEqual(await sendVariable('Decimal', String(number)), { value: String(number) });
      assert.deepEqual(await sendLiteral('Decimal', String(number)), { value: String(number) });
    }),
  );
});

test('a number with a fraction is refused, however it is written', async () => {
  const fractional = fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((number) => !Number.isInteger(number));
  await fc.assert(
    fc.asyncProperty(fractional, async (number) => {
      assert.match(await refusal(sendVariable('Decimal', String(number))), /a number with a fraction/);
      assert.match(await refusal(sendLiteral('Decimal', String(number))), /a number with a fraction/);
    }),
  );
});

test('a whole number that a double may have rounded is refused', async () => {
  for (const number of ['9007199254740993', '-9007199254740992', '12345678901234567890']) {
    assert.match(await refusal(sendVariable('Decimal', number)), /so large that it may have lost digits/);
    assert.match(await refusal(sendLiteral('Decimal', number)), /so large that it may have lost digits/);
  }
  assert.match(await refusal(sendVariable('Decimal', '1e999')), /Infinity/);
  assert.match(await refusal(sendLiteral('Decimal', '1e2')), /a fraction or an exponent/);
});

test('a string of any other form is refused', async () => {
  const others = [
    '',
    '-',
    '.',
    '1.',
    '.5',
    '+1',
    '1e3',
    '1E-3',
    ' 1',
    '1 ',
    '1\n',
    '1,000',
    '1_000',
    '--1',
    '1.2.3',
  ];
  const lookalikes = ['NaN', 'Infinity', '0x10', '1n', '١٢', '１', '−1', '00', '-01', '007.5', '0000'];
  for (const text of [
    ...others,
    ...lookalikes,
    '1'.repeat(39),
    `0.${'1'.repeat(38)}`,
    `-${'9'.repeat(30)}.123456789`,
  ]) {
    assert.match(
      await refusal(sendVariable('Decimal', JSON.stringify(text))),
      /Decimal cannot be this string: give/,
      text,
    );
    assert.match(
      await refusal(sendLiteral('Decimal', JSON.stringify(text))),
      /Decimal cannot be this string: give/,
      text,
    );
  }
});

test('a refusal names the kind of what was given', async () => {
  const kinds = { true: 'a boolean', '[1]': 'a list', '{}': 'an object' };
  for (const [given, kind] of Object.entries(kinds)) {
    // A list of one is not taken for its only member: that would be a number where none was given.
    assert.match(
      await refusal(sendVariable('Decimal', given)),
      new RegExp(`Decimal cannot be ${kind}: give`),
    );
    assert.match(await refusal(sendLiteral('Decimal', given)), new RegExp(`Decimal cannot be ${kind}: give`));
  }
  assert.match(await refusal(sendLiteral('Decimal', 'TEN')), /Decimal cannot be a name without quotes: give/);
});

test('no string but a decimal is ever accepted, and none is changed', () => {
  const nearly = fc.string({ unit: fc.constantFrom(...'0123456789.-+eE ,'), maxLength: 45 });
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string(), decimal), (text) => {
      const digits = text.replace('-', '').replace('.', '');
      try {
        assert.equal(GraphQLDecimal.parseValue(text), text);
      } catch {
        // What is refused is no decimal, or too long, or has needless zeros.
        assert.ok(!isDecimal(text) || digits.length > 38 || /^-?0\d/.test(text), text);
        return;
      }
      assert.equal(digits, BigInt(digits).toString().padStart(digits.length, '0'));
    }),
    { numRuns: 2000 },
  );
});

test('an answer keeps all digits that a service gave, more than a client may give', () => {
  for (const text of ['145.17000', '99999999999999.12345678', '-0.00', '1'.repeat(100), '007.50']) {
    assert.equal(GraphQLDecimal.serialize(text), text);
  }
});

test('what is no decimal string never leaves', () => {
  for (const value of [
    1,
    1.5,
    Number.NaN,
    1n,
    null,
    undefined,
    true,
    ['1'],
    {},
    '',
    '1e3',
    '+1',
    '1 ',
    'NaN',
    '1\n',
  ]) {
    assert.throws(() => GraphQLDecimal.serialize(value), TypeError);
  }
});

async function refusal(answer: ReturnType<typeof sendVariable>): Promise<string> {
  const echoed = await answer;
  assert.ok('errors' in echoed, `was accepted: ${JSON.stringify(echoed)}`);
  return echoed.errors.join('\n');
}
