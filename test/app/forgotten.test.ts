import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { ask, environmentFor } from '../gateway.ts';

describe('a list of which one entry fails at once while others still wait', () => {
  let sandbox: Sandbox;
  let gateway: GatewayProcess;
  before(async () => {
    sandbox = await startSandbox();
    gateway = await GatewayProcess.start({ ...environmentFor(sandbox), LOG_LEVEL: 'warn' });
  });
  after(async () => {
    await gateway.kill();
    await sandbox.close();
  });

  it('a list of which one entry fails at once while others still wait ends no process, whatever becomes of those', async () => {
    const second = sandbox.iplicit.data.payments[1];
    assert.ok(second);
    second.bankCurrency = null;
    sandbox.iplicit.faults.add({
      path: /BatchPayment\//,
      times: 100,
      fault: { kind: 'status', status: 500 },
    });
    const query = '{ bulkPayments(first: 9) { nodes { total { amount } version } } }';
    const { errors } = await ask(gateway.url, query);
    assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_MALFORMED');
    // Those that still waited fail meanwhile, and nobody is left to be told.
    await sleep(200);
    assert.deepEqual((await ask(gateway.url, '{ __typename }')).data, { __typename: 'Query' });
  });
});
