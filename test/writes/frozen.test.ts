import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { ask, environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { executeOn, startPostgres } from '../postgres.ts';
import type { PostgresServer } from '../postgres.ts';

interface Written {
  outcome: string;
  replayed: boolean;
}

/** Gives a payment its key as its description. */
async function describePayment(
  gateway: GatewayProcess,
  id: string,
  idempotencyKey: string,
): Promise<Written> {
  const { data, errors } = await ask<{ written: Written }>(
    gateway.url,
    `mutation ($input: UpdateBulkPaymentInput!) { written: updateBulkPayment(input: $input) { outcome replayed } }`,
    { input: { id, description: idempotencyKey, idempotencyKey } },
  );
  assert.deepEqual(errors, []);
  return data.written;
}

describe('a replica that is frozen while it writes', () => {
  let sandbox: Sandbox;
  let postgres: PostgresServer;
  let store: string;
  let frozen: GatewayProcess;
  let other: GatewayProcess;

  before(async () => {
    postgres = await startPostgres();
    store = await postgres.newStore();
    sandbox = await startSandbox();
    const env = { ...environmentFor(sandbox), JOURNAL_URL: store, SETTLED_AFTER_MS: '1500' };
    [frozen, other] = await Promise.all([GatewayProcess.start(env), GatewayProcess.start(env)]);
  });
  after(async () => {
    await Promise.all([frozen.kill(), other.kill()]);
    await sandbox.close();
    await postgres.remove();
  });

  const patches = () => sandbox.iplicit.calls.filter(({ method, acted }) => method === 'PATCH' && acted);
  const states = async (key: string) =>
    (await executeOn(store, `select state from writes where key = '${key}'`)).map(({ state }) => state);
  const freeze = () => process.kill(frozen.pid ?? 0, 'SIGSTOP');
  const thaw = () => process.kill(frozen.pid ?? 0, 'SIGCONT');
  /** As when the time has passed for which a process that says nothing is taken to be alive. */
  const outliveLease = () => executeOn(store, 'update leases set until = 0');

  it('a replica that is frozen while it writes, before it has marked the write as sent, does not send it once another has', async () => {
    const { id = '' } = sandbox.iplicit.data.payments.find(({ batchNo }) => batchNo === 'BP-1001') ?? {};
    sandbox.iplicit.faults.add({
      method: 'GET',
      path: new RegExp(id),
      times: 1,
      fault: { kind: 'delay', ms: 2_000 },
    });
    const late = describePayment(frozen, id, 'unmarked');
    while (!(await states('unmarked')).includes('PREPARED')) await sleep(2);
    freeze();
    try {
      await outliveLease();
      assert.deepEqual(await describePayment(other, id, 'unmarked'), { outcome: 'APPLIED', replayed: false });
    } finally {
      thaw();
    }
    assert.deepEqual(await late, { outcome: 'APPLIED', replayed: true });
    assert.equal(patches().length, 1);
    assert.deepEqual(await states('unmarked'), ['APPLIED']);
  });

  it('a replica that is frozen while it writes, just as it has marked the write as sent, does not send it under that mark', async () => {
    const { id = '' } = sandbox.iplicit.data.payments.find(({ batchNo }) => batchNo === 'BP-1002') ?? {};
    const before = patches().length;
    const keeper = new Client({ connectionString: store });
    await keeper.connect();
    // Readers and new rows of others pass; the mark has to wait for the row.
    await executeOn(
      store,
      `create function wait() returns trigger language plpgsql as
        $$ begin if new.state = 'SENT' and old.state = 'PREPARED' then perform pg_advisory_xact_lock(7); end if; return new; end $$`,
    );
    await executeOn(
      store,
      'create trigger wait before update on writes for each row execute function wait()',
    );
    await keeper.query('select pg_advisory_lock(7)');
    const late = describePayment(frozen, id, 'marked');
    const isWaiting = async () =>
      (await executeOn(store, `select 1 from pg_locks where locktype = 'advisory' and not granted`)).length >
      0;
    while (!(await isWaiting())) await sleep(2);
    freeze();
    try {
      await keeper.query('select pg_advisory_unlock(7)');
      while (!(await states('marked')).includes('SENT')) await sleep(2);
      const [marked] = await executeOn(store, `select sent_at from writes where key = 'marked'`);
      // Longer than a replica may take between its mark and the first byte.
      await sleep(5_500);
      assert.equal(patches().length, before);
      thaw();
      assert.deepEqual(await late, { outcome: 'APPLIED', replayed: false });
      const [sent] = await executeOn(store, `select sent_at from writes where key = 'marked'`);
      assert.ok(Number(sent?.['sent_at']) - Number(marked?.['sent_at']) > 5_000, 'under a mark of its own');
      assert.equal(patches().length, before + 1);
    } finally {
      thaw();
      await keeper.end();
    }
  });
});
