import { randomUUID } from 'node:crypto';
import type { Answer, NewWrite } from '../../src/writes/store/store.ts';

/** The submit of a payment of its own, without a key, unless told otherwise. */
export function newWrite(over: Partial<NewWrite> = {}): NewWrite {
  const id = over.id ?? randomUUID();
  const target = over.target === undefined ? `BulkPayment:${id}` : over.target;
  return {
    id,
    caller: 'treasury',
    operation: 'submitBulkPayment',
    source: 'IPLICIT',
    target,
    fence: target ?? id,
    key: null,
    position: null,
    fingerprint: 'f1',
    credentials: null,
    input: { id: 'BP-1' },
    requestId: null,
    owner: 'a process',
    ...over,
  };
}

/** The answer of a write that was applied, unless told otherwise. */
export function answer(over: Partial<Answer> = {}): Answer {
  return {
    outcome: 'APPLIED',
    userErrors: [],
    target: null,
    details: null,
    status: 200,
    correlationId: 'c-1',
    freesKey: false,
    settledBy: "the service's answer",
    note: null,
    ...over,
  };
}

/** What is watched no more, and what goes on fencing its target. */
export const DONE = { lookInMs: null, isFence: false };
export const WATCHED = { lookInMs: 0, isFence: true };
