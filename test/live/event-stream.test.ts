import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { createClient } from 'graphql-sse';
import { keyFile } from '../auth/keys.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway, TestGatewayOptions } from '../gateway.ts';
import { changeWhileWatched, TestEvents } from './subscriber.ts';
import type { TestEvent } from './subscriber.ts';

const STATUS = 'subscription ($id: ID!) { bulkPaymentUpdated(id: $id) { status description } }';
const OFTEN = { WATCH_INTERVAL_MS: '100', WATCH_IDLE_INTERVAL_MS: '200' };
const STREAM = { accept: 'text/event-stream' };

async function start(t: TestContext, options: TestGatewayOptions = {}): Promise<TestGateway> {
  const gateway = await startTestGateway({ ...options, env: { ...OFTEN, ...options.env } });
  t.after(() => gateway.close());
  return gateway;
}

function draftOf({ sandbox }: TestGateway) {
  const payment = sandbox.iplicit.data.payments.find(({ statusList }) => statusList.join() === 'draft');
  assert.ok(payment);
  return payment;
}

function searchOf(parameters: Record<string, unknown>): string {
  const entries = Object.entries(parameters).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return `?${new URLSearchParams(entries)}`;
}

/** Reads a stream piece by piece, as the events come. */
function piecesOf({ body }: Response): { next(): Promise<string>; cancel(): Promise<void> } {
  assert.ok(body);
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  return {
    next: async () => (await reader.read()).value ?? '',
    cancel: () => reader.cancel(),
  };
}

function subscribe(
  t: TestContext,
  { url }: TestGateway,
  headers: Record<string, string>,
  id: string,
): TestEvents {
  const client = createClient({ url, headers, retryAttempts: 0 });
  t.after(() => client.dispose());
  const events = new TestEvents();
  client.subscribe(
    { query: STATUS, variables: { id } },
    {
      next: (event) => events.push(event as TestEvent),
      error: (error) => events.push({ error }),
      complete: () => events.push({ isComplete: true }),
    },
  );
  return events;
}

