import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, it } from 'node:test';
import { BytesInHand, bytesInHand, DEFAULT_MAX_BYTES_IN_HAND } from '../../src/upstream/bytes-in-hand.ts';
import { HttpClient } from '../../src/upstream/http-client.ts';
import { startScriptedServer } from './scripted-server.ts';

const KB = 1024;

/** Claims room, and notes when there is some. */
function claim(hand: BytesInHand, kilobytes: number) {
  const arrival = hand.arrival();
  const claimed = { arrival, hasRoom: false };
  claimed.hasRoom = arrival.claim(kilobytes * KB, () => (claimed.hasRoom = true));
  return claimed;
}

describe('the bytes in hand', () => {
  it('the bytes in hand of small answers are not counted', () => {
    const hand = new BytesInHand(100 * KB);
    for (let answer = 0; answer < 1_000; answer += 1) assert.ok(claim(hand, 64).hasRoom);
    hand.hold(Buffer.alloc(64 * KB), new AbortController().signal);
    assert.equal(hand.bytes, 0);
  });

  it('the bytes in hand are limited: one answer may go beyond, the others wait their turn', () => {
    const hand = new BytesInHand(1_000 * KB);
    const [first, second, third, fourth] = [600, 800, 300, 100].map((size) => claim(hand, size));
    assert.deepEqual(
      [first, second, third, fourth].map((one) => one?.hasRoom),
      [true, true, false, false],
      'the last one has room, but waits its turn',
    );
    assert.ok(third?.arrival.isWaiting);
    second?.arrival.end();
    assert.deepEqual([third?.hasRoom, fourth?.hasRoom], [true, true]);
    for (const one of [first, third, fourth, second]) one?.arrival.end();
    assert.equal(hand.bytes, 0);
  });

  it('the bytes in hand of who waits no longer keep nobody waiting', () => {
    const hand = new BytesInHand(1_000 * KB);
    const [first, second, third, fourth] = [900, 900, 900, 90].map((size) => claim(hand, size));
    third?.arrival.end();
    second?.arrival.end();
    assert.ok(fourth?.hasRoom);
    first?.arrival.end();
    fourth.arrival.end();
    assert.equal(hand.bytes, 0);
  });

  it('the bytes in hand of answers that all have a part never keep all of them from the rest', async () => {
    const hand = new BytesInHand(400 * KB);
    const parts = Array.from({ length: 4 }, () => claim(hand, 100));
    const done: number[] = [];
    const goOn = (index: number, size: number) => {
      const { arrival } = parts[index] ?? assert.fail();
      if (size < 1_000) {
        const more = () => setImmediate(goOn, index, size + 100);
        if (arrival.claim((size + 100) * KB, more)) more();
        return;
      }
      done.push(index);
      arrival.end();
    };
    for (const index of parts.keys()) goOn(index, 100);
    while (done.length < 4) await sleep(1);
    assert.equal(hand.bytes, 0);
  });

  it('the bytes in hand count a body once, until the last of its users is through', () => {
    const hand = new BytesInHand(1_000 * KB);
    const body = Buffer.alloc(500 * KB);
    const [one, other] = [new AbortController(), new AbortController()];
    hand.hold(body, one.signal);
    hand.hold(body, other.signal);
    assert.equal(hand.bytes, 500 * KB);
    one.abort(new Error('answered'));
    assert.equal(hand.bytes, 500 * KB);
    other.abort(new Error('answered'));
    assert.equal(hand.bytes, 0);
    hand.hold(body, other.signal);
    assert.equal(hand.bytes, 0, 'who is through holds nothing');
  });
});

/** Asks for answers of a megabyte, all at once, and says how many bytes were in hand at most. */
async function askedAtOnce(count: number, isAnnounced: boolean) {
  const body = Buffer.alloc(1_000_000, 'x');
  const server = await startScriptedServer((_, response) => {
    if (isAnnounced) response.writeHead(200, { 'content-length': body.length });
    response.end(body);
  });
  const client = new HttpClient({
    source: 'TEST',
    connections: 50,
    timeoutMs: 20_000,
    maxBodyBytes: 2_000_000,
  });
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, bytesInHand.bytes)), 1);
  try {
    const request = { method: 'GET', origin: server.origin, path: '/', headers: {} } as const;
    const answers = await Promise.all(Array.from({ length: count }, () => client.request(request)));
    return { lengths: new Set(answers.map((answer) => answer.body.length)), most };
  } finally {
    clearInterval(watch);
    await client.close();
    await server.close();
  }
}

describe('answers beyond what there is room for', () => {
  afterEach(() => {
    bytesInHand.limit(DEFAULT_MAX_BYTES_IN_HAND);
    assert.equal(bytesInHand.bytes, 0);
  });

  for (const isAnnounced of [true, false])
    it(`answers beyond what there is room for arrive one after the other, ${isAnnounced ? 'announced' : 'in chunks'}`, async () => {
      bytesInHand.limit(3_000_000);
      const { lengths, most } = await askedAtOnce(40, isAnnounced);
      assert.deepEqual(lengths, new Set([1_000_000]));
      assert.ok(most <= 5_000_000, `${most} bytes`);
    });

  it('answers beyond what there is room for are refused with a code once their time is up', async () => {
    bytesInHand.limit(100_000);
    const server = await startScriptedServer((_, response) => void response.end(Buffer.alloc(1_000_000)));
    const client = new HttpClient({
      source: 'TEST',
      connections: 9,
      timeoutMs: 300,
      maxBodyBytes: 2_000_000,
    });
    const user = new AbortController();
    bytesInHand.hold(Buffer.alloc(200_000), user.signal);
    const beyond = bytesInHand.arrival();
    assert.ok(beyond.claim(200_000, () => {}));
    const request = { method: 'GET', origin: server.origin, path: '/', headers: {} } as const;
    await assert.rejects(client.request(request), { code: 'UPSTREAM_TOO_LARGE', retryAfterSeconds: 1 });
    beyond.end();
    user.abort(new Error('answered'));
    assert.equal((await client.request(request)).body.length, 1_000_000);
    await client.close();
    await server.close();
  });
});
