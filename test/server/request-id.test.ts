import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createLog } from '../../src/app/log.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { RawClient } from './raw-client.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;
const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('a request id', () => {
  let gateway: TestGateway;
  let lines: Record<string, unknown>[] = [];

  before(async () => {
    const log = createLog('info', {
      write: (text: string) => void lines.push(JSON.parse(text) as Record<string, unknown>),
    });
    gateway = await startTestGateway({ log });
  });
  after(() => gateway.close());

  const ask = (headers: Record<string, string>) =>
    gateway.ask('{ paymentBatches(first: 1) { totalCount } }', {}, headers);

  it('a request id that the caller gives is on the answer, in the log and on the calls to the services', async () => {
    gateway.sandbox.concur.clearCalls();
    lines = [];
    const answer = await ask({ 'x-request-id': 'Edge-7f3a.1', traceparent: TRACE });
    assert.equal(answer.headers.get('x-request-id'), 'Edge-7f3a.1');
    const calls = gateway.sandbox.concur.calls.filter(({ path }) => path.includes('batchlist'));
    assert.ok(calls.length > 0);
    for (const { headers } of calls) {
      assert.equal(headers['x-request-id'], 'Edge-7f3a.1');
      assert.equal(headers['traceparent'], TRACE);
    }
    while (!lines.some(({ msg }) => msg === 'request'))
      await new Promise((resolve) => setTimeout(resolve, 1));
    assert.equal(lines.find(({ msg }) => msg === 'request')?.['requestId'], 'Edge-7f3a.1');
  });

  it('a request id that is missing, long or not plain text is made anew, and a trace context like that is dropped', async () => {
    for (const given of [undefined, '', 'a b', 'x'.repeat(129), '<script>', '"quoted"']) {
      gateway.sandbox.concur.clearCalls();
      const { headers } = await ask({
        ...(given !== undefined && { 'x-request-id': given }),
        traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
      });
      assert.match(headers.get('x-request-id') ?? '', UUID);
      for (const call of gateway.sandbox.concur.calls) assert.equal(call.headers['traceparent'], undefined);
    }
  });

  it('a request id is on every answer: files, pages, refusals, health checks and requests that name no host', async () => {
    const paths = [
      '/graphql',
      '/graphql?query={',
      '/nothing',
      '/health/live',
      '/health/ready',
      '/files/payment-batches/1',
    ];
    for (const path of paths) {
      for (const accept of ['text/html', 'application/json']) {
        const { headers } = await fetch(gateway.origin + path, {
          headers: { accept, 'x-request-id': 'one' },
        });
        assert.equal(headers.get('x-request-id'), 'one', path);
      }
    }
    const client = await RawClient.connect(gateway.origin);
    client.send('GET /graphql HTTP/1.1\r\nx-request-id: hostless\r\n\r\n');
    const answer = await client.answer();
    assert.equal(answer?.status, 400);
    assert.equal(answer.headers.get('x-request-id'), 'hostless');
    await client.over();
  });
});
