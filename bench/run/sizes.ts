import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { newApiKey } from '../../src/auth/new-api-key.ts';
import { createIplicitData } from '../../src/sandbox/iplicit/data.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { keepFigures } from './commands.ts';
import { startMeasured } from './measured.ts';
import type { MeasuredGateway } from './measured.ts';

/**
 * What the gateway's memory grows by, for each of what there may be many of: `npm run bench:sizes [-- --count 1000]`. Bytes of
 * memory of the process for connections, bytes that objects take for the rest, after a garbage collection.
 */

/** Sends one operation and gives the length of its answer in bytes. */
function ask(
  { url }: MeasuredGateway,
  query: string,
  agent: Agent,
  headers: Record<string, string> = {},
): Promise<number> {
  const body = JSON.stringify({ query });
  return new Promise((resolve, reject) => {
    const asking = request(url, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
    });
    asking.once('error', reject);
    asking.once('response', (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.once('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`status ${response.statusCode}`)),
      );
    });
    asking.end(body);
  });
}

/** Starts a gateway, warms it up, and gives what `kind` of bytes it has more for each of so many that `add` adds. */
async function perOne(
  sandbox: Sandbox,
  env: Record<string, string>,
  kind: 'rss' | 'used',
  count: number,
  add: (gateway: MeasuredGateway, index: number) => Promise<unknown>,
): Promise<number> {
  const gateway = await startMeasured(sandbox, env);
  try {
    // What compiled code and shared caches take is there before.
    const warm = Math.ceil(count / 5);
    for (let index = 0; index < warm; index += 1) await add(gateway, index);
    const before = await gateway.taken();
    for (let index = warm; index < warm + count; index += 1) await add(gateway, index);
    const after = await gateway.taken();
    return (after[kind] - before[kind]) / count;
  } finally {
    gateway.end();
  }
}

async function sizes(count: number): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'sizes-'));
  const iplicitData = createIplicitData({ payments: 2 * count, allocationsPerPayment: 3 });
  const sandbox = await startSandbox({ iplicitData });
  const agents: Agent[] = [];
  const ownAgent = (): Agent => {
    const agent = new Agent({ keepAlive: true });
    agents.push(agent);
    return agent;
  };
  const shared = new Agent({ keepAlive: true, maxSockets: 1 });
  const keys = Array.from({ length: 2 * count }, (_, index) =>
    newApiKey({ name: `caller-${index}`, scopes: ['payments:read'] }),
  );
  const file = join(folder, 'keys.json');
  writeFileSync(file, JSON.stringify(keys.map(({ record }) => record)), { mode: 0o600 });
  const typename = '{ __typename }';
  let answered = 0;
  const payment = async (gateway: MeasuredGateway, index: number): Promise<void> => {
    const { id } = iplicitData.payments[index] ?? {};
    answered = await ask(
      gateway,
      `{ bulkPayment(id: "${id}") { id status total { amount currency } allocations { documentNo amount } } }`,
      shared,
    );
  };
  try {
    return {
      'an idle connection': await perOne(sandbox, {}, 'rss', count, (gateway) =>
        ask(gateway, typename, ownAgent()),
      ),
      'a cached answer of one payment': await perOne(sandbox, {}, 'used', count, payment),
      'the text of that answer': answered,
      'a caller with an API key': await perOne(
        sandbox,
        { AUTH: 'api-key', AUTH_API_KEYS_FILE: file, RATE_LIMIT: '2000000' },
        'used',
        count,
        (gateway, index) => ask(gateway, typename, shared, { 'x-api-key': keys[index]?.key ?? '' }),
      ),
    };
  } finally {
    for (const agent of [shared, ...agents]) agent.destroy();
    await sandbox.close();
    rmSync(folder, { recursive: true });
  }
}

const { values } = parseArgs({ options: { count: { type: 'string', default: '1000' } } });
const found = await sizes(Number(values.count));
keepFigures('sizes', found);
process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
process.exit();
