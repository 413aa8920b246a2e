import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { Secrets, UnreadableSecretError } from '../../src/writes/secret-store.ts';

const VALUE = 'refresh-token-\u{1F511}';

describe('secrets', () => {
  const secrets = new Secrets(randomBytes(32));

  it('secrets come back as they were, whatever their length, and look different each time', () => {
    for (const value of ['', VALUE, 'x'.repeat(10_000)]) {
      assert.equal(secrets.open('token', secrets.seal('token', value)), value);
    }
    assert.notEqual(secrets.seal('token', VALUE), secrets.seal('token', VALUE));
    assert.doesNotMatch(Buffer.from(secrets.seal('token', VALUE), 'base64url').toString(), /refresh/);
  });

  it('secrets say so when they were stored under another key', () => {
    const sealed = new Secrets(randomBytes(32)).seal('token', VALUE);
    assert.throws(
      () => secrets.open('token', sealed),
      unreadable(/"token" was stored under another SECRETS_KEY/),
    );
  });

  it('secrets cannot be read under another name', () => {
    assert.throws(
      () => secrets.open('other', secrets.seal('token', VALUE)),
      unreadable(/"other" is damaged/),
    );
  });

  it('secrets cannot be read when a single bit was changed or the end is missing', () => {
    const [way, keyId, text = ''] = secrets.seal('token', VALUE).split('.');
    const bytes = Buffer.from(text, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      for (const broken of [changed, bytes.subarray(0, at)]) {
        const sealed = [way, keyId, broken.toString('base64url')].join('.');
        assert.throws(() => secrets.open('token', sealed), unreadable(/"token" is damaged/));
      }
    }
  });

  it('secrets say so when a later version sealed them', () => {
    assert.throws(() => secrets.open('token', '2.abc.def'), unreadable(/another version of this program/));
  });
});

function unreadable(message: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof UnreadableSecretError);
    assert.match(error.message, message);
    return true;
  };
}
