import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.ts';

/** Runs both services on fixed ports until the process is told to stop. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'concur-port': { type: 'string', default: '4100' },
      'iplicit-port': { type: 'string', default: '4200' },
      edition: { type: 'string', default: '2020' },
    },
  });
  const sandbox = await startSandbox({
    concurPort: portOf('--concur-port', values['concur-port']),
    iplicitPort: portOf('--iplicit-port', values['iplicit-port']),
    concurEdition: editionOf(values.edition),
  });
  const lines = [
    `SAP Concur, ${values.edition} edition`,
    ...linesOf(sandbox.concur.variables),
    'iplicit',
    ...linesOf(sandbox.iplicit.variables),
    'On either: GET and DELETE /__sandbox__/calls, POST and DELETE /__sandbox__/faults. Ctrl-C stops both.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close());
  }
}

function portOf(flag: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new RangeError(`${flag} must be a port from 0 (any) to 65535, not "${text}".`);
}

function editionOf(text: string): '2018' | '2020' {
  if (text === '2018' || text === '2020') return text;
  throw new RangeError(`--edition must be 2018 or 2020, not "${text}".`);
}

function linesOf(variables: Readonly<Record<string, string>>): string[] {
  return Object.entries(variables).map(([name, value]) => `  ${name}=${value}`);
}

await main().catch((error: unknown) => {
  process.stderr.write(
    `The sandbox did not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
