import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { ask, environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { startPostgres } from '../postgres.ts';
import type { PostgresServer } from '../postgres.ts';
import { assertHappenedOnce, CHAIN_LENGTH, workThrough } from './chain.ts';
import { killWhile } from './kill-while.ts';
import { paymentsToChain, withWorkers } from './payments-to-chain.ts';

const PAYMENTS = 30;

describe('two replicas on one PostgreSQL', () => {
  let sandbox: Sandbox;
  let postgres: PostgresServer;
  let replicas: [GatewayProcess, GatewayProcess];

  before(async () => {
    postgres = await startPostgres();
    sandbox = await startSandbox({ iplicitData: paymentsToChain(PAYMENTS), approvalDelayMs: 20 });
    const env = {
      ...environmentFor(sandbox),
      JOURNAL_URL: await postgres.newStore(),
      UPSTREAM_TIMEOUT_MS: '1000',
      READ_BACK_MS: '100',
      SETTLED_AFTER_MS: '1500',
    };
    replicas = await Promise.all([GatewayProcess.start(env), GatewayProcess.start(env)]);
  });
  after(async () => {
    await Promise.all(replicas.map((replica) => replica.kill()));
    await sandbox.close();
    await postgres.remove();
  });

  it('two replicas on one PostgreSQL carry out one write for 100 requests with one key, whichever they reach', async () => {
    const uuid = sandbox.iplicit.data.payments[0]?.id;
    const document = `mutation ($input: UpdateBulkPaymentInput!) { written: updateBulkPayment(input: $input) { outcome replayed } }`;
    const input = { id: uuid, bankRef: 'nothing new', idempotencyKey: 'shared' };
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        ask<{ written: { outcome: string; replayed: boolean } }>(replicas[index % 2 ? 1 : 0].url, document, {
          input,
        }),
      ),
    );
    assert.equal(sandbox.iplicit.calls.filter((call) => call.method === 'PATCH').length, 1);
    // The payment is approved, so iplicit refuses the edit; that first answer is everybody's.
    assert.deepEqual(
      answers.map(({ data }) => `${data.written.outcome} ${data.written.replayed}`).toSorted(),
      ['REFUSED false', ...Array<string>(99).fill('REFUSED true')],
    );
  });

  it(`two replicas on one PostgreSQL leave every payment as one execution of each of ${PAYMENTS * CHAIN_LENGTH} mutations would, though one of them is killed again and again and PostgreSQL is restarted`, async (t) => {
    const uuids = sandbox.iplicit.data.payments.map((payment) => payment.id);
    let tries = 0;
    const url = () => replicas[(tries += 1) % 2 ? 1 : 0].url;
    const working = withWorkers(10, uuids, (uuid) => workThrough({ sandbox, uuid, url }));
    const kills = await killWhile(
      working,
      replicas[0],
      () => tries,
      async (times) => {
        if (times > 1) return;
        await postgres.stop();
        await postgres.start();
      },
    );
    await working;
    for (const uuid of uuids) assertHappenedOnce(sandbox, uuid);
    t.diagnostic(`${kills} kills`);
    assert.ok(kills > 0);
  });
});
