import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway } from '../gateway.ts';
import { post, RawClient, TYPENAME } from './raw-client.ts';

it('a gateway that is told to stop is not ready at once, but answers on until balancers have found out', async () => {
  const gateway = await startTestGateway();
  const kept = await RawClient.connect(gateway.origin);
  kept.send(post(TYPENAME));
  assert.equal((await kept.answer())?.status, 200);
  const idle = await RawClient.connect(gateway.origin);
  const closed = gateway.close(1_500);
  const ready = await fetch(`${gateway.origin}/health/ready`);
  assert.equal(ready.status, 503);
  assert.deepEqual(await ready.json(), { status: 'draining' });
  assert.equal((await fetch(`${gateway.origin}/health/live`)).status, 200);
  const fresh = await RawClient.connect(gateway.origin);
  for (const client of [kept, fresh]) {
    client.send(post(TYPENAME));
    const answer = await client.answer();
    assert.equal(answer?.status, 200);
    assert.equal(answer.headers.get('connection'), 'close');
    assert.equal(await client.over(), '');
  }
  assert.equal(await idle.over(), '', 'idle connections are closed in the end');
  await closed;
  await assert.rejects(fetch(gateway.url), 'then nobody new is let in');
});

it('a gateway that stops sees through what is under way, and what still comes on connections that are there', async () => {
  const gateway = await startTestGateway();
  const { concur } = gateway.sandbox;
  concur.faults.add({ path: /batchlist/, times: 4, fault: { kind: 'delay', ms: 200 } });
  const query = JSON.stringify({ query: '{ paymentBatches(first: 0) { totalCount } }' });
  const [busy, asking] = [await RawClient.connect(gateway.origin), await RawClient.connect(gateway.origin)];
  busy.send(post(query));
  asking.send('POST /graphql HTTP/1.1\r\nhost: localhost\r\n');
  while (!concur.calls.some(({ path }) => path.includes('batchlist'))) await sleep(5);
  const closed = gateway.close();
  await assert.rejects(fetch(gateway.url), 'nobody new is let in');
  asking.send(post(query).slice('POST /graphql HTTP/1.1\r\nhost: localhost\r\n'.length));
  for (const client of [busy, asking]) {
    const answer = await client.answer();
    assert.equal(answer?.status, 200);
    assert.match(answer.body, /"totalCount":\d+/);
    assert.equal(answer.headers.get('connection'), 'close');
  }
  await Promise.all([busy.over(), asking.over(), closed]);
});

it('what is half sent when the gateway is told to stop does not hold it up', async () => {
  const gateway = await startTestGateway({ limits: { headersMs: 200, requestMs: 300, checkEveryMs: 25 } });
  const clients = [];
  for (const bytes of ['', 'POST /graphql HTTP/1.1\r\nhost: loc', post('{', { 'content-length': '10' })]) {
    const client = await RawClient.connect(gateway.origin);
    client.send(bytes);
    clients.push(client);
  }
  const closed = gateway.close();
  for (const client of clients) await client.over();
  await closed;
});
