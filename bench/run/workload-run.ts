import type { Workload } from '../workloads/workload.ts';
import { World } from '../workloads/world.ts';
import type { Contestant } from './contestant.ts';
import { enter, exchangesOf, FEW, MANY } from './entrant.ts';
import type { Entrant } from './entrant.ts';
import type { Laboratory } from './laboratory.ts';
import { closedFigures, openFigures } from './measure.ts';
import type { ClosedFigures, OpenFigures } from './measure.ts';
import type { BenchOptions } from './options.ts';

/** What one contestant showed in one round: both closed loops, then the open loop. */
export interface Round {
  few: ClosedFigures;
  many: ClosedFigures;
  open: OpenFigures;
}

/** What one contestant showed in one workload. */
export interface Cell {
  rounds: Round[];
  /** Peak resident memory over the whole workload, in bytes. */
  peakRss: number;
  /** Mean size of an answer, over the workload's requests. */
  answerBytes: number;
}

/** A cell, or why there is none. */
export type CellOrReason = Cell | { reason: string };

/** What all contestants showed in one workload. */
export interface WorkloadRun {
  workload: Workload;
  cells: Map<Contestant, CellOrReason>;
  /** The fewest upstream calls with which a request can be answered, where the workload tells. */
  fewestCalls: number | undefined;
}

/**
 * Measures all contestants in one workload. All are started and checked first; then they take turns, round by round.
 * A contestant that fails is left out from there on, and the reason stands in its cell.
 */
export async function runWorkload(
  laboratory: Laboratory,
  workload: Workload,
  contestants: readonly Contestant[],
  options: BenchOptions,
  say: (line: string) => void,
): Promise<WorkloadRun> {
  await laboratory.configure(workload.upstream);
  const world = new World(workload.upstream);
  const requests = workload.requests(world);
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
    const exchanges = exchangesOf(contestant, requests);
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
    // Each round begins with another contestant, so that none always goes first.
    for (const entrant of rotated(entrants, round)) {
      await measureRound(laboratory, entrant, workload, options).then(
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

async function measureRound(
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
