import { readConfig, readEnvironment, setIn } from './config.ts';
import type { Config } from './config.ts';
import { SERVICES } from '../services/index.ts';
import type { RunningSandbox, Variables } from '../services/service.ts';
import { ENDPOINT } from '../server/graphql-endpoint.ts';
import { isGraphiqlBuilt } from '../graphiql/graphiql.ts';
import { parseArgs } from 'node:util';
import type { Logger } from 'pino';
import { CONSOLE_PATH, createConsoleSite } from '../console/console.ts';
import { createLog, exitOnUncaughtException, logUnhandledRejections } from './log.ts';
import { startErrorText } from '../start-error.ts';
import { refuseUnshared, workerCount } from './workers/primary.ts';

/** How to react to a signal to stop. */
interface StopHandlers {
  /** Finishes what is in progress, then stops. */
  stop(signal: NodeJS.Signals): Promise<void>;
  /** Called with the reason if `stop` fails. */
  failed(error: unknown): void;
  /** Ends at once whatever would outlive this process, such as workers. */
  endAtOnce?: (() => void) | undefined;
}

/** Stops gracefully on the first SIGTERM or SIGINT; a second one ends the process at once. */
function stopOnSignal({ stop, failed, endAtOnce }: StopHandlers): void {
  const first = (signal: NodeJS.Signals) => {
    process.off('SIGTERM', first).off('SIGINT', first);
    if (endAtOnce) process.on('SIGTERM', second).on('SIGINT', second);
    stop(signal).catch(failed);
  };
  const second = (signal: NodeJS.Signals) => {
    endAtOnce?.();
    process.off('SIGTERM', second).off('SIGINT', second);
    process.kill(process.pid, signal);
  };
  process.on('SIGTERM', first).on('SIGINT', first);
}

/** What a gateway has to offer besides GraphQL. */
interface Offered {
  /** Whether the sandbox stands in for the services. */
  sandbox: boolean;
  console: boolean;
  graphiql: boolean;
}

/** The text that `npm start` prints once the gateway listens: its addresses and something to try. */
function welcome(origin: string, { sandbox, console, graphiql }: Offered): string {
  const endpoint = origin + ENDPOINT;
  if (!sandbox) return `\nGraphQL is answered at ${endpoint}\n\n`;
  const names = new Intl.ListFormat('en').format(SERVICES.map(({ name }) => name));
  const query = '{ paymentRuns(first: 3) { nodes { reference phase total { amount currency } } } }';
  return [
    '',
    ...(console ? [`  Console    ${origin}${CONSOLE_PATH}`] : []),
    `  GraphQL    ${endpoint}`,
    ...(graphiql
      ? [`  GraphiQL   open ${endpoint} in a browser: a few operations are there, ready to run`]
      : []),
    '',
    `  Nothing is configured, so an embedded sandbox stands in for ${names}; no money moves. Try:`,
    '',
    `    curl ${endpoint} --json '${JSON.stringify({ query })}'`,
    '',
    '  Ctrl-C stops it.',
    '',
    '',
  ].join('\n');
}

const USAGE =
  'Usage: npm start [-- [--env-file <file>] [--workers <number>]]   The variables are described in .env.example.';

/** A running gateway, in one process or several. */
interface Running {
  origin: string;
  stop(delayMs: number): Promise<void>;
  endAtOnce?: () => void;
}

async function serve(env: NodeJS.ProcessEnv, config: Config, workers: number): Promise<void> {
  const log = createLog(config.logLevel);
  logUnhandledRejections(log);
  exitOnUncaughtException(log);
  const sandbox = await startSandbox(config, setIn(env));
  const gateway = await (
    workers > 1
      ? startWorkers(workers, sandbox?.variables, log)
      : startHere(sandbox ? readConfig(env, sandbox.variables) : config, log)
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
  process.stdout.write(
    welcome(gateway.origin, {
      sandbox: sandbox !== undefined,
      console: config.console && createConsoleSite() !== undefined,
      graphiql: config.graphql.graphiql && isGraphiqlBuilt(),
    }),
  );
  stopOnSignal({
    async stop(signal) {
      // Whoever presses Ctrl-C has no balancer that must find out first.
      const delayMs = signal === 'SIGTERM' ? config.drainDelayMs : 0;
      log.info({ signal, delayMs }, 'stopping');
      await gateway.stop(delayMs).finally(() => sandbox?.close());
      log.info('stopped');
    },
    failed(error) {
      log.fatal({ err: error }, 'the stop failed');
      process.exitCode = 1;
    },
    endAtOnce: gateway.endAtOnce,
  });
}

/** Imported only when needed: the primary of several workers answers no requests itself. */
async function startHere(config: Config, log: Logger): Promise<Running> {
  const { startGateway } = await import('./start.ts');
  return startGateway(config, { log });
}

async function startWorkers(count: number, sandbox: Variables | undefined, log: Logger): Promise<Running> {
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
    const env = readEnvironment(values['env-file']);
    const config = readConfig(env);
    refuseUnshared(config, workers);
    await serve(env, config, workers);
  } catch (error) {
    process.stderr.write(`${startErrorText(error)}\n${USAGE}\n`);
    process.exitCode = 1;
  }
  return undefined;
}

/**
 * Starts a stand-in for every service, unless any is configured.
 * @param given the variables that are set
 * @returns the stand-ins and the variables that lead to all of them; undefined if a service is configured
 * @throws the listen error if there is no port left
 */
async function startSandbox(config: Config, given: Variables): Promise<RunningSandbox | undefined> {
  if (config.services.length > 0) return undefined;
  const starting = await Promise.allSettled(SERVICES.map((service) => service.sandbox(given)));
  const running = starting.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const close = async () => {
    await Promise.all(running.map((each) => each.close()));
  };
  for (const each of starting) {
    if (each.status === 'fulfilled') continue;
    // What is open would keep this process alive.
    await close();
    throw each.reason;
  }
  return { variables: Object.assign({}, ...running.map((each) => each.variables)) as Variables, close };
}
