import { once } from 'node:events';
import { request } from 'node:http';
import { contestant } from './contestants.ts';
import type { Adjustments } from './start-contestant.ts';
import type { Laboratory } from './laboratory.ts';
import { endProcess, spawnAt } from './pinned.ts';
import { freePort } from '../../test/free-port.ts';
import { upstreamAccess } from './upstream-access.ts';

/** How long to wait for a start, in milliseconds. */
const START_WITHIN_MS = 30_000;
const QUESTION = JSON.stringify({ query: '{ __typename }' });

/**
 * Measures the time from starting the gateway's process to its first answer.
 * @param starts how many starts are measured; one more before them warms the file cache and is not counted
 * @returns milliseconds of each start
 */
export async function startTimes(
  laboratory: Laboratory,
  starts: number,
  adjustments: Adjustments = {},
): Promise<number[]> {
  const times: number[] = [];
  for (let start = 0; start <= starts; start += 1) times.push(await timeOfOne(laboratory, adjustments));
  return times.slice(1);
}

/**
 * Measures how long a Node process that does nothing takes from start to end: what the machine makes of any start.
 * @returns milliseconds of each process
 */
export async function emptyProcessTimes(processes: number): Promise<number[]> {
  const times: number[] = [];
  for (let each = 0; each < processes; each += 1) {
    const began = performance.now();
    const child = spawnAt('anywhere', process.execPath, ['--eval', '0'], { stdio: 'ignore' });
    await once(child, 'exit');
    times.push(performance.now() - began);
  }
  return times;
}

async function timeOfOne(laboratory: Laboratory, { env = {} }: Adjustments): Promise<number> {
  const port = await freePort();
  const command = await contestant('gateway').command(port, await upstreamAccess(laboratory));
  const began = performance.now();
  const child = spawnAt('anywhere', command.file, command.args, {
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...command.env, ...env },
  });
  try {
    for (;;) {
      if (await answers(port)) return performance.now() - began;
      if (child.exitCode !== null || performance.now() - began > START_WITHIN_MS)
        throw new Error(`The gateway did not start within ${START_WITHIN_MS} ms, or exited.`);
      await new Promise((resolve) => {
        setTimeout(resolve, 1);
      });
    }
  } finally {
    await endProcess(child);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(QUESTION) };
    const asking = request({
      host: '127.0.0.1',
      port,
      path: '/graphql',
      method: 'POST',
      headers,
      agent: false,
    });
    asking.once('response', (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200));
    });
    asking.once('error', () => resolve(false));
    asking.end(QUESTION);
  });
}
