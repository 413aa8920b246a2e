import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { assertRefused } from './refusal.ts';
import { dataOf } from './data-of.ts';

const BATCH = 'query ($id: ID!) { paymentBatch(id: $id) { id } }';

describe('the JSON of a request', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway();
  });
  after(() => gateway.close());

  /** Sends variables as they are written. */
  const send = (variables: string, query = BATCH) =>
    fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
    });
  const sendByGet = (variables: string) =>
    fetch(`${gateway.url}?${new URLSearchParams({ query: BATCH, variables })}`);
  const calls = () => gateway.sandbox.concur.calls.length + gateway.sandbox.iplicit.calls.length;

  for (const number of [
    '12345678901234567890',
    '9007199254740993',
    '-9007199254740993',
    '1e400',
    '1e22',
    '1.00000000000000000001',
    '145.99999999999999999',
    '9007199254740992.5e-1',
    '1e-400',
    '4e-324',
  ]) {
    it(`the JSON of a request is refused where a double would make another number of ${number}`, async () => {
      const before = calls();
      for (const ask of [send, sendByGet]) {
        const error = await assertRefused(await ask(`{"id":${number}}`), 400, 'BAD_USER_INPUT');
        assert.match(error.extensions.argument ?? '', /^(variables\.)?id$/);
        assert.match(error.message, /as a string/);
      }
      assert.equal(calls(), before);
    });
  }

  it('the JSON of a request names the number that is at fault among many', async () => {
    const variables = '{"input":{"allocations":[{"amount":1},{"amount":0.1000000000000000055}]}}';
    const error = await assertRefused(await send(variables), 400, 'BAD_USER_INPUT');
    assert.equal(error.extensions.argument, 'variables.input.allocations.1.amount');
  });

  it('the JSON of a request lets a number through that a double holds exactly, however it is written', async () => {
    for (const number of [
      '7',
      '7.0',
      '70e-1',
      '9007199254740991',
      '0',
      '-0',
      '1E2',
      '100.00000000000000000',
    ]) {
      assert.deepEqual(await dataOf(await send(`{"id":${number}}`)), { paymentBatch: null }, number);
    }
  });

  it('the JSON of a request keeps every digit of an id in a string, or written in the document', async () => {
    for (const response of [
      await send('{"id":"12345678901234567890"}'),
      await send('{}', '{ paymentBatch(id: 12345678901234567890) { id } }'),
    ]) {
      assert.deepEqual(await dataOf(response), { paymentBatch: null });
    }
  });

  for (const [what, escape] of [
    ['NUL', String.raw`\u0000`],
    ['half a surrogate pair', String.raw`\ud800`],
    ['the other half', String.raw`\udc00x`],
  ]) {
    it(`the JSON of a request is refused with ${what} in a string, a name or the document`, async () => {
      const before = calls();
      const name = `{"query":"{ __typename }","${escape}":1}`;
      const operation = `{"query":"{ __typename }","operationName":"${escape}"}`;
      const document = `{"query":"{ __typename } #${escape}"}`;
      for (const body of [name, operation, document]) {
        const response = await fetch(gateway.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        });
        await assertRefused(response, 400, 'BAD_USER_INPUT');
      }
      const nested = await assertRefused(await send(`{"id":["x","a${escape}"]}`), 400, 'BAD_USER_INPUT');
      assert.equal(nested.extensions.argument, 'variables.id.1');
      await assertRefused(await sendByGet(`{"id":"${escape}"}`), 400, 'BAD_USER_INPUT');
      assert.equal(calls(), before);
    });
  }

  it('the JSON of a request is refused with NUL by way of an escape in the document, or a percent sign in the address', async () => {
    for (const escape of [String.raw`\u0000`, String.raw`\u{0}`, String.raw`\\\u{000}`]) {
      const query = `{ paymentBatch(id: "${escape}") { id } }`;
      await assertRefused(await send('{}', query), 400, 'BAD_USER_INPUT');
      const address = `${gateway.url}?${new URLSearchParams({ query })}`;
      await assertRefused(await fetch(address), 400, 'BAD_USER_INPUT');
    }
    await assertRefused(await fetch(`${gateway.url}?query=%7B__typename%7D%00`), 400, 'BAD_USER_INPUT');
    // A backslash that is itself escaped begins no escape.
    const harmless = await send('{}', String.raw`{ __type(name: "\\u0000") { name } }`);
    assert.deepEqual(await dataOf(harmless), { __type: null });
  });

  it('the JSON of a request reads whole characters from escapes as it should', async () => {
    const response = await send(String.raw`{"id":"\u00e4\ud83d\ude00"}`);
    assert.deepEqual(await dataOf(response), { paymentBatch: null });
  });

  it('the JSON of a request changes nothing by a member called __proto__, constructor or prototype', async () => {
    const polluting = '{"polluted":true,"query":"{ __typename }","id":"x"}';
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const member = `"${name}":${polluting}`;
      const bodies = [
        `{${member}}`,
        `{"query":"{ __typename }",${member},"variables":{${member}},"extensions":{${member}}}`,
        `{"query":${JSON.stringify(BATCH)},"variables":{"id":"x",${member}}}`,
        `{"query":${JSON.stringify(BATCH)},"variables":{${member}}}`,
        `{"query":"query ($__proto__: ID, $constructor: ID) { a: __typename }","variables":{${member}}}`,
        `{"query":"mutation ($i: SubmitBulkPaymentInput!) { submitBulkPayment(input: $i) { outcome } }","variables":{"i":{${member}}}}`,
      ];
      const statuses: number[] = [];
      for (const body of bodies) {
        const response = await fetch(gateway.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
          body,
        });
        statuses.push(response.status);
        await response.text();
      }
      assert.equal(statuses[0], 400, 'a query in a prototype is no query');
      assert.deepEqual(statuses.slice(1, 4), [200, 200, 400], 'a variable in a prototype is none');
      assert.equal(statuses[5], 400, 'the input has no such field');
    }
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    assert.equal(Object.prototype.hasOwnProperty.call(Object, 'polluted'), false);
  });

  it('the JSON of a request takes the last of members of the same name', async () => {
    const response = await send('{"id":12345678901234567890,"id":"x"}');
    assert.deepEqual(await dataOf(response), { paymentBatch: null });
  });

  it('the JSON of a request is refused when nested deeper than anything needs, however deep', async () => {
    for (const depth of [40, 1_000, 100_000, 500_000]) {
      for (const [open, close] of [
        ['[', ']'],
        ['{"a":', '}'],
      ] as const) {
        if (open.length * depth > 1_000_000) continue;
        const value = `${open.repeat(depth)}1${close.repeat(depth)}`;
        if (value.length > 1_040_000) continue;
        await assertRefused(await send(`{"id":${value}}`), 400, 'BAD_USER_INPUT');
      }
    }
    assert.equal((await send('{"id":"x"}')).status, 200);
  });
});
