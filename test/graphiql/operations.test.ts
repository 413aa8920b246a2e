import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { PAYMENT_RUNS, readyVariables } from '../../src/graphiql/operations.ts';
import { SERVICES } from '../../src/services/index.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

/** Whatever member an operation answers with: a page of things found, or the payload of a mutation. */
type Answered = Record<
  string,
  { nodes?: unknown[]; edges?: unknown[]; outcome?: string; userErrors?: unknown[] }
>;

describe('the operations that GraphiQL opens with', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway();
  });
  after(() => gateway.close());

  for (const operation of [PAYMENT_RUNS, ...SERVICES.flatMap(({ operations }) => operations)]) {
    const { query } = operation;
    const [, kind, name = ''] = /^(query|mutation) (\w+)/m.exec(query) ?? [];

    test(`the operations that GraphiQL opens with ${name} ${kind === 'mutation' ? 'is taken by the service' : 'finds something'} in the sandbox`, async () => {
      const { data, errors } = await gateway.ask<Answered>(query, readyVariables(operation, randomUUID));
      assert.deepEqual(errors, []);
      const answer = data[name.charAt(0).toLowerCase() + name.slice(1)];
      if (kind === 'mutation') {
        assert.equal(answer?.outcome, 'QUEUED');
        assert.deepEqual(answer?.userErrors, []);
      } else {
        assert.ok((answer?.nodes ?? answer?.edges)?.length);
      }
    });
  }
});
