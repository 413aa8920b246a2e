import { HttpConnection } from './http-connection.ts';
import type { Received } from './answer-reader.ts';
import { latenciesOf } from './latencies.ts';
import type { Latencies } from './latencies.ts';
import { PreparedRequest } from './target.ts';
import type { Target } from './target.ts';

/** A closed loop to run. */
export interface ClosedLoopOrder extends Target {
  connections: number;
  seconds: number;
  /** Ends the loop earlier, after this many requests. */
  mostRequests?: number;
  /** How many answers to keep, of those given while all connections are busy. Default: 0. */
  samples?: number;
}

/** An answer given under load. */
export interface Sample {
  /** Index of the target's request that it answers. */
  request: number;
  body: string;
}

/** What a closed loop showed. */
export interface ClosedLoopResult {
  requests: number;
  /** Answers with a status other than 200, and connections that failed. */
  failures: number;
  firstFailure: string | undefined;
  seconds: number;
  latencies: Latencies;
  samples: Sample[];
}

/** One answer in this many is kept, so that samples are spread over the loop. */
const SAMPLE_EVERY = 23;

/** Runs a closed loop: each connection sends its next request as soon as its last one is answered. */
export async function closedLoop(order: ClosedLoopOrder): Promise<ClosedLoopResult> {
  const { port, connections, seconds, mostRequests = Number.POSITIVE_INFINITY, samples: wanted = 0 } = order;
  const requests = order.requests.map((request) => new PreparedRequest(request, port));
  const taken: number[] = [];
  const samples: Sample[] = [];
  let [sent, failures] = [0, 0];
  let firstFailure: string | undefined;
  const start = performance.now();
  const end = start + seconds * 1000;

  const run = (connection: HttpConnection, finish: () => void): void => {
    if (performance.now() >= end || sent >= mostRequests) {
      connection.close();
      finish();
      return;
    }
    const index = sent % requests.length;
    const keep = samples.length < wanted && sent >= connections && sent % SAMPLE_EVERY === 0;
    sent += 1;
    const began = performance.now();
    const done = (received: Received): void => {
      taken.push(performance.now() - began);
      if (received.body) samples.push({ request: index, body: received.body.toString() });
      if (received.status !== 200) fail(`status ${received.status}`);
      run(connection, finish);
    };
    connection.send((requests[index] as PreparedRequest).bytes, keep, done, (error) => {
      fail(error.message);
      run(new HttpConnection(port), finish);
    });
  };
  const fail = (reason: string): void => {
    failures += 1;
    firstFailure ??= reason;
  };

  await Promise.all(
    Array.from(
      { length: connections },
      () => new Promise<void>((finish) => run(new HttpConnection(port), finish)),
    ),
  );
  return {
    requests: sent,
    failures,
    firstFailure,
    seconds: (performance.now() - start) / 1000,
    latencies: latenciesOf(Float64Array.from(taken)),
    samples,
  };
}
