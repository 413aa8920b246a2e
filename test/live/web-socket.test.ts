import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../src/app/config.ts';
import { HTTP_LIMITS } from '../../src/server/limits.ts';
import { startIssuer } from '../auth/issuer.ts';
import { fileFor, keyFile } from '../auth/keys.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway, TestGatewayOptions } from '../gateway.ts';
import { RawSocket } from './raw-socket.ts';
import { changeWhileWatched, connect, subscribe } from './subscriber.ts';

const OPEN = 'subscription { paymentRunsUpdated(filter: { phases: [OPEN] }) { kind id } }';
const STATUS = 'subscription ($id: ID!) { bulkPaymentUpdated(id: $id) { status } }';
const CREATE = `mutation ($key: String!) {
  createBulkPayment(input: { description: "over a socket", idempotencyKey: $key }) { outcome }
}`;
const LIMITS = { initMs: 200, aliveMs: 240, recheckMs: 100 };
const OFTEN = { WATCH_INTERVAL_MS: '100', WATCH_IDLE_INTERVAL_MS: '200' };

async function start(t: TestContext, options: TestGatewayOptions = {}): Promise<TestGateway> {
  const gateway = await startTestGateway({ limits: LIMITS, ...options, env: { ...OFTEN, ...options.env } });
  t.after(() => gateway.close());
  return gateway;
}

function draftOf({ sandbox }: TestGateway) {
  const payment = sandbox.iplicit.data.payments.find(({ statusList }) => statusList.join() === 'draft');
  assert.ok(payment);
  return payment;
}

function codeIn(errors: unknown): unknown {
  return (errors as { extensions: { code: string } }[])[0]?.extensions.code;
}

/** A session of a caller's own. */
async function signIn({ sandbox }: TestGateway): Promise<string> {
  const { origin, credentials } = sandbox.iplicit;
  const signedIn = await fetch(`${origin}/api/session/create/api`, {
    method: 'POST',
    headers: { domain: credentials.domain, 'content-type': 'application/json' },
    body: JSON.stringify({ username: credentials.username, userApiKey: credentials.apiKey }),
  });
  return ((await signedIn.json()) as { sessionToken: string }).sessionToken;
}

