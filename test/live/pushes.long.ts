import assert from 'node:assert/strict';
import { it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import { liveBytes } from '../server/live-bytes.ts';
import { connect, subscribe } from './subscriber.ts';

const CONNECTIONS = 20;
const ON_EACH = 25;
const PUSHES = 100_000;
/** How much more may be in use after all pushes than after the first tenth, in bytes: ten for each push. */
const MARGIN = 10 * PUSHES;

it('a hundred thousand pushes leave nothing behind in the gateway nor wait for anybody', async (t) => {
  const gateway = await startTestGateway({
    services: ['iplicit'],
    env: {
      RATE_LIMIT: 'off',
      WATCH_INTERVAL_MS: '200',
      WATCH_IDLE_INTERVAL_MS: '200',
      MAX_SUBSCRIPTIONS_PER_CALLER: '1000',
    },
  });
  t.after(() => gateway.close());
  const [payment] = gateway.sandbox.iplicit.data.payments;
  assert.ok(payment);
  const query = `subscription { bulkPaymentUpdated(id: "${payment.id}") { id status description total { amount } } }`;
  const clients = Array.from({ length: CONNECTIONS }, () => connect(t, gateway));
  const subscribers = clients.flatMap((client) =>
    Array.from({ length: ON_EACH }, () => subscribe(client, query)),
  );
  await Promise.all(subscribers.map((each) => each.next()));

  const push = async (change: number): Promise<void> => {
    payment.description = `change ${change}`;
    gateway.sandbox.iplicit.clearCalls();
    const told = await Promise.all(subscribers.map((each) => each.next()));
    for (const { data } of told)
      assert.partialDeepStrictEqual(data, { bulkPaymentUpdated: { description: payment.description } });
    for (const each of subscribers) each.forget();
  };
  const changes = PUSHES / subscribers.length;
  for (let change = 0; change < changes / 10; change += 1) await push(change);
  const before = liveBytes();
  for (let change = 0; change < changes; change += 1) await push(change);
  const growth = liveBytes() - before;
  assert.ok(growth < MARGIN, `${growth} bytes more in use`);
});
