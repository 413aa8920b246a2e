import { randomUUID } from 'node:crypto';
import {
  BulkPaymentDetailDocument,
  PaymentRunsDocument,
  SubmitBulkPaymentDocument,
} from './generated/graphql.ts';
import type { PaymentRunsQuery, TypedDocumentString } from './generated/graphql.ts';

/**
 * A small client that lists payment runs, reads one bulk payment and submits it. `npm run codegen` generates its
 * types and documents; otherwise it needs only fetch.
 *
 *     node examples/client.ts http://localhost:4000/graphql
 */

type PaymentRun = PaymentRunsQuery['paymentRuns']['edges'][number]['node'];

const endpoint = process.argv[2] ?? 'http://localhost:4000/graphql';

/** Sends one operation and returns its data. Throws if the gateway did not answer or the answer has errors. */
async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] };
  if (errors || !data)
    throw new Error(errors?.map(({ message }) => message).join('; ') ?? response.statusText);
  return data;
}

/** Tries once more if the first answer is lost. Use it only for reads and for writes with an idempotency key. */
async function twiceIfLost<Data>(attempt: () => Promise<Data>): Promise<Data> {
  try {
    return await attempt();
  } catch (error) {
    // fetch throws a TypeError if no answer came. An error from the gateway itself is final.
    if (error instanceof TypeError) return attempt();
    throw error;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Reads all open runs of both services, page by page. */
async function openRuns(): Promise<PaymentRun[]> {
  const runs: PaymentRun[] = [];
  let after: string | null = null;
  do {
    const page: PaymentRunsQuery = await ask(PaymentRunsDocument, {
      filter: { phases: ['OPEN'] },
      first: 50,
      after,
    });
    const { edges, pageInfo, unavailable } = page.paymentRuns;
    runs.push(...edges.map(({ node }) => node));
    for (const source of unavailable) say(`${source} cannot be read at present; its runs are missing here.`);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  return runs;
}

const runs = await openRuns();
for (const run of runs) {
  const more = run.__typename === 'PaymentBatch' ? `${run.count} payments` : `on ${run.paymentDate}`;
  const total = run.total ? `${run.total.amount} ${run.total.currency}` : 'a total that could not be read';
  say(`${run.reference}: ${total}, ${more}`);
}

const submittable = runs.find((run) => run.availableActions.includes('SUBMIT'));
if (!submittable) throw new Error('No bulk payment can be submitted at present.');

const { bulkPayment } = await ask(BulkPaymentDetailDocument, { id: submittable.id });
if (!bulkPayment?.allocations) throw new Error(`${submittable.reference} has gone.`);
say(`\n${bulkPayment.reference} pays`);
for (const { documentNo, amount, document } of bulkPayment.allocations) {
  say(
    `  ${amount} of ${documentNo ?? 'a document'} to ${document?.contactAccount?.description ?? 'someone'}`,
  );
}

// The key makes it safe to send the submission again. `ifVersion` ensures that the payment has not changed since it was read.
const input = { id: bulkPayment.id, ifVersion: bulkPayment.version, idempotencyKey: randomUUID() };
const { submitBulkPayment } = await twiceIfLost(() => ask(SubmitBulkPaymentDocument, { input }));
for (const { code, message } of submitBulkPayment.userErrors) say(`${code}: ${message}`);
say(`\nSubmitting ${bulkPayment.reference}: ${submitBulkPayment.outcome}`);
