import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Metrics } from '../observability/metrics.ts';
import { sendRefusal } from './answer.ts';
import { sendLive, sendReady } from './health.ts';
import type { Readiness } from './health.ts';
import { createServer } from './http-server.ts';

interface OpsServerOptions {
  metrics: Metrics;
  readiness: Readiness;
}

/**
 * Creates the HTTP server for those who run the gateway, on a port that callers cannot reach: `/metrics` for
 * Prometheus, `/health/live`, and `/health/ready` with details. It asks for no credentials.
 */
export function createOpsServer({ metrics, readiness }: OpsServerOptions): Server {
  const sendMetrics = async (response: ServerResponse): Promise<void> => {
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
    response.end(text);
  };
  const answer = (request: IncomingMessage, response: ServerResponse): void | Promise<void> => {
    const path = request.url?.split('?')[0];
    if (path === '/metrics') return sendMetrics(response);
    if (path === '/health/live') return sendLive(response);
    if (path === '/health/ready') return sendReady(response, readiness, { inDetail: true });
    return sendRefusal(response, 404, 'NOT_FOUND', 'Here are /metrics, /health/live and /health/ready.');
  };
  return createServer((request, response) => {
    Promise.resolve(answer(request, response)).catch(() => response.destroy());
  });
}
