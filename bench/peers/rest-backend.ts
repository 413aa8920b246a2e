import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { bulkPaymentOf } from './bulk-payment.ts';
import type { BulkPayment } from './bulk-payment.ts';
import { parseExactly } from './exact-json.ts';
import type { UpstreamPayment } from './iplicit-shapes.ts';
import { decodeBatches, listPath } from './payment-batch.ts';
import type { PaymentBatch } from './payment-batch.ts';
import { paymentPaths } from './reads.ts';
import { paymentsInFull } from './rest-screen.ts';
import { get, patch, port, signedInServices } from './services.ts';

/**
 * A backend written by hand for exactly these screens: it fetches, parses, maps and serializes, with nothing in between. It
 * answers with the same data in the same shape as the GraphQL peers.
 */
const { concur, iplicit } = await signedInServices();

createServer((request, response) => {
  answer(request).then(
    (data) => send(response, data),
    () => response.destroy(),
  );
}).listen(port(), '127.0.0.1');

async function answer(request: IncomingMessage): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://rest');
  const first = Number(url.searchParams.get('first') ?? 50);
  const from = Number(url.searchParams.get('from') ?? 0);
  const fields = url.searchParams.get('fields')?.split(',') as (keyof BulkPayment)[] | undefined;
  const [, resource, id = ''] = url.pathname.split('/');
  switch (resource) {
    case 'screen': {
      const [payments, batches] = await Promise.all([readPayments(first), readBatches()]);
      return {
        bulkPayments: { nodes: payments },
        paymentBatches: { totalCount: batches.length, nodes: batches },
      };
    }
    case 'bulk-payments-in-full':
      return { bulkPayments: { nodes: await paymentsInFull(iplicit, await readPayments(first)) } };
    case 'bulk-payments': {
      if (id === '') return { bulkPayments: { nodes: picked(await readPayments(first, from), fields) } };
      if (request.method === 'POST') return update(id, (await json(request)) as object);
      const payment = await readPayment(id);
      return { bulkPayment: fields ? picked([payment], fields)[0] : payment };
    }
    default:
      return { __typename: 'Query' };
  }
}

async function update(id: string, members: object): Promise<unknown> {
  await patch(iplicit, `/api/BatchPayment/${id}`, members);
  const payment = await readPayment(id);
  return { updateBulkPayment: { outcome: 'APPLIED', userErrors: [], bulkPayment: payment } };
}

async function readPayments(first: number, from = 0): Promise<BulkPayment[]> {
  const pages = await Promise.all(paymentPaths(first, from).map((path) => get(iplicit, path)));
  return pages.flatMap((page) => (parseExactly(page ?? '[]') as UpstreamPayment[]).map(bulkPaymentOf));
}

async function readPayment(id: string): Promise<BulkPayment> {
  const body = await get(iplicit, `/api/BatchPayment/${id}`);
  return bulkPaymentOf(parseExactly(body ?? '{}') as UpstreamPayment);
}

async function readBatches(): Promise<PaymentBatch[]> {
  return decodeBatches((await get(concur, listPath('OPEN'))) ?? '', 'OPEN');
}

function picked(
  payments: readonly BulkPayment[],
  fields: readonly (keyof BulkPayment)[] | undefined,
): unknown[] {
  if (!fields) return [...payments];
  return payments.map((payment) => {
    const some: Partial<Record<keyof BulkPayment, unknown>> = {};
    for (const field of fields) some[field] = payment[field];
    return some;
  });
}

function send(response: ServerResponse, data: unknown): void {
  const body = Buffer.from(JSON.stringify({ data }));
  response.writeHead(200, [
    'Content-Type',
    'application/json; charset=utf-8',
    'Content-Length',
    String(body.length),
  ]);
  response.end(body);
}
