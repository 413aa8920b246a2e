import type { BulkPayment } from '../peers/bulk-payment.ts';
import { paymentPaths } from '../peers/reads.ts';
import { somePage, SUMMARY_FIELDS } from './documents.ts';
import { rawPage, rawPayment } from './raw.ts';
import type { WorkloadRequest } from './workload.ts';

const QUERIES = 100;

/**
 * Pages of 1 to 99 payments and one single payment, each with its own selection of fields. No two share a document, and
 * no two read the same address of the upstream, so that nothing can be coalesced.
 */
export function hundredQueries(world: { uuid(index: number): string }): WorkloadRequest[] {
  return Array.from({ length: QUERIES }, (_, index) => {
    const fields = SUMMARY_FIELDS.filter(
      (_field, place) => (place * 7 + index * 3) % 5 !== 0 || place === index % 19,
    );
    const names = fields.map((field) => field.split(' ', 1)[0] as keyof BulkPayment);
    // Sizes are shuffled, so that a loop that ends before all queries had their turn has still seen average sizes.
    const first = 1 + ((index * 37) % QUERIES);
    return first === QUERIES ? single(world.uuid(index), fields, names) : page(first, fields, names);
  });
}

function page(
  first: number,
  fields: readonly string[],
  names: readonly (keyof BulkPayment)[],
): WorkloadRequest {
  return {
    query: somePage(`Page${first}`, first, fields),
    raw: rawPage(first, [...names], `Page${first}`),
    rest: `/bulk-payments?first=${first}&fields=${names.join(',')}`,
    copies: paymentPaths(first),
    answer: (world, revisions) => ({
      bulkPayments: { nodes: world.payments(first, revisions).map((payment) => picked(payment, names)) },
    }),
  };
}

function single(
  uuid: string,
  fields: readonly string[],
  names: readonly (keyof BulkPayment)[],
): WorkloadRequest {
  return {
    query: `query Single($id: ID!) { bulkPayment(id: $id) { ${fields.join(' ')} } }`,
    variables: { id: `BulkPayment:${uuid}` },
    raw: rawPayment(uuid, names),
    rest: `/bulk-payments/${uuid}?fields=${names.join(',')}`,
    copies: [`/api/BatchPayment/${uuid}`],
    answer: (world) => ({ bulkPayment: picked(world.payment(uuid), names) }),
  };
}

function picked(payment: BulkPayment, names: readonly (keyof BulkPayment)[]): Partial<BulkPayment> {
  return Object.fromEntries(names.map((name) => [name, payment[name]]));
}
