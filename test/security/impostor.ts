import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as it reached the impostor. */
export interface SeenRequest {
  method: string;
  path: string;
  authorization: string | undefined;
}

/** What the impostor says in place of the service: bytes as they are, on the connection that asked. */
export type Say = (socket: Socket, request: SeenRequest) => void;

/**
 * Stands before a service of the sandbox, passes on what comes, and says what it likes where a test has it do so: a service
 * that has been taken over, or somebody on the way to it.
 */
export class Impostor {
  readonly origin: string;
  /** Every request, oldest first. */
  readonly seen: SeenRequest[] = [];
  /** The connections on which something else was said. */
  readonly struck: Socket[] = [];
  /** Origin of the service that it stands before. */
  service = '';
  readonly #close: () => Promise<void>;
  #rule: { method: string | undefined; path: RegExp; say: Say } | undefined;

  private constructor(port: number, close: () => Promise<void>) {
    this.origin = `http://127.0.0.1:${port}`;
    this.#close = close;
  }

  static async start(): Promise<Impostor> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const impostor = new Impostor((server.address() as AddressInfo).port, async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    });
    server.on('request', (request, response) => impostor.#answer(request, response));
    return impostor;
  }

  /** From now on says this to requests of such a path and method, any method where none is named. */
  say(path: RegExp, say: Say, method?: string): void {
    this.#rule = { path, say, method };
  }

  /** From now on says nothing of its own, and has seen nothing. */
  behave(): void {
    this.#rule = undefined;
    this.seen.length = 0;
    this.struck.length = 0;
  }

  close(): Promise<void> {
    return this.#close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url: path = '', headers, socket } = request;
    const seen = { method, path, authorization: headers.authorization };
    this.seen.push(seen);
    const rule = this.#rule;
    if (rule?.path.test(path) && (rule.method ?? method) === method) {
      this.struck.push(socket.on('error', () => {}));
      request.resume().once('end', () => rule.say(socket, seen));
      return;
    }
    const forwarded = send(this.service + path, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
  }
}

/** Resolves when whoever is at a connection's other end has ended it. */
export async function ended(socket: Socket | undefined): Promise<void> {
  if (socket && !socket.closed) await once(socket, 'close');
}

/** Says a whole answer and ends the connection. */
export function whole(
  body: string | Buffer,
  type: string,
  headers: readonly string[] = [],
  status = 200,
): Say {
  const bytes = Buffer.from(body);
  const head = [
    `HTTP/1.1 ${status} X`,
    `content-type: ${type}`,
    ...headers,
    'connection: close',
    `content-length: ${bytes.length}`,
  ];
  return (socket) => socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]));
}

/** Says the beginning of an answer and then nothing, with the connection left open. */
export function unfinished(body: string | Buffer, type: string): Say {
  const bytes = Buffer.from(body);
  const head = `HTTP/1.1 200 X\r\ncontent-type: ${type}\r\ntransfer-encoding: chunked\r\n\r\n`;
  const size = `${bytes.length.toString(16)}\r\n`;
  return (socket) => socket.write(Buffer.concat([Buffer.from(head + size), bytes, Buffer.from('\r\n')]));
}

/** Says an answer of so many bytes, as fast as they are taken: some bytes first, then others over and over. */
export function flood(first: string, again: string, bytes: number, headers: string): Say {
  const piece = Buffer.from(again.repeat(Math.ceil(65_536 / again.length)));
  return (socket) => {
    let left = bytes;
    socket.write(`HTTP/1.1 200 X\r\n${headers}\r\n\r\n${first}`);
    const more = (): void => {
      while (left > 0 && !socket.destroyed) {
        left -= piece.length;
        if (!socket.write(piece)) return void socket.once('drain', more);
      }
    };
    more();
  };
}

/** A server that counts who connects to it, and answers nobody. */
export async function startDecoy() {
  const server = createServer();
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
