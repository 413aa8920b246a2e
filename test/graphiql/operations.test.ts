import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readyVariables, readyOperations } from '../../src/graphiql/operations.ts';
import { SERVICES } from '../../src/services/index.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

/** Whatever member an operation answers with: a page of things found, or the payload of a mutation. */
type Answered = Record<string, { edges?: unknown[]; outcome?: string; userErrors?: unknown[] }>;

describe('the operations that GraphiQL opens with', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway();
  });
  after(() => gateway.close());

  let keys = 0;
  const operations = readyOperations(SERVICES.flatMap((service) => service.operations)).map((operation) => ({
    ...operation,
    variables: readyVariables(operation, () => `key-${(keys += 1)}`),
  }));

  for (const { query, variables } of operations) {
    const [, kind, name = ''] = /^(query|mutation|subscription) (\w+)/m.exec(query) ?? [];
    if (kind === 'subscription') continue;

    test(`the operations that GraphiQL opens with ${name} ${kind === 'mutation' ? 'is taken by the service' : 'finds something'} in the sandbox`, async () => {
      const { data, errors } = await gateway.ask<Answered>(query, variables);
      assert.deepEqual(errors, []);
      const answer = data[name.charAt(0).toLowerCase() + name.slice(1)];
      if (kind === 'mutation') {
        assert.match(String(answer?.outcome), /APPLIED|QUEUED/);
        assert.deepEqual(answer?.userErrors, []);
      } else {
        assert.ok(answer?.edges?.length);
      }
    });
  }

  test('the operations that GraphiQL opens with have an idempotency key of their own for each mutation', () => {
    const used = operations.flatMap(({ variables }) => {
      const input = variables?.['input'] as { idempotencyKey: string } | undefined;
      return input ? [input.idempotencyKey] : [];
    });
    assert.equal(used.length, 3);
    assert.equal(new Set(used).size, 3);
  });
});
