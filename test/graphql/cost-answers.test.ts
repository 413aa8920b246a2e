import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { readConfig } from '../../src/app/config.ts';
import { CostWeights } from '../../src/graphql/cost/cost-plan.ts';
import { createIplicitData } from '../../src/sandbox/iplicit/data.ts';
import { readTypeDefs } from '../../src/graphql/schema.ts';
import { startTestGateway } from '../gateway.ts';
import { askForCost, callsOf } from './costs.ts';
import { isListOfObjects } from './random-operation.ts';

const schema = buildSchema(readTypeDefs());
const PAYMENT = '0b5e3c9a-5b77-4c1e-9d52-0a6b8f3e7d10';
const DOCUMENTS = `{ bulkPayment(id: "${PAYMENT}") { allocations { document { documentNo } } } }`;

/** A gateway over payments with more documents to each than the schema assumes. */
async function withManyDocuments(env: Record<string, string>) {
  const iplicitData = createIplicitData({ payments: 2, allocationsPerPayment: 23 });
  const [payment] = iplicitData.payments;
  if (payment) payment.id = PAYMENT;
  return startTestGateway({ services: ['iplicit'], sandbox: { iplicitData }, env });
}

describe('an answer', () => {
  it('an answer says what it costs and what it may, each time the same', async (t) => {
    const gateway = await startTestGateway();
    t.after(() => gateway.close());
    const query = 'query ($first: Int) { paymentBatches(first: $first) { nodes { name } } }';
    const answers = [];
    for (let time = 0; time < 3; time += 1) answers.push(await askForCost(gateway, query, { first: 7 }));
    const { cost: limit } = readConfig({}).graphql.limits;
    assert.deepEqual(answers[0]?.cost, { requested: 1 + 200 + 1 + 7, limit });
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal((await askForCost(gateway, query, { first: 8 })).cost?.requested, 210);
  });

  it('an answer says so where it is refused for it, too, and before anything is sent', async (t) => {
    const gateway = await startTestGateway({ env: { MAX_COST: '500' } });
    t.after(() => gateway.close());
    const { data, errors, cost } = await askForCost(gateway, '{ bulkPayments { nodes { version } } }');
    assert.equal(data, undefined);
    assert.deepEqual(errors, [
      {
        message: 'This may cost 5852 points; 500 is the most. Ask for fewer at once, or for less of each.',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED', validationErrorCode: 'MAX_COST_EXCEEDED' },
      },
    ]);
    assert.deepEqual(cost, { requested: 5852, limit: 500 });
    assert.deepEqual(callsOf(gateway), []);
  });

  it('an answer does not say so where nothing is known of it', async (t) => {
    const gateway = await startTestGateway();
    t.after(() => gateway.close());
    for (const query of ['{ nothing }', '{', 'query A { __typename } query B { __typename }'])
      assert.equal((await askForCost(gateway, query)).cost, undefined, query);
  });

  it('an answer adds what a list is longer than could be known', async (t) => {
    const gateway = await withManyDocuments({});
    t.after(() => gateway.close());
    const { errors, cost } = await askForCost(gateway, DOCUMENTS);
    assert.deepEqual(errors, []);
    // One entry: the allocation, the call for its document, the document.
    assert.equal(cost?.requested, 1 + 600 + 1 + 100 + 23 * 102);
    assert.equal(callsOf(gateway).length, 24);
  });

  it('an answer has no list that would make it cost too much, and none of its entries is looked up', async (t) => {
    const gateway = await withManyDocuments({ MAX_COST: String(1 + 600 + 1 + 100 + 22 * 102) });
    t.after(() => gateway.close());
    const { status, data, errors } = await askForCost(gateway, DOCUMENTS);
    assert.equal(status, 294);
    assert.deepEqual(data, { bulkPayment: { allocations: null } });
    assert.deepEqual(
      errors.map(({ path, extensions }) => [path, extensions['validationErrorCode']]),
      [[['bulkPayment', 'allocations'], 'MAX_COST_EXCEEDED']],
    );
    assert.equal(callsOf(gateway).length, 1);
  });
});

describe('the schema', () => {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__')
      ? Object.values(type.getFields()).map((field) => ({ type, field }))
      : [],
  );
  const weights = new CostWeights(schema);

  it('the schema says of every list of objects how long it is reckoned with', () => {
    for (const { type, field } of fields.filter((each) => isListOfObjects(each.field))) {
      const givers = fields.filter((each) => getNamedType(each.field.type) === type);
      const isSized =
        weights.listSize(field) ||
        (givers.length > 0 &&
          givers.every((giver) => weights.listSize(giver.field)?.sizedFields.includes(field.name)));
      assert.ok(isSized, `${type.name}.${field.name}`);
    }
  });

  it('the schema names arguments and fields for it that are there, and wants none of them given', () => {
    for (const { type, field } of fields) {
      const size = weights.listSize(field);
      if (!size) continue;
      const coordinate = `${type.name}.${field.name}`;
      const named = getNamedType(field.type);
      for (const argument of size.slicingArguments)
        assert.ok(
          field.args.some(({ name, defaultValue }) => name === argument && defaultValue),
          coordinate,
        );
      for (const name of size.sizedFields) {
        assert.ok(isObjectType(named), coordinate);
        const sized = named.getFields()[name];
        assert.ok(sized && isListOfObjects(sized), coordinate);
      }
      const written = JSON.stringify(field.astNode?.directives);
      assert.equal(
        size.slicingArguments.length > 0,
        written.includes('requireOneSlicingArgument'),
        coordinate,
      );
    }
  });
});
