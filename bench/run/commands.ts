import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Figures of a measurement that is a command of its own, by what they are of. */
export type Figures = Readonly<Record<string, number>>;

/** The measurements that are commands of their own: their module, and the arguments of a whole and of a quick run. */
const COMMANDS = {
  fairness: ['fairness.ts', ['--seconds', '60'], ['--seconds', '5']],
  tracing: ['tracing-cost.ts', [], ['--rounds', '1']],
  sizes: ['sizes.ts', [], ['--count', '200']],
  live: ['../live/main.ts', [], ['--subscriptions', '500', '--payments', '50', '--seconds', '5']],
} as const;

/** The name of such a measurement. */
export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

/**
 * Runs a measurement that is a command of its own, as `npm run bench:<name>` does, and gives the figures that it keeps.
 * @throws if it keeps none
 */
export async function figuresOfCommand(name: CommandName, quick: boolean): Promise<Figures> {
  const [module, whole, short] = COMMANDS[name];
  rmSync(fileOf(name), { force: true });
  const path = fileURLToPath(new URL(module, import.meta.url));
  // A status other than 0 says that a goal was missed, which the report says too.
  await once(spawn(process.execPath, [path, ...(quick ? short : whole)], { stdio: 'inherit' }), 'exit');
  return JSON.parse(readFileSync(fileOf(name), 'utf8')) as Figures;
}

/** Keeps the figures of such a measurement, for the report. */
export function keepFigures(name: CommandName, figures: Figures): void {
  mkdirSync(new URL('../data/', import.meta.url), { recursive: true });
  writeFileSync(fileOf(name), `${JSON.stringify(figures, null, 2)}\n`);
}

function fileOf(name: CommandName): URL {
  return new URL(`../data/${name}.json`, import.meta.url);
}
