import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConcurSandbox } from '../../../src/sandbox/sandbox.ts';
import type { AskedGateway } from './ask-gateway.ts';

const USER_ERRORS = 'userErrors { code message field upstream { source status message correlationId } }';

/** Closes a batch, and reads everything back that the payload has. */
export const CLOSE = `mutation ($id: ID!, $mode: CloseMode, $key: String!) {
  result: closePaymentBatch(input: { id: $id, mode: $mode, idempotencyKey: $key }) {
    outcome replayed jobQueueKey upstreamStatus paymentBatch { batchId batchStatus } ${USER_ERRORS}
  }
}`;

/** Has a file written anew, and reads everything back that the payload has. */
export const REGENERATE = `mutation ($id: ID!, $key: String!) {
  result: regeneratePaymentBatchFile(input: { id: $id, idempotencyKey: $key }) {
    outcome replayed paymentBatch { batchId batchStatus } file { downloadUrl size } ${USER_ERRORS}
  }
}`;

/** What came of a write, as the payload has it. */
export interface Written {
  outcome: string;
  replayed: boolean;
  jobQueueKey?: string | null;
  upstreamStatus?: string | null;
  paymentBatch: { batchId: string; batchStatus: string } | null;
  file?: { downloadUrl: string; size: number } | null;
  userErrors: {
    code: string;
    message: string;
    field: string[] | null;
    upstream: { source: string; status: number; message: string | null; correlationId: string | null } | null;
  }[];
}

/** Closes a batch, where no top-level error is expected. */
export async function close(
  { read }: AskedGateway,
  variables: { id: string; mode?: string; key?: string },
): Promise<Written> {
  return (await read<{ result: Written }>(CLOSE, { key: randomUUID(), ...variables })).result;
}

/** Has a batch's file written anew, where no top-level error is expected. */
export async function regenerate({ read }: AskedGateway, id: string): Promise<Written> {
  return (await read<{ result: Written }>(REGENERATE, { id, key: randomUUID() })).result;
}

/** A batch of the sandbox that holds payments. */
export function batchIn(sandbox: ConcurSandbox, status: 'OPEN' | 'CLOSED') {
  const batch = sandbox.data.batches.find((each) => each.status === status && each.count > 0);
  assert.ok(batch);
  return batch;
}

/** A batch of the sandbox that holds no payments. */
export function emptyBatch(sandbox: ConcurSandbox) {
  const batch = sandbox.data.batches.find((each) => each.count === 0);
  assert.ok(batch);
  return batch;
}

/** The writes that reached Concur, sign-ins aside. */
export function posts(sandbox: ConcurSandbox) {
  return sandbox.calls.filter((call) => call.method === 'POST' && !call.path.startsWith('/oauth2/'));
}

/** The status under which the gateway shows a batch. */
export async function statusOf({ read }: AskedGateway, id: string): Promise<string> {
  const { batch } = await read<{ batch: { batchStatus: string } }>(
    'query ($id: ID!) { batch: paymentBatch(id: $id) { batchStatus } }',
    { id },
  );
  return batch.batchStatus;
}

/** Resolves when the gateway shows a batch as closed. */
export async function untilClosed(gateway: AskedGateway, id: string): Promise<void> {
  while ((await statusOf(gateway, id)) !== 'CLOSED') await sleep(5);
}
