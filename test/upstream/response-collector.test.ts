import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { queryObjects } from 'node:v8';
import { UpstreamError } from '../../src/upstream/errors.ts';
import { HttpClient } from '../../src/upstream/http-client.ts';
import type { HttpRequest } from '../../src/upstream/http-client.ts';
import { malformed } from '../../src/upstream/refusal.ts';

const LIMIT = 1_000_000;

/** A service that answers each request with bytes as they are, and leaves the connection open. */
async function saying(t: TestContext, answer: (socket: Socket) => void) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    socket.once('data', () => answer(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new HttpClient({ source: 'TEST', connections: 1, timeoutMs: 60_000, maxBodyBytes: LIMIT });
  t.after(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await client.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (request: Partial<HttpRequest> = {}) =>
    client.request({ method: 'GET', origin, path: '/', headers: {}, ...request });
  return { ask, sockets };
}

const HEAD = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';

function chunk(bytes: string): string {
  return `${bytes.length.toString(16)}\r\n${bytes}\r\n`;
}

/** Refuses what has an `!`, having noted what it was shown. */
function inspecting(shown: string[] = []) {
  return {
    shown,
    inspector: () => (piece: Buffer) => {
      shown.push(piece.toString());
      if (piece.includes('!')) throw malformed('TEST', 'it has an exclamation mark');
    },
  };
}

function isMalformed(error: unknown): boolean {
  assert.ok(error instanceof UpstreamError);
  assert.equal(error.code, 'UPSTREAM_MALFORMED');
  return true;
}

/** Resolves when the client has ended a connection. */
async function ended(socket: Socket | undefined): Promise<void> {
  assert.ok(socket);
  if (!socket.closed) await once(socket, 'close');
}

describe('an answer that is announced larger than is read', () => {
  it('an answer that is announced larger than is read is given up before any of it', async (t) => {
    const { ask, sockets } = await saying(t, (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${LIMIT + 1}\r\n\r\n`);
    });
    await assert.rejects(ask(), { code: 'UPSTREAM_TOO_LARGE' });
    await ended(sockets[0]);
  });
});

describe('an answer that is slow in coming', () => {
  it('an answer that is slow in coming is looked at as far as it has come, and ended there if it can never be read', async (t) => {
    const { shown, inspector } = inspecting();
    const { ask, sockets } = await saying(t, (socket) => socket.write(HEAD + chunk('ab') + chunk('c!')));
    await assert.rejects(ask({ inspector }), isMalformed);
    assert.deepEqual(shown.join(''), 'abc!');
    await ended(sockets[0]);
  });

  it('an answer that is slow in coming is looked at piece by piece from then on', async (t) => {
    const { shown, inspector } = inspecting();
    const { ask, sockets } = await saying(t, (socket) => {
      socket.write(HEAD + chunk('ab'));
      const more = setInterval(() => {
        if (shown.length === 0) return;
        clearInterval(more);
        socket.write(chunk('c!'));
      }, 1);
    });
    await assert.rejects(ask({ inspector }), isMalformed);
    assert.deepEqual(shown, ['ab', 'c!']);
    await ended(sockets[0]);
  });

  it('an answer that is slow in coming is given whole where nothing is wrong with it', async (t) => {
    const { shown, inspector } = inspecting();
    const { ask } = await saying(t, (socket) => {
      socket.write(HEAD + chunk('ab'));
      const more = setInterval(() => {
        if (shown.length === 0) return;
        clearInterval(more);
        socket.write(`${chunk('c')}0\r\n\r\n`);
      }, 1);
    });
    const { body } = await ask({ inspector });
    assert.equal(body.toString(), 'abc');
  });

  it('an answer that is slow in coming is not looked at where it is no 200, or is what was expected', async (t) => {
    for (const [status, expected] of [
      [404, undefined],
      [200, Buffer.from('a!b')],
    ] as const) {
      const { shown, inspector } = inspecting();
      const { ask } = await saying(t, (socket) => {
        socket.write(HEAD.replace('200', String(status)) + chunk('a!'));
        setTimeout(() => socket.write(`${chunk('b')}0\r\n\r\n`), 100);
      });
      const { body } = await ask({ inspector, expected });
      assert.equal(body.toString(), 'a!b');
      assert.deepEqual(shown, []);
    }
  });
});

describe('an answer that comes at once', () => {
  it('an answer that comes at once is not looked at: whoever reads it does', async (t) => {
    const { shown, inspector } = inspecting();
    const { ask } = await saying(t, (socket) => socket.write(`${HEAD}${chunk('a!')}0\r\n\r\n`));
    assert.equal((await ask({ inspector })).body.toString(), 'a!');
    assert.deepEqual(shown, []);
  });
});

describe('an answer in tiny pieces', () => {
  it('an answer in tiny pieces takes no more memory than one at once', async (t) => {
    const bytes = Array.from({ length: 100_000 }, (_, index) => String.fromCharCode(97 + (index % 26)));
    let held = 0;
    const { ask } = await saying(t, (socket) => {
      socket.write(HEAD + bytes.map(chunk).join(''), () => {
        setTimeout(() => {
          held = queryObjects(Uint8Array, { format: 'count' });
          socket.write('0\r\n\r\n');
        }, 50);
      });
    });
    const { body } = await ask();
    assert.equal(body.toString(), bytes.join(''));
    assert.ok(held > 0 && held < 5_000, `${held} buffers are held`);
  });
});
