import { globSync } from 'node:fs';
import { describe } from 'node:test';

/** How long a test file may take, in milliseconds. */
const FILE_WITHIN_MS = 120_000;

/**
 * Runs every test file of a folder, one after the other in this process, so that the gateway is loaded only once: that takes
 * longer than most test files. Each file is a suite of its own, so its hooks apply to its own tests only.
 * @param from the file URL of any file in the folder
 */
export function runEveryTestBeside(from: string): void {
  for (const file of globSync('*.test.ts', { cwd: new URL('.', from) }).toSorted())
    describe(file, { timeout: FILE_WITHIN_MS }, async () => {
      await import(new URL(file, from).href);
    });
}
