import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';

const MAIN = new URL('../../src/sandbox/main.ts', import.meta.url).pathname;

test('the sandbox run alone prints where its services are and what they take, and a signal stops it', async (t) => {
  const child = spawn(process.execPath, [MAIN, '--port=0', 'CONCUR_EDITION=2018']);
  t.after(() => child.kill());
  let printed = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    printed += chunk as string;
    if (printed.includes('Ctrl-C')) break;
  }
  const origins = printed.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
  assert.equal(origins.length, 2);
  assert.match(printed, /CONCUR_REFRESH_TOKEN=\S+/);
  assert.match(printed, /IPLICIT_API_KEY=\S+/);
  assert.equal((await fetch(`${origins[0]}/__sandbox__/calls`)).status, 200);
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('the sandbox run alone refuses a port that cannot be by its name', async () => {
  for (const port of ['x', '70000', '65500']) {
    const child = spawn(process.execPath, [MAIN, '--port', port]);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 1);
    assert.match(said, /--port must be/);
  }
});
