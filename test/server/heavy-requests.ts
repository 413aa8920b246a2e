import type { Dice } from './dice.ts';
import { post } from './raw-client.ts';

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

const ids = (dice: Dice, count: number) =>
  times(count, (index) =>
    dice.of([`"BulkPayment:${index}"`, `"PaymentBatch:${index}"`, '"x"', '"MutationRecord:\\u00e9"', '""']),
  );

type Made<T> = readonly ((dice: Dice) => T)[];

/** Documents that are as heavy as they may be, or heavier. */
const DOCUMENTS: Made<string> = [
  (dice) => `{ __typename } ${'#\n'.repeat(dice.roll(40_000))}`,
  (dice) => `{ __typename }${'\n'.repeat(dice.roll(70_000))}{ nothing }`,
  (dice) => `{ ${times(20, (field) => `a${field}: nodes(ids: [${ids(dice, 90)}]) { id }`)} }`,
  (dice) => `{ ${'a { '.repeat(dice.roll(3_000))} }`,
  (dice) => `{ a(b: ${'['.repeat(dice.roll(3_000))}`,
  (dice) => `query ($a: String = """${' \n'.repeat(dice.roll(30_000))}""") { __typename }`,
  (dice) => `{ ${times(30, (field) => `${'x'.repeat(dice.roll(150))}${field}: __typename`)} }`,
  () => `{ paymentBatches(first: 200) { nodes { ${times(28, (field) => `a${field}: name`)} } } }`,
  () => `{ paymentBatches(first: 200) { nodes { file { entries { ${times(28, rowsOf)} } } } } }`,
  () => `{ paymentRuns(first: 200) { nodes { ${times(28, (field) => `a${field}: reference`)} } } }`,
  () => `{ ...F0 } ${times(90, doubled)} fragment F90 on Query { __typename }`,
];

function rowsOf(field: number): string {
  return `a${field}: rows(first: 200)`;
}

function doubled(step: number): string {
  return `fragment F${step} on Query { ...F${step + 1} ...F${step + 1} }`;
}

const VARIABLES: Made<string> = [
  () => '{}',
  (dice) => `{"a":${'['.repeat(dice.roll(100))}${']'.repeat(dice.roll(100))}}`,
  (dice) => `{"a":"${'\\u0000'.repeat(dice.roll(1_000))}"}`,
  (dice) => `{"a":[${'1,'.repeat(dice.roll(100_000))}1]}`,
  (dice) => `{${times(dice.roll(5_000), (index) => `"a${index}":1,`)}"z":1e-400}`,
];

const HEADERS: Made<Record<string, string>> = [
  () => ({}),
  (dice) => ({ accept: 'application/json;q=0.1,'.repeat(dice.roll(500)) }),
  (dice) => ({ 'accept-encoding': 'br,'.repeat(dice.roll(2_000)) }),
  (dice) => ({ authorization: `Bearer ${'a.'.repeat(dice.roll(4_000))}` }),
  (dice) => ({ 'x-request-id': 'x'.repeat(dice.roll(2_000)), traceparent: '00-'.repeat(dice.roll(50)) }),
  (dice) => Object.fromEntries(Array.from({ length: dice.roll(300) }, (_, index) => [`x-${index}`, 'y'])),
];

/** A request that is as heavy as it may be, or heavier. */
export function heavyRequest(dice: Dice): string {
  const made = <T>(list: Made<T>) => list[dice.roll(list.length)]?.(dice);
  const body = `{"query":${JSON.stringify(made(DOCUMENTS))},"variables":${made(VARIABLES)}}`;
  return post(body, made(HEADERS));
}
