import assert from 'node:assert/strict';
import {
  existsSync,
  chmodSync,
  chownSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ApiKeyFile, ApiKeyFileError, parseApiKeyRecords } from '../../src/auth/api-keys.ts';
import { changeApiKeyFile, keyId, newApiKey } from '../../src/auth/new-api-key.ts';
import { fileFor, keyFile } from './keys.ts';

const COMMAND = fileURLToPath(new URL('../../src/auth/main.ts', import.meta.url));

/** Runs the command, without a file of keys in the environment. */
function command(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
}

/** The file as the gateway has it, with a clock that a test moves on. */
function open(path: string) {
  const clock = { now: 0 };
  const complaints: string[] = [];
  const file = new ApiKeyFile({
    path,
    now: () => clock.now,
    onUnusable: ({ problems }) => complaints.push(...problems),
    onGone: () => complaints.push('gone'),
  });
  const later = () => (clock.now += 1_000);
  return { file, later, complaints };
}

describe('the file of API keys', () => {
  it('the file of API keys is read again when it has changed: a new key is good and an old one is not a second later', (t) => {
    const { path, keys } = keyFile(t, { payroll: ['payments:read'] });
    const { file, later } = open(path);
    assert.equal(file.keys.find(keys.payroll, 0)?.caller.name, 'payroll');
    const next = newApiKey({ name: 'payroll', scopes: ['payments:read'] });
    writeFileSync(path, JSON.stringify([next.record]));
    later();
    assert.equal(file.keys.find(next.key, 0)?.caller.name, 'payroll');
    assert.equal(file.keys.find(keys.payroll, 0), undefined);
  });

  it('the file of API keys is looked at once a second at most', (t) => {
    const { path, keys } = keyFile(t, { payroll: ['payments:read'] });
    const { file, later } = open(path);
    writeFileSync(path, '[]');
    assert.ok(file.keys.find(keys.payroll, 0));
    later();
    assert.equal(file.keys.find(keys.payroll, 0), undefined);
  });

  it('the file of API keys is noticed when it is replaced by another of the same size and time, as mounted secrets are', (t) => {
    const { path, keys, records } = keyFile(t, { payroll: ['payments:read'] });
    const other = keyFile(t, { payroll: ['payments:read'] });
    const link = join(dirname(path), 'current.json');
    symlinkSync(path, link);
    const { file, later } = open(link);
    assert.equal(JSON.stringify(records).length, JSON.stringify(other.records).length);
    symlinkSync(other.path, `${link}.new`);
    renameSync(`${link}.new`, link);
    later();
    assert.equal(file.keys.find(keys.payroll, 0), undefined);
    assert.ok(file.keys.find(other.keys.payroll, 0));
  });

  it('the file of API keys keeps the last good keys while it is wrong or gone, and complains once of each', (t) => {
    const { path, keys } = keyFile(t, { payroll: ['payments:read'] });
    const { file, later, complaints } = open(path);
    for (const text of ['[', '[{"name":"x"}]']) {
      writeFileSync(path, text);
      for (let look = 0; look < 3; look += 1) {
        later();
        assert.ok(file.keys.find(keys.payroll, 0));
      }
    }
    rmSync(path);
    later();
    later();
    assert.ok(file.keys.find(keys.payroll, 0));
    assert.deepEqual(complaints, [
      'It is not JSON.',
      'Entry 1: sha256 must be text.',
      'Entry 1: scopes must be a list.',
      'It cannot be read (ENOENT).',
    ]);
    writeFileSync(path, '[]');
    later();
    assert.equal(file.keys.find(keys.payroll, 0), undefined);
  });

  it('the file of API keys revokes every key where it is deleted, after a short while in which it may come back', (t) => {
    const { path, keys } = keyFile(t, { payroll: ['payments:read'] });
    const { file, later, complaints } = open(path);
    const text = readFileSync(path);
    rmSync(path);
    for (let second = 0; second < 10; second += 1) {
      later();
      assert.ok(file.keys.find(keys.payroll, 0));
    }
    later();
    assert.equal(file.keys.find(keys.payroll, 0), undefined);
    later();
    assert.deepEqual(complaints, ['It cannot be read (ENOENT).', 'gone']);
    writeFileSync(path, text);
    later();
    assert.ok(file.keys.find(keys.payroll, 0), 'it is back');
  });

  it('the file of API keys that others may read is warned about by the command that changes it', (t) => {
    const { path } = keyFile(t, { payroll: ['payments:read'] });
    for (const [mode, expected] of [
      [0o644, /^Warning: the file of API keys can be read by others/m],
      [0o600, /^$/],
    ] as const) {
      chmodSync(path, mode);
      const { stderr } = spawnSync(process.execPath, [COMMAND, 'list', '--file', path], { encoding: 'utf8' });
      assert.match(stderr, expected);
    }
  });

  it('the file of API keys is not taken at the start if it is wrong, missing or far too large', (t) => {
    const path = fileFor(t);
    assert.throws(() => open(path), { name: 'ApiKeyFileError', message: 'It cannot be read (ENOENT).' });
    writeFileSync(path, 'nothing');
    assert.throws(() => open(path), { name: 'ApiKeyFileError', message: 'It is not JSON.' });
    writeFileSync(path, ' '.repeat(2_000_000));
    assert.throws(() => open(path), /larger than 1048576 bytes/);
  });
});

