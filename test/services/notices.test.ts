import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';

interface Announced {
  upstreams: { source: string; notices: string[] }[];
}

describe('upstreams.notices', () => {
  it('upstreams.notices holds what a service announces in x-api-warn and sunset, once each, and of no other service', async (t) => {
    const gateway = await startTestGateway();
    t.after(() => gateway.close());
    const noticesOf = async (wanted: string) => {
      const { data, errors } = await gateway.ask<Announced>('{ upstreams { source notices } }');
      assert.deepEqual(errors, []);
      return data.upstreams.find(({ source }) => source === wanted)?.notices;
    };
    assert.deepEqual(await noticesOf('IPLICIT'), []);
    const sunset = 'Thu, 31 Dec 2026 23:59:59 GMT';
    gateway.sandbox.iplicit.faults.add({
      path: /\/api\/BatchPayment/,
      times: 2,
      fault: {
        kind: 'body',
        body: '[]',
        contentType: 'application/json',
        headers: { 'x-api-warn': 'Page sizes above 100 end soon', sunset },
      },
    });
    for (const batchNo of ['A', 'B']) {
      const answer = await gateway.ask(
        'query ($batchNo: String) { bulkPayments(filter: { batchNo: $batchNo }) { edges { node { id } } } }',
        { batchNo },
      );
      assert.deepEqual(answer.errors, []);
    }
    assert.deepEqual(await noticesOf('IPLICIT'), [
      'x-api-warn: Page sizes above 100 end soon',
      `sunset: ${sunset}`,
    ]);
    assert.deepEqual(await noticesOf('CONCUR'), []);
  });
});
