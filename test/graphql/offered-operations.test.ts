import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLog } from '../../src/app/log.ts';
import { startTestGateway } from '../gateway.ts';

describe('a subscription', () => {
  it('a subscription is refused as something that is not offered, whatever it asks for, and is no fault for the log', async (t) => {
    let log = '';
    const gateway = await startTestGateway({
      log: createLog('warn', { write: (line: string) => void (log += line) }),
    });
    t.after(() => gateway.close());
    for (const query of [
      'subscription { paymentRuns { nodes { id } } }',
      'subscription { __typename }',
      'subscription { __schema { types { name } } }',
      'query { __typename } subscription S { __typename }',
    ]) {
      const { status, data, errors } = await gateway.ask(
        query,
        {},
        { accept: 'application/graphql-response+json' },
      );
      assert.equal(status, 400);
      assert.equal(data, undefined);
      assert.ok(errors.every(({ extensions }) => extensions['code'] === 'GRAPHQL_VALIDATION_FAILED'));
      assert.ok(
        errors.some(({ message }) => message.startsWith('This gateway offers no subscription.')),
        JSON.stringify(errors),
      );
    }
    assert.equal(log, '');
  });
});
