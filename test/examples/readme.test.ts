import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { startTestGateway } from '../gateway.ts';

const run = promisify(execFile);
const project = fileURLToPath(new URL('../..', import.meta.url));
const readme = await readFile(join(project, 'examples/README.md'), 'utf8');

/** What the page shows at a place; a test of what it does not show would prove nothing. */
function shown(place: RegExp): string {
  const [, text] = place.exec(readme) ?? [];
  assert.ok(text, String(place));
  return text;
}

test('the codegen configuration in examples/README.md gives a client its decimals as strings', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'client-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'codegen.ts'), shown(/```ts\n(.+?)```/s));
  await cp(join(project, 'package.json'), join(folder, 'package.json'));
  for (const name of ['schema', 'examples', 'node_modules'])
    await symlink(join(project, name), join(folder, name));
  const codegen = join(project, 'node_modules/@graphql-codegen/cli/esm/bin.js');
  await run(process.execPath, [codegen, '--config', 'codegen.ts'], { cwd: folder });
  const types = await readFile(join(folder, 'gql/graphql.ts'), 'utf8');
  assert.match(types, /total: \{ amount: string, currency: string \}/);
  assert.match(types, /paymentDate: string \| null,/);
});

test('the request by an id in examples/README.md is answered by a gateway that knows no other documents', async (t) => {
  const manifest = shown(/TRUSTED_DOCUMENTS=(\S+)/);
  const gateway = await startTestGateway({
    env: { TRUSTED_DOCUMENTS: join(project, manifest), TRUSTED_DOCUMENTS_ONLY: 'true' },
  });
  t.after(() => gateway.close());
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(gateway.url, { method: 'POST', headers, body: shown(/--json '(.+)'/) });
  const answer = await response.text();
  const [beginning = ''] = shown(/^(\{"data":.+)$/m).split('…');
  assert.ok(answer.startsWith(beginning), answer);
});
