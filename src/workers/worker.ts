import { inheritedEnvironment, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { exitOnUncaughtException, logUnhandledRejections } from '../process-failures.ts';
import { sandboxConfig } from '../sandbox-config.ts';
import { startErrorText } from '../start-error.ts';
import { startGateway } from '../start.ts';
import type { RunningGateway } from '../start.ts';
import { PrimaryChannel } from './primary-channel.ts';
import { WriteAnnouncer } from './write-announcer.ts';

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
    if (!gateway) process.exit();
    primary.send({ type: 'listening', origin: gateway.origin });
    await primary.stop;
    await gateway.stop();
  } catch (error) {
    primary.send({ type: 'failed', reason: startErrorText(error) }, () => process.exit(1));
    return;
  }
  primary.close();
}

async function start(primary: PrimaryChannel): Promise<RunningGateway> {
  const config = readConfig(inheritedEnvironment());
  const log = createLog(config.logLevel).child({ worker: process.pid });
  logUnhandledRejections(log);
  exitOnUncaughtException(log);
  const announcer = new WriteAnnouncer((id) => primary.send({ type: 'write', id }), log);
  primary.announced = (id) => announcer.announced(id);
  const { sandbox } = await primary.ready();
  const gateway = await startGateway(sandboxConfig.apply(config, sandbox), {
    log,
    announceWrite: () => announcer.announce(),
    mayListen: () => primary.join(),
  });
  primary.detach = () => gateway.services.shared.detach();
  log.debug({ origin: gateway.origin }, 'listening');
  return gateway;
}
