import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { serverAudits } from 'graphql-http';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

describe('the audits of GraphQL over HTTP', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway();
  });
  after(() => gateway.close());

  const audits = serverAudits({ url: () => gateway.url });

  it('the audits of GraphQL over HTTP are all here', () => {
    assert.equal(audits.length, 61);
    assert.equal(new Set(audits.map(({ id }) => id)).size, 61);
  });

  for (const audit of audits) {
    it(`the audits of GraphQL over HTTP ${audit.id}: ${audit.name}`, async () => {
      const result = await audit.fn();
      // An audit that is not passed holds the answer, which must be read to its end for its connection to close.
      if ('response' in result) await result.response.text().catch(() => '');
      assert.equal(result.status, 'ok', 'reason' in result ? result.reason : '');
    });
  }
});