describe('adding a key', () => {
  it('adding a key makes the file for its owner alone, adds to the end of it, and leaves its mode as it is', (t) => {
    const path = join(dirname(fileFor(t)), 'deep', 'keys.json');
    const [first, second] = [
      newApiKey({ name: 'a', scopes: ['payments:read'] }),
      newApiKey({ name: 'b', scopes: ['payments:audit'], expires: '2030-01-01' }),
    ];
    changeApiKeyFile(path, (records) => [...records, first.record]);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    chmodSync(path, 0o640);
    changeApiKeyFile(path, (records) => [...records, second.record]);
    assert.equal(statSync(path).mode & 0o777, 0o640);
    assert.deepEqual(parseApiKeyRecords(readFileSync(path, 'utf8')), [first.record, second.record]);
  });

  it(
    'adding a key leaves the file to its owner, and changes nothing where it cannot',
    { skip: process.getuid?.() !== 0 },
    (t) => {
      const path = fileFor(t);
      const { record } = newApiKey({ name: 'a', scopes: ['payments:read'] });
      writeFileSync(path, '[]');
      chownSync(path, 1_234, 5_678);
      changeApiKeyFile(path, (records) => [...records, record]);
      const { uid, gid } = statSync(path);
      assert.deepEqual([uid, gid], [1_234, 5_678]);
      const before = readFileSync(path, 'utf8');
      chmodSync(path, 0o644);
      chmodSync(dirname(path), 0o777);
      process.seteuid?.(4_321);
      try {
        const other = newApiKey({ name: 'b', scopes: ['payments:read'] });
        assert.throws(
          () => changeApiKeyFile(path, (records) => [...records, other.record]),
          /belongs to user 1234 and group 5678.*Nothing was changed/,
        );
      } finally {
        process.seteuid?.(0);
      }
      assert.equal(readFileSync(path, 'utf8'), before);
      assert.deepEqual(readdirSync(dirname(path)), ['keys.json']);
    },
  );

  it('adding a key leaves a file alone that is not one of keys, and waits for nobody', (t) => {
    const path = fileFor(t);
    const { record } = newApiKey({ name: 'a', scopes: ['payments:read'] });
    writeFileSync(path, 'mine');
    assert.throws(() => changeApiKeyFile(path, (records) => [...records, record]), ApiKeyFileError);
    assert.equal(readFileSync(path, 'utf8'), 'mine');
    writeFileSync(path, '[]');
    writeFileSync(`${path}.new`, '');
    assert.throws(
      () => changeApiKeyFile(path, (records) => [...records, record]),
      /somebody is changing the keys now/,
    );
    rmSync(`${path}.new`);
    changeApiKeyFile(path, (records) => [...records, record]);
  });

  it('adding a key is a command that prints the key once and keeps its digest', (t) => {
    const path = fileFor(t);
    const args = ['--name', 'payroll', '--scopes', 'payments:read,payments:edit', '--expires', '2030-01-01'];
    const made = command('create', ...args, '--file', path);
    assert.equal(made.status, 0, made.stderr);
    const key = made.stdout.trim();
    const { file } = open(path);
    assert.deepEqual([...(file.keys.find(key, 0)?.caller.scopes ?? [])], ['payments:edit', 'payments:read']);
    assert.doesNotMatch(readFileSync(path, 'utf8') + made.stderr, new RegExp(key));
    const named = spawnSync(process.execPath, [COMMAND, 'create', ...args], {
      encoding: 'utf8',
      env: { ...process.env, AUTH_API_KEYS_FILE: path },
    });
    assert.equal(named.status, 0, named.stderr);
    assert.equal(parseApiKeyRecords(readFileSync(path, 'utf8')).length, 2);
  });

  it('adding a key is refused with everything that is wrong with the arguments, and writes nothing', (t) => {
    const path = fileFor(t);
    const { status, stdout, stderr } = command('create', '--expires', 'x', '--file', path);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    for (const name of ['--name', '--scopes', '--expires']) assert.match(stderr, new RegExp(name));
    assert.equal(existsSync(path), false);
    assert.match(command('delete').stderr, /Say what to do: create, list, revoke, rotate/);
    assert.match(command('list').stderr, /--file or AUTH_API_KEYS_FILE/);
  });
});

