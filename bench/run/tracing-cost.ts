import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { environmentFor } from '../../test/gateway.ts';
import { GatewayProcess } from '../../test/gateway-process.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { median, medianRatio } from '../report/statistics.ts';
import { keepFigures } from './commands.ts';
import { cpuSeconds } from './proc.ts';

/**
 * What traces cost: `npm run bench:tracing`. Two gateways as `npm start` runs them get the same requests in turn, one of them with
 * a collector and a tenth of its requests sampled. The figure is the ratio of their CPU time, the median over rounds.
 */

/** The ratio that is not to be exceeded. */
const MAX_RATIO = 1.1;
const SAMPLED = '0.1';
const CONNECTIONS = 8;

/** Requests of a workload, and how many of them make a round long enough for the clock of /proc. */
interface Workload {
  query: string;
  env: Readonly<Record<string, string>>;
  requests: number;
}

const PAGE =
  'query Page { bulkPayments(first: 20) { nodes { id batchNo status total { amount currency } } } }';
const WORKLOADS: Readonly<Record<string, Workload>> = {
  'a page, executed each time': { query: PAGE, env: { ANSWER_CACHE: 'off' }, requests: 3_000 },
  'a page from the answer cache': { query: PAGE, env: {}, requests: 8_000 },
};

/** Serves both services and a collector that takes everything, in a process of its own. */
async function serve(): Promise<void> {
  const sandbox = await startSandbox();
  let received = 0;
  const collector = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => (received += chunk.length));
    request.once('end', () => response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end());
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  process.on('message', () => process.send?.(received));
  const origin = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  process.send?.({ environment: environmentFor(sandbox), origin });
}

async function receivedBy(services: ChildProcess): Promise<number> {
  services.send('received?');
  const [bytes] = (await once(services, 'message')) as [number];
  return bytes;
}

/** Sends one round and gives the CPU time that the gateway took for it, in seconds. */
async function round(gateway: GatewayProcess, { query, requests }: Workload): Promise<number> {
  const { pid = 0 } = gateway;
  const before = cpuSeconds(pid);
  const { failures, firstFailure } = await closedLoop({
    port: Number(new URL(gateway.url).port),
    requests: [{ method: 'POST', path: '/graphql', body: JSON.stringify({ query }) }],
    connections: CONNECTIONS,
    seconds: 120,
    mostRequests: requests,
  });
  if (failures > 0) throw new Error(`${failures} requests failed, the first with ${firstFailure}`);
  return cpuSeconds(pid) - before;
}

/** @returns the ratio of the CPU time with traces to that without */
async function measure(name: string, workload: Workload, rounds: number): Promise<number> {
  const services = fork(fileURLToPath(import.meta.url), ['--services']);
  const [{ environment, origin }] = (await once(services, 'message')) as [
    { environment: Record<string, string>; origin: string },
  ];
  const command = [process.execPath, '--max-semi-space-size=8', 'dist/gateway/main.js'];
  const env = { ...environment, ...workload.env };
  const traces = {
    OTEL_EXPORTER_OTLP_ENDPOINT: origin,
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: SAMPLED,
  };
  const [off, on] = await Promise.all([
    GatewayProcess.start(env, command),
    GatewayProcess.start({ ...env, ...traces }, command),
  ]);
  try {
    const [without, within]: [number[], number[]] = [[], []];
    // The first round, in which both compile what they run, is not counted. Each is first in every other round.
    for (let index = 0; index <= rounds; index += 1) {
      const isOffFirst = index % 2 === 0;
      const first = await round(isOffFirst ? off : on, workload);
      const second = await round(isOffFirst ? on : off, workload);
      if (index === 0) continue;
      without.push(isOffFirst ? first : second);
      within.push(isOffFirst ? second : first);
    }
    if ((await receivedBy(services)) === 0) throw new Error('the collector has received no trace');
    const ratio = medianRatio(within, without);
    const micros = (values: readonly number[]) => ((median(values) * 1e6) / workload.requests).toFixed(0);
    process.stdout.write(
      `${name}: ${micros(without)} µs of CPU a request without traces, ${micros(within)} µs with a tenth of them sampled; ` +
        `${ratio.toFixed(3)} times, of ${MAX_RATIO} at most\n`,
    );
    return ratio;
  } finally {
    await Promise.all([off.stop(), on.stop()]);
    services.kill();
  }
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    // Set for the process that serves both services and the collector.
    services: { type: 'boolean', default: false },
  },
});
if (values.services) await serve();
else {
  const ratios: Record<string, number> = {};
  for (const [name, workload] of Object.entries(WORKLOADS))
    ratios[name] = await measure(name, workload, Number(values.rounds));
  keepFigures('tracing', ratios);
  if (Object.values(ratios).some((ratio) => ratio > MAX_RATIO)) process.exitCode = 1;
}
