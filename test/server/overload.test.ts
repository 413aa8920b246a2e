import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpLimits } from '../../src/server/limits.ts';
import type { SandboxCall } from '../../src/sandbox/exchange.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { post, RawClient, TYPENAME } from './raw-client.ts';
import { assertRefusal, assertRefused } from './refusal.ts';

const BATCHES = '{ paymentBatches(first: 0) { totalCount } }';
const LONG_QUERY = '{ __schema { types { name description fields { name description } } } }';

const isList = ({ path }: SandboxCall) => path.includes('batchlist');

async function withGateway(
  options: { env?: Record<string, string>; limits?: Partial<HttpLimits> },
  test: (gateway: TestGateway) => Promise<void>,
): Promise<void> {
  const gateway = await startTestGateway(options);
  try {
    // What is found out once per process is found out before the test looks.
    await gateway.ask(BATCHES);
    gateway.sandbox.concur.clearCalls();
    await test(gateway);
  } finally {
    await gateway.close();
  }
}

/** A POST whose body is so many bytes long. */
const postOf = (bytes: number) => post(TYPENAME.padEnd(bytes));

describe('under overload', () => {
  it('under overload what comes beyond the bound is told at once to come back, and what was let in is answered', async () => {
    await withGateway({ env: { MAX_REQUESTS_UNDER_WAY: '3' } }, async (gateway) => {
      const { concur } = gateway.sandbox;
      concur.faults.add({ path: /batchlist/, times: 6, fault: { kind: 'delay', ms: 2_000 } });
      const admitted = Array.from({ length: 3 }, () => gateway.ask<{ paymentBatches: unknown }>(BATCHES));
      while ((await gateway.ask('{ __typename }')).status !== 503) await sleep(5);
      for (let round = 0; round < 20; round += 1) {
        const response = await fetch(gateway.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: TYPENAME,
        });
        assert.equal(response.headers.get('retry-after'), '1');
        await assertRefused(response, 503, 'OVERLOADED');
      }
      assert.equal(
        (await fetch(`${gateway.origin}/health/ready`)).status,
        200,
        'overload makes no replica unready',
      );
      for (const { status, errors } of await Promise.all(admitted)) {
        assert.equal(status, 200);
        assert.deepEqual(errors, []);
      }
      assert.equal((await gateway.ask('{ __typename }')).status, 200);
    });
  });

  it('under overload a client that has gone gives up its place: reading for it stops', async () => {
    await withGateway({ env: { MAX_REQUESTS_UNDER_WAY: '1' } }, async (gateway) => {
      const { concur } = gateway.sandbox;
      for (const leave of ['end', 'destroy'] as const) {
        concur.clearCalls();
        concur.faults.add({ path: /batchlist/, times: 2, fault: { kind: 'hang' } });
        const client = await RawClient.connect(gateway.origin);
        client.send(post(JSON.stringify({ query: BATCHES })));
        while (!concur.calls.some(isList)) await sleep(5);
        client.socket[leave]();
        while ((await gateway.ask('{ __typename }')).status === 503) await sleep(5);
        concur.faults.clear();
        client.close();
      }
    });
  });

  it('under overload slow senders hold nobody up who asks something short, and long bodies only until their time is up', async () => {
    const limits = {
      heldBytes: 200_000,
      headersMs: 400,
      requestMs: 400,
      checkEveryMs: 25,
      requestsUnderWay: 2,
    };
    await withGateway({ limits }, async (gateway) => {
      const slow = await Promise.all(
        Array.from({ length: 4 }, async () => {
          const client = await RawClient.connect(gateway.origin);
          client.send(postOf(400_000).slice(0, 100_000));
          return client;
        }),
      );
      const refusals = (await Promise.all(slow.map((client) => client.answer()))).map(
        (answer) => answer?.status,
      );
      assert.deepEqual(refusals.toSorted(), [408, 408, 503, 503], 'two fit into what may be held');
      for (const client of slow) client.close();
      const long = await RawClient.connect(gateway.origin);
      // What was held is given back as each of them is let go.
      do long.send(postOf(150_000));
      while ((await long.answer())?.status !== 200);
      long.close();
    });
  });

  it('under overload short requests are taken while long ones use up what may be held', async () => {
    await withGateway({ limits: { heldBytes: 100_000 } }, async (gateway) => {
      const [slow, second] = [
        await RawClient.connect(gateway.origin),
        await RawClient.connect(gateway.origin),
      ];
      slow.send(postOf(400_000).slice(0, 90_000));
      await sleep(50);
      second.send(postOf(150_000));
      const refusal = await second.answer();
      assert.equal(refusal?.status, 503);
      assertRefusal(refusal.body, 'OVERLOADED');
      second.send(postOf(10_000));
      assert.equal(
        (await second.answer())?.status,
        200,
        'on the same connection: the long body was read past',
      );
      slow.close();
      second.close();
    });
  });

  it('under overload a client that takes nothing of its answers is cut off, and holds no more than may be held', async () => {
    for (const limits of [{ stalledMs: 200 }, { stalledMs: 60_000, heldBytes: 10_000 }]) {
      await withGateway({ limits }, async (gateway) => {
        const client = await RawClient.connect(gateway.origin);
        client.socket.pause();
        const asked = 1_000;
        client.send(post(JSON.stringify({ query: LONG_QUERY })).repeat(asked));
        // Nothing is read until the gateway has given up, which shows in what can be read afterwards.
        await sleep(1_500);
        client.socket.resume();
        let answered = 0;
        while (await client.answer()) answered += 1;
        assert.ok(answered > 0 && answered < asked, `${answered} of ${asked} answers were taken`);
        assert.equal((await gateway.ask('{ __typename }')).status, 200);
      });
    }
  });

  it('under overload a client that takes its answers too slowly is cut off, though it always takes some', async () => {
    const limits = { stalledMs: 60_000, minReadRate: 1_000_000_000, slowReadMs: 200 };
    await withGateway({ limits }, async (gateway) => {
      const client = await RawClient.connect(gateway.origin);
      const asked = 1_000;
      client.send(post(JSON.stringify({ query: LONG_QUERY })).repeat(asked));
      let answered = 0;
      while (await client.answer()) {
        answered += 1;
        client.socket.pause();
        await sleep(20);
        client.socket.resume();
      }
      assert.ok(answered > 0 && answered < asked, `${answered} of ${asked} answers were taken`);
      assert.equal((await gateway.ask('{ __typename }')).status, 200);
    });
  });

  it('under overload a client that takes its time, but takes, gets all of it', async () => {
    await withGateway({ limits: { stalledMs: 300 } }, async (gateway) => {
      const client = await RawClient.connect(gateway.origin);
      const asked = 300;
      client.send(post(JSON.stringify({ query: LONG_QUERY })).repeat(asked));
      let answered = 0;
      while (answered < asked && (await client.answer())) {
        answered += 1;
        if (answered % 30 > 0) continue;
        client.socket.pause();
        await sleep(60);
        client.socket.resume();
      }
      assert.equal(answered, asked);
      client.close();
    });
  });
});

