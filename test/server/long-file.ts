import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import type { ConcurSandbox } from '../../src/sandbox/sandbox.ts';

const PIECE = Buffer.alloc(65_536, 'a,b,c\r\n');

/** A Concur whose files are longer than anyone would keep in memory. */
export interface LongFileConcur {
  origin: string;
  /** Bytes of files sent so far. */
  sent(): number;
  /** Files being sent. */
  open(): number;
  close(): Promise<void>;
}

/** Stands before a sandbox's Concur and answers for its files. */
export async function startLongFileConcur(sandbox: ConcurSandbox, bytes: number): Promise<LongFileConcur> {
  let sent = 0;
  let open = 0;
  let origin = '';

  function* pieces(): Generator<Buffer> {
    for (let left = bytes; left > 0; left -= PIECE.length) {
      sent += PIECE.length;
      yield PIECE;
    }
  }

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.url?.endsWith('/file')) {
      open += 1;
      response.once('close', () => (open -= 1));
      response.writeHead(200, { 'content-type': 'text/csv', 'content-length': bytes });
      await pipeline(Readable.from(pieces()), response);
      return;
    }
    const { method, headers, url = '/' } = incoming;
    const onward = request(sandbox.origin + url, { method: method ?? 'GET', headers });
    incoming.pipe(onward);
    const [answered] = (await once(onward, 'response')) as [IncomingMessage];
    const body = (await text(answered)).replaceAll(sandbox.origin, origin);
    response.writeHead(answered.statusCode ?? 500, {
      'content-type': answered.headers['content-type'] ?? 'application/xml',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  }

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    sent: () => sent,
    open: () => open,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
