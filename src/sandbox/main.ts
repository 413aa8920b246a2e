import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.ts';

const { values } = parseArgs({
  options: {
    'concur-port': { type: 'string', default: '4100' },
    'iplicit-port': { type: 'string', default: '4200' },
    edition: { type: 'string', default: '2020' },
  },
});

const sandbox = await startSandbox({
  concurPort: portOf('concur-port'),
  iplicitPort: portOf('iplicit-port'),
  concurEdition: editionOf(values.edition),
});

process.stdout.write(
  `${[
    `SAP Concur  ${sandbox.concur.origin}  (${values.edition} edition)`,
    ...linesOf(sandbox.concur.credentials),
    `iplicit     ${sandbox.iplicit.origin}`,
    ...linesOf(sandbox.iplicit.credentials),
    'Faults and calls: POST and DELETE /__sandbox__/faults, GET and DELETE /__sandbox__/calls on either. Ctrl-C stops both.',
  ].join('\n')}\n`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close());
}

function portOf(flag: 'concur-port' | 'iplicit-port'): number {
  const port = Number(values[flag]);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`--${flag} must be a port from 0 (any) to 65535, not "${values[flag]}".`);
  }
  return port;
}

function editionOf(text: string): '2018' | '2020' {
  if (text === '2018' || text === '2020') return text;
  throw new RangeError(`--edition must be 2018 or 2020, not "${text}".`);
}

function linesOf(credentials: Record<string, string>): string[] {
  return Object.entries(credentials).map(([name, value]) => `  ${name}: ${value}`);
}
