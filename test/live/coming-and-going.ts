import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { HTTP_LIMITS } from '../../src/server/limits.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { ask, environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { startPostgres } from '../postgres.ts';
import { startBalancer } from '../balancer.ts';

/**
 * Subscribers that come and go, before two replicas behind a balancer, while payments change, the services fail,
 * hang and come back, and replicas are stopped and killed: `npm run test:live [-- --seconds 600 --subscribers 1000]`.
 * In the end, each subscriber's last event must be what the service holds, nobody may be left, and the services may
 * not have been read more often than promised.
 */

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    subscribers: { type: 'string', default: '1000' },
  },
});
const seconds = Number(values.seconds);
const subscribers = Number(values.subscribers);

const INTERVAL_MS = 1_000;
const IDLE_INTERVAL_MS = 2_000;
/** Payments that are watched, and changed. */
const PAYMENTS = 25;
/** How long a subscriber stays, in milliseconds. */
const STAY_MS = { least: 1_000, most: 20_000 };
/** How long everything gets to come to rest: clients wait up to this long before they connect again. */
const REST_MS = 15_000;
const QUERY = 'subscription ($id: ID!) { bulkPaymentUpdated(id: $id) { description } }';

interface Event {
  data?: { bulkPaymentUpdated?: { description: string | null } | null } | null;
}

/** What a subscriber saw last, and of which payment. */
interface Seen {
  id: string;
  description: string | null | undefined;
}

function between({ least, most }: { least: number; most: number }): number {
  return least + Math.random() * (most - least);
}

/** One who subscribes to one payment after the other until it is told to stay with the last. */
class Comer {
  readonly #url: string;
  readonly #ids: readonly string[];
  readonly #index: number;
  #end: () => void = () => {};
  #mustStay = false;
  seen: Seen = { id: '', description: undefined };
  subscriptions = 0;

  constructor(url: string, ids: readonly string[], index: number) {
    this.#url = url;
    this.#ids = ids;
    this.#index = index;
  }

