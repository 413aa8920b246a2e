import type { PaymentRunPhase, PaymentSource } from '../generated/enums.ts';
import type { PaymentRunFilter } from '../generated/resolvers.ts';
import { damagedCursor, decodeCursor, encodeCursor, pageSize } from '../graphql/connection.ts';
import type { Bounds, PageArguments, Place } from '../graphql/connection.ts';
import { badUserInput } from '../graphql/errors.ts';
import type { LiveObjects, ObjectChange } from '../live/evaluation.ts';
import { UpstreamError } from '../upstream/errors.ts';
import type { GatewayContext } from './context.ts';
import { SERVICES } from './index.ts';
import type { PaymentRun, PaymentRunName, RunSlice, RunSource } from './service.ts';

/** What has happened to a run that is watched. */
export type PaymentRunChange = ObjectChange<PaymentRun>;

/** A page of runs from all services: first all of the first service's, then all of the next one's. */
export interface PaymentRunPage {
  edges: { node: PaymentRun; cursor: string }[];
  nodes: PaymentRun[];
  pageInfo: Bounds;
  /** The services that could not be read on this page or an earlier one. */
  unavailable: PaymentSource[];
}

/** A position between two runs: the service, and the place in its list. */
interface RunPlace {
  source: PaymentSource;
  place: Place;
}

/** A service that has runs. */
interface Runs {
  source: PaymentSource;
  runs: RunSource;
}

const KIND = 'PaymentRun';
/**
 * The most slices of one service for one page, if the filter drops most of them. The next page continues from
 * there.
 */
const MAX_SLICES = 20;

const ALL: readonly Runs[] = SERVICES.flatMap(({ source, runs }) => (runs ? [{ source, runs }] : []));

/**
 * Reads one page of runs from all services. A service that cannot have any that pass the filter is not read;
 * one that cannot be read is named, and the others' runs are then served alone.
 * @throws {GraphQLError} BAD_USER_INPUT for an invalid page
 * @throws {UpstreamError} if none of the requested services can be read
 */
export async function readPaymentRuns(
  context: GatewayContext,
  filter: PaymentRunFilter,
  { first, after }: PageArguments,
): Promise<PaymentRunPage> {
  const size = pageSize(first);
  const start = after == null ? undefined : positionOf(after);
  const phases = phasesOf(filter);
  const wanted = wantedBy(filter);
  const page = new PageBuilder(size, start?.missing ?? []);
  const sliceOf = ({ source, runs }: Runs, place: Place | undefined) =>
    page.orMissing(source, runs.list(context, phases, place, size + 1));
  const from = start ? ALL.findIndex(({ source }) => source === start.source) : 0;
  const left = wanted.filter((runs) => ALL.indexOf(runs) >= from);
  // All services are read in parallel: a page rarely consists of one service's runs only, and it must know
  // which services are missing.
  const slices = await Promise.all(
    left.map((runs) => sliceOf(runs, runs.source === start?.source ? start.place : undefined)),
  );
  for (const [index, runs] of left.entries())
    await page.addAll(runs.source, slices[index], (place) => sliceOf(runs, place));
  page.throwIfNothingWasRead(wanted);
  return page.finish(start !== undefined);
}

/** The phases to list; undefined: all. */
type Phases = ReadonlySet<PaymentRunPhase> | undefined;

function phasesOf({ phase }: PaymentRunFilter): Phases {
  return phase ? new Set(phase) : undefined;
}

/** The services that can have runs which pass the filter. */
function wantedBy(filter: PaymentRunFilter): Runs[] {
  const phases = phasesOf(filter);
  return ALL.filter(
    ({ source, runs }) =>
      (filter.source ?? source) === source && (!phases || runs.phases.some((phase) => phases.has(phase))),
  );
}

/**
 * The name of a run's type in the schema.
 * @throws {TypeError} if no service has such runs
 */
export function runTypeOf(run: PaymentRun): PaymentRunName {
  const found = ALL.find(({ runs }) => runs.type.is(run));
  if (found) return found.runs.type.name;
  throw new TypeError('A payment run is of no service.');
}

/** Collects the runs of a page, and one extra, which shows that another page follows. */
class PageBuilder {
  readonly #size: number;
  readonly #missing: Set<PaymentSource>;
  readonly #faults: UpstreamError[] = [];
  readonly #runs: { node: PaymentRun; at: RunPlace }[] = [];
  #brokenOff: RunPlace | undefined;

  constructor(size: number, missing: readonly PaymentSource[]) {
    this.#size = size;
    this.#missing = new Set(missing);
  }

