import { badUserInput } from '../../graphql/errors.ts';
import { damagedCursor, decodeCursor, Edge, PageBounds, pageSize } from '../../graphql/connection.ts';
import type { PageArguments } from '../../graphql/connection.ts';
import { LARGEST_TAKE } from './client.ts';
import type { IplicitReads } from './loaders.ts';
import type { BulkPaymentSummary, PaymentFilter } from './types.ts';

const KIND = 'bulkPayments';

/** The largest `skip` that iplicit accepts: a signed 32-bit number. */
const LARGEST_SKIP = 2 ** 31 - 1;

/** A page of payments. iplicit lists them by offset and gives no total. */
export interface PaymentPage {
  edges: Edge<BulkPaymentSummary>[];
  nodes: BulkPaymentSummary[];
  pageInfo: PageBounds;
}

/**
 * Reads one page. It requests one extra payment to find out whether another page follows. If that payment
 * would cost an additional call, it is only requested when `hasNextPage` is asked for.
 * @throws {GraphQLError} BAD_USER_INPUT for an invalid page or filter
 * @throws {UpstreamError} if iplicit cannot be read
 */
export async function readPaymentPage(
  reads: IplicitReads,
  filter: PaymentFilter,
  { first, after }: PageArguments,
): Promise<PaymentPage> {
  const size = pageSize(first);
  const skip = typeof after === 'string' ? skipAfter(after) : 0;
  refuseBlanks(filter);
  const wouldNeedAnotherCall = size % LARGEST_TAKE === 0;
  const found = await reads.payments(filter, wouldNeedAnotherCall ? size : size + 1, skip);
  const nodes = found.slice(0, size);
  const edges = nodes.map((node, index) => new Edge(node, KIND, skip + index + 1));
  const isUndecided = wouldNeedAnotherCall && nodes.length === size;
  const isFollowed = async (): Promise<boolean> => (await reads.payments(filter, 1, skip + size)).length > 0;
  return {
    edges,
    nodes,
    pageInfo: new PageBounds(edges, skip > 0, isUndecided ? isFollowed : found.length > size),
  };
}

function skipAfter(after: string): number {
  const skip = decodeCursor(KIND, after);
  if (typeof skip === 'number' && Number.isInteger(skip) && skip > 0 && skip < LARGEST_SKIP) return skip;
  throw damagedCursor();
}

/** iplicit ignores a blank filter and would return every payment, which is not what the caller expects. */
function refuseBlanks(filter: PaymentFilter): void {
  for (const [member, value] of Object.entries(filter)) {
    if (typeof value === 'string' && value.trim() === '') {
      throw badUserInput(`\`${member}\` is blank; leave it out to list payments whatever theirs is.`, [
        'filter',
        member,
      ]);
    }
  }
}