  async comeAndGo(): Promise<void> {
    while (!this.#mustStay) {
      this.#begin();
      const until = performance.now() + between(STAY_MS);
      while (performance.now() < until && !this.#mustStay) await sleep(100);
      if (!this.#mustStay) this.#end();
    }
  }

  stay(): void {
    this.#mustStay = true;
  }

  leave(): void {
    this.#end();
  }

  #begin(): void {
    const id = this.#ids[Math.floor(Math.random() * this.#ids.length)] ?? '';
    const seen: Seen = { id, description: undefined };
    this.seen = seen;
    this.subscriptions += 1;
    const operation = { query: QUERY, variables: { id } };
    const sink = {
      next: ({ data }: Event) => {
        if (data?.bulkPaymentUpdated) seen.description = data.bulkPaymentUpdated.description;
      },
      error: (error: unknown) => failures.push(error),
      complete: () => {},
    };
    const retry = {
      retryAttempts: 1_000,
      retryWait: async () => sleep(between({ least: 100, most: 2_000 })),
    };
    // One in four is a client of server-sent events.
    const client =
      this.#index % 4 === 0
        ? createSseClient({ url: this.#url, ...retry })
        : createWsClient({
            url: this.#url.replace('http', 'ws'),
            webSocketImpl: WebSocket,
            shouldRetry: () => true,
            ...retry,
          });
    const unsubscribe = client.subscribe(operation, sink);
    this.#end = () => {
      unsubscribe();
      // It rejects if it was about to connect.
      void Promise.resolve(client.dispose()).catch(() => {});
    };
  }
}

/** What ended a subscription for good. */
const failures: unknown[] = [];

/** Breaks something, and mends it, until the time is over. */
async function disturb(
  sandbox: Sandbox,
  replicas: readonly GatewayProcess[],
  until: number,
): Promise<string[]> {
  const { faults } = sandbox.iplicit;
  const done: string[] = [];
  const disturbances: [string, () => Promise<void>][] = [
    [
      'the service fails',
      async () => {
        faults.add({ times: 1_000_000, fault: { kind: 'status', status: 503 } });
        await sleep(3_000);
      },
    ],
    [
      'the service hangs',
      async () => {
        faults.add({ times: 1_000_000, fault: { kind: 'hang' } });
        await sleep(3_000);
      },
    ],
    [
      'the service breaks connections',
      async () => {
        faults.add({ times: 1_000_000, fault: { kind: 'reset', act: false } });
        await sleep(2_000);
      },
    ],
    [
      'a replica is stopped',
      async () => {
        assert.equal(await replicas[0]?.stop(), 0);
        await sleep(1_000);
        await replicas[0]?.start();
      },
    ],
    [
      'a replica is killed',
      async () => {
        await replicas[1]?.kill();
        await sleep(1_000);
        await replicas[1]?.start();
      },
    ],
  ];
  for (let turn = 0; performance.now() < until; turn += 1) {
    const [name, act] = disturbances[turn % disturbances.length] ?? ['', async () => {}];
    await act();
    faults.clear();
    done.push(name);
    await sleep(2_000);
  }
  return done;
}

/** Changes payments, in the service itself and through the gateway, until the time is over. */
async function change(sandbox: Sandbox, ids: readonly string[], url: string, until: number): Promise<number> {
  const { payments } = sandbox.iplicit.data;
  let changes = 0;
  while (performance.now() < until) {
    await sleep(100);
    changes += 1;
    const payment = payments.find(({ id }) => id === ids[changes % ids.length]);
    if (!payment) continue;
    if (changes % 5 > 0) payment.description = `change ${changes}`;
    else {
      const input = { id: payment.id, description: `write ${changes}`, idempotencyKey: `write-${changes}` };
      const document =
        'mutation ($input: UpdateBulkPaymentInput!) { updateBulkPayment(input: $input) { outcome } }';
      // Whether it succeeds does not matter here.
      void ask(url, document, { input }).catch(() => {});
    }
  }
  return changes;
}

const postgres = await startPostgres();
const sandbox = await startSandbox();
const { payments } = sandbox.iplicit.data;
const [model] = payments;
const ids = Array.from(
  { length: PAYMENTS },
  (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
);
for (const [index, id] of ids.entries()) {
  payments.push({
    ...(JSON.parse(JSON.stringify(model)) as NonNullable<typeof model>),
    id,
    batchNo: `LIVE-${index}`,
    statusList: ['draft'],
  });
}
const env = {
  ...environmentFor(sandbox, ['iplicit']),
  JOURNAL_URL: await postgres.newStore(),
  WATCH_INTERVAL_MS: String(INTERVAL_MS),
  WATCH_IDLE_INTERVAL_MS: String(IDLE_INTERVAL_MS),
  WATCH_EAGER_MS: '2000',
  UPSTREAM_TIMEOUT_MS: '2000',
  BREAKER_REOPEN_MS: '500',
  DRAIN_DELAY_MS: '500',
  LOG_LEVEL: 'error',
  MAX_SUBSCRIPTIONS_PER_CALLER: '10000',
};
const replicas = await Promise.all([GatewayProcess.start(env), GatewayProcess.start(env)]);
const balancer = await startBalancer(replicas.map(({ url }) => url));

const until = performance.now() + seconds * 1_000;
const comers = Array.from({ length: subscribers }, (_, index) => new Comer(balancer.url, ids, index));
const coming = comers.map(async (comer) => {
  await sleep(between({ least: 0, most: Math.min(10_000, seconds * 200) }));
  await comer.comeAndGo();
});
const [disturbances, changes] = await Promise.all([
  disturb(sandbox, replicas, until),
  change(sandbox, ids, balancer.url, until),
]);
for (const comer of comers) comer.stay();
await Promise.all(coming);
await sleep(REST_MS);

const held = new Map(payments.map(({ id, description }) => [id, description]));
const stale = comers.filter(({ seen }) => seen.description !== held.get(seen.id));
sandbox.iplicit.clearCalls();
await sleep(10_000);
const reads = sandbox.iplicit.calls.filter(({ method }) => method === 'GET').length;
// Each replica reads each payment once in an interval; those that have been quiet for long, more seldom.
const promised = (PAYMENTS * replicas.length * 10_000) / INTERVAL_MS;
for (const comer of comers) comer.leave();
// The balancer finds out that a client has gone when it passes on the next sign of life.
await sleep(2 * HTTP_LIMITS.aliveMs);
sandbox.iplicit.clearCalls();
await sleep(5 * IDLE_INTERVAL_MS);
const readsByPath = Map.groupBy(
  sandbox.iplicit.calls.filter(({ method }) => method === 'GET'),
  ({ path }) => path,
);
// What is watched is read five times in that time. Whatever became of a write whose answer was lost is looked for, too.
const readsForNobody = readsByPath.values().reduce((sum, { length }) => sum + (length > 2 ? length : 0), 0);
const logged = replicas
  .flatMap(({ log }) => log.split('\n'))
  .filter((line) => line.includes('INTERNAL_SERVER_ERROR'));

const subscriptions = comers.reduce((sum, comer) => sum + comer.subscriptions, 0);
process.stdout.write(
  `${JSON.stringify({ subscriptions, changes, disturbances: disturbances.length, stale: stale.length, failures: failures.length, reads, promised, readsForNobody, internalErrors: logged.length })}\n`,
);
await balancer.end();
await Promise.all(replicas.map((replica) => replica.kill()));
await sandbox.close();
await postgres.remove();

assert.deepEqual(failures.slice(0, 3), [], 'subscriptions ended for good');
assert.deepEqual(
  stale.slice(0, 3).map(({ seen }) => [seen, held.get(seen.id)]),
  [],
  'subscribers missed the last state',
);
assert.ok(reads <= promised * 1.1, `${reads} reads are more than the ${promised} that were promised`);
assert.equal(readsForNobody, 0, 'the services were read for nobody');
assert.deepEqual(logged.slice(0, 3), [], 'something failed inside the gateway');
process.exit();
