import { damagedCursor, decodeCursor, encodeCursor, pageSize } from '../graphql/connection.ts';
import type { Bounds, PageArguments, Place } from '../graphql/connection.ts';
import type { PaymentBatch } from './concur/types.ts';
import { LARGEST_TAKE } from './iplicit/client.ts';
import type { BulkPaymentSummary } from './iplicit/types.ts';
import type { LiveObjects, ObjectChange } from '../live/evaluation.ts';
import { globalId } from '../graphql/ids.ts';
import { badUserInput } from '../graphql/errors.ts';
import { UpstreamError } from '../upstream/errors.ts';

/** A payment run of either service. */
export type PaymentRun = PaymentBatch | BulkPaymentSummary;
/** What has happened to a run that is watched. */
export type PaymentRunChange = ObjectChange<PaymentRun>;
/** A service that has payment runs, as named by the schema's PaymentSource. */
export type Source = 'CONCUR' | 'IPLICIT';

/**
 * Where the runs come from. Either service may throw UpstreamError; the other's runs are then served alone.
 */
export interface RunSources {
  /**
   * Every payment batch that passes the filter, sorted by batchId, an order that closing a batch does not
   * change.
   */
  batches: () => Promise<readonly PaymentBatch[]>;
  /**
   * Up to `take` bulk payments after skipping `skip`, in the service's order. Fewer than `take` mean the end
   * of the list.
   */
  payments: (skip: number, take: number) => Promise<readonly BulkPaymentSummary[]>;
  /** Whether a bulk payment passes the filter. */
  passes: (payment: BulkPaymentSummary) => boolean;
  /**
   * Whether the filter may drop bulk payments, so that a page may have to read more of them than it holds.
   */
  filtered: boolean;
  /** The services to read. */
  wanted: ReadonlySet<Source>;
}

/** A page of runs from both services: first all payment batches, then all bulk payments. */
export interface PaymentRunPage {
  edges: { node: PaymentRun; cursor: string }[];
  nodes: PaymentRun[];
  pageInfo: Bounds;
  /** The services that could not be read on this page or an earlier one. */
  unavailable: Source[];
}

/**
 * A position between two runs. It carries the services that could not be read up to there, so that they stay
 * missing on the following pages.
 */
type RunPlace =
  | { source: 'CONCUR'; batchId: string; missing: Source[] }
  | { source: 'IPLICIT'; skip: number; missing: Source[] };

const KIND = 'PaymentRun';
/** The most calls for one page, if the filter drops most payments. The next page continues from there. */
const MOST_CALLS = 20;

/**
 * Reads one page of runs from both services.
 * @throws {GraphQLError} BAD_USER_INPUT for an invalid page
 * @throws {UpstreamError} if none of the requested services can be read
 */
export async function readPaymentRuns(sources: RunSources, args: PageArguments): Promise<PaymentRunPage> {
  const size = pageSize(args.first);
  const start = args.after == null ? undefined : placeOf(args.after);
  const page = new PageBuilder(size, start?.missing ?? []);
  const fromBatches = sources.wanted.has('CONCUR') && start?.source !== 'IPLICIT';
  // Both services are read in parallel: a page rarely consists of batches only, and it must know which
  // services are missing.
  const batches = fromBatches ? page.orMissing('CONCUR', sources.batches()) : undefined;
  const skip = start?.source === 'IPLICIT' ? start.skip : 0;
  const take = Math.min(sources.filtered ? LARGEST_TAKE : size + 1, LARGEST_TAKE);
  const payments = sources.wanted.has('IPLICIT')
    ? page.orMissing('IPLICIT', sources.payments(skip, take))
    : undefined;
  const after = start?.source === 'CONCUR' ? start.batchId : undefined;
  for (const batch of (await batches) ?? []) {
    if (after === undefined || batch.batchId > after)
      page.add(batch, { source: 'CONCUR', batchId: batch.batchId });
  }
  await addPayments(page, sources, skip, take, await payments);
  page.throwIfNothingWasRead(sources.wanted);
  return page.finish(start !== undefined);
}

async function addPayments(
  page: PageBuilder,
  sources: RunSources,
  from: number,
  take: number,
  first: readonly BulkPaymentSummary[] | undefined,
): Promise<void> {
  let payments = first;
  let skip = from;
  for (let calls = 1; payments && !page.full; calls += 1) {
    for (const payment of payments) {
      skip += 1;
      if (sources.passes(payment)) page.add(payment, { source: 'IPLICIT', skip });
    }
    if (payments.length < take || page.full) return;
    if (calls === MOST_CALLS) return page.breakOff({ source: 'IPLICIT', skip });
    payments = await page.orMissing('IPLICIT', sources.payments(skip, take));
  }
}

