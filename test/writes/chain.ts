import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { ask } from '../gateway.ts';
import { inputTypeOf } from '../services/iplicit/gateway-under-test.ts';

/** One mutation of a payment's life, and the number of requests that carry it out at iplicit. */
interface Link {
  name: string;
  input: Record<string, unknown>;
}

interface Written {
  outcome: string;
  userErrors: { code: string; message: string }[];
  bulkPayment: { id: string; statuses: string[] } | null;
}

/** What a chain is worked through with. */
export interface ChainOptions {
  sandbox: Sandbox;
  uuid: string;
  /** Where to send a try; replicas may take turns. */
  url: () => string;
}

/** From approved through posted and back, amended, edited, submitted and processed again: ten writes, none of which may happen twice. */
function links(id: string): Link[] {
  const action = (name: string): Link => ({ name, input: { id } });
  const allocate = (name: string, document: string, amount: string): Link => ({
    name,
    input: { id, allocations: [{ document, amount }] },
  });
  return [
    action('processBulkPayment'),
    action('postBulkPayment'),
    action('unpostBulkPayment'),
    action('amendBulkPayment'),
    {
      name: 'updateBulkPayment',
      input: { id, description: `for ${id}` },
    },
    allocate('replaceBulkPaymentAllocations', 'PI-5001', '1.25'),
    allocate('addBulkPaymentAllocations', 'PI-5002', '2.5'),
    allocate('addBulkPaymentAllocations', 'PI-5001', '3.75'),
    action('submitBulkPayment'),
    action('processBulkPayment'),
  ];
}

/** How many mutations a chain has. */
export const CHAIN_LENGTH = links('').length;

/** Works a payment's chain through, as a careful client would: the same key until an answer settles it. */
export async function workThrough({ sandbox, uuid, url }: ChainOptions): Promise<void> {
  for (const [place, link] of links(uuid).entries()) {
    await settle(link, `${uuid}-${place}`, url);
    if (link.name === 'submitBulkPayment') await until(() => statusOf(sandbox, uuid).includes('approved'));
  }
}

/** What a payment must look like once its chain has happened, each link once. */
export function assertHappenedOnce(sandbox: Sandbox, uuid: string): void {
  const payment = sandbox.iplicit.data.payments.find((one) => one.id === uuid);
  assert.deepEqual(statusOf(sandbox, uuid), ['processed']);
  assert.equal(payment?.description, `for ${uuid}`);
  const amounts = new Map(payment?.allocations?.map((one) => [one.docNo, Number(one.allocAmountCurrency)]));
  assert.deepEqual(
    amounts,
    new Map([
      ['PI-5001', 3.75],
      ['PI-5002', 2.5],
    ]),
  );
  const acted = sandbox.iplicit.calls.filter((call) => call.acted && call.path.includes(uuid));
  const steps = acted.map((call) => `${call.method} ${call.path.split(uuid)[1]}`);
  assert.deepEqual(steps, [
    'POST /process',
    'POST /post',
    'POST /unpost',
    'POST /amend',
    'PATCH ',
    'PUT /allocations',
    'POST /allocations',
    'POST /allocations',
    'POST /submit',
    'POST /process',
  ]);
}

async function settle({ name, input }: Link, firstKey: string, url: () => string): Promise<void> {
  const document = `mutation ($input: ${inputTypeOf(name)}!) { written: ${name}(input: $input) { outcome userErrors { code message } bulkPayment { id statuses } } }`;
  for (let generation = 0; ;) {
    const idempotencyKey = `${firstKey}-${generation}`;
    const answer = await ask<{ written: Written } | null>(url(), document, {
      input: { ...input, idempotencyKey },
    }).catch(() => undefined);
    const written = answer?.data?.written;
    const codes = written?.userErrors.map((error) => error.code) ?? [];
    // What is proven not to have happened, and only this, is sent again, under a new key.
    if (codes.includes('NOT_APPLIED')) generation += 1;
    else if (written && codes.length === 0) return;
    else if (written && written.outcome !== 'UNKNOWN')
      assert.fail(`${name} ${idempotencyKey}: ${JSON.stringify(written)}`);
    else await sleep(25);
  }
}

function statusOf(sandbox: Sandbox, uuid: string): string[] {
  return (
    sandbox.iplicit.data.payments
      .find((one) => one.id === uuid)
      ?.statusList?.map((status) => status.trim()) ?? []
  );
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10);
}
