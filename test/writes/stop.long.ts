import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { ask, environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { startPostgres } from '../postgres.ts';
import type { PostgresServer } from '../postgres.ts';

/** What orchestrators wait before they kill, in milliseconds: the promise itself. */
const GIVEN_MS = 30_000;

/** What may hold recovery up when the signal comes; each gives what lets it go again. */
type Obstacle = (sandbox: Sandbox, store: string) => Promise<() => unknown>;

const silent: Obstacle = async ({ iplicit }) => {
  const seen = iplicit.calls.length;
  iplicit.faults.add({ method: 'GET', path: /batchpayment/i, fault: { kind: 'hang', act: false } });
  while (!iplicit.calls.slice(seen).some(({ method }) => method === 'GET')) await sleep(5);
  return () => {};
};

const lockedFile: Obstacle = async (_, store) => {
  const beside = new DatabaseSync(store.slice('sqlite:'.length), { timeout: 5_000 });
  beside.exec('begin immediate');
  return () => beside.close();
};

const lockedTable: Obstacle = async (_, store) => {
  const beside = new Client({ connectionString: store });
  await beside.connect();
  await beside.query('begin; lock table writes in access exclusive mode');
  return () => beside.end();
};

describe('a gateway that is told to stop while it recovers', () => {
  let folder: string;
  let postgres: PostgresServer;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journal-'));
    postgres = await startPostgres();
  });
  after(async () => {
    await postgres.remove();
    await rm(folder, { recursive: true });
  });

  const sqlite = async () => `sqlite:${join(await mkdtemp(join(folder, 'store-')), 'journal.db')}`;
  const cases: readonly [title: string, newStore: () => Promise<string>, Obstacle][] = [
    ['the service does not answer', sqlite, silent],
    ['another has the SQLite file locked', sqlite, lockedFile],
    ['another has the PostgreSQL table locked', () => postgres.newStore(), lockedTable],
    [
      'PostgreSQL is away',
      () => postgres.newStore(),
      async () => (await postgres.stop(), () => postgres.start()),
    ],
  ];
  for (const [title, newStore, obstacle] of cases) {
    it(
      `a gateway that is told to stop while it recovers ends within ${GIVEN_MS / 1_000} s with 0 though ${title}`,
      { timeout: GIVEN_MS * 2 },
      async (t) => {
        const sandbox = await startSandbox();
        const store = await newStore();
        const gateway = await GatewayProcess.start({
          ...environmentFor(sandbox),
          LOG_LEVEL: 'warn',
          JOURNAL_URL: store,
          UPSTREAM_TIMEOUT_MS: '120000',
        });
        t.after(async () => {
          await gateway.kill();
          await sandbox.close();
        });
        sandbox.iplicit.faults.add({ method: 'POST', path: /submit/, fault: { kind: 'reset', act: false } });
        const payment = sandbox.iplicit.data.payments.find(({ batchNo }) => batchNo === 'BP-1001');
        const { data } = await ask<{ submitBulkPayment: { outcome: string } }>(
          gateway.url,
          `mutation { submitBulkPayment(input: { id: "${payment?.id}", idempotencyKey: "k" }) { outcome } }`,
        );
        assert.equal(data.submitBulkPayment.outcome, 'UNKNOWN');
        const letGo = await obstacle(sandbox, store);
        try {
          const late = AbortSignal.timeout(GIVEN_MS);
          const stopped = gateway.stop();
          late.addEventListener('abort', () => void gateway.kill());
          assert.equal(await stopped, 0, gateway.log);
        } finally {
          await letGo();
        }
      },
    );
  }
});
