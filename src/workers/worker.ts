import { inheritedEnvironment, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { endAtUnhandledErrors, surviveForgottenFailures } from '../process-failures.ts';
import { sandboxConfig } from '../sandbox-config.ts';
import { wordsFor } from '../start-error.ts';
import { startGateway } from '../start.ts';
import type { RunningGateway } from '../start.ts';
import { PrimaryLine } from './primary-line.ts';
import { WriteAnnouncer } from './write-announcer.ts';

/**
 * Runs the gateway as one of several workers, until the primary says to stop or is gone. Requests in progress
 * are finished first. If the gateway cannot start, the primary is told why.
 */
export async function runWorker(): Promise<void> {
  // Ctrl-C, and some process managers' SIGTERM, reach every process of the group. Workers ignore them: the
  // primary gets the signal too and stops its workers in order.
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => {});
  const line = new PrimaryLine();
  try {
    const gateway = await Promise.race([begin(line), line.stop]);
    // Stopped before it listened, so no request is lost. Writes that it may have begun to settle are settled
    // by the next process that starts.
    if (!gateway) process.exit();
    line.say({ type: 'listening', origin: gateway.origin });
    await line.stop;
    await gateway.stop();
  } catch (error) {
    line.say({ type: 'failed', words: wordsFor(error) }, () => process.exit(1));
    return;
  }
  line.close();
}

async function begin(line: PrimaryLine): Promise<RunningGateway> {
  const config = readConfig(inheritedEnvironment());
  const log = createLog(config.logLevel).child({ worker: process.pid });
  surviveForgottenFailures(log);
  endAtUnhandledErrors(log);
  const announcer = new WriteAnnouncer((id) => line.say({ type: 'write', id }), log);
  line.announced = (id) => announcer.announced(id);
  const { sandbox } = await line.ready();
  const gateway = await startGateway(sandboxConfig.apply(config, sandbox), {
    log,
    announceWrite: () => announcer.announce(),
    mayListen: () => line.join(),
  });
  line.detach = () => gateway.services.shared.detach();
  log.debug({ origin: gateway.origin }, 'listening');
  return gateway;
}
