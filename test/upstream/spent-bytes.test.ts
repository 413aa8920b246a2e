import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startScriptedServer } from './scripted-server.ts';

const server = await startScriptedServer((_, response) => response.end(Buffer.alloc(60_000, 'x')));
after(() => server.close());

test('however often the same is read, V8 has no cause to mark its whole heap for it', async () => {
  const reader = fork(
    fileURLToPath(new URL('same-body-reader.ts', import.meta.url)),
    // 300 MB, at every 64 MB of which V8 would.
    [server.origin, '5000'],
    // As in a process that has answered many at once: there is room for much that is young.
    { execArgv: ['--min-semi-space-size=16'] },
  );
  const [marked] = (await once(reader, 'message')) as [number];
  // Once it may be due for what the process began with.
  assert.ok(marked <= 1, `${marked} times`);
});
