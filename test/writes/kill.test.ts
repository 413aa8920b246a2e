import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { assertHappenedOnce, CHAIN_LENGTH, workThrough } from './chain.ts';
import { killWhile } from './kill-while.ts';
import { paymentsToChain, withWorkers } from './payments-to-chain.ts';

const PAYMENTS = 20;

describe('a gateway that is killed at random while it writes', () => {
  let folder: string;
  let sandbox: Sandbox;
  let gateway: GatewayProcess;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journal-'));
    sandbox = await startSandbox({ iplicitData: paymentsToChain(PAYMENTS), approvalDelayMs: 20 });
    gateway = await GatewayProcess.start({
      ...environmentFor(sandbox),
      JOURNAL_URL: `sqlite:${join(folder, 'journal.db')}`,
      UPSTREAM_TIMEOUT_MS: '1000',
      READ_BACK_MS: '100',
      SETTLED_AFTER_MS: '1500',
    });
  });
  after(async () => {
    await gateway.kill();
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  it(`a gateway that is killed at random while it writes leaves every payment as one execution of each of ${PAYMENTS * CHAIN_LENGTH} mutations would`, async (t) => {
    const uuids = sandbox.iplicit.data.payments.map((payment) => payment.id);
    let sent = 0;
    const url = () => {
      sent += 1;
      return gateway.url;
    };
    const working = withWorkers(10, uuids, (uuid) => workThrough({ sandbox, uuid, url }));
    const kills = await killWhile(working, gateway, () => sent);
    await working;
    for (const uuid of uuids) assertHappenedOnce(sandbox, uuid);
    t.diagnostic(`${kills} kills`);
    assert.ok(kills > 1);
  });
});
