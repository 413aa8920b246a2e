import { inheritedEnvironment, readConfig } from '../config.ts';
import { createLog, exitOnUncaughtException, logUnhandledRejections } from '../log.ts';
import { startErrorText } from '../../start-error.ts';
import { startGateway } from '../start.ts';
import type { RunningGateway } from '../start.ts';
import { PrimaryChannel } from './primary.ts';

/**
 * Runs the gateway as one of several workers, until the primary says to stop or is gone. Requests in progress
 * are finished first. If the gateway cannot start, the primary is told why.
 */
export async function runWorker(): Promise<void> {
  // Ctrl-C, and some process managers' SIGTERM, reach every process of the group. Workers ignore them: the
  // primary gets the signal too and stops its workers in order.
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => {});
  const primary = new PrimaryChannel();
  try {
    const gateway = await Promise.race([start(primary), primary.stop]);
    // Stopped before it listened, so no request is lost. Writes that it may have begun to settle are settled
    // by the next process that starts.
    if (typeof gateway === 'number') process.exit();
    primary.send({ type: 'listening', origin: gateway.origin });
    await gateway.stop(await primary.stop);
  } catch (error) {
    primary.send({ type: 'failed', reason: startErrorText(error) }, () => process.exit(1));
    return;
  }
  primary.close();
}

async function start(primary: PrimaryChannel): Promise<RunningGateway> {
  const env = inheritedEnvironment();
  const log = createLog(readConfig(env).logLevel).child({ worker: process.pid });
  logUnhandledRejections(log);
  exitOnUncaughtException(log);
  const { sandbox } = await primary.ready();
  const gateway = await startGateway(readConfig(env, sandbox), {
    log,
  });
  log.debug({ origin: gateway.origin }, 'listening');
  return gateway;
}
