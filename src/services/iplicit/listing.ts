import { damagedCursor, decodeCursor, Edge, PageBounds, pageSize } from '../../graphql/connection.ts';
import type { Place, PageArguments } from '../../graphql/connection.ts';
import { badUserInput } from '../../graphql/errors.ts';

/** The most rows to request at once. iplicit publishes no limit; 100 is what it returns by default. */
export const MAX_TAKE = 100;

/** The largest `skip` that iplicit accepts: a signed 32-bit number. */
const MAX_SKIP = 2 ** 31 - 1;

/** Reads the rows of one of iplicit's lists: up to `take` of them after skipping `skip`. */
type ReadRows<Row> = (take: number, skip: number) => Promise<readonly Row[]>;

/** A position in a list: how many rows to skip at least, and the id of the row that comes right before it. */
interface ListPlace {
  readonly skip: number;
  readonly after: string | null;
}

const START: ListPlace = { skip: 0, after: null };

/** A row, and the position right after it. */
interface Listed<Row> {
  readonly row: Row;
  readonly place: ListPlace;
}

/** Part of a list. */
interface Listing<Row> {
  readonly rows: readonly Listed<Row>[];
  /** Whether the list is known to end here. If not, it may go on or not. */
  readonly isEnd: boolean;
  /** Where it continues, if it does. */
  readonly next: ListPlace;
}

/**
 * Reads rows of a list until there are as many as are wanted or an empty page proves its end.
 *
 * iplicit: a page may be shorter than what was asked for and not be the last one, because the service returns no
 * more at once, or because rows that the caller may not see were taken out after the page was cut. Which of the two it
 * was, nothing tells. So after a short page, reading goes on as if none had been taken out, and rows that come again
 * are dropped. Full pages cost no more calls than they must, and are read in parallel.
 * @param idOf identifies a row
 * @param from a position from an earlier listing of the same rows
 */
export async function listRows<Row>(
  read: ReadRows<Row>,
  idOf: (row: Row) => string,
  wanted: number,
  from: ListPlace = START,
): Promise<Listing<Row>> {
  const rows: Listed<Row>[] = [];
  const seen = new Set<string>();
  let skip = from.skip;
  /** Adds the rows of a page, without those that came before. */
  const add = (page: readonly Row[]): void => {
    const before = seen.size === 0 ? page.findIndex((row) => idOf(row) === from.after) : -1;
    for (const [index, row] of page.entries()) {
      const id = idOf(row);
      if (index > before && !seen.has(id)) rows.push({ row, place: { skip: skip + index + 1, after: id } });
      seen.add(id);
    }
    skip += page.length;
  };
  const sizes = sizesOf(wanted);
  const pages = sizes.map((take, index) => read(take, skip + index * MAX_TAKE));
  // A page that is not needed in the end must not fail unheard.
  for (const page of pages) page.catch(() => {});
  for (const [index, take] of sizes.entries()) {
    const page = (await pages[index]) ?? [];
    add(page);
    // All rows of a small page may have been taken out; of a large one, nobody expects that.
    if (page.length === 0 && take === MAX_TAKE) return { rows, isEnd: true, next: placeAt(skip, rows, from) };
    if (page.length < take) break;
  }
  while (rows.length < wanted) {
    const page = await read(MAX_TAKE, skip);
    if (page.length === 0) return { rows, isEnd: true, next: placeAt(skip, rows, from) };
    add(page);
  }
  const kept = rows.slice(0, wanted);
  return { rows: kept, isEnd: false, next: kept.at(-1)?.place ?? from };
}

/** How many rows each page is asked for. */
function sizesOf(wanted: number): number[] {
  if (!Number.isFinite(wanted)) return [MAX_TAKE];
  const pages = Math.ceil(wanted / MAX_TAKE);
  return Array.from({ length: pages }, (_, page) => Math.min(MAX_TAKE, wanted - page * MAX_TAKE));
}

function placeAt<Row>(skip: number, rows: readonly Listed<Row>[], from: ListPlace): ListPlace {
  return { skip, after: rows.at(-1)?.place.after ?? from.after };
}

/** The position as a cursor carries it. */
export function placeOf({ skip, after }: ListPlace): Place {
  return [skip, after];
}

/**
 * The position that a cursor carries.
 * @throws {GraphQLError} BAD_USER_INPUT for one that makes no sense
 */
export function listPlaceOf(place: Place): ListPlace {
  // Cursors of the first edition are numbers.
  const [skip, after] = Array.isArray(place) ? (place as readonly Place[]) : [place, null];
  const isSkip = typeof skip === 'number' && Number.isInteger(skip) && skip > 0 && skip < MAX_SKIP;
  if (isSkip && (after === null || typeof after === 'string')) return { skip, after };
  throw damagedCursor();
}

/** A page of a list. iplicit lists by offset and gives no total. */
interface Page<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageBounds;
}

/**
 * Reads one page of a list. It requests one extra row to find out whether another page follows. If that row would
 * cost an additional call, it is only requested when `hasNextPage` is asked for.
 * @param kind the list's name in its cursors
 * @param read reads up to `take` rows, at most MAX_TAKE, after the first `skip`
 * @param idOf identifies a row
 * @throws {GraphQLError} BAD_USER_INPUT for an invalid page
 * @throws {UpstreamError} if iplicit cannot be read
 */
export async function readPage<T>(
  kind: string,
  read: ReadRows<T>,
  idOf: (row: T) => string,
  { first, after }: PageArguments,
): Promise<Page<T>> {
  const size = pageSize(first);
  const from = typeof after === 'string' ? listPlaceOf(decodeCursor(kind, after)) : undefined;
  const wouldNeedAnotherCall = size % MAX_TAKE === 0;
  const wanted = wouldNeedAnotherCall ? size : size + 1;
  const { rows, isEnd, next } = await listRows(read, idOf, wanted, from);
  const listed = rows.slice(0, size);
  const edges = listed.map(({ row, place }) => new Edge(row, kind, placeOf(place)));
  const isFollowed = async (): Promise<boolean> => (await listRows(read, idOf, 1, next)).rows.length > 0;
  return {
    edges,
    nodes: listed.map(({ row }) => row),
    pageInfo: new PageBounds(edges, from !== undefined, rows.length > size || (isEnd ? false : isFollowed)),
  };
}

/**
 * Refuses a filter with a blank text: iplicit ignores it and would return everything, which is not what the caller
 * expects.
 * @throws {GraphQLError} BAD_USER_INPUT
 */
export function refuseBlanks(filter: object): void {
  for (const [member, value] of Object.entries(filter)) {
    if (typeof value === 'string' && value.trim() === '') {
      throw badUserInput(`\`${member}\` is blank; leave it out to list everything, whatever theirs is.`, [
        'filter',
        member,
      ]);
    }
  }
}
