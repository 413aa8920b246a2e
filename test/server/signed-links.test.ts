import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { SignedLinks } from '../../src/auth/signed-links.ts';
import { keyFile } from '../auth/keys.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

interface Linked {
  gateway: TestGateway;
  key: string;
  /** The link to a batch's file, as the schema gives it to whoever may have files. */
  linkTo(batchId: string, expiresIn?: number): Promise<string>;
  /** Two closed batches. */
  batches: readonly [string, string];
}

async function linked(t: TestContext): Promise<Linked> {
  const { path, keys } = keyFile(t, { clerk: ['payments:read', 'payments:files'] });
  const gateway = await startTestGateway({
    sandbox: { concurEdition: '2018' },
    env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path },
  });
  t.after(() => gateway.close());
  const closed = gateway.sandbox.concur.data.batches.filter(
    ({ status, file }) => status === 'CLOSED' && file.kind === 'csv',
  );
  const [one, other] = closed;
  assert.ok(one && other);
  const linkTo = async (id: string, expiresIn = 300): Promise<string> => {
    const { data, errors } = await gateway.ask<{ paymentBatch: { file: { link: string } } }>(
      'query ($id: ID!, $for: Int) { paymentBatch(id: $id) { file { link(expiresIn: $for) } } }',
      { id, for: expiresIn },
      { 'x-api-key': keys.clerk },
    );
    assert.deepEqual(errors, []);
    return data.paymentBatch.file.link;
  };
  return { gateway, key: keys.clerk, linkTo, batches: [one.batchId, other.batchId] };
}

describe('a signed link', () => {
  it('a signed link gives the file without credentials, as the Authorization header does', async (t) => {
    const { gateway, key, linkTo, batches } = await linked(t);
    const link = await linkTo(batches[0]);
    const byLink = await fetch(link);
    assert.equal(byLink.status, 200);
    const byKey = await fetch(`${gateway.origin}/files/payment-batches/${batches[0]}`, {
      headers: { 'x-api-key': key },
    });
    assert.equal(await byLink.text(), await byKey.text());
    assert.equal((await fetch(`${gateway.origin}/files/payment-batches/${batches[0]}`)).status, 401);
  });

  it('a signed link opens nothing but its batch, and nothing once a character of it has changed', async (t) => {
    const { gateway, linkTo, batches } = await linked(t);
    const link = new URL(await linkTo(batches[0]));
    const permit = link.searchParams.get('permit') ?? '';
    const [what = '', mac = ''] = permit.split('.');
    const flipped = `${what}.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`;
    const forged = Buffer.from(JSON.stringify([4_102_444_800, 'clerk', ''])).toString('base64url');
    for (const given of [flipped, what, `${what}.`, `.${mac}`, `${forged}.${mac}`, '', 'x'.repeat(3_000)]) {
      link.searchParams.set('permit', given);
      assert.equal((await fetch(link)).status, 403, given.slice(0, 40));
    }
    link.searchParams.set('permit', permit);
    link.pathname = `/files/payment-batches/${batches[1]}`;
    assert.equal((await fetch(link)).status, 403);
    link.pathname = '/graphql';
    link.searchParams.set('query', '{ viewer { name } }');
    assert.equal((await fetch(link)).status, 401, 'it is no credential for anything else');
    assert.equal(gateway.sandbox.concur.calls.filter(({ path }) => path.endsWith('/file')).length, 0);
  });

  it('a signed link lasts from 30 seconds to an hour, and says so', async (t) => {
    const { gateway, key, linkTo, batches } = await linked(t);
    for (const seconds of [30, 3_600]) assert.match(await linkTo(batches[0], seconds), /permit=/);
    for (const seconds of [29, 3_601, -1]) {
      const { errors } = await gateway.ask(
        'query ($id: ID!, $for: Int) { paymentBatch(id: $id) { file { link(expiresIn: $for) } } }',
        { id: batches[0], for: seconds },
        { 'x-api-key': key },
      );
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT', String(seconds));
    }
  });

  it('a signed link is good until its time is up, under its key and for its path alone', () => {
    let now = 1_000_000;
    const secret = Buffer.alloc(32, 7);
    const links = new SignedLinks(secret, () => now);
    const query = links.query('/files/a', { caller: 'clerk', content: 'c' }, 30);
    const replica = new SignedLinks(secret, () => now);
    assert.equal(replica.permitIn('/files/a', `/files/a${query}`)?.caller.name, 'clerk');
    assert.deepEqual([...(replica.permitIn('/files/a', `/files/a${query}`)?.caller.scopes ?? ['none'])], []);
    assert.throws(() => links.permitIn('/files/b', `/files/b${query}`), { status: 403 });
    const other = new SignedLinks(undefined, () => now);
    assert.throws(() => other.permitIn('/files/a', `/files/a${query}`), { status: 403 });
    now += 29_999;
    assert.ok(links.permitIn('/files/a', `/files/a${query}`));
    now += 1;
    assert.throws(() => links.permitIn('/files/a', `/files/a${query}`), /has expired/);
    assert.equal(links.permitIn('/files/a', '/files/a'), undefined);
  });
});
