import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { keyFile } from '../auth/keys.ts';
import { environmentFor, startTestGateway } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { connectLive } from './live.ts';

const OFTEN = { WATCH_INTERVAL_MS: '100', WATCH_IDLE_INTERVAL_MS: '200' };

/** Shows the description of a payment, and with which codes the connection has been closed. */
function watch(t: TestContext, endpoint: string, token: () => string, id: string) {
  const live = connectLive(endpoint, token);
  const closed: unknown[] = [];
  const failures: unknown[] = [];
  const shown: unknown[] = [];
  live.on('closed', (event) => closed.push((event as { code: number }).code));
  const leave = live.subscribe<{ bulkPaymentUpdated: { description: string } }>(
    {
      query: 'subscription ($id: ID!) { bulkPaymentUpdated(id: $id) { description } }',
      variables: { id },
    },
    {
      next: ({ data }) => shown.push(data?.bulkPaymentUpdated.description),
      error: (error) => failures.push(error),
      complete: () => {},
    },
  );
  t.after(leave);
  return {
    closed,
    shows: async (description: string | null) => {
      while (shown.at(-1) !== description && failures.length === 0) await sleep(20);
      assert.deepEqual(failures, []);
    },
  };
}

describe('the live connection of the recipes', () => {
  it('the live connection of the recipes comes back after the gateway was stopped and started, and shows what has changed meanwhile', async (t) => {
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const { path, keys } = keyFile(t, { reader: ['payments:read'] });
    const gateway = await GatewayProcess.start({
      ...environmentFor(sandbox),
      ...OFTEN,
      AUTH: 'api-key',
      AUTH_API_KEYS_FILE: path,
    });
    t.after(() => gateway.kill());
    const [payment] = sandbox.iplicit.data.payments;
    assert.ok(payment);
    const { closed, shows } = watch(t, gateway.url, () => keys.reader, payment.id);
    await shows(payment.description);
    assert.equal(await gateway.stop(), 0);
    assert.equal(closed[0], 1012);
    payment.description = 'changed meanwhile';
    await gateway.start();
    await shows('changed meanwhile');
  });

  it('the live connection of the recipes comes back with a new key when the old one is revoked', async (t) => {
    const { path, keys, records } = keyFile(t, { old: ['payments:read'], renewed: ['payments:read'] });
    const gateway = await startTestGateway({
      limits: { recheckMs: 100 },
      env: { ...OFTEN, AUTH: 'api-key', AUTH_API_KEYS_FILE: path },
    });
    t.after(() => gateway.close());
    const [payment] = gateway.sandbox.iplicit.data.payments;
    assert.ok(payment);
    let key = keys.old;
    const { closed, shows } = watch(t, gateway.url, () => key, payment.id);
    await shows(payment.description);
    key = keys.renewed;
    writeFileSync(path, JSON.stringify(records.filter(({ name }) => name !== 'old')));
    while (closed.length === 0) await sleep(20);
    assert.deepEqual(closed, [4403]);
    payment.description = 'changed meanwhile';
    await shows('changed meanwhile');
  });
});
