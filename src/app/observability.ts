import type { Logger } from 'pino';
import type { ObservabilityConfig } from '../observability/observability-config.ts';
import { listen } from '../server/http-server.ts';
import type { Gateway } from './gateway.ts';

/** What shows from outside how the gateway is doing. */
interface Observability {
  /** Origin of the server with metrics and health in detail; undefined if there is none. */
  opsOrigin: string | undefined;
  close(): Promise<void>;
}

/**
 * Starts what the configuration asks for. What it does not ask for is not even loaded.
 * @throws {StartError} if it cannot listen at OPS_PORT
 */
export async function openObservability(
  { ops, tracing }: ObservabilityConfig,
  log: Logger,
  gateway: Pick<Gateway, 'readiness' | 'figures'>,
): Promise<Observability> {
  const server = ops && (await openOps(ops, gateway));
  const debugLog =
    log.isLevelEnabled('debug') && (await import('../observability/debug-log.ts')).openDebugLog(log);
  const traces = tracing && (await import('../observability/tracing.ts')).openTracing(tracing);
  return {
    opsOrigin: server?.origin,
    async close() {
      if (debugLog) debugLog.close();
      await Promise.all([server?.close(), traces?.close()]);
    },
  };
}

async function openOps(
  { host, port }: NonNullable<ObservabilityConfig['ops']>,
  { readiness, figures }: Pick<Gateway, 'readiness' | 'figures'>,
): Promise<{ origin: string; close(): Promise<void> }> {
  const [{ openMetrics }, { createOpsServer }] = await Promise.all([
    import('../observability/metrics.ts'),
    import('../server/ops-server.ts'),
  ]);
  const metrics = openMetrics(figures);
  const server = createOpsServer({ metrics, readiness });
  const close = async (): Promise<void> => {
    metrics.close();
    server.closeAllConnections();
    server.close();
  };
  try {
    return { origin: await listen(server, port, host, 'OPS_'), close };
  } catch (error) {
    await close();
    throw error;
  }
}
