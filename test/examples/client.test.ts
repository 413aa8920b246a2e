import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

const run = promisify(execFile);
const client = new URL('../../examples/client.ts', import.meta.url).pathname;

let gateway: TestGateway;
before(async () => {
  gateway = await startTestGateway();
});
after(() => gateway.close());

test('the example client lists runs, reads a bulk payment with what it pays, and submits it', async () => {
  const { stdout } = await run(process.execPath, [client, gateway.url]);
  assert.match(stdout, /^.+: \d+\.\d+ [A-Z]{3}, \d+ payments$/m);
  assert.match(stdout, /^.+: \d+\.\d+ [A-Z]{3}, on \d{4}-\d\d-\d\d$/m);
  const [, reference] = /^(.+) pays\n(?: {2}\d+\.\d+ of .+ to .+\n)+/m.exec(stdout) ?? [];
  assert.ok(reference, stdout);
  assert.ok(stdout.endsWith(`\nSubmitting ${reference}: QUEUED\n`), stdout);
});
