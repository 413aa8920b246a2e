import type { ClosedLoopOrder } from '../load/closed-loop.ts';
import type { Latencies } from '../load/latencies.ts';
import type { Target } from '../load/target.ts';
import type { Laboratory } from './laboratory.ts';
import { cpuSeconds } from './proc.ts';
import type { MeasuredServer } from './server.ts';

/** What a server showed in a closed loop. */
export interface ClosedFigures {
  requests: number;
  /** CPU of the server per request, in microseconds. */
  cpuMicroseconds: number;
  requestsPerSecond: number;
  /** How much of one core generator and upstream used together; at 1 they would be the bottleneck. */
  measuringShare: number;
  /** How much of one core the server used; more than 1 if it used several. */
  serverShare: number;
  /** Upstream calls. */
  callsPerRequest: number;
  /** How many different credentials the upstream saw. */
  callers: number;
  latencies: Latencies;
}

/** What a server showed in an open loop. */
export interface OpenFigures {
  /** Latency of each answer, in milliseconds. */
  milliseconds: Float64Array;
  /** How late the generator sent requests: the 99th percentile, in milliseconds. */
  latenessP99: number;
  /** Requests that were not answered in time. */
  unanswered: number;
  /** Answers with a status other than 200, which an overloaded server may give. They have no latency. */
  refused: number;
}

/**
 * Runs a closed loop against a server and reads the CPU that it took.
 * @throws if a request failed or was answered with a status other than 200
 */
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

/** Runs an open loop against a server. */
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
