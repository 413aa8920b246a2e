import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import { ask, environmentFor } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { startPostgres } from '../postgres.ts';
import type { PostgresServer } from '../postgres.ts';
import { MUTATIONS } from './mutations.ts';
import type { MutationCase } from './mutations.ts';

/**
 * `npm run test:crash`: kills the gateway at every stage of every kind of write, on both stores, starts it again and asks again
 * under the same key. Every effect must happen once at most, every key must be answered, and nothing may stay in doubt that the
 * service can tell.
 */

interface Stage {
  when: string;
  /** What keeps the write at this stage: a request that the service does not answer. */
  hangs: { fault: Fault; isWrite: boolean };
  /** Whether the service has carried it out by then. */
  acted: boolean;
}

const STAGES: readonly Stage[] = [
  {
    when: 'while it reads what it needs, or signs in',
    hangs: { fault: { kind: 'hang' }, isWrite: false },
    acted: false,
  },
  {
    when: 'when its bytes have left, before the service acts',
    hangs: { fault: { kind: 'hang' }, isWrite: true },
    acted: false,
  },
  {
    when: 'when the service has acted, before its answer comes',
    hangs: { fault: { kind: 'hang', act: true }, isWrite: true },
    acted: true,
  },
];

interface Written {
  outcome: string;
  userErrors: { code: string }[];
}

const FINAL = new Set(['APPLIED', 'QUEUED', 'REPLAYED']);

let postgres: PostgresServer;
let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crash-'));
  postgres = await startPostgres();
});
after(async () => {
  await postgres.remove();
  await rm(folder, { recursive: true });
});

const STORES = {
  SQLite: async () => `sqlite:${await mkdtemp(join(folder, 'store-'))}/journal.db`,
  PostgreSQL: () => postgres.newStore(),
};

for (const [store, newStore] of Object.entries(STORES)) {
  describe(`a gateway on ${store} that is killed`, { concurrency: 2 }, () => {
    for (const { when, hangs, acted } of STAGES) {
      for (const mutation of MUTATIONS) {
        it(`a gateway on ${store} that is killed ${when} leaves ${mutation.name}${mutation.title}, ${mutation.outcome}, done once or not at all, and answers its key`, async () => {
          const sandbox = await startSandbox({ approvalDelayMs: 0, closeDelayMs: 0 });
          const gateway = await GatewayProcess.start({
            ...environmentFor(sandbox),
            JOURNAL_URL: await newStore(),
            UPSTREAM_TIMEOUT_MS: '700',
            CONCUR_CLOSE_TIMEOUT_MS: '700',
            READ_BACK_MS: '50',
            SETTLED_AFTER_MS: '300',
          });
          try {
            const input = { ...mutation.variables({ sandbox } as TestGateway), idempotencyKey: 'key' };
            const tryIt = () =>
              ask<{ written: Written } | null>(gateway.url, mutation.document, { input }).then(
                ({ data }) => data?.written,
                () => undefined,
              );
            const service = mutation.source === 'CONCUR' ? sandbox.concur : sandbox.iplicit;
            const methods = hangs.isWrite ? ['POST', 'PUT', 'PATCH', 'DELETE'] : ['GET'];
            const path = pathOf(mutation, hangs.isWrite);
            for (const method of methods) service.faults.add({ method, path, fault: hangs.fault });
            // A create reads nothing, but signs in.
            if (!hangs.isWrite) service.faults.add({ path: /session\/create|oauth2/i, fault: hangs.fault });
            const hung = () =>
              service.calls.some((call) =>
                hangs.isWrite ? isWrite(call) && path.test(call.path) : !isWrite(call),
              );
            // A busy machine may be too slow to get as far with the first request.
            const asking = (async () => {
              while (!hung()) await tryIt();
            })();
            while (!hung()) await sleep(2);
            await sleep(Math.random() * 20);
            await gateway.kill();
            await asking;
            service.faults.clear();
            await gateway.start();
            const last = await settled(tryIt);
            const codes = last.userErrors.map(({ code }) => code);
            const effects = service.calls.filter((call) => isWrite(call) && call.acted).length;
            if (!hangs.isWrite) {
              assert.ok(FINAL.has(last.outcome), `never sent, so its key was free: ${JSON.stringify(last)}`);
              assert.equal(effects, 1);
            } else if (acted) {
              assert.equal(effects, 1);
              if (mutation.provable) assert.deepEqual([FINAL.has(last.outcome), codes], [true, []]);
              else assert.equal(last.outcome, 'UNKNOWN');
            } else {
              assert.equal(effects, 0);
              assert.deepEqual(codes, [mutation.provable ? 'NOT_APPLIED' : 'OUTCOME_UNKNOWN']);
            }
          } finally {
            await gateway.kill();
            await sandbox.close();
          }
        });
      }
    }
  });
}

function isWrite({ method, path }: { method: string; path: string }): boolean {
  return method !== 'GET' && !/session|oauth2/i.test(path);
}

function pathOf({ source }: MutationCase, isWritten: boolean): RegExp {
  if (source === 'CONCUR') return isWritten ? /\/close$/ : /batchlist/;
  return /\/batchpayment/i;
}

/** Asks again under the same key until the answer is not in doubt, or stays so for longer than the service may act. */
async function settled(tryIt: () => Promise<Written | undefined>): Promise<Written> {
  const until = performance.now() + 15_000;
  for (;;) {
    const written = await tryIt();
    const isOver = performance.now() > until - 12_000;
    if (written && (written.outcome !== 'UNKNOWN' || isOver)) return written;
    assert.ok(performance.now() < until, 'the key is never answered');
    await sleep(100);
  }
}
