import { badUserInput } from '../../graphql/errors.ts';
import { decodeCursor, Edge, PageBounds, pageSize } from '../../graphql/connection.ts';
import type { PageArguments } from '../../graphql/connection.ts';
import { listPlaceOf, listRows, MAX_TAKE, placeOf } from './listing.ts';
import type { ReadRows } from './listing.ts';

/** A page of a list. iplicit lists by offset and gives no total. */
export interface Page<T> {
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
