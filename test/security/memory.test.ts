import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway } from '../gateway.ts';
import { liveBytes } from '../server/live-bytes.ts';
import { post, RawClient, TYPENAME } from '../server/raw-client.ts';

/** What two rounds may differ by without anything having been kept, in bytes. */
const MARGIN = 8 * 1_048_576;
const LIMITS = { headersMs: 150, requestMs: 250, checkEveryMs: 25, stalledMs: 150, heldBytes: 4 * 1_048_576 };
const LONG_ANSWER = JSON.stringify({ query: '{ __schema { types { name description fields { name } } } }' });

it('connections that are slow, broken or left alone cost nothing once they are over', async () => {
  const gateway = await startTestGateway({ limits: LIMITS });
  const openings = [
    '',
    'POST /graphql HTTP/1.1\r\nhost: loc',
    post('', { 'content-length': '900000' }),
    post(TYPENAME.padEnd(300_000), { 'content-length': '900000' }),
    post(LONG_ANSWER).repeat(40),
    `${post(TYPENAME)}garbage\r\n\r\n`,
    'x'.repeat(40_000),
  ];

  /** Opens 20 connections of every kind, takes nothing from them, and waits until the gateway has given them all up. */
  async function round(): Promise<void> {
    const clients = await Promise.all(
      openings.flatMap((bytes) =>
        Array.from({ length: 20 }, async (_, index) => {
          const client = await RawClient.connect(gateway.origin);
          client.socket.pause();
          client.send(bytes);
          if (index % 4 === 0) client.socket.resetAndDestroy();
          return client;
        }),
      ),
    );
    await sleep(LIMITS.requestMs + 300);
    for (const client of clients) client.close();
    assert.equal((await gateway.ask('{ __typename }')).status, 200);
  }

  try {
    await round();
    await round();
    const before = liveBytes();
    for (let times = 0; times < 4; times += 1) await round();
    await sleep(100);
    const growth = liveBytes() - before;
    assert.ok(growth < MARGIN, `${growth} bytes more`);
  } finally {
    await gateway.close();
  }
});
