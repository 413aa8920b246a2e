import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createIplicitData } from '../../src/sandbox/iplicit-data.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { assertHappenedOnce, CHAIN_LENGTH, workThrough } from './chain.ts';

const PAYMENTS = 50;

describe('a gateway that is killed at random while it writes', () => {
  let folder: string;
  let sandbox: Sandbox;
  let gateway: GatewayProcess;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journal-'));
    const data = createIplicitData();
    // Copies of a payment whose amounts fit its documents, all of them approved.
    const model = data.payments.find((one) => one.batchNo === 'BP-1004');
    assert.ok(model);
    data.payments = Array.from({ length: PAYMENTS }, (_, index) => ({
      ...model,
      id: crypto.randomUUID(),
      batchNo: `K-${index}`,
    }));
    sandbox = await startSandbox({ iplicitData: data, approvalDelayMs: 20 });
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

  it(`leaves every payment as one execution of each of ${PAYMENTS * CHAIN_LENGTH} mutations would`, async (t) => {
    const uuids = sandbox.iplicit.data.payments.map((payment) => payment.id);
    let working = true;
    const waiting = [...uuids];
    const workers = Array.from({ length: 10 }, async () => {
      for (let uuid = waiting.pop(); uuid !== undefined; uuid = waiting.pop()) {
        await workThrough({ sandbox, uuid, url: () => gateway.url });
      }
    });
    let kills = 0;
    const killer = (async () => {
      while (working) {
        await sleep(100 + Math.random() * 500);
        await gateway.kill();
        kills += 1;
        await gateway.start();
      }
    })();
    await Promise.all(workers).finally(() => (working = false));
    await killer;
    for (const uuid of uuids) assertHappenedOnce(sandbox, uuid);
    t.diagnostic(`${kills} kills`);
    assert.ok(kills > 3);
  });
});
