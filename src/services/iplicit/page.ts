import { badUserInput } from '../../graphql/errors.ts';
import { damagedCursor, decodeCursor, Edge, PageBounds, pageSize } from '../../graphql/connection.ts';
import type { PageArguments } from '../../graphql/connection.ts';
import { LARGEST_TAKE } from './client.ts';

/** The largest `skip` that iplicit accepts: a signed 32-bit number. */
const LARGEST_SKIP = 2 ** 31 - 1;

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
 * @param range reads up to `take` rows after the first `skip`
 * @throws {GraphQLError} BAD_USER_INPUT for an invalid page
 * @throws {UpstreamError} if iplicit cannot be read
 */
export async function readPage<T>(
  kind: string,
  range: (take: number, skip: number) => Promise<readonly T[]>,
  { first, after }: PageArguments,
): Promise<Page<T>> {
  const size = pageSize(first);
  const skip = typeof after === 'string' ? skipAfter(kind, after) : 0;
  const wouldNeedAnotherCall = size % LARGEST_TAKE === 0;
  const found = await range(wouldNeedAnotherCall ? size : size + 1, skip);
  const nodes = found.slice(0, size);
  const edges = nodes.map((node, index) => new Edge(node, kind, skip + index + 1));
  const isUndecided = wouldNeedAnotherCall && nodes.length === size;
  const isFollowed = async (): Promise<boolean> => (await range(1, skip + size)).length > 0;
  return {
    edges,
    nodes,
    pageInfo: new PageBounds(edges, skip > 0, isUndecided ? isFollowed : found.length > size),
  };
}

function skipAfter(kind: string, after: string): number {
  const skip = decodeCursor(kind, after);
  if (typeof skip === 'number' && Number.isInteger(skip) && skip > 0 && skip < LARGEST_SKIP) return skip;
  throw damagedCursor();
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
