import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import { post, RawClient } from '../server/raw-client.ts';
import { keyFile } from './keys.ts';

describe('a request that brings Authorization twice', () => {
  it('a request that brings Authorization twice is answered 401, whichever of them is good, and whatever is asked for', async (t) => {
    const { path, keys } = keyFile(t, { payroll: ['payments:read'] });
    const gateway = await startTestGateway({ env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path } });
    t.after(() => gateway.close());
    const good = `Bearer ${keys.payroll}`;
    for (const [first, second] of [
      [good, 'Bearer other'],
      ['Bearer other', good],
      [good, good],
    ] as const) {
      const headers = { Authorization: first, AUTHORIZATION: second };
      for (const request of [
        post(JSON.stringify({ query: '{ __typename }' }), headers),
        `GET /files/payment-batches/1 HTTP/1.1\r\nhost: localhost\r\nAuthorization: ${first}\r\nauthorization: ${second}\r\n\r\n`,
      ]) {
        const client = await RawClient.connect(gateway.origin);
        t.after(() => client.close());
        client.send(request);
        const answer = await client.answer();
        assert.equal(answer?.status, 401);
        assert.match(answer.body, /Authorization came more than once/);
      }
    }
  });
});
