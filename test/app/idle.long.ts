import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** V8 prints what its memory reducer does, and shorter delays spare the test half a minute of waiting. */
const FLAGS = [
  '--trace-memory-reducer',
  '--gc-memory-reducer-start-delay-ms=100',
  '--memory-reducer-delay-ms=100',
];

test('a gateway that nobody asks anything keeps the code that V8 has made for it', async (t) => {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  const child = spawn(process.execPath, [...FLAGS, MAIN], {
    env: { PATH, HOME, TMPDIR, PORT: '0', JOURNAL_URL: 'sqlite::memory:', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  const told: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    const [, what] = line.split('Memory reducer: ');
    if (what === undefined) continue;
    // The reducer has seen the idle gateway. If it were to act, it would report that it waits or starts within this time.
    if (told.length === 0) setTimeout(() => child.kill(), 300);
    told.push(what);
  }
  assert.match(told.join(), /alloc/);
  assert.doesNotMatch(told.join(), /waiting|started/);
});
