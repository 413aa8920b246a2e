import { randomUUID } from 'node:crypto';
import type { Answer, Intent } from '../../src/writes/store/store.ts';

/** An intent to submit a payment of its own, without a key, unless told otherwise. */
export function intent(over: Partial<Intent> = {}): Intent {
  const id = over.id ?? randomUUID();
  return {
    id,
    caller: 'treasury',
    operation: 'submitBulkPayment',
    source: 'IPLICIT',
    target: `BulkPayment:${id}`,
    key: null,
    fingerprint: 'f1',
    before: { status: 'Draft' },
    proof: { status: ['Submitted'] },
    at: 1_750_000_000_000,
    ...over,
  };
}

/** The answer of a write that was applied, unless told otherwise. */
export function answer(over: Partial<Answer> = {}): Answer {
  return {
    outcome: 'APPLIED',
    userErrors: [],
    target: 'BulkPayment:1',
    details: null,
    status: 200,
    correlationId: 'c-1',
    freesKey: false,
    ...over,
  };
}
