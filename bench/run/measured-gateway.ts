import { startGateway } from '../../src/app/start.ts';
import { readConfig } from '../../src/app/config.ts';
import { createLog } from '../../src/app/log.ts';

/**
 * The gateway in a process of its own, which tells its parent what it takes. It is configured by its environment.
 */

/** What the process takes, after a garbage collection. */
export interface Taken {
  /** Bytes of memory that the system has given it. */
  rss: number;
  /** Bytes of it that objects take. */
  used: number;
  /** Milliseconds of CPU so far. */
  cpuMs: number;
}

const gateway = await startGateway(readConfig(process.env), { log: createLog('error') });
process.on('message', () => {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, used: heapUsed + external, cpuMs: (user + system) / 1_000 } satisfies Taken);
});
process.send?.({ url: `${gateway.origin}/graphql` });
process.once('disconnect', () => process.exit());
