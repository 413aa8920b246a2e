import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayContext } from './context.ts';
import type { Services } from './context.ts';
import { createGraphiql } from './graphiql/graphiql.ts';
import { createGraphqlServer } from './graphql-server.ts';
import { sendRefusal } from './http/answer.ts';
import type { ReportError } from './http/format-error.ts';
import { graphqlEndpoint } from './http/graphql-endpoint.ts';
import { sendLive, sendReady } from './http/health.ts';
import { FILES, sendPaymentBatchFile } from './http/payment-batch-file.ts';

/** Where GraphQL is answered. */
export const ENDPOINT = '/graphql';

export interface GatewayOptions {
  services: Services;
  /** Whether GraphiQL is served and the schema may be asked for. */
  explorable: boolean;
  /** Rejects when the journal cannot be written. */
  checkJournal: () => Promise<void>;
  reportError: ReportError;
}

/** The gateway on the wire. */
export interface Gateway {
  /** Starts to listen; resolves to the origin that it listens at. */
  listen(port: number, host: string): Promise<string>;
  /**
   * Takes no more requests and resolves when those under way are answered; what is not after `graceMs` is cut off.
   */
  drain(graceMs: number): Promise<void>;
}

/** Puts the schema, the services and GraphiQL behind one HTTP server. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { services, explorable, checkJournal, reportError } = options;
  const graphql = createGraphqlServer({ introspection: explorable, reportError });
  await graphql.start();
  const graphiql = explorable ? createGraphiql({ endpoint: ENDPOINT }) : undefined;
  const contextFor = (_: IncomingMessage, signal: AbortSignal) =>
    new GatewayContext(services, { caller: 'anonymous', signal });
  const answerGraphql = graphqlEndpoint({ server: graphql, contextFor });
  let draining = false;

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path === '/health/live') return sendLive(response);
    if (path === '/health/ready') return sendReady(response, { draining: () => draining, checkJournal });
    if (draining) {
      return sendRefusal(response, 503, 'SHUTTING_DOWN', 'This replica is shutting down; ask again.', {
        connection: 'close',
        'retry-after': '1',
      });
    }
    if (graphiql?.handle(request, response)) return undefined;
    if (path === ENDPOINT) return answerGraphql(request, response);
    if (path.startsWith(FILES)) return sendPaymentBatchFile(request, response, services.concur, reportError);
    return sendRefusal(
      response,
      404,
      'NOT_FOUND',
      `There is nothing here; GraphQL is answered at ${ENDPOINT}.`,
    );
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      reportError(error, 'INTERNAL_SERVER_ERROR');
      if (response.headersSent) response.destroy();
      else
        sendRefusal(
          response,
          500,
          'INTERNAL_SERVER_ERROR',
          'Something went wrong in the gateway; it has been logged.',
        );
    });
  });

  return {
    listen: (port, host) => listen(server, port, host),
    async drain(graceMs) {
      draining = true;
      await closed(server, graceMs);
      await graphql.stop();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const { port: bound } = server.address() as AddressInfo;
      const name =
        host === '0.0.0.0' || host === '::' || host === '127.0.0.1'
          ? 'localhost'
          : host.includes(':')
            ? `[${host}]`
            : host;
      resolve(`http://${name}:${bound}`);
    });
  });
}

async function closed(server: Server, graceMs: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  // A connection becomes idle when its last answer is out; Node closes only those that are idle at the time of asking.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(cut);
  clearInterval(sweep);
}
