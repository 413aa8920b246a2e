import { HttpConnection } from './http-connection.ts';
import { latenciesOf } from './latencies.ts';
import type { Latencies } from './latencies.ts';
import { PreparedRequest } from './target.ts';
import type { Target } from './target.ts';

/** An open loop to run. */
export interface OpenLoopOrder extends Target {
  /** Mean requests per second; they are due at random instants. */
  rate: number;
  seconds: number;
}

/** What an open loop showed. */
export interface OpenLoopResult {
  /** Latency of each answer, in milliseconds, from the instant its request was due to the answer's last byte. */
  milliseconds: Float64Array;
  /** How late requests were sent: the generator's own delay. */
  lateness: Latencies;
  /** Answers with a status other than 200, and connections that failed. They have no latency. */
  refused: number;
  /** Requests that were not answered within 3 seconds after the last one was due. */
  unanswered: number;
}

/** The most connections. A request that finds none free waits, and its latency includes the wait. */
const MAX_CONNECTIONS = 1000;
/** Within this many milliseconds of an instant the loop polls instead of sleeping, because timers are too coarse. */
const SPIN_MS = 1.5;
/** How long to wait for answers after the last request was due, in milliseconds. */
const GRACE_MS = 3000;

/**
 * Runs an open loop: requests are due at instants fixed beforehand, whether or not earlier ones are answered. Latency
 * counts from the instant a request was due, even if it was sent late, so that a server that stalls cannot hide it.
 */
export async function openLoop({ port, requests, rate, seconds }: OpenLoopOrder): Promise<OpenLoopResult> {
  const prepared = requests.map((request) => new PreparedRequest(request, port));
  const due = instants(rate, seconds);
  const taken: number[] = [];
  const late: number[] = [];
  const idle: HttpConnection[] = [];
  const all: HttpConnection[] = [];
  const waiting: number[] = [];
  let refused = 0;
  const start = performance.now() + 20;

  const send = (index: number): void => {
    const connection = idle.pop() ?? opened();
    if (!connection) {
      waiting.push(index);
      return;
    }
    const at = start + (due[index] as number);
    late.push(performance.now() - at);
    const settle = (status: number, again: HttpConnection): void => {
      if (status === 200) taken.push(performance.now() - at);
      else refused += 1;
      idle.push(again);
      const next = waiting.shift();
      if (next !== undefined) send(next);
    };
    connection.send(
      (prepared[index % prepared.length] as PreparedRequest).bytes,
      false,
      ({ status }) => settle(status, connection),
      () => settle(0, new HttpConnection(port)),
    );
  };
  const opened = (): HttpConnection | undefined => {
    if (all.length >= MAX_CONNECTIONS) return undefined;
    const connection = new HttpConnection(port);
    all.push(connection);
    return connection;
  };

  await atEach(due, start, send);
  const patience = performance.now() + GRACE_MS;
  while (taken.length + refused < due.length && performance.now() < patience) await sleep(5);
  for (const connection of [...all, ...idle]) connection.close();
  return {
    milliseconds: Float64Array.from(taken),
    lateness: latenciesOf(Float64Array.from(late)),
    refused,
    unanswered: due.length - taken.length - refused,
  };
}

/** Random instants from the start, in milliseconds; the same for every server measured at this rate. */
function instants(rate: number, seconds: number): number[] {
  let state = 88_675_123;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 4_294_967_297;
  };
  const found: number[] = [];
  for (let at = 0; at < seconds * 1000; at -= (Math.log(random()) * 1000) / rate) found.push(at);
  return found;
}

async function atEach(due: readonly number[], start: number, send: (index: number) => void): Promise<void> {
  for (const [index, instant] of due.entries()) {
    for (;;) {
      const left = start + instant - performance.now();
      if (left <= 0) break;
      if (left > SPIN_MS) await sleep(left - SPIN_MS);
      else await new Promise(setImmediate);
    }
    send(index);
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
