import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

describe('node and nodes', () => {
  let gateway: TestGateway;
  let ids: { batch: string; payment: string; allocation: string };
  before(async () => {
    gateway = await startTestGateway();
    const { data } = await gateway.ask<{
      paymentBatches: { nodes: { id: string }[] };
      bulkPayments: { nodes: { id: string; allocations: { id: string }[] }[] };
    }>('{ paymentBatches(first: 1) { nodes { id } } bulkPayments { nodes { id allocations { id } } } }');
    const payment = data.bulkPayments.nodes.find((node) => node.allocations.length > 0);
    ids = {
      batch: data.paymentBatches.nodes[0]?.id ?? '',
      payment: payment?.id ?? '',
      allocation: payment?.allocations[0]?.id ?? '',
    };
  });
  after(() => gateway.close());

  it('node and nodes find every kind of object by the id that the gateway gave, each where it was asked for', async () => {
    const asked = [ids.allocation, ids.batch, 'PaymentBatch:nothing', ids.payment, ids.batch];
    const { data, errors } = await gateway.ask<{ nodes: unknown[] }>(NODES, { ids: asked });
    assert.deepEqual(errors, []);
    assert.deepEqual(data.nodes, [
      { __typename: 'BulkPaymentAllocation', id: ids.allocation },
      { __typename: 'PaymentBatch', id: ids.batch },
      null,
      { __typename: 'BulkPayment', id: ids.payment },
      { __typename: 'PaymentBatch', id: ids.batch },
    ]);
  });

  it('node and nodes read each object once, however it is reached', async () => {
    const { iplicit, concur } = gateway.sandbox;
    iplicit.clearCalls();
    concur.clearCalls();
    const [, uuid = ''] = ids.payment.split(':');
    const query = `query ($payment: ID!, $allocation: ID!, $uuid: ID!, $upper: ID!, $batch: ID!) {
      a: node(id: $payment) { ... on BulkPayment { version allocations { amount } } }
      b: node(id: $allocation) { id }
      c: bulkPayment(id: $uuid) { hasNotes }
      d: bulkPayment(id: $upper) { hasAttachments }
      e: node(id: $batch) { id }
      f: paymentBatch(id: $batch) { name }
    }`;
    const { errors } = await gateway.ask(query, { ...ids, uuid, upper: uuid.toUpperCase() });
    assert.deepEqual(errors, []);
    assert.equal(iplicit.calls.length, 1);
    assert.equal(concur.calls.length, 2);
  });

  it('node and nodes fail alone: the objects of a service that fails are null with an error each, and the others are given', async () => {
    gateway.sandbox.concur.faults.add({
      path: /batchlist/,
      times: 20,
      fault: { kind: 'status', status: 400 },
    });
    const { data, errors } = await gateway.ask<{ nodes: unknown[] }>(NODES, {
      ids: [ids.payment, ids.batch, 'Nothing:1', ids.allocation],
    });
    gateway.sandbox.concur.faults.clear();
    assert.deepEqual(data.nodes, [
      { __typename: 'BulkPayment', id: ids.payment },
      null,
      null,
      { __typename: 'BulkPaymentAllocation', id: ids.allocation },
    ]);
    assert.deepEqual(
      errors
        .map(({ path, extensions }) => [path?.join('.'), extensions['code']])
        .toSorted(([a = ''], [b = '']) => (String(a) < String(b) ? -1 : 1)),
      [['nodes.1', 'UPSTREAM_MALFORMED']],
    );
  });

  it('node and nodes are null for an id that the gateway cannot have given, and ask nobody', async () => {
    gateway.sandbox.iplicit.clearCalls();
    const asked = ['BP-1001', 'Nothing:1', 'BulkPayment:..', 'BulkPayment:', '', 'PaymentBatch:a/b'];
    const { data, errors } = await gateway.ask<{ nodes: unknown[] }>(NODES, { ids: asked });
    assert.deepEqual([data.nodes, errors], [asked.map(() => null), []]);
    assert.equal(gateway.sandbox.iplicit.calls.length, 0);
  });

  it('node and nodes take no more than 100 ids', async () => {
    const { errors } = await gateway.ask(NODES, { ids: Array(101).fill(ids.batch) });
    assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
  });

  it('node and nodes find what payments refer to by the ids that the gateway gave', async () => {
    const fields = 'type { id } bankAccount { id } paymentMethod { id } legalEntity { id }';
    const { data } = await gateway.ask<{ bulkPayment: Record<string, { id: string }> }>(
      `query ($id: ID!) { bulkPayment(id: $id) { ${fields} } }`,
      { id: ids.payment },
    );
    const { documents, contactAccounts } = gateway.sandbox.iplicit.data;
    const asked = [
      ...Object.values(data.bulkPayment).map(({ id }) => id),
      `PayableDocument:${documents[0]?.id}`,
      `ContactAccount:${contactAccounts[0]?.id}`,
    ];
    const found = await gateway.ask<{ nodes: ({ id: string; __typename: string } | null)[] }>(NODES, {
      ids: asked,
    });
    assert.deepEqual(found.errors, []);
    assert.deepEqual(
      found.data.nodes.map((node) => node?.id),
      asked,
    );
    assert.deepEqual(
      found.data.nodes.map((node) => node?.__typename),
      asked.map((id) => id.split(':')[0]),
    );
  });
});
