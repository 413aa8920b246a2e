import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { RequestReader } from '../../src/answer-cache/request-reader.ts';
import { readOf, SharedReads } from '../../src/answer-cache/shared-reads.ts';
import type { StoredResponse } from '../../src/upstream/reader.ts';
import { startHeldService } from './held-service.ts';
import type { HeldService } from './held-service.ts';

const open: HeldService[] = [];
after(() => Promise.all(open.map((one) => one.close())));

async function heldService(): Promise<HeldService> {
  const service = await startHeldService();
  open.push(service);
  return service;
}

const stay = new AbortController().signal;
const LEFT = new Error('left');
const read = { path: '/list', headers: {} };

describe('reads of the same thing that are on their way together', () => {
  it('reads of the same thing that are on their way together are one', async () => {
    const { held, arrived, as } = await heldService();
    const shared = new SharedReads();
    const reads = Array.from({ length: 20 }, () => shared.get(readOf(as('one'), read), stay));
    await arrived(1);
    held[0]?.response.end('answer');
    assert.deepEqual(
      new Set((await Promise.all(reads)).map((response) => response.body.toString())),
      new Set(['answer']),
    );
  });

  it('reads of the same thing that are on their way together are apart where the credentials are', async () => {
    const { held, arrived, as } = await heldService();
    const shared = new SharedReads();
    const [one, other] = [
      shared.get(readOf(as('one'), read), stay),
      shared.get(readOf(as('other'), read), stay),
    ];
    await arrived(2);
    held.forEach(({ response }, index) => response.end(`answer ${index}`));
    assert.notEqual((await one).body.toString(), (await other).body.toString());
  });

  it('reads of the same thing that are on their way together are apart while nothing is heard of what others write', async () => {
    const { held, arrived, as } = await heldService();
    let isHearing = false;
    const shared = new SharedReads(() => isHearing);
    const reads = [shared.get(readOf(as('one'), read), stay), shared.get(readOf(as('one'), read), stay)];
    await arrived(2);
    shared.detach();
    isHearing = true;
    reads.push(shared.get(readOf(as('one'), read), stay));
    await arrived(3);
    held.forEach(({ response }, index) => response.end(`answer ${index}`));
    const bodies = (await Promise.all(reads)).map(({ body }) => body.toString());
    assert.equal(new Set(bodies).size, 3);
  });

  it('reads of the same thing that are on their way together are apart where a write came between', async () => {
    const { held, arrived, as } = await heldService();
    const shared = new SharedReads();
    const before = shared.get(readOf(as('one'), read), stay);
    await arrived(1);
    shared.detach();
    const behind = shared.get(readOf(as('one'), read), stay);
    await arrived(2);
    held[1]?.response.end('new');
    held[0]?.response.end('old');
    assert.equal((await behind).body.toString(), 'new');
    assert.equal((await before).body.toString(), 'old');
    const later = shared.get(readOf(as('one'), read), stay);
    await arrived(3);
    held[2]?.response.end('newest');
    assert.equal((await later).body.toString(), 'newest');
  });

  it('reads of the same thing that are on their way together go on while anybody waits for them, and end at the socket when nobody does', async () => {
    const { held, arrived, as } = await heldService();
    const shared = new SharedReads();
    const [first, second] = [new AbortController(), new AbortController()];
    const reads = [
      shared.get(readOf(as('one'), read), first.signal),
      shared.get(readOf(as('one'), read), second.signal),
    ];
    await arrived(1);
    const socket = held[0]?.request.socket;
    assert.ok(socket);
    first.abort(LEFT);
    await assert.rejects(reads[0] ?? Promise.resolve(), { givenUp: true });
    await sleep(20);
    assert.equal(socket.destroyed, false);
    const closed = once(socket, 'close');
    second.abort(LEFT);
    await assert.rejects(reads[1] ?? Promise.resolve(), { givenUp: true });
    await closed;
    const again = shared.get(readOf(as('one'), read), stay);
    await arrived(2);
    held[1]?.response.end('asked anew');
    assert.equal((await again).body.toString(), 'asked anew');
  });

  it('reads of the same thing that are on their way together fail together, and are asked anew by who comes after', async () => {
    const { held, arrived, as } = await heldService();
    const shared = new SharedReads();
    const reads = [shared.get(readOf(as('one'), read), stay), shared.get(readOf(as('one'), read), stay)];
    await arrived(1);
    held[0]?.request.socket.destroy();
    for (const one of reads) await assert.rejects(one, { code: 'UPSTREAM_UNAVAILABLE' });
    const again = shared.get(readOf(as('one'), read), stay);
    await arrived(2);
    held[1]?.response.end('well');
    assert.equal((await again).body.toString(), 'well');
  });
});

describe('a retained response', () => {
  it('a retained response is what the same bytes come back as, decoded once, and what others are parsed along with', async () => {
    const { held, arrived, as } = await heldService();
    const shared = new SharedReads();
    const decoded: string[] = [];
    const parse = (body: Buffer, before?: string) => (
      decoded.push(`${body} after ${before}`),
      body.toString()
    );
    const says = (response: StoredResponse) => response.as(parse, (text) => `it says ${text}`);
    const ask = async (answer: string, count: number) => {
      const asked = shared.get(readOf(as('one'), read), stay);
      await arrived(count);
      held[count - 1]?.response.end(answer);
      return asked;
    };
    const first = await ask('same', 1);
    shared.retain('one /list', first);
    const second = await ask('same', 2);
    assert.equal(second, first);
    assert.equal(says(first), 'it says same');
    assert.equal(says(second), 'it says same');
    assert.deepEqual(decoded, ['same after undefined']);
    const third = await ask('other', 3);
    assert.notEqual(third, first);
    assert.equal(says(third), 'it says other');
    assert.equal(says(third), 'it says other');
    assert.deepEqual(decoded, ['same after undefined', 'other after same']);
  });
});

describe("a request's reader", () => {
  it("a request's reader remembers what it read, unless it depends on more than that", async () => {
    const { held, arrived, as } = await heldService();
    const reader = new RequestReader(new SharedReads(), stay);
    const asked = reader.get(as('one'), read);
    await arrived(1);
    held[0]?.response.end('answer');
    const response = await asked;
    const traced = () => reader.trace?.map((one) => [one.key, one.response === response]);
    assert.equal(traced(), undefined, 'it is not known yet whether the answer is whole');
    reader.succeeded();
    assert.deepEqual(traced(), [['one /list', true]]);
    reader.unrepeatable();
    assert.equal(traced(), undefined);
  });

  it("a request's reader takes what was begun ahead of it before asking anew", async () => {
    const { held, arrived, as } = await heldService();
    const shared = new SharedReads();
    const begun = shared.get(readOf(as('one'), read), stay);
    const reader = new RequestReader(shared, stay, new Map([['one /list', begun]]));
    const asked = reader.get(as('one'), read);
    await arrived(1);
    held[0]?.response.end('once');
    assert.equal((await asked).body.toString(), 'once');
  });
});
