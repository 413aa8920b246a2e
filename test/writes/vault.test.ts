import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { openVault } from '../../src/writes/secret-store.ts';
import { opened } from './store.ts';

const TOKEN = 'the-newest-refresh-token';

describe('the vault', () => {
  it('the vault shares a secret among replicas, and leaves nothing readable in the file', async (t) => {
    const folder = await newFolder(t);
    const url = `sqlite:${join(folder, 'journal.db')}`;
    const key = randomBytes(32);
    const [here, there] = [await vault(t, url, key), await vault(t, url, key)];
    assert.equal(await there.get('token'), undefined);
    await here.put('token', 'an-older-refresh-token');
    await here.put('token', TOKEN);
    assert.equal(await there.get('token'), TOKEN);
    for (const file of await readdir(folder)) {
      assert.doesNotMatch(await readFile(join(folder, file), 'latin1'), /refresh-token/);
    }
  });

  it('the vault says so when its secrets were stored under another key, and takes new ones', async (t) => {
    const url = `sqlite:${join(await newFolder(t), 'journal.db')}`;
    await (await vault(t, url, randomBytes(32))).put('token', TOKEN);
    const other = await vault(t, url, randomBytes(32));
    await assert.rejects(other.get('token'), /"token" was stored under another SECRETS_KEY/);
    await other.put('token', TOKEN);
    assert.equal(await other.get('token'), TOKEN);
  });

  it('the vault keeps secrets in memory alone without a key, and says so once', async (t) => {
    const folder = await newFolder(t);
    const warnings: string[] = [];
    const url = `sqlite:${join(folder, 'journal.db')}`;
    const own = await vault(t, url, undefined, (message) => warnings.push(message));
    assert.equal(await own.get('token'), undefined);
    assert.deepEqual(warnings, []);
    await own.put('token', TOKEN);
    await own.put('geolocation', 'https://eu.example');
    assert.equal(await own.get('token'), TOKEN);
    assert.equal(await (await vault(t, url, undefined)).get('token'), undefined);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /SECRETS_KEY is not set, so the secret "token" is kept in memory only/);
    for (const file of await readdir(folder)) {
      assert.doesNotMatch(await readFile(join(folder, file), 'latin1'), /refresh-token|eu\.example/);
    }
  });

  it('the vault lets one at a time renew a secret', async (t) => {
    const own = await vault(t, 'sqlite::memory:', randomBytes(32));
    const renew = async () => {
      const count = Number((await own.get('count')) ?? 0);
      await own.put('count', String(count + 1));
    };
    await Promise.all(Array.from({ length: 20 }, () => own.exclusively('count', renew)));
    assert.equal(await own.get('count'), '20');
  });
});

async function vault(
  t: TestContext,
  url: string,
  key: Buffer | undefined,
  onNotKept: (message: string) => void = () => {},
) {
  const journal = await opened(t, url);
  return openVault({ notes: journal.notes, journal, key, onNotKept });
}

async function newFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vault-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}
