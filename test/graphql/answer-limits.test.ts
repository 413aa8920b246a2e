import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { boundedErrors, jsonBytes } from '../../src/graphql/limits/answer-limits.ts';
import { startTestGateway } from '../gateway.ts';

const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

const page = (aliases: number) =>
  `{ bulkPayments(first: 50) { nodes { ${repeat(aliases, (n) => `${'x'.repeat(100)}${n}: id`)} } } }`;

describe('an answer', () => {
  it('an answer lists twenty errors and says how many more there are, each with its place', async (t) => {
    const gateway = await startTestGateway({ services: ['concur'] });
    t.after(() => gateway.close());
    const ids = JSON.stringify(
      Array.from({ length: 100 }, (_, n) => `BulkPayment:00000000-0000-4000-8000-0000000000${10 + (n % 90)}`),
    );
    const query = `query ($ids: [ID!]! = ${ids}) { ${repeat(20, (n) => `a${n}: nodes(ids: $ids) { id }\n`)} }`;
    const { errors, data } = await gateway.ask<Record<string, null[]>>(`${'\n'.repeat(30_000)}${query}`);
    assert.equal(errors.length, 21);
    assert.deepEqual(errors.at(-1)?.extensions, { code: 'ERRORS_OMITTED', omitted: 1_980 });
    assert.equal(Object.values(data).flat().length, 2_000);
    const [first] = errors as unknown as { locations: { line: number }[] }[];
    assert.equal(first?.locations[0]?.line, 30_001);
  });

  it('an answer with as many errors as are listed has all of them', () => {
    const errors = Array.from({ length: 20 }, (_, index) => ({ message: String(index) }));
    assert.equal(boundedErrors(errors), errors);
  });

  it('an answer that is too large is an error with a code, and the next one is answered', async (t) => {
    const gateway = await startTestGateway({ env: { MAX_ANSWER_BYTES: '20000' } });
    t.after(() => gateway.close());
    const { errors, data, status } = await gateway.ask(page(30));
    assert.deepEqual(
      errors.map(({ extensions }) => extensions['code']),
      ['ANSWER_TOO_LARGE'],
    );
    assert.equal(data, null);
    assert.equal(status, 200);
    assert.deepEqual((await gateway.ask(page(1))).errors, []);
  });

  it('an answer of one long text under many names is never made', async (t) => {
    const gateway = await startTestGateway({ services: ['iplicit'] });
    t.after(() => gateway.close());
    const [payment] = gateway.sandbox.iplicit.data.payments;
    assert.ok(payment);
    payment.description = 'x'.repeat(1_500_000);
    const query = `{ bulkPayment(id: "${payment.id}") { ${repeat(28, (n) => `a${n}: description`)} } }`;
    const { errors } = await gateway.ask(query);
    assert.equal(errors[0]?.extensions['code'], 'ANSWER_TOO_LARGE');
  });

  it('an answer costs by its bytes where these are more than what was done for it', async (t) => {
    const gateway = await startTestGateway({ services: ['iplicit'] });
    t.after(() => gateway.close());
    const [payment] = gateway.sandbox.iplicit.data.payments;
    assert.ok(payment);
    payment.description = 'x'.repeat(1_000_000);
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ bulkPayment(id: "${payment.id}") { a: description b: description } }`,
      }),
    });
    const text = await response.text();
    const { extensions } = JSON.parse(text) as { extensions: { cost: { requested: number } } };
    assert.ok(extensions.cost.requested >= Math.floor(2_000_000 / 256));
  });

  it('an answer’s bytes are counted as JSON has them where they may be too many', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const bytes = Buffer.byteLength(JSON.stringify(value));
        for (const most of [bytes - 1, bytes]) {
          if (most > 10) assert.equal(jsonBytes(value, most) > most, bytes > most);
        }
      }),
    );
    assert.ok(jsonBytes('\0'.repeat(100), 500) > 500, 'six bytes each');
  });
});
