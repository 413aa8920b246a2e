import { randomUUID } from 'node:crypto';
import type { ExactJson } from './exact-json.ts';
import { allocate, recompute } from './iplicit-amounts.ts';
import { Members } from './iplicit-members.ts';
import { InvalidInput } from './iplicit-problems.ts';
import type { IplicitStore } from './iplicit-store.ts';
import type { Document, Payment } from './iplicit-types.ts';

/** One allocation in a request. */
interface AllocationRequest {
  document: Document;
  amount: string | undefined;
  baseAmount: string | undefined;
}

/**
 * Parses a list of allocations. Nothing is changed before all of it is valid.
 * @param path path of the list, for errors
 * @throws {InvalidInput} for invalid members and for a document that does not exist or is hidden by access
 *   control
 */
export function readAllocations(store: IplicitStore, list: ExactJson, path: string): AllocationRequest[] {
  if (!Array.isArray(list)) throw new InvalidInput(path || '$', 'A list of allocations is expected.');
  return list.map((item, index) => {
    const members = new Members(item, `${path}[${index}].`);
    const docId = members.text('docId', 50);
    const document = docId === undefined ? undefined : store.document(docId);
    if (!docId) throw new InvalidInput(`${path}[${index}].docId`, 'The field docId is required.');
    if (document === undefined || document.hidden !== null) {
      throw new InvalidInput(`${path}[${index}].docId`, `There is no document '${docId}'.`);
    }
    return {
      document,
      amount: members.decimal('allocAmountCurrency'),
      baseAmount: members.decimal('allocAmountBase'),
    };
  });
}

/** Adds allocations. iplicit: a document that has one already gets it updated instead. */
export function addAllocations(
  store: IplicitStore,
  payment: Payment,
  requests: readonly AllocationRequest[],
): void {
  const allocations = (payment.allocations ??= []);
  for (const { document, amount, baseAmount } of requests) {
    const at = allocations.findIndex(({ docId }) => docId === document.id);
    const id = allocations[at]?.id ?? randomUUID();
    allocations.splice(at === -1 ? allocations.length : at, 1, allocate(id, document, amount, baseAmount));
  }
  recompute(payment, (id) => store.document(id));
}

/** Replaces all of a payment's allocations. */
export function replaceAllocations(
  store: IplicitStore,
  payment: Payment,
  requests: readonly AllocationRequest[],
): void {
  payment.allocations = [];
  addAllocations(store, payment, requests);
}

/** Removes one allocation, in whatever case its id is given. */
export function deleteAllocation(store: IplicitStore, payment: Payment, allocationId: string): void {
  payment.allocations = (payment.allocations ?? []).filter(({ id }) => id !== allocationId.toLowerCase());
  recompute(payment, (id) => store.document(id));
}