/** Collects the runs of a page, and one extra, which shows that another page follows. */
class PageBuilder {
  readonly #size: number;
  readonly #missing: Set<Source>;
  readonly #faults: UpstreamError[] = [];
  readonly #runs: { node: PaymentRun; place: DistributiveOmit<RunPlace, 'missing'> }[] = [];
  #brokenOff: DistributiveOmit<RunPlace, 'missing'> | undefined;

  constructor(size: number, missing: readonly Source[]) {
    this.#size = size;
    this.#missing = new Set(missing);
  }

  get full(): boolean {
    return this.#runs.length > this.#size;
  }

  add(node: PaymentRun, place: DistributiveOmit<RunPlace, 'missing'>): void {
    if (!this.full) this.#runs.push({ node, place });
  }

  /** Ends the page before it is full. The next page continues from this place. */
  breakOff(place: DistributiveOmit<RunPlace, 'missing'>): void {
    this.#brokenOff = place;
  }

  /**
   * Resolves to what a service answers. If the service cannot be read, notes it as missing and resolves to
   * undefined.
   */
  async orMissing<T>(source: Source, reading: Promise<T>): Promise<T | undefined> {
    try {
      return await reading;
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      this.#missing.add(source);
      this.#faults.push(error);
      return undefined;
    }
  }

  throwIfNothingWasRead(wanted: ReadonlySet<Source>): void {
    const [fault] = this.#faults;
    if (fault && [...wanted].every((source) => this.#missing.has(source))) throw fault;
  }

  finish(hasPreviousPage: boolean): PaymentRunPage {
    const missing = [...this.#missing];
    const edges = this.#runs
      .slice(0, this.#size)
      .map(({ node, place }) => ({ node, cursor: encodeCursor(KIND, { ...place, missing }) }));
    const end = this.#brokenOff && encodeCursor(KIND, { ...this.#brokenOff, missing });
    return {
      edges,
      nodes: edges.map((edge) => edge.node),
      pageInfo: {
        hasNextPage: this.full || end !== undefined,
        hasPreviousPage,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: end ?? edges.at(-1)?.cursor ?? null,
      },
      unavailable: missing,
    };
  }
}

/** Most of iplicit's payments that are read to watch runs. */
const MAX_WATCHED_PAYMENTS = 1_000;

/**
 * All runs of both services, to be watched. If a service cannot be read, its runs may be as they were.
 * @throws {GraphQLError} BAD_USER_INPUT if there are too many
 * @throws {UpstreamError} if none of the requested services can be read
 */
export async function readAllRuns(sources: RunSources): Promise<LiveObjects<PaymentRun>> {
  const faults = new Map<Source, UpstreamError>();
  const orMissing = async (source: Source, read: () => Promise<readonly PaymentRun[]>) => {
    if (!sources.wanted.has(source)) return [];
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      faults.set(source, error);
      return [];
    }
  };
  const [batches, payments] = await Promise.all([
    orMissing('CONCUR', () => sources.batches()),
    orMissing('IPLICIT', () => allPayments(sources)),
  ]);
  const [fault] = faults.values();
  if (fault && faults.size === sources.wanted.size) throw fault;
  return {
    objects: new Map([...batches, ...payments].map((run) => [idOf(run), run])),
    fault,
    mayExist: (id) => faults.has(id.startsWith('PaymentBatch:') ? 'CONCUR' : 'IPLICIT'),
  };
}

async function allPayments({ payments, passes }: RunSources): Promise<BulkPaymentSummary[]> {
  const all: BulkPaymentSummary[] = [];
  for (let skip = 0; ; skip += LARGEST_TAKE) {
    if (skip >= MAX_WATCHED_PAYMENTS) {
      const message = `There are more than ${MAX_WATCHED_PAYMENTS} payments, too many to watch; watch single ones, or batches.`;
      throw badUserInput(message, ['filter']);
    }
    const page = await payments(skip, LARGEST_TAKE);
    all.push(...page.filter(passes));
    if (page.length < LARGEST_TAKE) return all;
  }
}

function idOf(run: PaymentRun): string {
  return 'batchId' in run ? globalId('PaymentBatch', run.batchId) : globalId('BulkPayment', run.uuid);
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function placeOf(after: string): RunPlace {
  const place = decodeCursor(KIND, after) as Partial<Record<string, Place>> | null;
  const missing = place?.['missing'];
  if (
    place &&
    Array.isArray(missing) &&
    missing.every((source) => source === 'CONCUR' || source === 'IPLICIT')
  ) {
    const { source, batchId, skip } = place;
    if (source === 'CONCUR' && typeof batchId === 'string')
      return { source, batchId, missing: missing as Source[] };
    if (source === 'IPLICIT' && typeof skip === 'number' && Number.isSafeInteger(skip) && skip >= 0) {
      return { source, skip, missing: missing as Source[] };
    }
  }
  throw damagedCursor();
}
