import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { HttpClient } from '../../src/upstream/http-client.ts';
import type { HttpRequest, HttpResponse } from '../../src/upstream/http-client.ts';

/** A service that says what a test has it say, byte by byte, and a client that asks it. */
export interface RawService {
  origin: string;
  client: HttpClient;
  /** How many connections there have been. */
  connections: () => number;
  ask(request?: Partial<HttpRequest>): Promise<HttpResponse>;
}

/** Starts a service that handles each piece of a request that arrives, numbered on its connection from 0. */
export async function startRawService(
  t: TestContext,
  handle: (socket: Socket, index: number, connection: number) => void,
): Promise<RawService> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    const connection = sockets.push(socket.on('error', () => {})) - 1;
    let index = 0;
    socket.on('data', () => handle(socket, index++, connection));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new HttpClient({
    source: 'TEST',
    connections: 8,
    timeoutMs: 10_000,
    maxBodyBytes: 1_000_000,
  });
  t.after(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await client.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (request: Partial<HttpRequest> = {}) =>
    client.request({ method: 'GET', origin, path: '/', headers: {}, ...request });
  return { origin, client, connections: () => sockets.length, ask };
}
