import { HttpConnection } from './http-connection.ts';
import { latenciesOf } from './latencies.ts';
import type { Latencies } from './latencies.ts';
import { requestBytes } from './target.ts';
import type { Target } from './target.ts';

export interface OpenLoopOrder extends Target {
  /** Requests a second, at random instants. */
  rate: number;
  seconds: number;
}

export interface OpenLoopResult {
  /** From the instant at which a request was due to its answer's last byte. */
  latencies: Latencies;
  /** The same in single figures, for putting rounds together. */
  milliseconds: Float64Array;
  /** How late requests left: what is the generator's own fault. */
  lateness: Latencies;
  /** Answers other than 200, and connections that failed; no part of the latencies. */
  refused: number;
  /** Requests that were due and not answered a while after the last was. */
  unanswered: number;
}

/** Most connections; beyond it a due request waits, and its waiting counts. */
const MOST_CONNECTIONS = 1000;
/** Milliseconds before an instant from which on it is waited for without sleeping: timers are coarser than that. */
const SPIN_MS = 1.5;
/** Milliseconds that answers are waited for after the last request was due. */
const GRACE_MS = 3000;

/**
 * Requests that are due at instants fixed beforehand, whatever became of those before. A request that leaves late, or
 * waits behind others, is counted from when it was due, so that a server that stalls cannot hide it.
 */
export async function openLoop({ port, requests, rate, seconds }: OpenLoopOrder): Promise<OpenLoopResult> {
  const bytes = requests.map((request) => requestBytes(request, port));
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
      bytes[index % bytes.length] as Buffer,
      false,
      ({ status }) => settle(status, connection),
      () => settle(0, new HttpConnection(port)),
    );
  };
  const opened = (): HttpConnection | undefined => {
    if (all.length >= MOST_CONNECTIONS) return undefined;
    const connection = new HttpConnection(port);
    all.push(connection);
    return connection;
  };

  await atEach(due, start, send);
  const patience = performance.now() + GRACE_MS;
  while (taken.length + refused < due.length && performance.now() < patience) await sleep(5);
  for (const connection of [...all, ...idle]) connection.close();
  const milliseconds = Float64Array.from(taken);
  return {
    latencies: latenciesOf(milliseconds),
    milliseconds,
    lateness: latenciesOf(Float64Array.from(late)),
    refused,
    unanswered: due.length - taken.length - refused,
  };
}

/** The same instants for everybody who is measured at this rate, in milliseconds. */
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