describe('keeping keys', () => {
  it('keeping keys begins with a list of them that shows no digest in full', (t) => {
    const { path, records } = keyFile(t, { payroll: ['payments:read'], audit: ['payments:audit'] });
    const { stdout } = command('list', '--file', path);
    for (const record of records) {
      assert.match(stdout, new RegExp(`^${keyId(record)}  ${record.name}  payments:`, 'm'));
      assert.equal(stdout.includes(record.sha256), false);
    }
  });

  it('keeping keys ends those of one caller, or one of them, and no other', (t) => {
    const { path } = keyFile(t, { payroll: ['payments:read'], audit: ['payments:audit'] });
    const second = newApiKey({ name: 'payroll', scopes: ['payments:edit'] }).record;
    changeApiKeyFile(path, (records) => [...records, second]);
    const names = () => parseApiKeyRecords(readFileSync(path, 'utf8')).map(({ name }) => name);
    assert.equal(command('revoke', '--name', 'payroll', '--id', keyId(second), '--file', path).status, 0);
    assert.deepEqual(names(), ['payroll', 'audit']);
    assert.equal(command('revoke', '--name', 'payroll', '--file', path).status, 0);
    assert.deepEqual(names(), ['audit']);
    const { status, stderr } = command('revoke', '--name', 'payroll', '--file', path);
    assert.equal(status, 1);
    assert.match(stderr, /There is no such key of payroll/);
  });

  it('keeping keys replaces one by another with its scopes, and both are good until the overlap is over', (t) => {
    const { path, keys } = keyFile(t, { payroll: ['payments:read', 'payments:edit'] });
    const { stdout } = command('rotate', '--name', 'payroll', '--overlap', '2', '--file', path);
    const { file } = open(path);
    const found = (key: string, hours: number) => file.keys.find(key, Date.now() + hours * 3_600_000);
    assert.equal(found(keys.payroll, 1)?.expired, false);
    assert.equal(found(keys.payroll, 3)?.expired, true);
    const next = found(stdout.trim(), 3);
    assert.equal(next?.expired, false);
    assert.deepEqual([...next.caller.scopes], ['payments:edit', 'payments:read']);
    assert.match(command('rotate', '--name', 'nobody', '--file', path).stderr, /no key that is still good/);
    assert.match(
      command('rotate', '--name', 'payroll', '--overlap', '-1', '--file', path).stderr,
      /--overlap/,
    );
  });
});
