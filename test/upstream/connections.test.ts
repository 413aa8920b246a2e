import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'node:test';
import type { HttpRequest } from '../../src/upstream/http-client.ts';
import { UpstreamError } from '../../src/upstream/errors.ts';
import { startRawService } from './raw-service.ts';

const FINAL = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone';
const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const PROCESSING = 'HTTP/1.1 102 Processing\r\n\r\n';
const HINTS = 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nLink: </b.css>\r\n\r\n';

/** Until a connection is taken for another request: undici waits for a turn of the event loop. */
const idle = () => sleep(5);

const WRITE: Partial<HttpRequest> = { method: 'POST', body: '{}' };

describe('interim answers', () => {
  for (const [name, interim] of Object.entries({
    'a 100': CONTINUE,
    'a 102': PROCESSING,
    'a 103': HINTS,
    'a 100 of HTTP/1.0': CONTINUE.replace('1.1', '1.0'),
    'several of all kinds': CONTINUE + PROCESSING + HINTS + HINTS + CONTINUE + PROCESSING,
  }))
    it(`${name} that was not asked for is skipped before the answer to a read, to a write and to a download`, async (t) => {
      const { ask, client, origin } = await startRawService(t, (socket) => socket.write(interim + FINAL));
      for (const request of [{}, {}, WRITE, WRITE, { method: 'DELETE' } as const]) {
        const answer = await ask(request);
        assert.deepEqual([answer.status, answer.body.toString()], [200, 'done']);
        assert.equal(answer.headers['link'], undefined);
      }
      const { status, body } = await client.stream({ method: 'GET', origin, path: '/', headers: {} });
      assert.deepEqual([status, await text(body)], [200, 'done']);
    });

  it('interim answers are skipped in however small pieces they arrive', async (t) => {
    const { ask } = await startRawService(t, async (socket) => {
      socket.setNoDelay(true);
      for (const byte of CONTINUE + HINTS + FINAL) {
        socket.write(byte);
        await sleep(1);
      }
    });
    assert.equal((await ask()).body.toString(), 'done');
    assert.equal((await ask(WRITE)).body.toString(), 'done');
  });

  it('a connection that brought interim answers is used again', async (t) => {
    const { ask, connections } = await startRawService(t, (socket) => socket.write(CONTINUE + FINAL));
    for (let read = 0; read < 5; read += 1) await ask().then(idle);
    assert.equal(connections(), 1);
  });

  it('bytes of a body that look like an interim answer stay in it', async (t) => {
    const body = CONTINUE.repeat(3);
    const { ask } = await startRawService(t, (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`);
      setTimeout(() => socket.write(body), 20);
    });
    assert.equal((await ask()).body.toString(), body);
  });

  it('an interim answer without an end, a switch of protocols nobody asked for, and a connection that ends after a 100 are no answers', async (t) => {
    for (const bytes of [
      `HTTP/1.1 103 Early Hints\r\nX: ${'x'.repeat(70_000)}`,
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n',
      CONTINUE,
    ]) {
      const { ask } = await startRawService(t, (socket) => socket.end(bytes));
      const error = await ask(WRITE).catch((reason: unknown) => reason);
      assert.ok(error instanceof UpstreamError);
      assert.deepEqual([error.code, error.delivery], ['UPSTREAM_UNAVAILABLE', 'unknown']);
    }
  });
});

describe('idle connections that died', () => {
  it('a read on a kept connection that died goes once more over a fresh one, at the first sight of a reset or an end', async (t) => {
    for (const die of ['resetAndDestroy', 'destroy', 'end'] as const) {
      const { ask, connections } = await startRawService(t, (socket, index) =>
        index === 0 ? socket.write(FINAL) : socket[die](),
      );
      for (let read = 0; read < 4; read += 1) {
        assert.equal((await ask()).body.toString(), 'done');
        await idle();
      }
      assert.ok(connections() >= 4, die);
    }
  });

  it('a download on a kept connection that died goes once more over a fresh one', async (t) => {
    const { client, origin } = await startRawService(t, (socket, index) =>
      index === 0 ? socket.write(FINAL) : socket.resetAndDestroy(),
    );
    for (let read = 0; read < 3; read += 1) {
      const { body } = await client.stream({ method: 'GET', origin, path: '/', headers: {} });
      assert.equal(await text(body), 'done');
      await idle();
    }
  });

  it('a read that a fresh connection does not answer either fails, and is not sent a third time', async (t) => {
    let requests = 0;
    const { ask } = await startRawService(t, (socket) => {
      requests += 1;
      if (requests === 1) socket.write(FINAL);
      else socket.resetAndDestroy();
    });
    await ask().then(idle);
    await assert.rejects(ask(), { code: 'UPSTREAM_UNAVAILABLE', delivery: 'unknown' });
    assert.equal(requests, 3);
  });

  it('a read that broke off within its answer is not sent again by itself', async (t) => {
    let requests = 0;
    const { ask } = await startRawService(t, (socket) => {
      requests += 1;
      if (requests === 1) socket.write(FINAL);
      else socket.write(FINAL.slice(0, 30), () => socket.resetAndDestroy());
    });
    await ask().then(idle);
    await assert.rejects(ask(), { code: 'UPSTREAM_UNAVAILABLE' });
    assert.equal(requests, 2);
  });

  it('a read that its very first connection does not answer fails at once', async (t) => {
    let requests = 0;
    const { ask } = await startRawService(t, (socket) => {
      requests += 1;
      socket.resetAndDestroy();
    });
    await assert.rejects(ask(), { code: 'UPSTREAM_UNAVAILABLE' });
    assert.equal(requests, 1);
  });

  it('a write is never sent twice, whatever becomes of its connection', async (t) => {
    let writes = 0;
    const { ask } = await startRawService(t, (socket, index, connection) => {
      if (connection === 0 && index === 0) return void socket.write(FINAL);
      writes += 1;
      socket.resetAndDestroy();
    });
    await ask().then(idle);
    await assert.rejects(ask(WRITE), { code: 'UPSTREAM_UNAVAILABLE', delivery: 'unknown' });
    assert.equal(writes, 1);
  });
});
