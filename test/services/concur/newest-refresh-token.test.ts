import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { refreshStoreIn } from '../../../src/services/concur/refresh-token.ts';
import { openSecretStore } from '../../../src/writes/secret-store.ts';
import { openStore } from '../../../src/writes/store/open-store.ts';
import { startTestGateway } from '../../gateway.ts';
import { valuesOf } from '../../writes/broken-values.ts';
import { GRANT, signInsAt, TOKEN } from './sign-ins.ts';

const KEY = randomBytes(32);

const granted = (refreshToken: string) => ({ ...GRANT, expires_in: 60, refresh_token: refreshToken });

describe('a refresh token that the journal would not take', () => {
  it('a refresh token that the journal would not take has its session handed out all the same, and whoever runs the gateway told', async (t) => {
    const { values, replica } = await journalUnderTest(t);
    const { signIn, unsaved } = await replica();
    values.refuseWrites();
    assert.match((await signIn.open()).accessToken, /^at-/);
    assert.equal(unsaved.length, 1);
    values.mend();
  });

  it('a refresh token that the journal would not take is what is signed in with next, and never the spent one that the journal still has', async (t) => {
    const { values, replica, saved } = await journalUnderTest(t);
    const { signIn, used } = await replica();
    await signIn.open();
    const before = await saved();
    values.refuseWrites();
    for (let round = 0; round < 3; round++) await signIn.open();
    assert.equal(await saved(), before);
    values.mend();
    await signIn.open();
    const tokens = used();
    assert.equal(new Set(tokens).size, tokens.length, 'none is used twice');
    assert.notEqual(await saved(), before);
  });

  it('a refresh token that the journal would not take is saved as soon as the journal takes it, without another sign-in', async (t) => {
    const { values, replica, saved } = await journalUnderTest(t);
    const { signIn, used } = await replica();
    values.refuseWrites();
    await signIn.open();
    values.mend();
    while ((await saved()) === undefined) await sleep(20);
    assert.equal(used().length, 1);
  });

  it('a refresh token that the journal would not take is saved when the gateway ends', async (t) => {
    const { values, replica, saved } = await journalUnderTest(t);
    const { signIn, newest } = await replica();
    values.refuseWrites();
    await signIn.open();
    values.mend();
    await newest.close();
    assert.match((await saved()) ?? '', /^rt-/);
  });

  it('a refresh token that the journal would not take gives way to what another replica has saved since', async (t) => {
    const { values, replica, saved } = await journalUnderTest(t);
    const [here, there] = [await replica(), await replica()];
    await here.signIn.open();
    values.refuseWrites();
    here.answer(200, granted('rt-unsaved'));
    await here.signIn.open();
    values.mend();
    there.answer(200, granted('rt-newer'));
    await there.signIn.open();
    assert.equal(await saved(), 'rt-newer');
    here.answer(200, granted('rt-newest'));
    await here.signIn.open();
    assert.equal(here.used().at(-1), 'rt-newer');
    assert.equal(await saved(), 'rt-newest');
  });
});

describe('a journal that does not say what to sign in with', () => {
  it('a journal that does not say what to sign in with has nothing sent, whatever is known here', async (t) => {
    const { values, replica } = await journalUnderTest(t);
    const { signIn, used } = await replica();
    await signIn.open();
    values.takeAway();
    await assert.rejects(signIn.open(), {
      code: 'UPSTREAM_UNAVAILABLE',
      delivery: 'not-sent',
      message: /cannot use its journal/,
    });
    assert.equal(used().length, 1);
    values.mend();
    await signIn.open();
  });

  it('a journal that does not say what to sign in with makes Concur unavailable and nothing else', async (t) => {
    const { path, values } = await journalUnderTest(t);
    const gateway = await startTestGateway({
      env: { JOURNAL_URL: `sqlite:${path}`, SECRETS_KEY: KEY.toString('hex') },
    });
    t.after(() => gateway.close());
    values.takeAway();
    const { data, errors } = await gateway.ask<{ paymentRuns: { unavailable: string[]; nodes: unknown[] } }>(
      '{ paymentRuns(first: 3) { unavailable nodes { __typename } } }',
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(data.paymentRuns.unavailable, ['CONCUR']);
    assert.equal(data.paymentRuns.nodes.length, 3);
    values.mend();
    const { data: mended } = await gateway.ask<{ paymentRuns: { unavailable: string[] } }>(
      '{ paymentRuns(first: 3) { unavailable } }',
    );
    assert.deepEqual(mended.paymentRuns.unavailable, []);
  });
});

/** A journal in a file, to be broken, and replicas that share it, each with a Concur of its own. */
async function journalUnderTest(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'refresh-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'journal.db');
  const openRefreshStore = async () => {
    const store = await openStore(`sqlite:${path}`, { isGateway: false });
    t.after(() => store.close());
    const secrets = openSecretStore({ store, key: KEY, maxWorkMs: 10_000, onNotKept: () => {} });
    return refreshStoreIn(secrets, () => 'configured');
  };
  const looking = await openRefreshStore();
  return {
    path,
    values: valuesOf(path),
    /** The refresh token that the journal has. */
    saved: async () => (await looking.load())?.refreshToken,
    async replica() {
      const signIns = await signInsAt(t, { store: await openRefreshStore() });
      t.after(() => signIns.newest.close());
      return {
        ...signIns,
        /** The refresh tokens that it has signed in with. */
        used: () =>
          signIns.sandbox.calls
            .filter((call) => call.path === TOKEN)
            .map((call) => new URLSearchParams(call.body).get('refresh_token')),
      };
    },
  };
}
