import assert from 'node:assert/strict';
import { createIplicitData } from '../../src/sandbox/iplicit/data.ts';
import type { IplicitData } from '../../src/sandbox/iplicit/types.ts';

/** The sandbox's data with so many approved payments, all alike, each ready for its chain. */
export function paymentsToChain(count: number): IplicitData {
  const data = createIplicitData();
  const model = data.payments.find((one) => one.batchNo === 'BP-1004');
  assert.ok(model);
  data.payments = Array.from({ length: count }, (_, index) => ({
    ...model,
    id: crypto.randomUUID(),
    batchNo: `K-${index}`,
  }));
  return data;
}

/** Works through a list with so many workers at once. */
export async function withWorkers<T>(
  count: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const workers = Array.from({ length: count }, async () => {
    for (const item of waiting) await work(item);
  });
  await Promise.all(workers);
}
