import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema } from 'graphql';
import type { GraphQLInputObjectType } from 'graphql';
import { readConfig } from '../../src/app/config.ts';
import { readTypeDefs } from '../../src/graphql/schema.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { aliased, LIMITS, repeat } from './limited-requests.ts';
import type { Asked } from './limited-requests.ts';

async function send({ url }: TestGateway, asked: Asked, accept: string) {
  const headers = { 'content-type': 'application/json', accept };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(asked) });
  const { data, errors = [] } = (await response.json()) as {
    data?: unknown;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  };
  return { status: response.status, data, errors };
}

/** Fields, lists and objects in each other, so many of each. */
function nested(depth: number): string[] {
  return [
    `{ ${'a { '.repeat(depth)} a ${'} '.repeat(depth)} }`,
    `{ a(b: ${'['.repeat(depth)}${']'.repeat(depth)}) }`,
    `{ a(b: ${'{ c: '.repeat(depth)} 1 ${'}'.repeat(depth)}) }`,
  ];
}

describe('a request', () => {
  for (const { limit, code, within, beyond } of LIMITS) {
    const [name, most] = limit;
    it(`a request may have as much as ${name}, and is refused as ${code} for more, before anything is sent`, async (t) => {
      const gateway = await startTestGateway({ env: { [name]: String(most) } });
      t.after(() => gateway.close());
      const { concur, iplicit } = gateway.sandbox;
      for (const asked of beyond) {
        for (const [accept, expected] of [
          ['application/graphql-response+json', 400],
          ['application/json', 200],
        ] as const) {
          const { status, data, errors } = await send(gateway, asked, accept);
          const codes = errors.map(({ extensions }) => extensions['validationErrorCode']);
          assert.deepEqual(codes, [code], JSON.stringify([asked, errors]));
          assert.equal(status, expected);
          assert.equal(data, undefined);
        }
      }
      assert.deepEqual([...concur.calls, ...iplicit.calls], []);
      for (const asked of within) {
        const { errors } = await send(gateway, asked, 'application/json');
        assert.deepEqual(errors, [], JSON.stringify(asked));
      }
    });
  }

  it('a request is told in the schema how long a list it may give, as long as the gateway is set to no other limit', () => {
    const schema = buildSchema(readTypeDefs());
    const { ids, listItems } = readConfig({}).graphql.limits;
    const inputs = (type: string) => (schema.getType(type) as GraphQLInputObjectType).getFields();
    for (const [described, most] of [
      [schema.getQueryType()?.getFields()['nodes']?.args[0], ids],
      [inputs('TransitionBulkPaymentsInput')['payments'], ids],
      [inputs('ClosePaymentBatchesInput')['batches'], ids],
      [inputs('CreateBulkPaymentInput')['allocations'], listItems],
      [inputs('AddBulkPaymentAllocationsInput')['allocations'], listItems],
    ] as const) {
      assert.match(described?.description ?? '', new RegExp(`at most ${most}\\b`, 'i'));
    }
  });

  it('a request is given no longer a page than may be asked for where it does not say how long, and is charged for no more', async (t) => {
    const gateway = await startTestGateway({ env: { MAX_PAGE_SIZE: '3' } });
    t.after(() => gateway.close());
    const costs = new Set<unknown>();
    for (const asked of [
      { query: '{ list: bulkPayments { nodes { id } } }' },
      { query: '{ list: bulkPayments(first: null) { nodes { id } } }' },
      { query: 'query ($first: Int) { list: bulkPayments(first: $first) { nodes { id } } }' },
      {
        query: 'query ($first: Int) { list: bulkPayments(first: $first) { nodes { id } } }',
        variables: { first: null },
      },
      { query: '{ list: bulkPayments(first: 3) { nodes { id } } }' },
    ]) {
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(asked),
      });
      const { data, extensions } = (await response.json()) as {
        data: { list: { nodes: unknown[] } };
        extensions: { cost: { requested: number } };
      };
      assert.equal(data.list.nodes.length, 3, JSON.stringify(asked));
      costs.add(extensions.cost.requested);
    }
    assert.equal(costs.size, 1);
    for (const query of [
      '{ list: paymentBatches { nodes { id } } }',
      '{ list: paymentRuns { nodes { id } } }',
    ]) {
      const { data } = await gateway.ask<{ list: { nodes: unknown[] } }>(query);
      assert.equal(data.list.nodes.length, 3, query);
    }
  });

  it('a request may make several changes where that is allowed, each in its turn', async (t) => {
    const gateway = await startTestGateway({ env: { MAX_MUTATION_FIELDS: '2' } });
    t.after(() => gateway.close());
    const change = 'closePaymentBatch(input: { id: "unheard-of", idempotencyKey: "key-27" }) { outcome }';
    const query = `mutation { first: ${change} second: ${change} }`;
    const { data, errors } = await send(gateway, { query }, 'application/json');
    assert.deepEqual(errors, []);
    assert.deepEqual(data, { first: { outcome: 'REFUSED' }, second: { outcome: 'REFUSED' } });
  });

  it('a request is refused as too deep where no call can follow it, however it nests', async (t) => {
    const gateway = await startTestGateway({ env: { MAX_TOKENS: '10000' } });
    t.after(() => gateway.close());
    for (const query of [1_000, 2_400].flatMap(nested)) {
      const { errors } = await send(gateway, { query }, 'application/json');
      assert.deepEqual(
        errors.map(({ extensions }) => extensions['validationErrorCode']),
        ['MAX_DEPTH_EXCEEDED'],
      );
    }
  });

  it('a request is told of five errors at most, however many there are', async (t) => {
    const gateway = await startTestGateway({ services: ['concur'] });
    t.after(() => gateway.close());
    for (const query of [
      `{ __typename ${repeat(10, () => '@aa')} }`,
      `{ ${repeat(15, (n) => `nothing${n}`)} }`,
    ]) {
      const { errors } = await send(gateway, { query }, 'application/json');
      assert.equal(errors.length, 6);
      assert.match(errors.at(-1)?.message ?? '', /^Too many validation errors/);
    }
  });

  it('a request is told every limit that its document passes, and which', async (t) => {
    const gateway = await startTestGateway();
    t.after(() => gateway.close());
    const { errors } = await send(
      gateway,
      { query: `{ ${aliased(31)} ${repeat(31, () => '__typename @aa')} nothing }` },
      'application/json',
    );
    assert.deepEqual(
      errors.map(({ message }) => message),
      [
        'The document renames or repeats 61 fields; at most 30 are allowed. Nothing was done.',
        'The document asks for 63 root fields; at most 20 are allowed. Spread them over several requests. Nothing was done.',
        'The document has 31 directives; at most 30 are allowed. Nothing was done.',
      ],
    );
  });
});
