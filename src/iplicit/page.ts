import { badUserInput } from '../graphql/bad-user-input.ts';
import { damagedCursor, decodeCursor, Edge, PageBounds, pageSize } from '../graphql/connection.ts';
import type { PageArguments } from '../graphql/connection.ts';
import { LARGEST_TAKE } from './client.ts';
import type { IplicitReads } from './loaders.ts';
import type { BulkPaymentSummary, PaymentFilter } from './types.ts';

const KIND = 'bulkPayments';

/** Largest `skip` that iplicit takes: a 32-bit number. */
const LARGEST_SKIP = 2 ** 31 - 1;

/** A page of a list that iplicit gives by offset and without a total. */
export interface PaymentPage {
  edges: Edge<BulkPaymentSummary>[];
  nodes: BulkPaymentSummary[];
  pageInfo: PageBounds;
}

/**
 * Reads one page. One payment more than the page holds is asked for, which tells whether the list goes on, unless that
 * one would cost a call of its own: then it is asked for when somebody wants to know.
 * @throws {GraphQLError} BAD_USER_INPUT for a page or filter that cannot be given
 * @throws {UpstreamError} where iplicit cannot be read
 */
export async function readPaymentPage(
  reads: IplicitReads,
  filter: PaymentFilter,
  { first, after }: PageArguments,
): Promise<PaymentPage> {
  const size = pageSize(first);
  const skip = typeof after === 'string' ? skipAfter(after) : 0;
  refuseBlanks(filter);
  const fillsItsCalls = size % LARGEST_TAKE === 0;
  const found = await reads.payments(filter, fillsItsCalls ? size : size + 1, skip);
  const nodes = found.slice(0, size);
  const edges = nodes.map((node, index) => new Edge(node, KIND, skip + index + 1));
  const open = fillsItsCalls && nodes.length === size;
  const isFollowed = async (): Promise<boolean> => (await reads.payments(filter, 1, skip + size)).length > 0;
  return {
    edges,
    nodes,
    pageInfo: new PageBounds(edges, skip > 0, open ? isFollowed : found.length > size),
  };
}

function skipAfter(after: string): number {
  const skip = decodeCursor(KIND, after);
  if (typeof skip === 'number' && Number.isInteger(skip) && skip > 0 && skip < LARGEST_SKIP) return skip;
  throw damagedCursor();
}

/** A blank value would not narrow the list, though whoever gave it expects that: the service would give all there is. */
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
