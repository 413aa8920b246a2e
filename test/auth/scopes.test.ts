import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { assertEnumType, buildSchema } from 'graphql';
import { RequiredScopes } from '../../src/auth/scope-guard.ts';
import { SCOPES } from '../../src/auth/caller.ts';
import type { Scope } from '../../src/auth/caller.ts';
import { readTypeDefs } from '../../src/graphql/schema.ts';
import { startTestGateway } from '../gateway.ts';
import type { GraphqlAnswer, TestGateway } from '../gateway.ts';
import { operationsOf } from './asking.ts';
import { keyFile } from './keys.ts';

const schema = buildSchema(readTypeDefs());

/** The mutation that takes each action, as the schema's description of the action names it. */
const MUTATIONS: Readonly<Record<string, string>> = Object.fromEntries(
  assertEnumType(schema.getType('PaymentRunAction'))
    .getValues()
    .map(({ name, description }) => [name, /`(\w+)`/.exec(description ?? '')?.[1] ?? '']),
);

function create(more: string): string {
  return `mutation { createBulkPayment(input: { idempotencyKey: "key-11" }) { outcome ${more} } }`;
}

describe('a caller', () => {
  let gateway: TestGateway;
  let keys: Record<string, string>;
  const ends: (() => void)[] = [];

  /** Asks as a caller with these scopes, joined by blanks; `nothing` for one with none that helps. */
  function as<Data = unknown>(
    scopes: string,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<GraphqlAnswer<Data>> {
    return gateway.ask<Data>(query, variables, { 'x-api-key': keys[scopes] ?? '' });
  }

  function sent(): number {
    return gateway.sandbox.iplicit.calls.length + gateway.sandbox.concur.calls.length;
  }

  /** That an operation is refused as a whole, naming these scopes, with nothing sent for it. */
  async function refuses(
    scopes: string,
    query: string,
    missing: readonly Scope[],
    variables?: Record<string, unknown>,
  ): Promise<void> {
    const before = sent();
    const { status, data, errors, headers } = await as(scopes, query, variables);
    assert.equal(status, 403, `${scopes}: ${query}`);
    assert.equal(data, undefined);
    assert.equal(errors.length, 1);
    assert.equal(errors[0]?.extensions['code'], 'FORBIDDEN');
    assert.deepEqual(errors[0]?.extensions['scopes'], missing, query);
    for (const scope of missing) assert.match(errors[0]?.message ?? '', new RegExp(scope));
    assert.match(headers.get('www-authenticate') ?? '', /error="insufficient_scope"/);
    assert.equal(sent(), before);
  }

  async function lets<Data = unknown>(scopes: string, query: string, variables?: Record<string, unknown>) {
    const answer = await as<Data>(scopes, query, variables);
    const codes = new Set(answer.errors.map(({ extensions }) => extensions['code']));
    assert.ok(!codes.has('FORBIDDEN') && !codes.has('UNAUTHENTICATED'), `${scopes}: ${query}`);
    return answer;
  }

  before(async () => {
    const sets = [
      ...SCOPES,
      ...SCOPES.map((scope) => `payments:read ${scope}`),
      'payments:edit payments:read',
      'payments:files payments:read',
      SCOPES.join(' '),
    ];
    const callers = Object.fromEntries(sets.map((set) => [set, set.split(' ') as Scope[]]));
    const made = keyFile({ after: (end) => void ends.push(end) }, callers);
    keys = made.keys;
    gateway = await startTestGateway({ env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: made.path } });
  });
  after(async () => {
    await gateway.close();
    for (const end of ends) end();
  });

  it('a caller may ask for each root field with its scope and with no other', async () => {
    const required = new RequiredScopes(schema);
    for (const [coordinate, operation] of operationsOf(schema)) {
      const requirement = required.of(coordinate);
      if (coordinate === 'Query.viewer') {
        for (const scope of SCOPES) await lets(scope, operation);
        continue;
      }
      assert.ok(requirement, `${coordinate} does not say who may ask for it`);
      for (const scope of SCOPES) {
        if (coordinate === 'Mutation.transitionBulkPayments') continue;
        const enough = requirement.alternatives.some((list) => list.every((one) => one === scope));
        if (enough) await lets(scope, operation);
        else
          await refuses(
            scope,
            operation,
            SCOPES.filter((one) => requirement.alternatives.flat().includes(one)),
          );
      }
    }
  });

  it('a caller may take several payments a step on with the scope that the step takes for one', async () => {
    const query =
      'mutation M($input: TransitionBulkPaymentsInput!) { transitionBulkPayments(input: $input) { results { outcome } } }';
    const needed = {
      SUBMIT: 'payments:submit',
      AMEND: 'payments:approve',
      PROCESS: 'payments:approve',
      POST: 'payments:approve',
      UNPOST: 'payments:approve',
      ABANDON: 'payments:edit',
    } as const;
    for (const [action, scope] of Object.entries(needed)) {
      const input = { payments: [{ id: '1' }], action, idempotencyKey: `list-${action}` };
      const literal = `mutation { transitionBulkPayments(input: {
        payments: [{ id: "1" }], action: ${action}, idempotencyKey: "literal-${action}" }) { results { outcome } } }`;
      await lets(scope, query, { input });
      await lets(scope, literal);
      for (const other of new Set(Object.values(needed))) {
        if (other === scope) continue;
        await refuses(other, query, [scope], { input });
        await refuses(other, literal, [scope]);
      }
      await refuses('payments:read', literal, ['payments:edit', 'payments:submit', 'payments:approve']);
    }
  });

  it('a caller is shown as available, of each run, just the actions whose mutations its scopes allow', async () => {
    interface Page {
      paymentRuns: { nodes: { id: string; availableActions: string[] }[] };
    }
    const query = '{ paymentRuns(first: 100) { nodes { id availableActions } } }';
    const whole = await lets<Page>(SCOPES.join(' '), query);
    const required = new RequiredScopes(schema);
    const shown = new Set<string>();
    for (const scope of SCOPES) {
      const { data } = await lets<Page>(`payments:read ${scope}`, query);
      for (const [index, { id, availableActions }] of data.paymentRuns.nodes.entries()) {
        const all = whole.data.paymentRuns.nodes[index];
        assert.equal(all?.id, id);
        const allowed = all.availableActions.filter((action) =>
          required
            .of(`Mutation.${MUTATIONS[action]}`)
            ?.alternatives.some((list) => list.every((one) => one === scope)),
        );
        assert.deepEqual(availableActions, allowed, `${scope}: ${id}`);
        for (const action of availableActions) shown.add(action);
      }
    }
    assert.ok(shown.size > 5, `only ${[...shown].join(', ')} came up`);
  });

  it('a caller is shown a payment in the answer to a write only if they may read, and nothing is written otherwise', async () => {
    await refuses('payments:edit', create('bulkPayment { id }'), ['payments:read']);
    await refuses('payments:edit', create('... on CreateBulkPaymentPayload { bulkPayment { __typename } }'), [
      'payments:read',
    ]);
    await lets('payments:edit', create(''));
    const { data } = await lets<{ createBulkPayment: { bulkPayment: { id: string } } }>(
      'payments:edit payments:read',
      create('bulkPayment { id }'),
    );
    assert.ok(data.createBulkPayment.bulkPayment.id);
    const regenerate =
      'mutation { regeneratePaymentBatchFile(input: { id: "1", idempotencyKey: "key-9" }) { file { downloadUrl } } }';
    await refuses('payments:approve', regenerate, ['payments:files']);
  });

  it('a caller is refused the whole operation for any part of it, in fragments, under aliases, and where it would be skipped', async () => {
    const parts = [
      '{ bulkPayments { nodes { id } } mutationLog { nodes { id } } }',
      '{ a: mutationLog { pageInfo { hasNextPage } } }',
      'query Q { ...F } fragment F on Query { ...G } fragment G on Query { mutationLog { __typename } }',
      '{ ... { ... on Query { mutationLog { __typename } } } }',
      'query Q($no: Boolean = false) { __typename mutationLog @include(if: $no) { __typename } }',
    ];
    for (const query of parts) await refuses('payments:read', query, ['payments:audit']);
    await refuses(
      'payments:read',
      'mutation { submitBulkPayment(input: { id: "1", idempotencyKey: "key-8" }) { outcome } }',
      ['payments:submit'],
    );
  });

  it('a caller is held to the operation that runs, not to others in the document', async () => {
    const query = 'query A { bulkPayments { __typename } } query B { mutationLog { __typename } }';
    const run = (operationName: string) =>
      fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': keys['payments:read'] ?? '' },
        body: JSON.stringify({ query, operationName }),
      });
    assert.equal((await run('A')).status, 200);
    assert.equal((await run('B')).status, 403);
  });

  it('a caller is never given what another was given for the same question', async () => {
    const query = '{ bulkPayments(first: 2) { nodes { id total { amount } } } }';
    await lets('payments:read', query);
    await lets('payments:read', query);
    await refuses('payments:audit', query, ['payments:read']);
    await lets('payments:read', query);
    await refuses('payments:edit', query, ['payments:read']);
  });

  it('a caller may ask what the schema is with any scope', async () => {
    for (const scope of SCOPES) await lets(scope, '{ __typename __schema { queryType { name } } }');
  });

  it('a caller may download a payment file with the scopes to read and to have files alone', async () => {
    for (const scope of SCOPES) {
      const before = sent();
      const response = await fetch(`${gateway.origin}/files/payment-batches/none`, {
        headers: { authorization: `Bearer ${keys[scope]}` },
      });
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      assert.equal(response.status, 403);
      assert.equal(errors[0]?.extensions.code, 'FORBIDDEN');
      const missing = ['payments:read', 'payments:files'].filter((one) => one !== scope);
      assert.ok(response.headers.get('www-authenticate')?.includes(`scope="${missing.join(' ')}"`));
      assert.equal(sent(), before);
    }
    const both = await fetch(`${gateway.origin}/files/payment-batches/none`, {
      headers: { authorization: `Bearer ${keys['payments:files payments:read']}` },
    });
    assert.equal(both.status, 404);
  });

  describe('asking by an id', () => {
    let record: string;
    let payment: string;

    beforeEach(async () => {
      const all = SCOPES.join(' ');
      const { data } = await lets<{ createBulkPayment: { bulkPayment: { id: string } } }>(
        all,
        'mutation { createBulkPayment(input: { idempotencyKey: "key-7" }) { bulkPayment { id } } }',
      );
      payment = data.createBulkPayment.bulkPayment.id;
      const log = await lets<{ mutationLog: { nodes: { id: string }[] } }>(
        all,
        '{ mutationLog(first: 1) { nodes { id } } }',
      );
      record = log.data.mutationLog.nodes[0]?.id ?? '';
      assert.match(record, /^MutationRecord:/);
    });

    it('a caller asking by an id gets what the type of the id takes, and not even its existence without that', async () => {
      const one = 'query Q($id: ID!) { node(id: $id) { __typename } }';
      await refuses('payments:read', one, ['payments:audit'], { id: record });
      await refuses('payments:audit', one, ['payments:read'], { id: payment });
      await refuses('payments:read', one, ['payments:audit'], { id: 'MutationRecord:none' });
      const seen = await lets('payments:audit', one, { id: record });
      assert.deepEqual(seen.data, { node: { __typename: 'MutationRecord' } });
      const read = await lets('payments:read', one, { id: payment });
      assert.deepEqual(read.data, { node: { __typename: 'BulkPayment' } });
    });

    it('a caller asking by an id gets no further by a literal, a default, a list, an alias or a fragment', async () => {
      for (const query of [
        `{ node(id: "${record}") { id } }`,
        `query Q($id: ID = "${record}") { node(id: $id) { id } }`,
        `query Q($ids: [ID!] = ["${record}"]) { nodes(ids: $ids) { id } }`,
        `{ nodes(ids: ["${payment}", "${record}"]) { id } }`,
        `{ nodes(ids: "${record}") { id } }`,
        `{ a: node(id: "${payment}") { id } b: node(id: "${record}") { ... on MutationRecord { mutation } } }`,
        `{ ...F } fragment F on Query { node(id: "${record}") { ... on Node { __typename } } }`,
      ])
        await refuses('payments:read', query, ['payments:audit']);
    });

    it('a caller asking by an id may say what it would show of types that it is not given', async () => {
      const query = `{ node(id: "${payment}") { ... on BulkPayment { status } ... on MutationRecord { mutation } } }`;
      const { data } = await lets('payments:read', query);
      assert.deepEqual(data, { node: { status: 'DRAFT' } });
    });
  });
});
