import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { startTestGateway } from '../gateway.ts';
import { Dice } from './dice.ts';
import { requestBytes } from './fuzz-requests.ts';
import { misbehave } from './hostile-services.ts';
import { liveBytes } from './live-bytes.ts';
import { RawClient } from './raw-client.ts';
import type { RawAnswer } from './raw-client.ts';

const DECODERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  zstd: zstdDecompressSync,
};

/** What a fuzz came to. */
export interface FuzzReport {
  requests: number;
  /** Answers by their status. */
  answers: ReadonlyMap<number, number>;
  /** Bytes of live memory after it, beyond those before. */
  growth: number;
}

/**
 * Most memory that the process may ever have had resident, in KB: half a gigabyte, for which the gateway's defaults are made. It
 * has the gateway, the services that it asks and all who send, and usually comes to two thirds of this.
 */
const MAX_RESIDENT_KB = 512 * 1_024;
/** Connections that send at once. */
const SENDERS = 6;
/** Longest that a sender waits for answers to what may be no whole request, in milliseconds. */
const PATIENCE = 100;
/** Short enough for unfinished requests to be given up under way. */
const LIMITS = { headersMs: 300, requestMs: 400, checkEveryMs: 25, stalledMs: 300 };
/** Nothing of the gateway's own inside may show in an answer. */
const INSIDES = /\n\s+at |node:internal|file:\/\/|\.ts\b|node_modules|Apollo|Did you mean/;

/**
 * Sends a gateway on real sockets whatever a seed makes up, good requests and broken ones, small and as large as they may
 * be, while its services answer well, badly or not at all.
 * @throws {AssertionError} if an answer is none that it should be, or the gateway answers no more
 */
export async function fuzz(seconds: number, seed: number): Promise<FuzzReport> {
  const gateway = await startTestGateway({ limits: LIMITS, env: { INTROSPECTION: 'false' } });
  const answers = new Map<number, number>();
  let requests = 0;

  async function send(dice: Dice, until: number): Promise<void> {
    while (performance.now() < until) {
      const client = await RawClient.connect(gateway.origin);
      const several = dice.roll(4) === 0 ? 1 + dice.roll(5) : 1;
      for (let index = 0; index < several; index += 1) {
        const bytes = requestBytes(dice);
        const cut = dice.roll(4) === 0 ? dice.roll(bytes.length + 1) : bytes.length;
        client.send(bytes.subarray(0, cut));
        client.send(bytes.subarray(cut));
        requests += 1;
      }
      if (dice.roll(6) === 0) client.socket.end();
      if (dice.roll(8) > 0) await take(client);
      client.close();
    }
  }

  async function take(client: RawClient): Promise<void> {
    for (;;) {
      const answer = await Promise.race([client.answer(), sleep(PATIENCE)]);
      if (!answer) return;
      check(answer);
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
    }
  }

  async function round(length: number, first: number): Promise<void> {
    const until = performance.now() + length * 1_000;
    const senders = Array.from({ length: SENDERS }, (_, index) => send(new Dice(first + index), until));
    await Promise.all([...senders, misbehave(gateway.sandbox, new Dice(first - 1), until)]);
    // What was left unfinished is given up by now.
    await sleep(LIMITS.requestMs + 200);
    const { status, data } = await gateway.ask<{ __typename: string }>('{ __typename }');
    assert.equal(status, 200);
    assert.equal(data.__typename, 'Query');
  }

  try {
    await round(seconds / 3, seed);
    const before = liveBytes();
    await round((seconds * 2) / 3, seed + SENDERS);
    return { requests, answers, growth: liveBytes() - before };
  } finally {
    await gateway.close();
  }
}

/** Holds that an answer is JSON, and that a refusal has a code. GraphiQL's own files are no answers of the API. */
function check({ status, headers, bytes }: RawAnswer): void {
  const decode = DECODERS[headers.get('content-encoding') ?? ''] ?? ((body: Buffer) => body);
  const body = decode(bytes).toString();
  const said = `${status} ${body.slice(0, 500)}`;
  assert.notEqual(status, 500, said);
  assert.doesNotMatch(body, /INTERNAL_SERVER_ERROR/, said);
  if (headers.get('content-type')?.startsWith('text/')) return;
  assert.doesNotMatch(body, INSIDES, said);
  if (body === '') return assert.ok(status < 400, said);
  const { errors = [] } = JSON.parse(body) as { errors?: { extensions?: { code?: unknown } }[] };
  if (status >= 400) assert.ok(errors.length > 0, said);
  for (const { extensions } of errors) assert.equal(typeof extensions?.code, 'string', said);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
  const [seconds, seed] = [Number(values.seconds ?? 60), Number(values.seed ?? Date.now() % 1_000_000)];
  process.stdout.write(`${seconds} seconds with seed ${seed}\n`);
  const { requests, answers, growth } = await fuzz(seconds, seed);
  const counts = [...answers].toSorted().map(([status, count]) => `${status}: ${count}`);
  const resident = process.resourceUsage().maxRSS;
  process.stdout.write(
    `${requests} requests; answers ${counts.join(', ')}; ${growth} bytes more in use, ${resident} KB resident at most\n`,
  );
  assert.ok(resident <= MAX_RESIDENT_KB, `more than ${MAX_RESIDENT_KB} KB were resident`);
}
