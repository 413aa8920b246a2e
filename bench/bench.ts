import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Installs the bench's own packages if they are missing or outdated, builds the gateway, and runs the bench. */
const here = new URL('.', import.meta.url).pathname;

function run(file: string, args: readonly string[]): void {
  const { status, error } = spawnSync(file, args, { cwd: here, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** When a file was last written, in milliseconds since 1970; 0 if there is none. */
function writtenAt(path: string): number {
  return statSync(new URL(path, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (writtenAt('node_modules/.package-lock.json') < writtenAt('package-lock.json')) run('npm', ['ci']);
run(process.execPath, ['../scripts/build-gateway.ts']);
run(process.execPath, ['main.ts', ...process.argv.slice(2)]);
