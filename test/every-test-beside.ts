import { globSync } from 'node:fs';
import { describe } from 'node:test';

/** Longest that a file of tests may take, in milliseconds. */
const FILE_WITHIN_MS = 120_000;

/**
 * Runs every file of tests in a folder, one after the other in this process: the gateway is loaded once for all of them,
 * which takes longer than most of them do. Each is a suite of its own, whose hooks are for its own tests.
 * @param from the address of any file in the folder
 */
export function runEveryTestBeside(from: string): void {
  for (const file of globSync('*.test.ts', { cwd: new URL('.', from) }).toSorted())
    describe(file, { timeout: FILE_WITHIN_MS }, async () => {
      await import(new URL(file, from).href);
    });
}
