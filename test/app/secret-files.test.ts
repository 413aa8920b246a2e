import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { readConfig } from '../../src/app/config.ts';
import { createLog } from '../../src/app/log.ts';
import { startGateway } from '../../src/app/start.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { ask, environmentFor } from '../gateway.ts';
import { problemsIn } from './config-problems.ts';

function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('a secret in a file', () => {
  it('a secret in a file takes the place of the variable, white space around it aside', (t) => {
    const key = join(folderFor(t), 'key');
    writeFileSync(key, `${'a'.repeat(64)}\n`);
    assert.deepEqual(readConfig({ SECRETS_KEY_FILE: key }).secretsKey, Buffer.alloc(32, 0xaa));
  });

  it('a secret in a file that is missing, empty or beside the variable itself is reported, and never quoted', (t) => {
    const folder = folderFor(t);
    const [empty, full] = [join(folder, 'empty'), join(folder, 'full')];
    writeFileSync(empty, '\n');
    writeFileSync(full, 'not a key');
    const problems = problemsIn(() =>
      readConfig({ SECRETS_KEY_FILE: full, JOURNAL_URL: 'sqlite::memory:', JOURNAL_URL_FILE: empty }),
    );
    assert.match(problems.join('\n'), /JOURNAL_URL and JOURNAL_URL_FILE are both set/);
    assert.match(problems.join('\n'), /SECRETS_KEY must be 32 bytes/);
    assert.equal(problems.join('\n').includes('not a key'), false);
    assert.match(
      problemsIn(() => readConfig({ SECRETS_KEY_FILE: empty })).join(),
      /SECRETS_KEY_FILE names is empty/,
    );
    const gone = join(folder, 'gone');
    assert.match(
      problemsIn(() => readConfig({ SECRETS_KEY_FILE: gone })).join(),
      /cannot be read \(ENOENT\)/,
    );
  });

  it('a secret in a file is read again for the next sign-in, so credentials are replaced without a restart', async (t) => {
    const file = join(folderFor(t), 'api-key');
    const sandbox = await startSandbox();
    const { IPLICIT_API_KEY: key = '', ...env } = environmentFor(sandbox);
    writeFileSync(file, 'expired');
    const gateway = await startGateway(readConfig({ ...env, IPLICIT_API_KEY_FILE: file }), {
      log: createLog('silent'),
    });
    t.after(async () => {
      await gateway.stop();
      await sandbox.close();
    });
    const read = () => ask(`${gateway.origin}/graphql`, '{ bulkPayments(first: 1) { nodes { id } } }');
    assert.equal((await read()).errors[0]?.extensions['code'], 'UPSTREAM_AUTH');
    rmSync(file);
    assert.equal((await read()).errors[0]?.extensions['code'], 'UPSTREAM_AUTH', 'the old one stands in');
    writeFileSync(file, `${key}\n`);
    assert.deepEqual((await read()).errors, []);
  });
});
