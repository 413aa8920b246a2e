import type { Dice } from './dice.ts';
import { heavyRequest } from './heavy-requests.ts';
import { post, TYPENAME } from './raw-client.ts';

const DOCUMENTS = [
  '{ __typename }',
  '{ paymentRuns(first: 3) { nodes { id reference phase total { amount currency } } } unknown }',
  'query A($id: ID!, $n: Int = 2) { node(id: $id) { id ...F } } fragment F on PaymentBatch { name batchId }',
  'mutation M($i: SubmitBulkPaymentInput!) { submitBulkPayment(input: $i) { outcome userErrors { code field } } }',
  '{ a: bulkPayments(filter: { statuses: [DRAFT] }, first: 1, after: "x") { nodes { id } pageInfo { endCursor } } }',
  '{ __schema { types { name fields { name args { name } } } } }',
  'query ($__proto__: ID) { __type(name: "\\u00e4\\u{1F600}") @include(if: true) { name } }',
] as const;
const VARIABLES = [
  '{}',
  '{"id":"PaymentBatch:x","n":1}',
  '{"id":12345678901234567890}',
  '{"i":{"id":"x","ifVersion":"y","idempotencyKey":"z"}}',
  '{"__proto__":{"a":1},"constructor":[[[["\\ud800"]]]]}',
  '[1e999]',
] as const;
const HEADERS: readonly [Record<string, string>, ...Record<string, string>[]] = [
  {},
  { accept: 'application/graphql-response+json' },
  { accept: '*/*;q=0.1, application/json;q=nonsense', 'accept-encoding': 'br;q=1.0, gzip;q=0' },
  { 'accept-encoding': 'gzip, identity;q=0', origin: 'null', 'sec-fetch-site': 'cross-site' },
  { 'content-type': 'application/json; charset=utf-16' },
  { expect: '100-continue' },
  { 'transfer-encoding': 'chunked' },
  { host: 'evil.example', connection: 'close' },
];
const PATHS = [
  '/graphql',
  '/graphql?query=%7B__typename%7D&variables={}&operationName=',
  '/graphql?query=%ff&query=1',
  '/files/payment-batches/PaymentBatch:x',
  '/files/payment-batches/%2e%2e%2f',
  '/health/ready',
  '/graphiql/none.js',
  '//',
  '*',
] as const;
/** Not HEAD, whose answers announce a body that does not come. */
const METHODS = ['GET', 'POST', 'OPTIONS', 'PUT', 'TRACE', 'CONNECT'] as const;
/** What parsers stumble over. */
const STUMBLES = [
  '\0',
  '\r\n',
  '\n',
  '\r\n\r\n',
  '{',
  '}',
  '[[[[',
  '"',
  '\\u0000',
  '\\ud800',
  '\\',
  '%',
  '%00',
  '$',
  '...',
  '@',
  ':',
  '-0',
  '1e400',
  '9007199254740993',
  '__proto__',
  'constructor',
  '\u2028',
  '😀',
  '\xff\xfe',
  'Content-Length: 5\r\n',
  'Transfer-Encoding: chunked\r\n',
  'ffffffff\r\n',
  '0\r\n\r\n',
  '; ',
  ', ',
  'query',
  'mutation',
  'fragment F on F {...F}',
] as const;

/** The bytes of one request: a good one, one that is as heavy as it may be, or one that has been tampered with. */
export function requestBytes(dice: Dice): Buffer {
  if (dice.roll(6) === 0) return Buffer.from(heavyRequest(dice));
  const whole = dice.roll(3) === 0 ? anyRequest(dice) : graphqlRequest(dice);
  return dice.roll(2) === 0 ? tampered(Buffer.from(whole), dice) : Buffer.from(whole);
}

function graphqlRequest(dice: Dice): string {
  let document: string = dice.of(DOCUMENTS);
  for (let times = dice.roll(3); times > 0; times -= 1) document = spliced(document, dice);
  let body = `{"query":${JSON.stringify(document)},"variables":${dice.of(VARIABLES)}}`;
  if (dice.roll(4) === 0) body = spliced(body, dice);
  if (dice.roll(40) === 0) body = body.padEnd(dice.roll(1_200_000));
  return post(dice.roll(10) === 0 ? TYPENAME : body, dice.of(HEADERS));
}

function anyRequest(dice: Dice): string {
  const headers = Object.entries({ host: 'localhost', ...dice.of(HEADERS) });
  const fields = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `${dice.of(METHODS)} ${dice.of(PATHS)} HTTP/1.1\r\n${fields}\r\n`;
}

/** A text with a piece taken out, doubled, or put in. */
function spliced(text: string, dice: Dice): string {
  const [at, length] = [dice.roll(text.length + 1), dice.roll(12)];
  const piece = dice.of(['', text.slice(at, at + length).repeat(2), dice.of(STUMBLES), dice.of(STUMBLES)]);
  return text.slice(0, at) + piece + text.slice(at + length);
}

function tampered(bytes: Buffer, dice: Dice): Buffer {
  let result = bytes;
  for (let times = dice.roll(4); times > 0 && result.length > 0; times -= 1) {
    const at = dice.roll(result.length);
    if (dice.roll(3) === 0) {
      result[at] = dice.roll(256);
    } else {
      const stumble = Buffer.from(dice.of(STUMBLES), 'latin1');
      result = Buffer.concat([result.subarray(0, at), stumble, result.subarray(at + dice.roll(20))]);
    }
  }
  return result;
}
