import type { ClosedLoopOrder } from '../load/closed-loop.ts';
import type { Latencies } from '../load/latencies.ts';
import type { Target } from '../load/target.ts';
import type { Laboratory } from './laboratory.ts';
import { cpuSeconds } from './proc.ts';
import type { MeasuredServer } from './server.ts';

/** What a while under a closed loop showed. */
export interface ClosedFigures {
  requests: number;
  /** CPU of the server, per request. */
  cpuMicroseconds: number;
  requestsPerSecond: number;
  /** Part of their core that generator and upstream used, together; at 1 they would be the bottleneck. */
  measuringShare: number;
  /** Part of its core that the server used. */
  serverShare: number;
  callsPerRequest: number;
  /** Different credentials that the upstream saw. */
  callers: number;
  latencies: Latencies;
}

/** What a while at a fixed arrival rate showed. */
export interface OpenFigures {
  milliseconds: Float64Array;
  /** How late the generator itself was, 99th percentile in milliseconds. */
  latenessP99: number;
  unanswered: number;
  /** Answers other than 200: whoever is asked for more than it can do may say so. They are no part of the latencies. */
  refused: number;
}

/** @throws if any answer was not 200 */
export async function closedFigures(
  laboratory: Laboratory,
  server: MeasuredServer,
  order: ClosedLoopOrder,
): Promise<ClosedFigures> {
  await laboratory.counts();
  const before = usage(laboratory, server);
  const result = await laboratory.closedLoop(order);
  const after = usage(laboratory, server);
  const { calls, callers } = await laboratory.counts();
  if (result.failures > 0)
    throw new Error(`${result.failures} of ${result.requests} requests failed: ${result.firstFailure}`);
  const { requests, seconds, latencies } = result;
  return {
    requests,
    cpuMicroseconds: ((after.server - before.server) / requests) * 1e6,
    requestsPerSecond: requests / seconds,
    measuringShare: (after.measuring - before.measuring) / seconds,
    serverShare: (after.server - before.server) / seconds,
    callsPerRequest: calls / requests,
    callers,
    latencies,
  };
}

/** How long answers take at a fixed rate. */
export async function openFigures(
  laboratory: Laboratory,
  target: Target,
  rate: number,
  seconds: number,
): Promise<OpenFigures> {
  const { milliseconds, lateness, refused, unanswered } = await laboratory.openLoop({
    ...target,
    rate,
    seconds,
  });
  return { milliseconds, latenessP99: lateness.p99, refused, unanswered };
}

function usage(laboratory: Laboratory, server: MeasuredServer): { server: number; measuring: number } {
  return {
    server: server.cpuSeconds(),
    measuring: cpuSeconds(laboratory.generatorPid) + cpuSeconds(laboratory.upstreamPid),
  };
}
