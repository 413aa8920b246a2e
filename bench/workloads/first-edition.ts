import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the first edition of the contract called otherwise. By aliases, its answers read like those of the second. */
const NAMES: readonly (readonly [second: RegExp, first: string])[] = [
  [/\bfilter: \{ status: OPEN \}/g, 'status: OPEN'],
  [/\bbatchStatus\b/g, 'batchStatus: status'],
  [/\breimbursementMethod\b/g, 'reimbursementMethod: paymentMethod'],
  [/\breimbursementMethodName\b/g, 'reimbursementMethodName: paymentMethodName'],
  [/\bdocumentUuid\b/g, 'documentUuid: documentId'],
  // What a payment refers to had its service's id alone.
  [/\b(bankAccount|paymentMethod|legalEntity|contactAccount|document) \{(\s*)uuid\b/g, '$1 {$2uuid: id'],
];

/** Whether a checkout serves the first edition of the contract. */
export function isFirstEdition(folder: string): boolean {
  return !readFileSync(join(folder, 'schema/payment-batch.graphql'), 'utf8').includes('batchStatus');
}

/** A workload's document in the words of the first edition. */
export function inFirstEdition(query: string): string {
  return NAMES.reduce((text, [second, first]) => text.replace(second, first), query);
}