/** Keeps the event loop from anything else. */
function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('a gateway that has more to do than it can', () => {
  const EXPENSIVE = '{ bulkPayments(first: 200) { nodes { id allocations { id } } } }';

  it('a gateway that has more to do than it can takes no expensive query, but cheap ones, mutations and health checks', async () => {
    await withGateway({ limits: { maxLagMs: 100, strainedMs: 60_000 } }, async (gateway) => {
      block(600);
      await sleep(10);
      const { status, headers, errors } = await gateway.ask(EXPENSIVE);
      assert.equal(status, 503);
      assert.equal(headers.get('retry-after'), '1');
      assert.equal(errors[0]?.extensions['code'], 'OVERLOADED');
      assert.deepEqual(gateway.sandbox.iplicit.calls, []);
      assert.deepEqual((await gateway.ask('{ bulkPayment(id: "BP-1001") { id } }')).errors, []);
      const write =
        'mutation { w: updateBulkPayment(input: { id: "BP-1001", description: "all the same", idempotencyKey: "overloaded" }) { outcome } }';
      assert.deepEqual((await gateway.ask(write)).data, { w: { outcome: 'APPLIED' } });
      assert.equal((await fetch(`${gateway.origin}/health/ready`)).status, 200);
    });
  });

  it('a gateway that has more to do than it can takes everything again once it has caught up', async () => {
    await withGateway({ limits: { maxLagMs: 100, strainedMs: 300 } }, async (gateway) => {
      block(600);
      await sleep(10);
      while ((await gateway.ask(EXPENSIVE)).status !== 200) await sleep(50);
    });
  });

  it('a gateway that has more to do than it can is one whose memory is nearly full, too', async () => {
    await withGateway({ limits: { maxMemoryShare: 0, strainedMs: 60_000 } }, async (gateway) => {
      // An answer that is there already may be given again.
      let asked = 0;
      while ((await gateway.ask(`${EXPENSIVE} # ${asked}`)).status !== 503) {
        asked += 1;
        await sleep(50);
      }
    });
  });
});
