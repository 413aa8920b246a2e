import { parseArgs } from 'node:util';
import { unwrapResolverError } from '@apollo/server/errors';
import type { Logger } from 'pino';
import { ConfigError, readConfig, readEnvironment } from './config.ts';
import type { Config } from './config.ts';
import { createLog } from './log.ts';
import { sandboxConfig } from './sandbox-config.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { startGateway } from './start.ts';
import { welcome } from './welcome.ts';

const USAGE = 'Usage: npm start [-- --env-file <file>]   The variables are described in .env.example.';

/** Stops on the first SIGTERM or SIGINT; a second one ends the process at once, as whoever sends it expects. */
function stopOnSignal(stop: () => Promise<void>, failed: (error: unknown) => void): void {
  const once = () => {
    process.off('SIGTERM', once).off('SIGINT', once);
    stop().catch(failed);
  };
  process.on('SIGTERM', once).on('SIGINT', once);
}

/**
 * Notes a failure that nobody waits for, and goes on. GraphQL's library makes some: where one entry of a list fails at once,
 * it forgets what the entries before it still wait for, and that may fail when their client has gone. Node would end the
 * process, and with it the requests and writes of everybody else.
 */
function surviveForgottenFailures(log: Logger): void {
  process.on('unhandledRejection', (error) => {
    log.warn({ err: unwrapResolverError(error) }, 'something failed that nobody waited for');
  });
}

/**
 * Ends the process at what nobody handles, as Node would, without showing what it was about: Node prints the text that a
 * parser failed at.
 */
function endAtUnhandledErrors(log: Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'something failed that nobody handles; the process ends');
    process.exit(1);
  });
}

async function serve(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  surviveForgottenFailures(log);
  endAtUnhandledErrors(log);
  const sandbox = config.concur || config.iplicit ? undefined : await sandboxFor(config);
  const gateway = await startGateway(sandbox ? sandboxConfig.apply(config, sandbox) : config, {
    log,
  }).catch(async (error: unknown) => {
    // Else it would go on listening for a gateway that is not there.
    await sandbox?.close();
    throw error;
  });
  log.info({ origin: gateway.origin, sandbox: sandbox !== undefined }, 'listening');
  if (!sandbox && config.auth.methods.has('none')) {
    log.warn('AUTH names none: whoever reaches the gateway may do everything');
  }
  process.stdout.write(welcome(gateway.origin, sandbox !== undefined));
  stopOnSignal(
    async () => {
      await gateway.stop();
      await sandbox?.close();
      log.info('stopped');
    },
    (error) => {
      log.fatal({ err: error }, 'the stop failed');
      process.exitCode = 1;
    },
  );
}

/** Loaded only where it is needed: it is a fifth of the program. */
async function sandboxFor(config: Config): Promise<Sandbox> {
  const { startSandbox } = await import('./sandbox/sandbox.ts');
  return startSandbox(sandboxConfig.options(config));
}

/** Runs the gateway as command line and environment say, until it is told to stop. Problems go to standard error. */
export async function run(): Promise<void> {
  try {
    const { values } = parseArgs({ options: { 'env-file': { type: 'string' } } });
    await serve(readConfig(readEnvironment(values['env-file'])));
  } catch (error) {
    const expected = error instanceof ConfigError || (error instanceof Error && 'code' in error);
    process.stderr.write(
      `${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n${USAGE}\n`,
    );
    process.exitCode = 1;
  }
}
