import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { UpstreamError } from '../../src/upstream/errors.ts';
import { HttpClient } from '../../src/upstream/http-client.ts';
import type { HttpRequest } from '../../src/upstream/http-client.ts';
import { startScriptedServer } from './scripted-server.ts';

const open: { close(): Promise<void> }[] = [];
after(() => Promise.all(open.map((one) => one.close())));

async function clientOf(answer: Parameters<typeof startScriptedServer>[0], timeoutMs = 5_000) {
  const server = await startScriptedServer(answer);
  const client = new HttpClient({ source: 'TEST', connections: 4, timeoutMs, maxBodyBytes: 1_000 });
  open.push(client, server);
  const ask = (request: Partial<HttpRequest> = {}) =>
    client.request({ method: 'GET', origin: server.origin, path: '/', headers: {}, ...request });
  return { client, server, ask };
}

async function failure(promise: Promise<unknown>): Promise<UpstreamError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UpstreamError, `expected an UpstreamError, got ${String(error)}`);
  return error;
}

describe('an exchange with a service', () => {
  it('an exchange with a service gives every status as an answer, and follows no redirect', async () => {
    const { ask, server } = await clientOf((_, response) =>
      response.writeHead(302, { location: '/elsewhere' }).end('moved'),
    );
    const answer = await ask();
    assert.equal(answer.status, 302);
    assert.equal(answer.body.toString(), 'moved');
    assert.equal(server.requests.length, 1);
  });

  it('an exchange with a service that met no server was certainly not sent', async () => {
    const { ask, server } = await clientOf((_, response) => response.end());
    await server.close();
    const error = await failure(ask({ method: 'POST', body: '{}' }));
    assert.equal(error.code, 'UPSTREAM_UNAVAILABLE');
    assert.equal(error.delivery, 'not-sent');
  });

  it('an exchange with a service that broke off may have been acted on', async () => {
    const { ask } = await clientOf((request) => request.socket.resetAndDestroy());
    const error = await failure(ask({ method: 'POST', body: '{}' }));
    assert.equal(error.code, 'UPSTREAM_UNAVAILABLE');
    assert.equal(error.delivery, 'unknown');
  });

  it('an exchange with a service that broke off in the middle of the answer may have been acted on', async () => {
    const { ask } = await clientOf((request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half');
      setTimeout(() => request.socket.destroy(), 20);
    });
    assert.equal((await failure(ask({ method: 'POST', body: '{}' }))).delivery, 'unknown');
  });

  it('an exchange with a service ends when its time is up, answered in part or not at all', async () => {
    const silent = await clientOf(() => undefined, 50);
    const slow = await clientOf(
      (_, response) => response.writeHead(200, { 'content-length': 100 }).write('half'),
      50,
    );
    for (const { ask } of [silent, slow]) {
      const error = await failure(ask());
      assert.equal(error.code, 'UPSTREAM_TIMEOUT');
      assert.equal(error.delivery, 'unknown');
      assert.equal(error.givenUp, false);
    }
  });

  it('an exchange with a service ends when its caller goes away, which is not held against the service', async () => {
    const { ask } = await clientOf(() => undefined);
    const caller = new AbortController();
    const asking = failure(ask({ signal: caller.signal }));
    setTimeout(() => caller.abort(new Error('left')), 20);
    assert.equal((await asking).givenUp, true);
  });

  it('an exchange with a service reads no more of an answer than it may', async () => {
    const { ask } = await clientOf((_, response) => {
      response.writeHead(200);
      const more = () => void (response.destroyed || (response.write(Buffer.alloc(500)), setImmediate(more)));
      more();
    });
    assert.equal((await failure(ask())).code, 'UPSTREAM_TOO_LARGE');
  });

  it('an exchange with a service says nothing of the address in its message', async () => {
    const { ask, server } = await clientOf((_, response) => response.end());
    await server.close();
    assert.doesNotMatch((await failure(ask())).message, /127|:\d|http/);
  });

  it('an exchange with a service that writes goes on a connection of its own, as an idle one may just be closing', async () => {
    const { ask, server } = await clientOf((_, response) => response.end('done'));
    for (let write = 0; write < 3; write += 1) await ask({ method: 'POST', body: '{}' });
    assert.equal(new Set(server.requests.map((request) => request.connection)).size, 3);
  });

  it('an exchange with a service that reads shares connections', async () => {
    const { ask, server } = await clientOf((_, response) => response.end('done'));
    for (let read = 0; read < 20; read += 1) await ask();
    assert.ok(new Set(server.requests.map((request) => request.connection)).size <= 4);
  });

  it('an exchange with a service keeps to its number of connections: the rest wait in line', async () => {
    let atOnce = 0;
    let most = 0;
    const { ask } = await clientOf((_, response) => {
      most = Math.max(most, (atOnce += 1));
      setTimeout(() => {
        atOnce -= 1;
        response.end();
      }, 10);
    });
    await Promise.all(Array.from({ length: 20 }, () => ask()));
    assert.equal(most, 4);
  });
});
