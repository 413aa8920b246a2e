import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { createIplicitData } from '../../src/sandbox/iplicit/data.ts';
import { readTypeDefs } from '../../src/graphql/schema.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { MUTATIONS } from '../writes/mutations.ts';
import { askForCost, CALL, callsOf } from './costs.ts';
import { randomQuery } from './random-operation.ts';

const schema = buildSchema(readTypeDefs());

describe('the cost of a query', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway({
      // More payments than a page, and more documents to each than the schema assumes.
      sandbox: { iplicitData: createIplicitData({ payments: 230, allocationsPerPayment: 23 }) },
      env: {
        ANSWER_CACHE: 'off',
        MAX_COST: '999999999',
        MAX_ALIASES: '1000',
        MAX_ROOT_FIELDS: '100',
        MAX_TOKENS: '10000',
        MAX_DEPTH: '20',
      },
    });
    await askForCost(gateway, '{ upstreams { state } }');
    callsOf(gateway);
  });
  after(() => gateway.close());

  it('the cost of a query is at least what it makes the gateway call, whatever is asked', async () => {
    const { concur, iplicit } = gateway.sandbox;
    const batch = concur.data.batches.map(({ batchId }) => `"PaymentBatch:${batchId}"`);
    const payment = iplicit.data.payments.slice(0, 5).map(({ id }) => `"BulkPayment:${id}"`);
    const choices: Record<string, readonly string[]> = {
      first: ['0', '1', '3', '30', '100', '150', '200'],
      offset: ['0', '1'],
      id: [...batch.slice(0, 3), ...payment],
      'bulkPayment.id': [...payment, `"${iplicit.data.payments[0]?.batchNo}"`],
      'paymentBatch.id': batch,
      ids: [`[${batch[0]}]`, `[${batch.join()}]`, `[${payment.join()}, ${batch[0]}]`, '[]', `${payment[0]}`],
      'paymentRuns.filter': ['{}', '{ phases: [SETTLED] }', '{ phases: [FAILED], sources: IPLICIT }', 'null'],
      'bulkPayments.filter': ['{}', '{ isDraft: true }'],
      status: ['OPEN', 'CLOSED', 'null'],
    };
    let most = 0;
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
        const query = randomQuery(
          schema,
          (below) => Number(numbers.next().value) % Math.max(1, below),
          ({ name }, field) => choices[`${field}.${name}`] ?? choices[name] ?? [],
        );
        const { errors, cost } = await askForCost(gateway, query);
        const calls = callsOf(gateway).length;
        most = Math.max(most, calls);
        assert.ok(cost, `${query} ${JSON.stringify(errors)}`);
        assert.ok(cost.requested >= CALL * calls, `${cost.requested} for ${calls} calls: ${query}`);
      }),
      { numRuns: 100 },
    );
    assert.ok(most > 20, `no query made more than ${most} calls`);
  });
});

describe('the cost of a mutation', () => {
  for (const { name, document, variables } of MUTATIONS) {
    it(`the cost of a mutation is at least what it makes the gateway call: ${name}`, async (t) => {
      const gateway = await startTestGateway({ env: { ANSWER_CACHE: 'off' } });
      t.after(() => gateway.close());
      await askForCost(gateway, '{ upstreams { state } }');
      callsOf(gateway);
      const { errors, cost } = await askForCost(gateway, document, { input: variables(gateway) });
      assert.deepEqual(errors, []);
      const calls = callsOf(gateway);
      assert.ok(calls.some((call) => !call.startsWith('GET')));
      assert.ok(cost && cost.requested >= CALL * calls.length, `${cost?.requested} for ${calls.join()}`);
    });
  }

  it('the cost of a mutation is at least what it makes the gateway call for each of several payments', async (t) => {
    const gateway = await startTestGateway({ env: { ANSWER_CACHE: 'off' } });
    t.after(() => gateway.close());
    await askForCost(gateway, '{ upstreams { state } }');
    callsOf(gateway);
    const query = `mutation ($input: TransitionBulkPaymentsInput!) {
      transitionBulkPayments(input: $input) { results { outcome bulkPayment { version bankAccount { code } } } }
    }`;
    const drafts = gateway.sandbox.iplicit.data.payments.filter(({ statusList }) =>
      statusList?.includes('draft'),
    );
    const payments = drafts.map(({ batchNo, id }) => ({ id: batchNo ?? id }));
    const input = { payments, action: 'ABANDON', idempotencyKey: 'all' };
    const { errors, cost } = await askForCost(gateway, query, { input });
    assert.deepEqual(errors, []);
    const calls = callsOf(gateway);
    assert.ok(calls.length > 2 * drafts.length && drafts.length > 1);
    assert.ok(cost && cost.requested >= CALL * calls.length, `${cost?.requested} for ${calls.join()}`);
  });
});
