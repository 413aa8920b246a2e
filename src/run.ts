import { parseArgs } from 'node:util';
import type { Logger } from 'pino';
import { readConfig, readEnvironment } from './config.ts';
import type { Config } from './config.ts';
import { createLog } from './log.ts';
import { endAtUnhandledErrors, surviveForgottenFailures } from './process-failures.ts';
import { sandboxConfig } from './sandbox-config.ts';
import type { SandboxAccess } from './sandbox-config.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { stopOnSignal } from './signals.ts';
import { wordsFor } from './start-error.ts';
import { welcome } from './welcome.ts';
import { refuseUnshared, workerCount } from './workers/worker-count.ts';

const USAGE =
  'Usage: npm start [-- [--env-file <file>] [--workers <number>]]   The variables are described in .env.example.';

/** The gateway as whoever runs it sees it, be it one process or several. */
interface Running {
  origin: string;
  stop(): Promise<void>;
  endAtOnce?: () => void;
}

async function serve(config: Config, workers: number): Promise<void> {
  const log = createLog(config.logLevel);
  surviveForgottenFailures(log);
  endAtUnhandledErrors(log);
  const sandbox = config.concur || config.iplicit ? undefined : await sandboxFor(config);
  const access = sandbox && sandboxConfig.access(sandbox);
  const gateway = await (
    workers > 1 ? startWorkers(workers, access, log) : startHere(config, access, log)
  ).catch(async (error: unknown) => {
    // Else it would go on listening for a gateway that is not there.
    await sandbox?.close();
    throw error;
  });
  log.info(
    { origin: gateway.origin, sandbox: sandbox !== undefined, ...(workers > 1 && { workers }) },
    'listening',
  );
  if (!sandbox && config.auth.methods.has('none')) {
    log.warn('AUTH names none: whoever reaches the gateway may do everything');
  }
  process.stdout.write(welcome(gateway.origin, sandbox !== undefined));
  stopOnSignal({
    async stop() {
      await gateway.stop().finally(() => sandbox?.close());
      log.info('stopped');
    },
    failed(error) {
      log.fatal({ err: error }, 'the stop failed');
      process.exitCode = 1;
    },
    endAtOnce: gateway.endAtOnce,
  });
}

/** Loaded only where it is needed: it is a fifth of the program. */
async function sandboxFor(config: Config): Promise<Sandbox> {
  const { startSandbox } = await import('./sandbox/sandbox.ts');
  return startSandbox(sandboxConfig.options(config));
}

/** Loaded where requests are answered: whoever only looks after those who do has no use for it. */
async function startHere(config: Config, sandbox: SandboxAccess | undefined, log: Logger): Promise<Running> {
  const { startGateway } = await import('./start.ts');
  return startGateway(sandboxConfig.apply(config, sandbox), { log });
}

async function startWorkers(
  count: number,
  sandbox: SandboxAccess | undefined,
  log: Logger,
): Promise<Running> {
  const { startWorkers: start } = await import('./workers/primary.ts');
  return start({ count, sandbox, log });
}

/** Whether this process was started by one that looks after several. */
async function isWorker(): Promise<boolean> {
  return (await import('node:cluster')).default.isWorker;
}

/** Runs the gateway as command line and environment say, until it is told to stop. Problems go to standard error. */
export async function run(): Promise<void> {
  try {
    const { values } = parseArgs({
      options: { 'env-file': { type: 'string' }, workers: { type: 'string' } },
    });
    const workers = workerCount(values.workers);
    if (workers > 1 && (await isWorker())) {
      const { runWorker } = await import('./workers/worker.ts');
      return await runWorker();
    }
    const config = readConfig(readEnvironment(values['env-file']));
    refuseUnshared(config, workers);
    await serve(config, workers);
  } catch (error) {
    process.stderr.write(`${wordsFor(error)}\n${USAGE}\n`);
    process.exitCode = 1;
  }
  return undefined;
}
