import type { PaymentRunPhase, PaymentSource } from '../generated/enums.ts';
import type { PaymentRunFilter } from '../generated/resolvers.ts';
import { damagedCursor, decodeCursor, encodeCursor, pageSize } from '../graphql/connection.ts';
import type { Bounds, PageArguments, Place } from '../graphql/connection.ts';
import { addDecimals } from '../graphql/decimals.ts';
import { badUserInput } from '../graphql/errors.ts';
import type { LiveObjects, ObjectChange } from '../live/evaluation.ts';
import { UpstreamError } from '../upstream/errors.ts';
import type { GatewayContext } from './context.ts';
import { SERVICES } from './index.ts';
import type { Node, PaymentRun, PaymentRunName, RunFacts, RunSlice, RunSource } from './service.ts';
import { readOr } from '../upstream/unreadable-value.ts';

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
  const narrowed = new Narrowed(filter);
  const page = new PageBuilder(size, narrowed, start?.missing ?? []);
  // A filter may drop most of what is read, so as much as can be is read at once.
  const most = narrowed.isOpen ? size + 1 : Infinity;
  const sliceOf = ({ source, runs }: Runs, place: Place | undefined) =>
    page.read.orMissing(source, runs.list(context, narrowed.phases, place, most));
  const from = start ? ALL.findIndex(({ source }) => source === start.source) : 0;
  const left = narrowed.wanted.filter((runs) => ALL.indexOf(runs) >= from);
  // All services are read in parallel: a page rarely consists of one service's runs only, and it must know
  // which services are missing.
  const slices = await Promise.all(
    left.map((runs) => sliceOf(runs, runs.source === start?.source ? start.place : undefined)),
  );
  for (const [index, runs] of left.entries())
    await page.addAll(runs.source, slices[index], (place) => sliceOf(runs, place));
  page.read.throwIfNothingWasRead(narrowed.wanted);
  return page.finish(start !== undefined);
}

/** The schema's PaymentRunTotals. */
export interface PaymentRunTotals {
  totals: {
    source: PaymentSource;
    phase: PaymentRunPhase;
    count: number;
    total: { amount: string; currency: string };
  }[];
  isComplete: boolean;
  unavailable: PaymentSource[];
}

/**
 * Adds up the runs of all services that pass a filter, at most MAX_SLICES slices of each service.
 * @throws {UpstreamError} if none of the requested services can be read
 */
export async function totalPaymentRuns(
  context: GatewayContext,
  filter: PaymentRunFilter,
): Promise<PaymentRunTotals> {
  const narrowed = new Narrowed(filter);
  const read = new Availability();
  const parts = await Promise.all(
    narrowed.wanted.map((runs) => read.orMissing(runs.source, addedUp(context, runs, narrowed))),
  );
  read.throwIfNothingWasRead(narrowed.wanted);
  return {
    totals: parts.flatMap((part) => part?.totals ?? []),
    isComplete: read.missing.length === 0 && parts.every((part) => part?.isComplete),
    unavailable: read.missing,
  };
}

async function addedUp(
  context: GatewayContext,
  { source, runs }: Runs,
  narrowed: Narrowed,
): Promise<Pick<PaymentRunTotals, 'totals' | 'isComplete'>> {
  const sums = new Map<string, PaymentRunTotals['totals'][number]>();
  let isComplete = true;
  for await (const slice of slicesOf(runs, context, narrowed, MAX_SLICES)) {
    if (slice.isCutOff) isComplete = false;
    for (const { facts } of slice.runs) {
      if (!narrowed.passes(facts)) continue;
      const known = readOr(() => {
        const { phase, amount, currency } = facts;
        return currency === null ? undefined : { phase, amount, currency };
      }, undefined);
      if (!known) {
        isComplete = false;
        continue;
      }
      const { phase, amount, currency } = known;
      const key = `${phase} ${currency}`;
      const sum = sums.get(key) ?? { source, phase, count: 0, total: { amount: '0', currency } };
      const total = { amount: addDecimals(sum.total.amount, amount), currency };
      sums.set(key, { ...sum, count: sum.count + 1, total });
    }
  }
  return { totals: [...sums.values()].toSorted(byPhaseAndCurrency), isComplete };
}

type Total = PaymentRunTotals['totals'][number];

function byPhaseAndCurrency(one: Total, other: Total): number {
  const difference = PHASES.indexOf(one.phase) - PHASES.indexOf(other.phase);
  return difference || (one.total.currency < other.total.currency ? -1 : 1);
}

/** The phases in the order of the schema. */
const PHASES: readonly PaymentRunPhase[] = [
  'OPEN',
  'IN_APPROVAL',
  'APPROVED',
  'REJECTED',
  'PROCESSED',
  'SETTLED',
  'CANCELLED',
  'FAILED',
  'UNKNOWN',
];

