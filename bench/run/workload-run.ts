import type { Target } from '../load/target.ts';
import type { Asked, Workload } from '../workloads/workload.ts';
import { World } from '../workloads/world.ts';
import type { Contestant, Exchange } from './contestant.ts';
import type { Laboratory } from './laboratory.ts';
import { closedFigures, openFigures } from './measure.ts';
import type { ClosedFigures, OpenFigures } from './measure.ts';
import type { BenchOptions } from './options.ts';
import { MeasuredServer } from './server.ts';
import { upstreamAccess } from './upstream-access.ts';
import { probe } from './probe.ts';

/** Connections of the two closed loops. */
export const FEW = 1;
export const MANY = 64;

export interface Round {
  few: ClosedFigures;
  many: ClosedFigures;
  open: OpenFigures;
}

/** What one contestant showed under one workload. */
export interface Cell {
  rounds: Round[];
  /** Bytes. */
  peakRss: number;
  /** Bytes of an answer, on average over the different ones. */
  answerBytes: number;
}

/** A cell, or why there is none. */
export type CellOrReason = Cell | { reason: string };

export interface WorkloadRun {
  workload: Workload;
  cells: Map<Contestant, CellOrReason>;
  /** The fewest upstream calls per request that this workload can be answered with. */
  fewestCalls: number | undefined;
}

interface Entrant {
  contestant: Contestant;
  server: MeasuredServer;
  target: Target;
  cell: Cell;
}

/** Lets all contestants answer one workload: each is checked first, then they take turns, round by round. */
export async function runWorkload(
  laboratory: Laboratory,
  workload: Workload,
  contestants: readonly Contestant[],
  options: BenchOptions,
  say: (line: string) => void,
): Promise<WorkloadRun> {
  await laboratory.configure(workload.upstream);
  const world = new World(workload.upstream);
  const asked = workload.requests(world);
  const cells = new Map<Contestant, CellOrReason>();
  const entrants: Entrant[] = [];
  const leave = async (contestant: Contestant, reason: unknown): Promise<void> => {
    cells.set(contestant, { reason: reason instanceof Error ? reason.message : String(reason) });
    say(`  ${contestant.title}: ${reason instanceof Error ? reason.message : String(reason)}`);
    const index = entrants.findIndex((each) => each.contestant === contestant);
    for (const { server } of index < 0 ? [] : entrants.splice(index, 1)) await server.stop();
  };
  for (const contestant of contestants) {
    const exchanges = exchangesOf(contestant, workload, asked);
    if (typeof exchanges === 'string') await leave(contestant, exchanges);
    else {
      await enter(laboratory, contestant, exchanges, world, options).then(
        (entrant) => entrants.push(entrant),
        (error: unknown) => leave(contestant, error),
      );
    }
  }
  for (let round = 0; round < options.rounds; round += 1) {
    // Each round begins with another one, so that nobody always follows the same neighbour.
    for (const entrant of rotated(entrants, round)) {
      await measured(laboratory, entrant, workload, options).then(
        (figures) => entrant.cell.rounds.push(figures),
        (error: unknown) => leave(entrant.contestant, error),
      );
    }
  }
  for (const { contestant, server, cell } of entrants) {
    cell.peakRss = server.peakRss();
    cells.set(contestant, cell);
    await server.stop();
  }
  return { workload, cells, fewestCalls: workload.fewestCalls?.(world) };
}

function exchangesOf(
  contestant: Contestant,
  workload: Workload,
  asked: readonly Asked[],
): Exchange[] | string {
  const exchanges: Exchange[] = [];
  for (const each of asked) {
    const exchange = contestant.exchange(workload, each);
    if (typeof exchange === 'string') return exchange;
    exchanges.push(exchange);
  }
  return exchanges;
}

async function enter(
  laboratory: Laboratory,
  contestant: Contestant,
  exchanges: readonly Exchange[],
  world: World,
  { warmSeconds }: BenchOptions,
): Promise<Entrant> {
  const access = await upstreamAccess(laboratory);
  const server = await MeasuredServer.start(
    (port) => contestant.command(port, access),
    (port) => probe(laboratory, contestant, port),
  );
  try {
    const target = { port: server.port, requests: exchanges.map(({ request }) => request) };
    await check(laboratory, server, exchanges, world);
    await laboratory.closedLoop({ ...target, connections: MANY, seconds: warmSeconds });
    await laboratory.closedLoop({ ...target, connections: FEW, seconds: warmSeconds / 3 });
    // Once more, now that caches are warm and whatever compiles in the background has compiled.
    const bytes = await check(laboratory, server, exchanges, world);
    const cell = { rounds: [], peakRss: 0, answerBytes: bytes / exchanges.length };
    return { contestant, server, target, cell };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Throws unless every answer is right; gives the bytes of all of them. */
async function check(
  laboratory: Laboratory,
  { port }: MeasuredServer,
  exchanges: readonly Exchange[],
  world: World,
): Promise<number> {
  let bytes = 0;
  for (const { request, fault } of exchanges) {
    const { status, body } = await laboratory.ask(port, request);
    const { revisions } = await laboratory.counts();
    const wrong = status === 200 ? fault(body, world, revisions) : `status ${status}: ${body.slice(0, 300)}`;
    if (wrong !== undefined) throw new Error(`Wrong answer, so not measured: ${wrong}`);
    bytes += Buffer.byteLength(body);
  }
  return bytes;
}

async function measured(
  laboratory: Laboratory,
  { server, target }: Entrant,
  { rate }: Workload,
  { closedSeconds: seconds, openSeconds }: BenchOptions,
): Promise<Round> {
  return {
    few: await closedFigures(laboratory, server, { ...target, connections: FEW, seconds }),
    many: await closedFigures(laboratory, server, { ...target, connections: MANY, seconds }),
    open: await openFigures(laboratory, target, rate, openSeconds),
  };
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
