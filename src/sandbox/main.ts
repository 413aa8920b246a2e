import { parseArgs } from 'node:util';
import { SERVICES } from '../services/index.ts';
import type { RunningSandbox } from '../services/service.ts';

/** The first service's port; the others are at the following hundreds. */
const FIRST_PORT = 4100;

/**
 * Runs every service's stand-in on a fixed port until the process is told to stop:
 * `npm run sandbox -- [--port <first>] [<VARIABLE>=<value> …]`. The variables are those of the services, such as the
 * edition of an API that is to be served.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { port: { type: 'string' } },
    allowPositionals: true,
  });
  const first = values.port === undefined ? FIRST_PORT : portOf(values.port);
  const variables = Object.fromEntries(positionals.map((text) => text.split('=', 2)));
  const running: RunningSandbox[] = [];
  for (const [index, service] of SERVICES.entries()) {
    const sandbox = await service.sandbox(variables, first === 0 ? 0 : first + 100 * index);
    running.push(sandbox);
    process.stdout.write(`${[service.name, ...linesOf(sandbox)].join('\n')}\n`);
  }
  process.stdout.write(
    'On each: GET and DELETE /__sandbox__/calls, POST and DELETE /__sandbox__/faults. Ctrl-C stops them.\n',
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void Promise.all(running.map((sandbox) => sandbox.close())));
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port + 100 * SERVICES.length <= 65_535) return port;
  throw new RangeError(
    `--port must be a port that leaves room for the services, 0 (any) or a number, not "${text}".`,
  );
}

function linesOf({ variables }: RunningSandbox): string[] {
  return Object.entries(variables).map(([name, value]) => `  ${name}=${value}`);
}

await main().catch((error: unknown) => {
  process.stderr.write(
    `The sandbox did not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
