import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { openSecretStore } from '../../src/writes/secret-store.ts';
import type { WriteStore } from '../../src/writes/store/store.ts';
import { opened } from './store.ts';

const TOKEN = 'the-newest-refresh-token';

describe('the secret store', () => {
  it('the secret store shares a secret among replicas, and leaves nothing readable in the file', async (t) => {
    const folder = await newFolder(t);
    const url = `sqlite:${join(folder, 'journal.db')}`;
    const key = randomBytes(32);
    const store = await opened(t, url);
    const [here, there] = [secretStore(store, key), secretStore(store, key)];
    assert.equal(await there.get('token'), undefined);
    await here.put('token', 'an-older-refresh-token');
    await here.put('token', TOKEN);
    assert.equal(await there.get('token'), TOKEN);
    for (const file of await readdir(folder)) {
      assert.doesNotMatch(await readFile(join(folder, file), 'latin1'), /refresh-token/);
    }
  });

  it('the secret store says so when its secrets were stored under another key, and takes new ones', async (t) => {
    const store = await opened(t, 'sqlite::memory:');
    await secretStore(store, randomBytes(32)).put('token', TOKEN);
    const other = secretStore(store, randomBytes(32));
    await assert.rejects(other.get('token'), /"token" was stored under another SECRETS_KEY/);
    await other.put('token', TOKEN);
    assert.equal(await other.get('token'), TOKEN);
  });

  it('the secret store refuses to start with another key than its secrets are stored under', async (t) => {
    const store = await opened(t, 'sqlite::memory:');
    const key = randomBytes(32);
    await secretStore(store, key).verify();
    await secretStore(store, key).verify();
    await secretStore(store, undefined).verify();
    await assert.rejects(secretStore(store, randomBytes(32)).verify(), /SECRETS_KEY is another key than/);
  });

  it('the secret store keeps secrets in memory alone without a key, and says so once', async (t) => {
    const folder = await newFolder(t);
    const warnings: string[] = [];
    const url = `sqlite:${join(folder, 'journal.db')}`;
    const store = await opened(t, url);
    const own = secretStore(store, undefined, (message) => warnings.push(message));
    assert.equal(await own.get('token'), undefined);
    assert.deepEqual(warnings, []);
    await own.put('token', TOKEN);
    await own.put('geolocation', 'https://eu.example');
    assert.equal(await own.get('token'), TOKEN);
    assert.equal(await secretStore(store, undefined).get('token'), undefined);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /SECRETS_KEY is not set, so the secret "token" is kept in memory only/);
    for (const file of await readdir(folder)) {
      assert.doesNotMatch(await readFile(join(folder, file), 'latin1'), /refresh-token|eu\.example/);
    }
  });

  it('the secret store lets one at a time renew a secret', async (t) => {
    const own = secretStore(await opened(t, 'sqlite::memory:'), randomBytes(32));
    const renew = async () => {
      const count = Number((await own.get('count')) ?? 0);
      await own.put('count', String(count + 1));
    };
    await Promise.all(Array.from({ length: 20 }, () => own.exclusively('count', renew)));
    assert.equal(await own.get('count'), '20');
  });

  it('the secret store lets a replica that is frozen at work keep no other waiting for longer than work may take, and replace nothing that is newer', async (t) => {
    const store = await opened(t, 'sqlite::memory:');
    const key = randomBytes(32);
    const [frozen, alive] = [
      openSecretStore({ store, key, maxWorkMs: 100, onNotKept: () => {} }),
      openSecretStore({ store, key, maxWorkMs: 100, onNotKept: () => {} }),
    ];
    await frozen.put('token', 'spent');
    const { promise: thawed, resolve: thaw } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const late = frozen.exclusively('token', async () => {
      const present = await frozen.get('token');
      begin();
      await thawed;
      return frozen.replace('token', 'late', present);
    });
    await begun;
    await alive.exclusively('token', async () =>
      assert.equal(await alive.replace('token', 'new', 'spent'), true),
    );
    thaw();
    assert.equal(await late, false);
    assert.equal(await frozen.get('token'), 'new');
  });
});

function secretStore(
  store: WriteStore,
  key: Buffer | undefined,
  onNotKept: (message: string) => void = () => {},
) {
  return openSecretStore({ store, key, maxWorkMs: 1_000, onNotKept });
}

async function newFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}
