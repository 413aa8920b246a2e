import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on a free port that does what the test says, and what it has seen. */
export interface ScriptedServer {
  origin: string;
  requests: { method: string; path: string; connection: number }[];
  close(): Promise<void>;
}

/** Starts a server that answers each request, numbered from 0, as `answer` does. */
export async function startScriptedServer(
  answer: (request: IncomingMessage, response: ServerResponse, index: number) => void,
): Promise<ScriptedServer> {
  const requests: ScriptedServer['requests'] = [];
  let connections = 0;
  const numbers = new WeakMap<object, number>();
  const server = createServer((request, response) => {
    const index = requests.length;
    requests.push({
      method: request.method ?? '',
      path: request.url ?? '',
      connection: numbers.get(request.socket) ?? 0,
    });
    answer(request, response, index);
  });
  server.on('connection', (socket) => numbers.set(socket, (connections += 1)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
