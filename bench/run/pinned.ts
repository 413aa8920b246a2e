import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Where a process runs: a measured server on a core of its own, generator and upstream on another. */
export type Place = 'measured' | 'measuring' | 'anywhere';

const CORES: Readonly<Record<'measured' | 'measuring', string>> = { measured: '1', measuring: '0' };

/** Whether processes are bound to cores, which takes `taskset` and a second core. */
export const pinned = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Starts a process, bound to the core of its place. */
export function spawnAt(
  place: Place,
  file: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  if (place === 'anywhere' || !pinned) return spawn(file, args, options);
  return spawn('taskset', ['--cpu-list', CORES[place], file, ...args], options);
}

/** Ends a process, by force if it does not stop within 5 seconds; resolves when it has exited. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  child.kill('SIGTERM');
  const cut = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(cut);
}