  /**
   * Adds a service's runs until the page is full or the list ends. After MAX_SLICES the page ends before it is
   * full, and the next one continues from there.
   */
  async addAll(
    source: PaymentSource,
    first: RunSlice | undefined,
    read: (place: Place) => Promise<RunSlice | undefined>,
  ): Promise<void> {
    let slice = first;
    for (let slices = 1; slice && !this.#full; slices += 1) {
      for (const { run, place } of slice.runs) this.#add(run, { source, place });
      const { next } = slice;
      if (next === undefined || this.#full) return;
      if (slices === MAX_SLICES) this.#brokenOff = { source, place: next };
      slice = slices === MAX_SLICES ? undefined : await read(next);
    }
  }

  /**
   * Resolves to what a service answers. If the service cannot be read, notes it as missing and resolves to
   * undefined.
   */
  async orMissing<T>(source: PaymentSource, reading: Promise<T>): Promise<T | undefined> {
    try {
      return await reading;
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      this.#missing.add(source);
      this.#faults.push(error);
      return undefined;
    }
  }

  throwIfNothingWasRead(wanted: readonly Runs[]): void {
    const [fault] = this.#faults;
    if (fault && wanted.every(({ source }) => this.#missing.has(source))) throw fault;
  }

  finish(hasPreviousPage: boolean): PaymentRunPage {
    const missing = [...this.#missing];
    const cursorAt = (at: RunPlace) => encodeCursor(KIND, { ...at, missing });
    const edges = this.#runs.slice(0, this.#size).map(({ node, at }) => ({ node, cursor: cursorAt(at) }));
    const end = this.#brokenOff && cursorAt(this.#brokenOff);
    return {
      edges,
      nodes: edges.map((edge) => edge.node),
      pageInfo: {
        hasNextPage: this.#full || end !== undefined,
        hasPreviousPage,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: end ?? edges.at(-1)?.cursor ?? null,
      },
      unavailable: missing,
    };
  }

  get #full(): boolean {
    return this.#runs.length > this.#size;
  }

  #add(node: PaymentRun, at: RunPlace): void {
    if (!this.#full) this.#runs.push({ node, at });
  }
}

/** The most slices of one service that are read to watch runs. */
const MAX_WATCHED_SLICES = 10;

/**
 * All runs of all services, to be watched. If a service cannot be read, its runs may be as they were.
 * @throws {GraphQLError} BAD_USER_INPUT if there are too many
 * @throws {UpstreamError} if none of the requested services can be read
 */
export async function readAllRuns(
  context: GatewayContext,
  filter: PaymentRunFilter,
): Promise<LiveObjects<PaymentRun>> {
  const wanted = wantedBy(filter);
  const faults = new Map<Runs, UpstreamError>();
  const all = await Promise.all(
    wanted.map(async (each) => {
      try {
        return await allOf(each, context, phasesOf(filter));
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        faults.set(each, error);
        return [];
      }
    }),
  );
  const [fault] = faults.values();
  if (fault && faults.size === wanted.length) throw fault;
  return {
    objects: new Map(all.flat()),
    fault,
    mayExist: (id) => [...faults.keys()].some(({ runs }) => id.startsWith(`${runs.type.name}:`)),
  };
}

async function allOf(
  { source, runs }: Runs,
  context: GatewayContext,
  phases: Phases,
): Promise<[id: string, run: PaymentRun][]> {
  const all: [id: string, run: PaymentRun][] = [];
  let place: Place | undefined;
  for (let slices = 0; slices < MAX_WATCHED_SLICES; slices += 1) {
    const slice = await runs.list(context, phases, place, Infinity);
    for (const { id, run } of slice.runs) all.push([id, run]);
    if (slice.next === undefined) return all;
    place = slice.next;
  }
  throw badUserInput(`${source} has too many runs to watch them all; watch single ones.`, ['filter']);
}

/**
 * The position that a cursor names, and the services that could not be read up to there: they stay missing on
 * the following pages.
 */
function positionOf(after: string): RunPlace & { missing: PaymentSource[] } {
  const { source, place, missing } = membersOf(decodeCursor(KIND, after));
  if (isSource(source) && place !== undefined && Array.isArray(missing) && missing.every(isSource))
    return { source, place, missing };
  throw damagedCursor();
}

function membersOf(place: Place): Readonly<Record<string, Place | undefined>> {
  return typeof place === 'object' && place !== null && !isList(place) ? place : {};
}

function isList(place: Place): place is readonly Place[] {
  return Array.isArray(place);
}

function isSource(value: unknown): value is PaymentSource {
  return ALL.some(({ source }) => source === value);
}
