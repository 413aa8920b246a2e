import type { Workload } from '../workloads/workload.ts';
import { World } from '../workloads/world.ts';
import type { Contestant } from './contestant.ts';
import { enter, exchangesOf, FEW, MANY } from './entrant.ts';
import type { Entrant } from './entrant.ts';
import type { Laboratory } from './laboratory.ts';
import { closedFigures, openFigures } from './measure.ts';
import type { ClosedFigures, OpenFigures } from './measure.ts';
import type { BenchOptions } from './options.ts';

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
  const changes = (workload.upstream.changesEvery ?? 0) > 0;
  const cells = new Map<Contestant, CellOrReason>();
  const entrants: (Entrant & { rounds: Round[] })[] = [];
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
      await enter(laboratory, contestant, exchanges, world, {
        changes,
        warmSeconds: options.warmSeconds,
      }).then(
        (entrant) => entrants.push({ ...entrant, rounds: [] }),
        (error: unknown) => leave(contestant, error),
      );
    }
  }
  for (let round = 0; round < options.rounds; round += 1) {
    // Each round begins with another one, so that nobody always follows the same neighbour.
    for (const entrant of rotated(entrants, round)) {
      await measured(laboratory, entrant, workload, options).then(
        (figures) => entrant.rounds.push(figures),
        (error: unknown) => leave(entrant.contestant, error),
      );
    }
  }
  for (const { contestant, server, rounds, answerBytes } of entrants) {
    cells.set(contestant, { rounds, answerBytes, peakRss: server.peakRss() });
    await server.stop();
  }
  const inOrder = contestants.flatMap((each) => {
    const cell = cells.get(each);
    return cell ? [[each, cell] as const] : [];
  });
  return { workload, cells: new Map(inOrder), fewestCalls: workload.fewestCalls?.(world) };
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