describe('GraphQL as an event stream', () => {
  it('a subscription is told as an event stream to the client that most use', async (t) => {
    const gateway = await start(t);
    const payment = draftOf(gateway);
    const events = subscribe(t, gateway, {}, payment.id);
    assert.equal((await events.next()).data?.['bulkPaymentUpdated'] === null, false);
    payment.description = 'changed elsewhere';
    const { data } = await events.next();
    assert.deepEqual(data, { bulkPaymentUpdated: { status: 'DRAFT', description: 'changed elsewhere' } });
  });

  it('an event stream is answered to GET and POST, with headers that keep proxies from collecting it', async (t) => {
    const gateway = await start(t);
    const { id } = draftOf(gateway);
    const asked = { query: STATUS, variables: { id } };
    const answers = [
      await fetch(`${gateway.url}${searchOf(asked)}`, { headers: STREAM }),
      await fetch(gateway.url, {
        method: 'POST',
        headers: { ...STREAM, 'content-type': 'application/json', 'accept-encoding': 'gzip, br' },
        body: JSON.stringify(asked),
      }),
    ];
    for (const answer of answers) {
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/);
      assert.equal(answer.headers.get('x-accel-buffering'), 'no');
      assert.equal(answer.headers.get('content-encoding'), null);
      const pieces = piecesOf(answer);
      assert.match(await pieces.next(), /^event: next\ndata: \{"data":\{"bulkPaymentUpdated":.*\}\n\n$/);
      await pieces.cancel();
    }
  });

  it('a query is one event and then complete, and a mutation by GET is refused as it is without a stream', async (t) => {
    const gateway = await start(t);
    const query = await fetch(`${gateway.url}${searchOf({ query: '{ upstreams { source } }' })}`, {
      headers: STREAM,
    });
    assert.match(
      await query.text(),
      /^event: next\ndata: \{"data":\{"upstreams":.*\}\n\nevent: complete\ndata:\n\n$/,
    );
    const mutation = 'mutation { createBulkPayment(input: { idempotencyKey: "once" }) { outcome } }';
    const refused = await fetch(`${gateway.url}${searchOf({ query: mutation })}`, { headers: STREAM });
    assert.match(await refused.text(), /GET requests only support query operations/);
    assert.ok(
      gateway.sandbox.iplicit.calls.every(
        ({ method, path }) => method === 'GET' || !/BatchPayment/.test(path),
      ),
    );
  });

  it('signs of life come while nothing changes', async (t) => {
    const gateway = await start(t, { limits: { aliveMs: 120 } });
    const { id } = draftOf(gateway);
    const answer = await fetch(`${gateway.url}${searchOf({ query: STATUS, variables: { id } })}`, {
      headers: STREAM,
    });
    const pieces = piecesOf(answer);
    while ((await pieces.next()) !== ':\n\n');
    await pieces.cancel();
  });

  it('a key that is revoked ends the stream with the reason', async (t) => {
    const { path, keys, records } = keyFile(t, { one: ['payments:read'], other: ['payments:read'] });
    const gateway = await start(t, {
      limits: { recheckMs: 100 },
      env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path },
    });
    const events = subscribe(t, gateway, { authorization: `Bearer ${keys.one}` }, draftOf(gateway).id);
    assert.ok((await events.next()).data);
    writeFileSync(path, JSON.stringify(records.filter(({ name }) => name !== 'one')));
    assert.equal((await events.next()).errors?.[0]?.extensions?.['code'], 'FORBIDDEN');
    assert.deepEqual(await events.next(), { isComplete: true });
  });

  it('a caller without the scope, or too many subscriptions, gets a status instead of a stream or an event that says so', async (t) => {
    const { path, keys } = keyFile(t, { reader: ['payments:read'] });
    const gateway = await start(t, {
      env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path, MAX_SUBSCRIPTIONS_PER_CALLER: '0' },
    });
    const ask = (key: string) =>
      fetch(`${gateway.url}${searchOf({ query: STATUS, variables: { id: '1' } })}`, {
        headers: { ...STREAM, 'x-api-key': key },
      });
    assert.equal((await ask('wrong')).status, 401);
    const refused = await ask(keys.reader);
    assert.equal(refused.status, 429);
    assert.match(await refused.text(), /TOO_MANY_SUBSCRIPTIONS/);
  });

  it('a gateway that stops ends streams without completing them, so that clients connect again', async (t) => {
    const gateway = await startTestGateway({ env: OFTEN });
    const { id } = draftOf(gateway);
    t.after(() => gateway.sandbox.close());
    const answer = await fetch(`${gateway.url}${searchOf({ query: STATUS, variables: { id } })}`, {
      headers: STREAM,
    });
    const pieces = piecesOf(answer);
    assert.match(await pieces.next(), /^event: next/);
    const stopped = gateway.close();
    assert.equal(await pieces.next(), '');
    await stopped;
  });

  it('a reader of a stream that has stopped reading is disconnected', async (t) => {
    const gateway = await start(t, { limits: { aliveMs: 240 } });
    const payment = draftOf(gateway);
    const { hostname, port } = new URL(gateway.url);
    const socket = createConnection(Number(port), hostname);
    t.after(() => socket.destroy());
    const search = searchOf({ query: STATUS, variables: { id: payment.id } });
    socket.write(`GET /graphql${search} HTTP/1.1\r\nhost: ${hostname}\r\naccept: text/event-stream\r\n\r\n`);
    await once(socket, 'data');
    socket.pause();
    await changeWhileWatched(gateway, payment);
  });

  it('a client that goes away is not watched for any more', async (t) => {
    const gateway = await start(t);
    const { id } = draftOf(gateway);
    const answer = await fetch(`${gateway.url}${searchOf({ query: STATUS, variables: { id } })}`, {
      headers: STREAM,
    });
    const pieces = piecesOf(answer);
    await pieces.next();
    await pieces.cancel();
    const { calls } = gateway.sandbox.iplicit;
    let before = -1;
    while (calls.length !== before) {
      before = calls.length;
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
  });
});
