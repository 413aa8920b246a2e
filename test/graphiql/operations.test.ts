import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PAYMENT_RUNS } from '../../src/graphiql/operations.ts';
import { SERVICES } from '../../src/services/index.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

/** Whatever member an operation answers with: a page of things found, or the payload of a mutation. */
type Answered = Record<string, { nodes?: unknown[]; outcome?: string; userErrors?: unknown[] }>;

describe('the operations that GraphiQL opens with', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway();
  });
  after(() => gateway.close());

  for (const { query, variables } of [PAYMENT_RUNS, ...SERVICES.flatMap(({ operations }) => operations)]) {
    const [, kind, name = ''] = /^(query|mutation) (\w+)/m.exec(query) ?? [];

    test(`the operations that GraphiQL opens with ${name} ${kind === 'mutation' ? 'is taken by the service' : 'finds something'} in the sandbox`, async () => {
      const { data, errors } = await gateway.ask<Answered>(query, variables);
      assert.deepEqual(errors, []);
      const answer = data[name.charAt(0).toLowerCase() + name.slice(1)];
      if (kind === 'mutation') {
        assert.equal(answer?.outcome, 'QUEUED');
        assert.deepEqual(answer?.userErrors, []);
      } else {
        assert.ok(answer?.nodes?.length);
      }
    });
  }
});
