import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { keepFigures } from '../run/commands.ts';
import { startMeasured } from '../run/measured.ts';
import { besidePeers } from './peers.ts';
import { LiveSubscriber, openMany } from './subscribers.ts';

/**
 * What subscriptions cost: `npm run bench:live -- [--subscriptions 10000] [--payments 1000] [--seconds 60]`. Memory is that of
 * the process, each subscription with a socket of its own; GETs are those in so many seconds, and of different payments none
 * changes. Needs as many file descriptors in each of two processes (`ulimit -n`).
 */

const { values } = parseArgs({
  options: {
    subscriptions: { type: 'string', default: '10000' },
    payments: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '60' },
  },
});
const [subscriptions, payments, seconds] = [values.subscriptions, values.payments, values.seconds].map(
  Number,
) as [number, number, number];

/** How many changes are told to a tenth of the subscribers. */
const CHANGES = 100;

const SELECTION = '{ id status reference description total { amount currency } paymentDate }';

/** GETs of payments that arrive in so many seconds. */
async function callsIn(sandbox: Sandbox, during: number): Promise<number> {
  sandbox.iplicit.clearCalls();
  await sleep(during * 1_000);
  return sandbox.iplicit.calls.filter(({ method }) => method === 'GET').length;
}

function subscription(id: string): string {
  return `subscription { bulkPaymentUpdated(id: "${id}") ${SELECTION} }`;
}

/** Ten thousand who look at one payment, each over a connection of its own. */
async function onOnePage(sandbox: Sandbox): Promise<Record<string, number>> {
  const gateway = await startMeasured(sandbox);
  const payment = sandbox.iplicit.data.payments.find(({ statusList }) => statusList.join() === 'draft');
  if (!payment) throw new Error('the sandbox has no draft');
  const query = subscription(payment.id);
  const alone = await LiveSubscriber.open(gateway.url, query);
  const callsOfOne = await callsIn(sandbox, seconds);
  const before = await gateway.taken();
  const many = await openMany(gateway.url, [query], subscriptions);
  await sleep(2_000);
  const after = await gateway.taken();
  const callsOfMany = await callsIn(sandbox, seconds);
  const all = Promise.all(many.map((subscriber) => subscriber.next()));
  let seenAt = 0;
  const told = alone.next().then(() => (seenAt = performance.now()));
  payment.description = `changed at ${Date.now()}`;
  await told;
  await all;
  const lastMs = performance.now() - seenAt;
  for (const subscriber of [alone, ...many]) subscriber.close();
  await sleep(3_000);
  const left = await gateway.taken();
  gateway.end();
  return {
    bytesPerSubscription: (after.rss - before.rss) / subscriptions,
    getsForOne: callsOfOne,
    getsForAll: callsOfMany,
    msUntilLastHears: lastMs,
    bytesLeftBehind: (left.used - before.used) / subscriptions,
  };
}

/** A hundred changes of one payment, each told to so many. */
async function pushes(sandbox: Sandbox, to: number): Promise<Record<string, number>> {
  const gateway = await startMeasured(sandbox, { WATCH_INTERVAL_MS: '200', WATCH_IDLE_INTERVAL_MS: '200' });
  const payment = sandbox.iplicit.data.payments.find(({ statusList }) => statusList.join() === 'draft');
  if (!payment) throw new Error('the sandbox has no draft');
  const many = await openMany(gateway.url, [subscription(payment.id)], to);
  const push = async (change: number) => {
    const told = Promise.all(many.map((subscriber) => subscriber.next()));
    payment.description = `push ${change}`;
    await told;
  };
  for (let change = 0; change < CHANGES / 10; change += 1) await push(change);
  const before = await gateway.taken();
  for (let change = 0; change < CHANGES; change += 1) await push(change);
  const after = await gateway.taken();
  for (const subscriber of many) subscriber.close();
  gateway.end();
  return {
    bytesOfObjectsAfterPushes: after.used - before.used,
    bytesOfMemoryAfterPushes: after.rss - before.rss,
    microsecondsPerPush: ((after.cpuMs - before.cpuMs) * 1_000) / (CHANGES * to),
  };
}

/** A thousand different payments, of which none changes. */
async function onDifferentPayments(sandbox: Sandbox): Promise<Record<string, number>> {
  const { data } = sandbox.iplicit;
  const [model] = data.payments;
  if (!model) throw new Error('the sandbox has no payments');
  const ids = Array.from(
    { length: payments },
    (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  );
  for (const [index, id] of ids.entries())
    data.payments.push({
      ...(JSON.parse(JSON.stringify(model)) as typeof model),
      id,
      batchNo: `BENCH-${index}`,
    });
  const gateway = await startMeasured(sandbox);
  const many = await openMany(gateway.url, ids.map(subscription), payments);
  const before = await gateway.taken();
  const calls = await callsIn(sandbox, seconds);
  const after = await gateway.taken();
  for (const subscriber of many) subscriber.close();
  gateway.end();
  return {
    getsPerSecondQuiet: calls / seconds,
    shareOfCoreQuiet: (after.cpuMs - before.cpuMs) / (seconds * 1_000),
  };
}

const sandbox = await startSandbox();
const results = {
  ...(await onOnePage(sandbox)),
  ...(await pushes(sandbox, subscriptions / 10)),
  ...(await onDifferentPayments(sandbox)),
  ...(await besidePeers(Math.min(1_000, subscriptions), seconds)),
};
await sandbox.close();
keepFigures('live', results);
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
process.exit();
