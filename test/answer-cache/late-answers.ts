import { once } from 'node:events';
import { Agent, createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Stands before a service and brings what it answers later than it was said, so that it may be out of date by then. */
export interface LateAnswers {
  origin: string;
  /** Resolves when an answer that is there already may go out; at once when absent. */
  hold: ((method: string, path: string) => Promise<void>) | undefined;
  close(): void;
}

/**
 * Asks, and comes back when the service has answered a read of it, which arrives once it may go. What is asked after that is
 * not held.
 */
export async function heldRead<T>(
  late: LateAnswers,
  mayGo: Promise<void>,
  ask: () => Promise<T>,
): Promise<{ answer: Promise<T> }> {
  const { promise: answered, resolve } = Promise.withResolvers<void>();
  late.hold = (method) => {
    if (method !== 'GET') return Promise.resolve();
    resolve();
    return mayGo;
  };
  const answer = ask();
  await answered;
  late.hold = undefined;
  return { answer };
}

/** Starts one before a service, on a free port. */
export async function startLateAnswers(service: string): Promise<LateAnswers> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, response) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const outgoing = send(service + url, { method, headers, agent }, (answer) => {
      const deliver = async () => {
        const body = await buffer(answer);
        await late.hold?.(method, url);
        response.writeHead(answer.statusCode ?? 502, answer.headers).end(body);
      };
      deliver().catch(() => response.destroy());
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const late: LateAnswers = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: undefined,
    close() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
  return late;
}
