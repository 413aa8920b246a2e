import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { UpstreamError } from '../../src/upstream/errors.ts';
import { HttpClient } from '../../src/upstream/http-client.ts';
import type { HttpRequest } from '../../src/upstream/http-client.ts';
import { AccessToken, Service } from '../../src/upstream/service.ts';
import { ResilientClient } from '../../src/upstream/resilient-client.ts';
import type { ResilienceOptions } from '../../src/upstream/resilient-client.ts';
import { startScriptedServer } from './scripted-server.ts';

const open: { close(): Promise<void> }[] = [];
after(() => Promise.all(open.map((one) => one.close())));

async function clientOf(
  answer: Parameters<typeof startScriptedServer>[0],
  options: Partial<ResilienceOptions> = {},
) {
  const server = await startScriptedServer(answer);
  const http = new HttpClient({ source: 'TEST', connections: 4, timeoutMs: 2_000, maxBodyBytes: 1_000 });
  const client = new ResilientClient(http, {
    routeOf: (path) => path,
    source: 'TEST',
    reads: { atOnce: 2, waiting: 2 },
    readsOfWrites: { atOnce: 2, waiting: 2 },
    writes: { atOnce: 1, waiting: 1 },
    dividesQueues: false,
    waitMs: 1_000,
    breaker: { inARow: 5, recent: 100, reopenMs: 100 },
    retryMs: 1,
    now: () => Date.now(),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
    ...options,
  });
  open.push(client, server);
  const ask = (request: Partial<HttpRequest> = {}) =>
    client.request({ method: 'GET', origin: server.origin, path: '/', headers: {}, ...request });
  return { client, server, ask };
}

describe('a GET', () => {
  for (const status of [429, 502, 503, 504]) {
    it(`a GET is asked again after a ${status}`, async () => {
      const { ask, server } = await clientOf((_, response, index) =>
        response.writeHead(index < 2 ? status : 200).end(),
      );
      assert.equal((await ask()).status, 200);
      assert.equal(server.requests.length, 3);
    });
  }

  it('a GET is asked again after a broken connection', async () => {
    const { ask, server } = await clientOf((request, response, index) =>
      index < 1 ? request.socket.resetAndDestroy() : response.end(),
    );
    assert.equal((await ask()).status, 200);
    assert.equal(server.requests.length, 2);
  });

  it('a GET is asked three times at most, and the last answer stands', async () => {
    const { ask, server } = await clientOf((_, response) => response.writeHead(503).end());
    assert.equal((await ask()).status, 503);
    assert.equal(server.requests.length, 3);
  });

  it('a GET is not asked again after an answer that another try would not change', async () => {
    const { ask, server } = await clientOf((_, response) => response.writeHead(500).end());
    assert.equal((await ask()).status, 500);
    assert.equal(server.requests.length, 1);
  });

  it('a GET is not held up by a service that asks to be left alone for long', async () => {
    const { ask, server } = await clientOf((_, response) =>
      response.writeHead(429, { 'retry-after': '60' }).end(),
    );
    assert.equal((await ask()).status, 429);
    assert.equal(server.requests.length, 1);
  });

  it('a GET is not asked again once the budget is used up', async () => {
    const { ask, server } = await clientOf((_, response) => response.writeHead(429).end());
    for (let request = 0; request < 10; request += 1) await ask();
    assert.equal(server.requests.length, 13, 'ten requests and the three retries that are always allowed');
  });
});

it('a GET that nobody waits for any more while it rests before another try ends as one that was given up', async () => {
  const { ask, client } = await clientOf((_, response) =>
    response.writeHead(503, { 'retry-after': '4' }).end(),
  );
  const caller = new AbortController();
  const asked = ask({ signal: caller.signal });
  setTimeout(() => caller.abort(new Error('left')), 50);
  await assert.rejects(asked, { code: 'UPSTREAM_TIMEOUT', givenUp: true });
  assert.equal(client.state, 'closed');
});

describe('a write', () => {
  it('a write is sent once, whatever becomes of it', async () => {
    for (const answer of [503, 429, 502, 'reset'] as const) {
      const { ask, server } = await clientOf((request, response) =>
        answer === 'reset' ? request.socket.resetAndDestroy() : response.writeHead(answer).end(),
      );
      await ask({ method: 'POST', body: '{}' }).catch((error: unknown) =>
        assert.ok(error instanceof UpstreamError),
      );
      assert.equal(server.requests.length, 1);
    }
  });
});

