import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway } from '../gateway.ts';
import { post, RawClient, TYPENAME } from './raw-client.ts';
import { assertRefusal } from './refusal.ts';

it('a gateway that is told to stop sees through what is under way, takes nothing more, and says so', async () => {
  const gateway = await startTestGateway();
  const { concur } = gateway.sandbox;
  concur.faults.add({ path: /batchlist/, times: 4, fault: { kind: 'delay', ms: 200 } });
  const query = JSON.stringify({ query: '{ paymentBatches(first: 0) { totalCount } }' });
  const [busy, asking, idle] = [
    await RawClient.connect(gateway.origin),
    await RawClient.connect(gateway.origin),
    await RawClient.connect(gateway.origin),
  ];
  idle.send(post(TYPENAME));
  assert.equal((await idle.answer())?.status, 200);
  busy.send(post(query));
  asking.send(post(query));
  while (!concur.calls.some(({ path }) => path.includes('batchlist'))) await sleep(5);
  const closed = gateway.close();
  assert.equal(await idle.over(), '', 'an idle connection is closed at once');
  await assert.rejects(fetch(gateway.url), 'nobody new is let in');
  // On connections that are still there it is said at once that this replica is going.
  busy.send(`GET /health/ready HTTP/1.1\r\nhost: localhost\r\n\r\n`);
  asking.send(post(TYPENAME));
  for (const client of [busy, asking]) {
    const answer = await client.answer();
    assert.equal(answer?.status, 200);
    assert.match(answer.body, /"totalCount":\d+/);
  }
  const ready = await busy.answer();
  assert.equal(ready?.status, 503);
  assert.deepEqual(JSON.parse(ready.body), { status: 'draining' });
  const refusal = await asking.answer();
  assert.equal(refusal?.status, 503);
  assert.equal(refusal.headers.get('connection'), 'close');
  assert.equal(refusal.headers.get('retry-after'), '1');
  assertRefusal(refusal.body, 'SHUTTING_DOWN');
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