describe('GraphQL over a WebSocket', () => {
  it('queries and mutations are answered over a WebSocket as well, and complete', async (t) => {
    const gateway = await start(t);
    const client = connect(t, gateway);
    const query = subscribe(client, '{ upstreams { source } }');
    assert.ok(Array.isArray((await query.next()).data?.['upstreams']));
    assert.deepEqual(await query.next(), { isComplete: true });
    const mutation = subscribe(client, CREATE, { key: 'once' });
    assert.deepEqual((await mutation.next()).data, { createBulkPayment: { outcome: 'APPLIED' } });
    assert.deepEqual(await mutation.next(), { isComplete: true });
  });

  it('an operation that is refused gets an error with the same code as over HTTP, and the connection stays', async (t) => {
    const gateway = await start(t, { env: { MAX_DEPTH: '3' } });
    const client = connect(t, gateway);
    for (const [query, code] of [
      ['{', 'GRAPHQL_PARSE_FAILED'],
      ['{ nope }', 'GRAPHQL_VALIDATION_FAILED'],
      ['subscription { nope }', 'GRAPHQL_VALIDATION_FAILED'],
      [
        'subscription { a: paymentBatchUpdated(id: "1") { id } b: paymentBatchUpdated(id: "2") { id } }',
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [
        'subscription { bulkPaymentUpdated(id: "1") { allocations { document { id } } } }',
        'GRAPHQL_VALIDATION_FAILED',
      ],
    ] as const) {
      const { error } = await subscribe(client, query).next();
      assert.equal(codeIn(error), code, query);
    }
    assert.ok((await subscribe(client, '{ upstreams { source } }').next()).data);
  });

  it('who does not say in time who it is, is disconnected with 4408', async (t) => {
    const socket = await RawSocket.open(await start(t));
    assert.equal((await socket.closed())[0], 4408);
  });

  it('what breaks the protocol closes the connection with the code that the protocol has for it', async (t) => {
    const gateway = await start(t);
    const query = { query: '{ __typename }' };
    const breaches: [number, (socket: RawSocket) => void | Promise<void>][] = [
      [4400, (socket) => socket.send('not JSON')],
      [4400, (socket) => socket.send(Buffer.from('{"type":"ping"}'))],
      [4400, (socket) => socket.send({ type: 'start', id: '1' })],
      [4400, (socket) => socket.send({ type: 'subscribe', payload: query })],
      [4400, (socket) => socket.send({ type: 'subscribe', id: '1' })],
      [4400, (socket) => socket.send(`{"type":"ping","payload":{"n":12345678901234567890}}`)],
      [4401, (socket) => socket.send({ type: 'subscribe', id: '1', payload: query })],
      [
        4429,
        (socket) => (socket.send({ type: 'connection_init' }), socket.send({ type: 'connection_init' })),
      ],
      [1009, (socket) => socket.send(`"${'x'.repeat(1_100_000)}"`)],
    ];
    for (const [code, breach] of breaches) {
      const socket = await RawSocket.open(gateway);
      const closed = socket.closed();
      await breach(socket);
      assert.equal((await closed)[0], code, breach.toString());
    }
    const socket = await RawSocket.open(gateway);
    await socket.init();
    socket.send({ type: 'subscribe', id: '1', payload: { query: OPEN } });
    socket.send({ type: 'subscribe', id: '1', payload: { query: OPEN } });
    assert.deepEqual(await socket.closed(), [4409, 'Subscriber for 1 already exists']);
  });

  it('a ping is answered with its payload', async (t) => {
    const socket = await RawSocket.open(await start(t));
    socket.send({ type: 'ping', payload: { at: 1 } });
    assert.deepEqual(await socket.next(), { type: 'pong', payload: { at: 1 } });
  });

  it("another site's page cannot open a WebSocket, and a listed one can", async (t) => {
    const gateway = await start(t, { env: { CORS_ORIGINS: 'https://app.example.com' } });
    await assert.rejects(RawSocket.open(gateway, { origin: 'https://evil.example' }), /403/);
    const socket = await RawSocket.open(gateway, { origin: 'https://app.example.com' });
    socket.destroy();
  });

  it('only the protocol that is spoken here opens a WebSocket', async (t) => {
    const gateway = await start(t);
    await assert.rejects(RawSocket.open(gateway, {}, 'graphql-ws'), /400/);
  });

  it('credentials come as a header or in the payload of connection_init, and none or wrong ones end in 4403', async (t) => {
    const { path, keys } = keyFile(t, { reader: ['payments:read'] });
    const gateway = await start(t, { env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path } });
    const given = await RawSocket.open(gateway, { headers: { authorization: `Bearer ${keys.reader}` } });
    await given.init();
    assert.deepEqual(given.messages, [{ type: 'connection_ack' }]);
    const named = await RawSocket.open(gateway);
    await named.init({ Authorization: `Bearer ${keys.reader}` });
    assert.deepEqual(named.messages, [{ type: 'connection_ack' }]);
    for (const payload of [undefined, { authorization: 'Bearer wrong' }]) {
      const socket = await RawSocket.open(gateway);
      socket.send({ type: 'connection_init', payload });
      const [code, reason] = await socket.closed();
      assert.equal(code, 4403);
      assert.match(reason, /credentials/);
    }
  });

  it('a trusted document is named by its id, with an empty document or none, and nothing else is answered where only those are', async (t) => {
    const path = fileFor(t, 'manifest.json');
    const id = createHash('sha256').update(STATUS).digest('hex');
    writeFileSync(path, JSON.stringify({ [id]: STATUS }));
    const gateway = await start(t, { env: { TRUSTED_DOCUMENTS: path, TRUSTED_DOCUMENTS_ONLY: 'true' } });
    const socket = await RawSocket.open(gateway);
    await socket.init();
    const variables = { id: draftOf(gateway).id };
    const persistedQuery = { version: 1, sha256Hash: id };
    for (const [name, payload] of Object.entries({
      a: { documentId: id, variables },
      b: { query: '', documentId: id, variables },
      c: { query: '', extensions: { persistedQuery }, variables },
    })) {
      socket.send({ type: 'subscribe', id: name, payload });
      const answered = await socket.next();
      assert.deepEqual([answered.id, answered.type], [name, 'next']);
    }
    socket.send({ type: 'subscribe', id: 'd', payload: { query: OPEN } });
    assert.equal(codeIn((await socket.next()).payload), 'PERSISTED_QUERY_ID_REQUIRED');
  });

  it('scopes are demanded as over HTTP', async (t) => {
    const { path, keys } = keyFile(t, { editor: ['payments:edit'] });
    const gateway = await start(t, { env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path } });
    const client = connect(t, gateway, { connectionParams: { authorization: `Bearer ${keys.editor}` } });
    assert.equal(codeIn((await subscribe(client, OPEN).next()).error), 'FORBIDDEN');
    assert.equal(gateway.sandbox.iplicit.calls.length, 0);
  });

  it('points are charged as over HTTP, for the subscription and for each look at a service', async (t) => {
    const gateway = await start(t, { env: { RATE_LIMIT: '3000' } });
    const client = connect(t, gateway);
    const events = subscribe(client, STATUS, { id: draftOf(gateway).id });
    assert.ok((await events.next()).data);
    const { calls } = gateway.sandbox.iplicit;
    // The looks use up what is left; then nobody can pay for more.
    let before = -1;
    while (calls.length !== before) {
      before = calls.length;
      await sleep(700);
    }
    assert.ok(before > 3, `${before} calls`);
    assert.equal(codeIn((await subscribe(client, OPEN).next()).error), 'RATE_LIMITED');
  });

  it('a key that is revoked ends the connection with 4403 and a reason', async (t) => {
    const { path, keys, records } = keyFile(t, { one: ['payments:read'], other: ['payments:read'] });
    const gateway = await start(t, { env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path } });
    const [one, other] = [await RawSocket.open(gateway), await RawSocket.open(gateway)];
    await one.init({ authorization: `Bearer ${keys.one}` });
    await other.init({ authorization: `Bearer ${keys.other}` });
    const closed = one.closed();
    writeFileSync(path, JSON.stringify(records.filter(({ name }) => name !== 'one')));
    const [code, reason] = await closed;
    assert.equal(code, 4403);
    assert.match(reason, /credentials are not valid/);
    other.send({ type: 'ping' });
    assert.equal((await other.next()).type, 'pong');
  });

  it('a token that expires ends the connection with 4403', async (t) => {
    const issuer = await startIssuer();
    t.after(() => issuer.close());
    const { issuer: iss, audience, jwksUrl } = issuer.config;
    const gateway = await start(t, {
      env: { AUTH: 'jwt', AUTH_JWT_ISSUER: iss, AUTH_JWT_AUDIENCE: audience, AUTH_JWT_JWKS_URL: jwksUrl },
    });
    const socket = await RawSocket.open(gateway);
    const token = await issuer.token({ exp: Math.floor(Date.now() / 1_000) + 2, scope: 'payments:read' });
    await socket.init({ authorization: `Bearer ${token}` });
    assert.deepEqual(await socket.closed(), [4403, 'The token has expired.']);
  });

  it("a caller's own session that the service refuses ends the connection with 4403", async (t) => {
    const gateway = await start(t, { env: { AUTH_PASS_THROUGH: 'true' } });
    const socket = await RawSocket.open(gateway);
    await socket.init({ 'x-iplicit-session': await signIn(gateway) });
    const closed = socket.closed();
    socket.send({
      type: 'subscribe',
      id: '1',
      payload: { query: STATUS, variables: { id: draftOf(gateway).id } },
    });
    assert.equal((await socket.next()).type, 'next');
    gateway.sandbox.iplicit.revokeTokens();
    const [code, reason] = await closed;
    assert.equal(code, 4403);
    assert.match(reason, /session/);
  });

  it("a caller's own session that is over ends the connection at the first look that is refused", async (t) => {
    const gateway = await start(t, {
      env: { AUTH_PASS_THROUGH: 'true', WATCH_INTERVAL_MS: '300', WATCH_IDLE_INTERVAL_MS: '300' },
    });
    const { iplicit } = gateway.sandbox;
    const socket = await RawSocket.open(gateway);
    await socket.init({ 'x-iplicit-session': await signIn(gateway) });
    const closed = socket.closed();
    const { id } = draftOf(gateway);
    socket.send({ type: 'subscribe', id: '1', payload: { query: STATUS, variables: { id } } });
    assert.equal((await socket.next()).type, 'next');
    iplicit.revokeTokens();
    iplicit.clearCalls();
    assert.equal((await closed)[0], 4403);
    assert.equal(iplicit.calls.length, 1);
  });

  it('whoever stays connected is checked again, and what is watched is looked at, at least every half minute', () => {
    assert.ok(HTTP_LIMITS.recheckMs <= 30_000);
    assert.ok(readConfig({}).live.idleIntervalMs <= 30_000);
  });

  it('a gateway that stops ends connections with 1012 once their mutations are answered, without completing subscriptions', async (t) => {
    const gateway = await startTestGateway({ env: OFTEN });
    const { id } = draftOf(gateway);
    t.after(() => gateway.sandbox.close());
    const [busy, idle] = [await RawSocket.open(gateway), await RawSocket.open(gateway)];
    for (const socket of [busy, idle]) {
      await socket.init();
      socket.send({ type: 'subscribe', id: 's', payload: { query: STATUS, variables: { id } } });
      await socket.next();
    }
    gateway.sandbox.iplicit.faults.add({ method: 'POST', fault: { kind: 'delay', ms: 300 } });
    busy.send({ type: 'subscribe', id: 'm', payload: { query: CREATE, variables: { key: 'once' } } });
    const answered = busy.next();
    while (
      !gateway.sandbox.iplicit.calls.some(
        ({ method, path }) => method === 'POST' && /BatchPayment/.test(path),
      )
    )
      await sleep(5);
    const closed = Promise.all([busy.closed(), idle.closed()]);
    const stopped = gateway.close();
    assert.deepEqual(
      (await closed).map(([code]) => code),
      [1012, 1012],
    );
    assert.deepEqual((await answered).payload, {
      data: { createBulkPayment: { outcome: 'APPLIED' } },
      extensions: (await answered).payload?.['extensions' as never],
    });
    assert.deepEqual(
      idle.messages.map(({ type }) => type),
      ['connection_ack', 'next'],
    );
    await stopped;
  });

  it('subscriptions are bounded for each caller, for the process and for each connection', async (t) => {
    const { path, keys } = keyFile(t, { one: ['payments:read'], other: ['payments:read'] });
    const gateway = await start(t, {
      env: {
        AUTH: 'api-key',
        AUTH_API_KEYS_FILE: path,
        MAX_SUBSCRIPTIONS: '3',
        MAX_SUBSCRIPTIONS_PER_CALLER: '2',
      },
    });
    const as = (key: string) => connect(t, gateway, { connectionParams: { authorization: `Bearer ${key}` } });
    const [one, other] = [as(keys.one), as(keys.other)];
    const { id } = draftOf(gateway);
    const first = subscribe(one, STATUS, { id });
    for (const events of [first, subscribe(one, STATUS, { id })]) assert.ok((await events.next()).data);
    assert.equal(codeIn((await subscribe(one, STATUS, { id }).next()).error), 'TOO_MANY_SUBSCRIPTIONS');
    assert.ok((await subscribe(other, STATUS, { id }).next()).data);
    assert.equal(codeIn((await subscribe(other, STATUS, { id }).next()).error), 'OVERLOADED');
    first.end();
    await sleep(50);
    assert.ok((await subscribe(other, STATUS, { id }).next()).data);
  });

  it('a connection carries a hundred operations at a time, and the next one is refused without ending it', async (t) => {
    const gateway = await start(t);
    const client = connect(t, gateway);
    const { id } = draftOf(gateway);
    const all = Array.from({ length: 100 }, () => subscribe(client, STATUS, { id }));
    for (const events of all) assert.ok((await events.next()).data);
    assert.equal(codeIn((await subscribe(client, STATUS, { id }).next()).error), 'TOO_MANY_SUBSCRIPTIONS');
    all[0]?.end();
    assert.ok((await subscribe(client, STATUS, { id }).next()).data);
  });

  it('a reader that has stopped reading holds no more than the latest state, and gets that when it goes on', async (t) => {
    const gateway = await start(t, { limits: { ...LIMITS, aliveMs: 60_000 } });
    const payment = draftOf(gateway);
    const socket = await RawSocket.open(gateway);
    await socket.init();
    const query = 'subscription ($id: ID!) { bulkPaymentUpdated(id: $id) { description } }';
    socket.send({ type: 'subscribe', id: '1', payload: { query, variables: { id: payment.id } } });
    await socket.next();
    const watcher = subscribe(connect(t, gateway), query, { id: payment.id });
    await watcher.next();
    socket.pause();
    const large = 'x'.repeat(400_000);
    for (let change = 0; change < 30; change += 1) {
      payment.description = `${change} ${large}`;
      await watcher.next();
    }
    socket.resume();
    const seen: number[] = [];
    while (seen.at(-1) !== 29) {
      const { payload } = await socket.next();
      const { description } = (payload as { data: { bulkPaymentUpdated: { description: string } } }).data
        .bulkPaymentUpdated;
      seen.push(Number.parseInt(description, 10));
    }
    assert.ok(seen.length < 28, `${seen.length} of 30`);
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
  });

  it('a client that asks on and on without reading is not read from, so that nothing piles up for it', async (t) => {
    const gateway = await start(t, { limits: { ...LIMITS, aliveMs: 60_000 } });
    const socket = await RawSocket.open(gateway);
    await socket.init();
    socket.pause();
    const payload = { filler: 'x'.repeat(500_000) };
    const before = process.memoryUsage().external;
    for (let ping = 0; ping < 200; ping += 1) {
      socket.send({ type: 'ping', payload });
      if (ping % 10 === 0) await sleep(10);
    }
    await sleep(300);
    // What was sent waits in the test's own socket: 100 MB. Echoed, it would be there twice.
    assert.ok(process.memoryUsage().external - before < 140_000_000);
    socket.resume();
    while (socket.messages.length < 200) await sleep(20);
  });

  it('a peer that does not answer is disconnected', async (t) => {
    const gateway = await start(t);
    const socket = await RawSocket.open(gateway, { autoPong: false });
    await socket.init();
    assert.equal((await socket.closed())[0], 1006);
  });

  it('a reader that has stopped reading is disconnected', async (t) => {
    const gateway = await start(t);
    const payment = draftOf(gateway);
    const socket = await RawSocket.open(gateway);
    await socket.init();
    const query = 'subscription ($id: ID!) { bulkPaymentUpdated(id: $id) { description } }';
    socket.send({ type: 'subscribe', id: '1', payload: { query, variables: { id: payment.id } } });
    await socket.next();
    socket.pause();
    await changeWhileWatched(gateway, payment);
  });

  it('clients that come and go leave nothing behind', async (t) => {
    const gateway = await start(t);
    const { id } = draftOf(gateway);
    for (let round = 0; round < 5; round += 1) {
      const sockets = await Promise.all(Array.from({ length: 20 }, () => RawSocket.open(gateway)));
      await Promise.all(
        sockets.map(async (socket, index) => {
          if (index % 4 === 0) return socket.destroy();
          await socket.init();
          socket.send({ type: 'subscribe', id: '1', payload: { query: STATUS, variables: { id } } });
          if (index % 4 === 1) return socket.destroy();
          await socket.next();
          if (index % 4 === 2) socket.send({ type: 'complete', id: '1' });
          else socket.destroy();
          return undefined;
        }),
      );
    }
    await sleep(100);
    gateway.sandbox.iplicit.clearCalls();
    await sleep(400);
    assert.equal(gateway.sandbox.iplicit.calls.length, 0);
  });
});
