import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { newApiKey } from '../../src/auth/new-api-key.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { environmentFor } from '../../test/gateway.ts';
import { GatewayProcess } from '../../test/gateway-process.ts';
import { latenciesOf } from '../load/latencies.ts';
import { keepFigures } from './commands.ts';

/**
 * What one greedy caller costs three polite ones: `npm run bench:fairness`. The polite callers ask at a fixed pace, first
 * alone, then beside a caller that sends as many reads as it is let. The figure is the ratio of their 99th percentiles.
 * The services and the greedy caller have processes of their own, so that only the gateway can hold up the polite ones.
 */

const NAMES = ['ada', 'ben', 'cleo', 'greedy'] as const;
const POLITE = NAMES.slice(0, 3);
/** Milliseconds between two requests of a polite caller. */
const PACE_MS = 100;
/** Requests that the greedy caller has under way all the time. */
const GREEDY_AT_ONCE = 12;
/** Milliseconds that each call to a service takes. */
const SERVICE_MS = 20;
/** The ratio that is not to be exceeded. */
const MAX_RATIO = 3;

type Ask = (caller: (typeof NAMES)[number]) => Promise<void>;

const PAGE = '{ bulkPayments(first: 10) { nodes { id status total { amount } } } }';

const FIELDS = Array.from({ length: 20 }, (_, index) => index);
const MANY =
  `query (${FIELDS.map((field) => `$ids${field}: [ID!]!`).join(' ')}) ` +
  `{ ${FIELDS.map((field) => `a${field}: nodes(ids: $ids${field}) { id }`).join(' ')} }`;

/** The variables for two thousand reads, none of which another request shares. */
function manyIds(request: number): Readonly<Record<string, unknown>> {
  const id = (entry: number) =>
    `BulkPayment:00000000-0000-4000-8000-${String(request * 2_000 + entry).padStart(12, '0')}`;
  return Object.fromEntries(
    FIELDS.map((field) => [
      `ids${field}`,
      Array.from({ length: 100 }, (_, entry) => id(field * 100 + entry)),
    ]),
  );
}

async function serve(): Promise<void> {
  const sandbox = await startSandbox({ latencyMs: SERVICE_MS });
  process.send?.(environmentFor(sandbox));
}

/** How long the polite callers waited for their answers, in milliseconds, over so many seconds. */
async function politeWaits(ask: Ask, seconds: number): Promise<Float64Array> {
  const waits: number[] = [];
  const asked: Promise<void>[] = [];
  const until = performance.now() + seconds * 1_000;
  while (performance.now() < until) {
    for (const caller of POLITE) {
      const since = performance.now();
      asked.push(ask(caller).then(() => void waits.push(performance.now() - since)));
    }
    await sleep(PACE_MS);
  }
  await Promise.all(asked);
  return Float64Array.from(waits);
}

/** Asks a gateway without a pause, until the process is ended. */
async function beGreedy(url: string, key: string): Promise<void> {
  let request = 0;
  const one = async (): Promise<void> => {
    for (;;) await post(url, key, MANY, manyIds((request += 1)));
  };
  await Promise.all(Array.from({ length: GREEDY_AT_ONCE }, one));
}

async function post(
  url: string,
  key: string,
  query: string,
  variables?: Readonly<Record<string, unknown>>,
): Promise<{ status: number; text: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, text: await response.text() };
}

function ownProcess(...args: string[]): ChildProcess {
  return fork(fileURLToPath(import.meta.url), args);
}

async function measure(seconds: number, rateLimit: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'fairness-'));
  const keys = new Map(NAMES.map((name) => [name, newApiKey({ name, scopes: ['payments:read'] })]));
  const file = join(folder, 'keys.json');
  writeFileSync(file, JSON.stringify([...keys.values()].map(({ record }) => record)), { mode: 0o600 });
  const services = ownProcess('--services');
  const [environment] = (await once(services, 'message')) as [Record<string, string>];
  const gateway = await GatewayProcess.start({
    ...environment,
    AUTH: 'api-key',
    AUTH_API_KEYS_FILE: file,
    RATE_LIMIT: rateLimit,
  });
  const keyOf = (name: (typeof NAMES)[number]): string => keys.get(name)?.key ?? '';
  const ask: Ask = async (caller) => {
    const { status, text } = await post(gateway.url, keyOf(caller), PAGE);
    if (status !== 200 || text.includes('"errors"'))
      throw new Error(`${caller} was refused: ${text.slice(0, 200)}`);
  };
  let greedy: ChildProcess | undefined;
  try {
    await politeWaits(ask, 2);
    const alone = latenciesOf(await politeWaits(ask, seconds));
    greedy = ownProcess('--greedy', gateway.url, '--key', keyOf('greedy'));
    await sleep(1_000);
    const beside = latenciesOf(await politeWaits(ask, seconds));
    const ratio = beside.p99 / alone.p99;
    process.stdout.write(
      `p99 of three polite callers: ${alone.p99.toFixed(0)} ms alone, ${beside.p99.toFixed(0)} ms beside a greedy one; ` +
        `${ratio.toFixed(2)} times, of ${MAX_RATIO} at most\n`,
    );
    keepFigures('fairness', { alone: alone.p99, beside: beside.p99, ratio });
    return ratio;
  } finally {
    greedy?.kill();
    await gateway.stop();
    services.kill();
    rmSync(folder, { recursive: true });
  }
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    // Points a minute; `off` shows what fair queues do alone.
    'rate-limit': { type: 'string', default: '2000000' },
    // Set for the process that serves both services.
    services: { type: 'boolean', default: false },
    // Set for the process of the greedy caller: the gateway's address, and its key.
    greedy: { type: 'string' },
    key: { type: 'string', default: '' },
  },
});
if (values.services) await serve();
else if (values.greedy !== undefined) await beGreedy(values.greedy, values.key);
else if ((await measure(Number(values.seconds), values['rate-limit'])) > MAX_RATIO) process.exitCode = 1;
