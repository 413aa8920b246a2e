import { parseArgs } from 'node:util';
import type { Logger } from 'pino';
import { readConfig, readEnvironment } from './config.ts';
import type { Config } from './config.ts';
import { createLog } from './log.ts';
import { exitOnUncaughtException, logUnhandledRejections } from './process-failures.ts';
import { sandboxConfig } from './sandbox-config.ts';
import type { SandboxAccess } from './sandbox-config.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { stopOnSignal } from './signals.ts';
import { startErrorText } from './start-error.ts';
import { welcome } from './welcome.ts';
import { refuseUnshared, workerCount } from './workers/worker-count.ts';

const USAGE =
  'Usage: npm start [-- [--env-file <file>] [--workers <number>]]   The variables are described in .env.example.';

/** A running gateway, in one process or several. */
interface Running {
  origin: string;
  stop(): Promise<void>;
  endAtOnce?: () => void;
}

async function serve(config: Config, workers: number): Promise<void> {
  const log = createLog(config.logLevel);
  logUnhandledRejections(log);
  exitOnUncaughtException(log);
  const sandbox = config.concur || config.iplicit ? undefined : await sandboxFor(config);
  const access = sandbox && sandboxConfig.access(sandbox);
  const gateway = await (
    workers > 1 ? startWorkers(workers, access, log) : startHere(config, access, log)
  ).catch(async (error: unknown) => {
    // The open sandbox would keep this process alive.
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

/** Imported only when needed: the sandbox is a fifth of the program. */
async function sandboxFor(config: Config): Promise<Sandbox> {
  const { startSandbox } = await import('./sandbox/sandbox.ts');
  return startSandbox(sandboxConfig.options(config));
}

/** Imported only when needed: the primary of several workers answers no requests itself. */
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

/** Whether this process is a worker that a primary has started. */
async function isWorker(): Promise<boolean> {
  return (await import('node:cluster')).default.isWorker;
}

/**
 * Runs the gateway as the command line and the environment say, until a signal stops it. If it cannot start,
 * it writes the reason to standard error and sets the exit code 1. Never rejects.
 */
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
    process.stderr.write(`${startErrorText(error)}\n${USAGE}\n`);
    process.exitCode = 1;
  }
  return undefined;
}