/** What a filter leaves of the runs of all services. */
class Narrowed {
  /** The services that can have runs which pass. */
  readonly wanted: readonly Runs[];
  /** Undefined: all. */
  readonly phases: ReadonlySet<PaymentRunPhase> | undefined;
  /** Whether every run of these services passes. */
  readonly isOpen: boolean;
  readonly #currency: string | null;
  readonly #text: string;

  constructor({ sources, phases, currency, referenceContains }: PaymentRunFilter) {
    const inPhases = phases ? new Set(phases) : undefined;
    this.phases = inPhases;
    this.wanted = ALL.filter(
      ({ source, runs }) =>
        (sources?.includes(source) ?? true) &&
        (!inPhases || runs.phases.some((phase) => inPhases.has(phase))),
    );
    this.#currency = currency ?? null;
    this.#text = referenceContains?.toLowerCase() ?? '';
    this.isOpen = !inPhases && this.#currency === null && this.#text === '';
  }

  /** Whether a run passes. One that may, because what decides it cannot be read, is not hidden. */
  passes(facts: RunFacts): boolean {
    return (
      readOr(() => this.phases?.has(facts.phase) ?? true, true) &&
      (this.#currency === null || readOr(() => this.#currency === facts.currency, true)) &&
      (this.#text === '' || readOr(() => facts.reference.toLowerCase().includes(this.#text), true))
    );
  }
}

/** Which services could be read. */
class Availability {
  readonly #missing: Set<PaymentSource>;
  readonly #faults: UpstreamError[] = [];

  /** @param missing services that could not be read earlier */
  constructor(missing: readonly PaymentSource[] = []) {
    this.#missing = new Set(missing);
  }

  get missing(): PaymentSource[] {
    return [...this.#missing];
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

/** Whether an object is a payment run of any service. */
export function isPaymentRun(node: Node): node is PaymentRun {
  return ALL.some(({ runs }) => runs.type.is(node));
}

/** Collects the runs of a page, and one extra, which shows that another page follows. */
class PageBuilder {
  readonly read: Availability;
  readonly #size: number;
  readonly #narrowed: Narrowed;
  readonly #runs: { node: PaymentRun; at: RunPlace }[] = [];
  #brokenOff: RunPlace | undefined;

  constructor(size: number, narrowed: Narrowed, missing: readonly PaymentSource[]) {
    this.#size = size;
    this.#narrowed = narrowed;
    this.read = new Availability(missing);
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
      for (const { run, facts, place } of slice.runs) {
        if (this.#narrowed.passes(facts)) this.#add(run, { source, place });
      }
      const { next } = slice;
      if (next === undefined || this.#full) return;
      if (slices === MAX_SLICES) this.#brokenOff = { source, place: next };
      slice = slices === MAX_SLICES ? undefined : await read(next);
    }
  }

  finish(hasPreviousPage: boolean): PaymentRunPage {
    const { missing } = this.read;
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
 * All runs of all services that pass a filter, to be watched. If a service cannot be read, its runs may be as they were.
 * @throws {GraphQLError} BAD_USER_INPUT if there are too many
 * @throws {UpstreamError} if none of the requested services can be read
 */
export async function readAllRuns(
  context: GatewayContext,
  filter: PaymentRunFilter,
): Promise<LiveObjects<PaymentRun>> {
  const narrowed = new Narrowed(filter);
  const { wanted } = narrowed;
  const faults = new Map<Runs, UpstreamError>();
  const all = await Promise.all(
    wanted.map(async (each) => {
      try {
        return await allOf(each, context, narrowed);
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
  narrowed: Narrowed,
): Promise<[id: string, run: PaymentRun][]> {
  const all: [id: string, run: PaymentRun][] = [];
  for await (const slice of slicesOf(runs, context, narrowed, MAX_WATCHED_SLICES)) {
    for (const { id, run, facts } of slice.runs) if (narrowed.passes(facts)) all.push([id, run]);
    if (slice.isCutOff)
      throw badUserInput(`${source} has too many runs to watch them all; watch single ones.`, ['filter']);
  }
  return all;
}

/** The slices of a service's list from its beginning, each read once it is asked for, and whether more follow the last. */
async function* slicesOf(
  runs: RunSource,
  context: GatewayContext,
  { phases }: Narrowed,
  max: number,
): AsyncGenerator<RunSlice & { isCutOff: boolean }> {
  let place: Place | undefined;
  for (let count = 1; count <= max; count += 1) {
    const slice = await runs.list(context, phases, place, Infinity);
    place = slice.next;
    yield { ...slice, isCutOff: place !== undefined && count === max };
    if (place === undefined) return;
  }
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