describe('a failing service', () => {
  it('a failing service is let be after failures in a row, and what would have gone there was certainly not sent', async () => {
    const { ask, server, client } = await clientOf((_, response) => response.writeHead(503).end());
    for (let write = 0; write < 5; write += 1) await ask({ method: 'POST', body: '{}' });
    assert.equal(client.state, 'open');
    await assert.rejects(ask({ method: 'POST', body: '{}' }), {
      code: 'UPSTREAM_UNAVAILABLE',
      delivery: 'not-sent',
    });
    assert.equal(server.requests.length, 5);
  });

  it('a failing service is let be under the credentials that fail alone, whoever brought them', async () => {
    const { ask, client } = await clientOf((request, response) =>
      response.writeHead(request.url === '/theirs' ? 503 : 200).end(),
    );
    for (let read = 0; read < 3; read += 1)
      await ask({ path: '/theirs', credentials: 'theirs' }).catch(() => undefined);
    await assert.rejects(ask({ path: '/theirs', credentials: 'theirs' }), { delivery: 'not-sent' });
    assert.equal((await ask({ credentials: 'of somebody else' })).status, 200);
    assert.equal((await ask()).status, 200);
    assert.equal(client.state, 'closed', 'which is that of the gateway’s own credentials');
  });

  it('a failing service is sent writes although its reads fail, until they fail too', async () => {
    const { ask, client } = await clientOf((request, response) =>
      response.writeHead(request.method === 'GET' ? 503 : 200).end(),
    );
    while (client.state === 'closed') await ask().catch(() => undefined);
    assert.equal((await ask({ method: 'POST', body: '{}' })).status, 200);
    await assert.rejects(ask(), { delivery: 'not-sent' });
  });

  it('a failing service is let be when more than half of the recent requests fail, though it answers now and then', async () => {
    const { ask, client } = await clientOf(
      (_, response, index) => response.writeHead(index % 3 ? 503 : 200).end(),
      {
        breaker: { inARow: 5, recent: 10, reopenMs: 1_000 },
      },
    );
    for (let write = 0; write < 12 && client.state === 'closed'; write += 1)
      await ask({ method: 'POST', body: '{}' });
    assert.equal(client.state, 'open');
  });

  it('a failing service is let be when it lets writes wait for longer than they may, which is no giving up of their callers', async () => {
    const { server, client } = await clientOf(() => {});
    const service = new Service({
      source: 'TEST',
      http: client,
      token: new AccessToken({
        signIn: async () => ({ expiresAt: Infinity }),
        now: Date.now,
        renewBeforeMs: 0,
      }),
      authorise: () => ({ origin: server.origin, headers: {} }),
      writeTimeoutMs: 20,
      refusals: new Set(),
      now: Date.now,
    });
    for (let write = 0; write < 5; write += 1) {
      assert.equal(client.state, 'closed');
      await assert.rejects(service.request({ method: 'POST', path: '/', headers: {}, body: '{}' }), {
        code: 'UPSTREAM_TIMEOUT',
        delivery: 'unknown',
        givenUp: false,
      });
    }
    assert.equal(client.state, 'open');
  });

  it('a failing service is tried again after a while, and served as before once it answers', async () => {
    let broken = true;
    const { ask, client } = await clientOf((_, response) => response.writeHead(broken ? 503 : 200).end());
    const write = () => ask({ method: 'POST', body: '{}' });
    for (let attempt = 0; attempt < 5; attempt += 1) await write();
    broken = false;
    while ((await write().catch(() => undefined))?.status !== 200) await sleep(20);
    assert.equal(client.state, 'closed');
  });

  it('a failing service is not blamed for what it declines or what callers give up', async () => {
    const { ask, client } = await clientOf(
      (_, response, index) => void (index < 10 && response.writeHead(400).end()),
    );
    for (let read = 0; read < 10; read += 1) await ask();
    for (let read = 0; read < 10; read += 1) {
      const caller = new AbortController();
      setTimeout(() => caller.abort(new Error('left')), 5);
      await ask({ signal: caller.signal }).catch(() => undefined);
    }
    assert.equal(client.state, 'closed');
  });
});

describe('lines', () => {
  it('lines are bounded: who finds them full is told so at once, and nothing is sent', async () => {
    const answers: (() => void)[] = [];
    const { ask, server } = await clientOf((_, response) => void answers.push(() => response.end()));
    const first = [ask(), ask(), ask(), ask()];
    await assert.rejects(ask(), { code: 'UPSTREAM_UNAVAILABLE', delivery: 'not-sent' });
    while (server.requests.length < 4) {
      answers.splice(0).forEach((answer) => answer());
      await sleep(5);
    }
    answers.splice(0).forEach((answer) => answer());
    assert.deepEqual(
      (await Promise.all(first)).map((answer) => answer.status),
      [200, 200, 200, 200],
    );
  });

  it('lines of writes move on while reads are stuck', async () => {
    const { ask } = await clientOf((request, response) => void (request.method === 'POST' && response.end()));
    const stuck = [ask(), ask()].map((read) => read.catch((error: unknown) => error));
    assert.equal((await ask({ method: 'POST', body: '{}' })).status, 200);
    await Promise.all(stuck);
  });

  it('lines are left after a while by what never got its turn, which was certainly not sent', async () => {
    const { ask, server } = await clientOf(() => undefined, { waitMs: 30 });
    const stuck = [ask(), ask()].map((read) => read.catch((error: unknown) => error));
    await assert.rejects(ask(), { code: 'UPSTREAM_UNAVAILABLE', delivery: 'not-sent' });
    assert.equal(server.requests.length, 2);
    await Promise.all(stuck);
  });
});
