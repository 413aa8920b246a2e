import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyFile } from '../auth/keys.ts';
import { startTestGateway } from '../gateway.ts';

interface Viewer {
  name: string;
  scopes: string[];
  rateLimit: { pointsPerMinute: number; remaining: number; resetsAt: string } | null;
}

const VIEWER = '{ viewer { name scopes rateLimit { pointsPerMinute remaining resetsAt } } }';

describe('viewer', () => {
  it('viewer says who asks, what they may do and how many points are left of their minute', async (t) => {
    const { path, keys } = keyFile(t, {
      maker: ['payments:read', 'payments:edit', 'payments:submit'],
      auditor: ['payments:audit'],
    });
    const gateway = await startTestGateway({
      env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path, RATE_LIMIT: '100000' },
    });
    t.after(() => gateway.close());
    const asked = async (who: keyof typeof keys) =>
      (await gateway.ask<{ viewer: Viewer }>(VIEWER, {}, { 'x-api-key': keys[who] })).data.viewer;
    await gateway.ask('{ bulkPayments { edges { node { id } } } }', {}, { 'x-api-key': keys.maker });
    const { name, scopes, rateLimit } = await asked('maker');
    assert.deepEqual([name, scopes], ['maker', ['PAYMENTS_READ', 'PAYMENTS_EDIT', 'PAYMENTS_SUBMIT']]);
    assert.ok(rateLimit && rateLimit.remaining < rateLimit.pointsPerMinute);
    assert.ok(!Number.isNaN(Date.parse(rateLimit.resetsAt)));
    const auditor = await asked('auditor');
    assert.deepEqual([auditor.name, auditor.scopes], ['auditor', ['PAYMENTS_AUDIT']]);
    assert.ok(auditor.rateLimit && auditor.rateLimit.remaining > rateLimit.remaining, 'each has their own');
    assert.deepEqual((await gateway.ask(VIEWER)).status, 401);
  });

  it('viewer may do everything, without a limit, where nobody is asked who they are and nothing is counted', async (t) => {
    const gateway = await startTestGateway();
    t.after(() => gateway.close());
    const { scopes, rateLimit } = (await gateway.ask<{ viewer: Viewer }>(VIEWER)).data.viewer;
    assert.equal(scopes.length, 7);
    assert.equal(rateLimit, null);
  });
});
