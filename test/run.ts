import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { describe } from 'node:test';
import { fileURLToPath } from 'node:url';

/**
 * Runs the tests: `node test/run.ts [room …]`. A room is a folder of tests, such as `services/iplicit`; without one, all run.
 *
 * The files of one room run one after the other in one process, because loading the gateway takes longer than most test files.
 * Each file is a suite of its own, so that its hooks apply to its own tests only. Two rooms run at a time.
 *
 * Files named `*.long.ts` take longer than a minute, or nearly; `npm run test:long` runs them.
 */

const TESTS = fileURLToPath(new URL('.', import.meta.url));
const THIS = fileURLToPath(import.meta.url);
const ROOMS_AT_ONCE = 2;
/** Rooms that take longest. They begin first, so that no lane is left with one of them at the end. */
const BEGIN_FIRST = ['writes', 'security', 'services/iplicit'];
/** How long a test file may take, in milliseconds. */
const MAX_FILE_MS = 120_000;

/** What a room's process said, and how it ended. */
interface RoomResult {
  output: string;
  passed: number;
  failed: number;
  /** Whether the process ended with an error, which can happen without a failed test. */
  broken: boolean;
}

async function runFilesOf(room: string): Promise<void> {
  for (const file of globSync('*.test.ts', { cwd: `${TESTS}${room}` }).toSorted())
    describe(file, { timeout: MAX_FILE_MS }, async () => {
      await import(`${TESTS}${room}/${file}`);
    });
}

function runRoom(room: string): Promise<RoomResult> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      `${TESTS}compile-cache.ts`,
      '--test-reporter=spec',
      '--test-force-exit',
      THIS,
      '--in-this-process',
      room,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const count = (what: string) => Number(new RegExp(`^ℹ ${what} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return new Promise((resolve) => {
    child.on('close', (code) =>
      resolve({
        output,
        passed: count('pass'),
        failed: count('fail') + count('cancelled'),
        broken: code !== 0,
      }),
    );
  });
}

async function runRooms(rooms: readonly string[]): Promise<void> {
  const total = { passed: 0, failed: 0 };
  const queue = rooms.values();
  const lanes = Array.from({ length: ROOMS_AT_ONCE }, async () => {
    for (const room of queue) {
      const from = performance.now();
      const { output, passed, failed, broken } = await runRoom(room);
      total.passed += passed;
      total.failed += failed;
      if (broken || passed === 0) {
        process.exitCode = 1;
        process.stdout.write(`${output}\n`);
      }
      const seconds = ((performance.now() - from) / 1000).toFixed(0);
      process.stdout.write(
        `${room}: ${passed} passed, ${failed} failed${broken ? ' (see above)' : ''}, ${seconds} s\n`,
      );
    }
  });
  await Promise.all(lanes);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
}

/** Every folder with tests; `.` is the one that this file is in. */
function roomsFound(): string[] {
  const folders = globSync('**/*.test.ts', { cwd: TESTS, exclude: ['**/node_modules'] }).map(dirname);
  // What is a package of its own has a command of its own, which installs it first.
  const isPackage = (folder: string) => folder !== '.' && existsSync(`${TESTS}${folder}/package.json`);
  const rooms = new Set(folders.filter((folder) => !isPackage(folder)).toSorted());
  return [...new Set(BEGIN_FIRST).union(rooms)];
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--in-this-process') await runFilesOf(rest[0] ?? '.');
else
  await runRooms(
    first === undefined
      ? roomsFound()
      : [first, ...rest].map((room) => relative(TESTS, `${TESTS}${room}`) || '.'),
  );
