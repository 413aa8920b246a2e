import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';

const MAIN = new URL('../../src/sandbox/main.ts', import.meta.url).pathname;

test('run alone it prints where both services are and what they take, and a signal stops it', async (t) => {
  const child = spawn(process.execPath, [
    MAIN,
    '--concur-port',
    '0',
    '--iplicit-port=0',
    '--edition',
    '2018',
  ]);
  t.after(() => child.kill());
  let printed = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    printed += chunk as string;
    if (printed.endsWith('\n')) break;
  }
  const origins = printed.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
  assert.equal(origins.length, 2);
  assert.match(printed, /2018 edition/);
  assert.match(printed, /CONCUR_REFRESH_TOKEN=\S+/);
  assert.match(printed, /IPLICIT_API_KEY=\S+/);
  assert.equal((await fetch(`${origins[0]}/__sandbox__/calls`)).status, 200);
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('a port or an edition that cannot be is refused by name', async () => {
  for (const [flag, value] of [
    ['--concur-port', 'x'],
    ['--iplicit-port', '70000'],
    ['--edition', '2019'],
  ] as const) {
    const child = spawn(process.execPath, [MAIN, flag, value]);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 1);
    assert.match(said, new RegExp(`${flag} must be`));
  }
});
