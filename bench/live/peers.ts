import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { contestant } from '../run/contestants.ts';
import type { Contestant } from '../run/contestant.ts';
import { Laboratory } from '../run/laboratory.ts';
import type { MeasuredServer } from '../run/server.ts';
import { startContestant } from '../run/start-contestant.ts';
import { World } from '../workloads/world.ts';
import { openMany } from './subscribers.ts';

/** What the members of a payment are called that all ask for. */
const SELECTION = '{ id reference description paymentDate }';
/** How often those ask who are told nothing, in milliseconds: as the gateway looks by default. */
const POLL_MS = 5_000;

const yoga: Contestant = {
  ...contestant('yoga'),
  name: 'yoga-live',
  async command(port, upstream) {
    const command = await contestant('yoga').command(port, upstream);
    return { ...command, args: [new URL('../peers/yoga-live.ts', import.meta.url).pathname] };
  },
};

/** What so many cost a server who look at one payment that does not change. */
async function cost(
  laboratory: Laboratory,
  subject: Contestant,
  look: (server: MeasuredServer, many: number) => Promise<() => void>,
  count: number,
  seconds: number,
): Promise<Record<string, number>> {
  const server = await startContestant(laboratory, subject, {
    env: { MAX_SUBSCRIPTIONS_PER_CALLER: String(2 * count) },
  });
  try {
    // What compiled code takes is there before.
    const stopFirst = await look(server, count / 10);
    await sleep(POLL_MS);
    stopFirst();
    const before = server.rss();
    const stop = await look(server, count);
    await sleep(2 * POLL_MS);
    await laboratory.counts();
    const cpu = server.cpuSeconds();
    await sleep(seconds * 1_000);
    const figures = {
      calls: (await laboratory.counts()).calls / seconds,
      core: (server.cpuSeconds() - cpu) / seconds,
      bytes: (server.rss() - before) / count,
    };
    stop();
    return figures;
  } finally {
    await server.stop();
  }
}

async function subscribe({ port }: MeasuredServer, id: string, count: number): Promise<() => void> {
  const query = `subscription { bulkPaymentUpdated(id: "${id}") ${SELECTION} }`;
  const all = await openMany(`http://127.0.0.1:${port}/graphql`, [query], count);
  return () => {
    for (const subscriber of all) subscriber.close();
  };
}

/** Clients that ask again and again, each on a connection of its own, and are told by its ETag that nothing has changed. */
async function poll({ port }: MeasuredServer, id: string, count: number): Promise<() => void> {
  const path = `/graphql?query=${encodeURIComponent(`{ bulkPayment(id: "${id}") ${SELECTION} }`)}`;
  const over = new AbortController();
  const ask = (agent: Agent, etag: string | undefined): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      const headers = etag === undefined ? {} : { 'if-none-match': etag };
      const asking = request({ host: '127.0.0.1', port, path, agent, headers }, (response) => {
        response.resume();
        response.once('end', () => resolve(response.headers.etag));
      });
      asking.once('error', reject);
      asking.end();
    });
  const client = async (): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let etag = await ask(agent, undefined);
    await sleep(Math.random() * POLL_MS);
    while (!over.signal.aborted) {
      etag = await ask(agent, etag);
      await sleep(POLL_MS);
    }
    agent.destroy();
  };
  for (let index = 0; index < count; index += 1) void client();
  return () => over.abort();
}

/**
 * Compares, for so many who look at one payment: subscriptions of the gateway, polls of the gateway by ETag, and subscriptions of a
 * server that polls for each. Calls to the service a second, share of a core, bytes of memory for each.
 */
export async function besidePeers(count: number, seconds: number): Promise<Record<string, number>> {
  const laboratory = new Laboratory();
  await laboratory.configure({});
  const uuid = new World({}).uuid(0);
  const gateway = contestant('gateway');
  const ways = { gateway: [gateway, subscribe], polling: [gateway, poll], yoga: [yoga, subscribe] } as const;
  const found: Record<string, number> = {};
  try {
    for (const [name, [subject, look]] of Object.entries(ways)) {
      const figures = await cost(
        laboratory,
        subject,
        (server, many) => look(server, uuid, many),
        count,
        seconds,
      );
      for (const [what, value] of Object.entries(figures)) found[`${name}.${what}`] = value;
    }
    return found;
  } finally {
    await laboratory.close();
  }
}
