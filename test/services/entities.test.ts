import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { keyFile } from '../auth/keys.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { readTypeDefs } from '../../src/graphql/schema.ts';

interface Entities {
  _entities: readonly ({ __typename: string; id?: string } | null)[];
}

const BY_TYPE = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on BulkPayment { id batchNo bankAccount { code } hasNotes }
    ... on PaymentBatch { id name }
  }
}`;

describe('an entity', () => {
  let gateway: TestGateway;
  let keys: Record<'reader' | 'auditor', string>;
  const ends: (() => void)[] = [];

  before(async () => {
    const made = keyFile(
      { after: (end) => void ends.push(end) },
      { reader: ['payments:read'], auditor: ['payments:audit'] },
    );
    keys = made.keys;
    gateway = await startTestGateway({
      env: { SUBGRAPH: 'true', AUTH: 'api-key', AUTH_API_KEYS_FILE: made.path, ANSWER_CACHE: 'off' },
    });
  });
  after(async () => {
    await gateway.close();
    for (const end of ends) end();
  });

  const ask = <Data>(query: string, variables = {}, caller: 'reader' | 'auditor' = 'reader') =>
    gateway.ask<Data>(query, variables, { 'x-api-key': keys[caller] });
  const entities = (representations: readonly object[], caller: 'reader' | 'auditor' = 'reader') =>
    ask<Entities>(BY_TYPE, { representations }, caller);

  async function ids(first: number): Promise<string[]> {
    const { data } = await ask<{ bulkPayments: { nodes: { id: string }[] } }>(
      `{ bulkPayments(first: ${first}) { nodes { id } } }`,
    );
    return data.bulkPayments.nodes.map(({ id }) => id);
  }

  it('an entity and nineteen more of its kind take the calls that as many ids take', async () => {
    const twenty = await ids(20);
    const { sandbox } = gateway;
    sandbox.iplicit.clearCalls();
    await ask(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on BulkPayment { id batchNo bankAccount { code } hasNotes } } }`,
      { ids: twenty },
    );
    const calls = sandbox.iplicit.calls.map(({ path }) => path).toSorted();
    sandbox.iplicit.clearCalls();
    const { data, errors } = await entities(twenty.map((id) => ({ __typename: 'BulkPayment', id })));
    assert.deepEqual(errors, []);
    assert.deepEqual(
      data._entities.map((entity) => entity?.id),
      twenty,
    );
    assert.deepEqual(sandbox.iplicit.calls.map(({ path }) => path).toSorted(), calls);
  });

  it('an entity that does not exist is null, and one that is misnamed or cannot be read is null with an error of its own', async () => {
    const [first = ''] = await ids(1);
    gateway.sandbox.concur.faults.add({
      path: /batchlist/,
      times: 6,
      fault: { kind: 'status', status: 500 },
    });
    const { data, errors } = await entities([
      { __typename: 'BulkPayment', id: 'BulkPayment:00000000-0000-4000-8000-000000000000' },
      { __typename: 'PaymentBatch', id: first },
      { __typename: 'PaymentBatch', id: 'PaymentBatch:1' },
      { __typename: 'BulkPayment', id: first },
    ]);
    gateway.sandbox.concur.faults.clear();
    assert.deepEqual(
      data._entities.map((entity) => entity?.id ?? null),
      [null, null, null, first],
    );
    assert.deepEqual(
      errors.map(({ path, extensions }) => [path?.[1], extensions['code']]),
      [
        [1, 'BAD_USER_INPUT'],
        [2, 'UPSTREAM_UNAVAILABLE'],
      ],
    );
  });

  it('an entity needs the scopes of its type, whoever asks for it', async () => {
    const [first = ''] = await ids(1);
    const { errors } = await entities([{ __typename: 'BulkPayment', id: first }], 'auditor');
    assert.equal(errors[0]?.extensions['code'], 'FORBIDDEN');
    const record = {
      __typename: 'MutationRecord',
      id: 'MutationRecord:00000000-0000-4000-8000-000000000000',
    };
    assert.equal((await entities([record])).errors[0]?.extensions['code'], 'FORBIDDEN');
    const query =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on MutationRecord { outcome } } }';
    const { data, errors: none } = await ask(query, { of: [record] }, 'auditor');
    assert.deepEqual([data, none], [{ _entities: [null] }, []]);
  });

  it('an entity without a type is refused before anything is read', async () => {
    const { errors } = await entities([{ id: 'BulkPayment:1' }]);
    assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
  });

  it('an entity can be of every type that has a key', async () => {
    const keyed = [...readTypeDefs().matchAll(/^type (\w+)[^{]*@key\(/gm)].map(([, name]) => name);
    const { data } = await ask<{ __type: { possibleTypes: { name: string }[] } }>(
      '{ __type(name: "_Entity") { possibleTypes { name } } }',
    );
    assert.deepEqual(data.__type.possibleTypes.map(({ name }) => name).toSorted(), keyed.toSorted());
  });

  it('an entity, and the schema for routers, are there only if the gateway is to be a subgraph', async (t) => {
    const { data } = await ask<{ _service: { sdl: string } }>('{ _service { sdl } }');
    assert.equal(data._service.sdl, readTypeDefs());
    const alone = await startTestGateway();
    t.after(() => alone.close());
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }']) {
      const { errors } = await alone.ask(query);
      assert.equal(errors[0]?.extensions['code'], 'GRAPHQL_VALIDATION_FAILED');
    }
  });
});
