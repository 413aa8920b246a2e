import { HttpConnection } from './http-connection.ts';
import type { Received } from './http-connection.ts';
import { latenciesOf } from './latencies.ts';
import type { Latencies } from './latencies.ts';
import { requestBytes } from './target.ts';
import type { Target } from './target.ts';

export interface ClosedLoopOrder extends Target {
  connections: number;
  seconds: number;
  /** Ends earlier, after so many requests. */
  mostRequests?: number;
}

export interface ClosedLoopResult {
  requests: number;
  /** Answers other than 200, and connections that failed. */
  failures: number;
  firstFailure: string | undefined;
  seconds: number;
  latencies: Latencies;
}

/** As many connections as asked for, each sending its next request when its last was answered. */
export async function closedLoop(order: ClosedLoopOrder): Promise<ClosedLoopResult> {
  const { port, connections, seconds, mostRequests = Number.POSITIVE_INFINITY } = order;
  const requests = order.requests.map((request) => requestBytes(request, port));
  const taken: number[] = [];
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
    const request = requests[sent % requests.length] as Buffer;
    sent += 1;
    const began = performance.now();
    const done = (received: Received): void => {
      taken.push(performance.now() - began);
      if (received.status !== 200) fail(`status ${received.status}`);
      run(connection, finish);
    };
    connection.send(request, false, done, (error) => {
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
  };
}
