import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import type { Contestant } from '../run/contestant.ts';
import { pinned } from '../run/pinned.ts';

/** The date, the machine and the commit of a run. */
export function machine(): string {
  const [cpu] = cpus();
  return [
    `${new Date().toISOString().slice(0, 10)}, ${cpu?.model ?? 'unknown processor'}, ${availableParallelism()} cores,`,
    `${Math.round(totalmem() / 1024 ** 3)} GB, Linux ${release().split('-', 1)[0]}, Node ${process.versions.node},`,
    `gateway at ${commit()}.`,
    pinned
      ? 'The measured server is bound to one core, load generator and upstream to another; start times and the growth by processes are measured without binding.'
      : 'No process is bound to a core, because there is no second core or no `taskset`.',
  ].join(' ');
}

/** A contestant's packages with their installed versions; for the gateway, its commit. */
export function versionsOf({ packages, folder }: Contestant): string {
  return packages.map((name) => `${name} ${version(name)}`).join(', ') || commit(folder);
}

function version(name: string): string {
  const manifest = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  if (!existsSync(manifest)) return '(not installed on this machine)';
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

/** The paths from which the gateway is built. */
const GATEWAY = ['src', 'schema', 'scripts', 'package-lock.json'];

function git(cwd: string | URL, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

function commit(folder: string | URL = new URL('../..', import.meta.url)): string {
  try {
    const changed = git(folder, 'status', '--porcelain', '--', ...GATEWAY);
    return git(folder, 'rev-parse', '--short', 'HEAD') + (changed === '' ? '' : ' with uncommitted changes');
  } catch {
    return 'an unknown commit';
  }
}
