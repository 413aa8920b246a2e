import type { UserError } from '../graphql/user-error.ts';
import type { Json } from '../journal/journal.ts';

/** Longest of what iplicit 1.13.0 documents a length for, in UTF-16 units, as it counts. */
const LONGEST = {
  type: 50,
  legalEntity: 50,
  bankAccount: 50,
  paymentMethod: 50,
  period: 50,
  document: 50,
  description: 250,
  bankRef: 50,
} as const;

/** An input in canonical form, without the idempotency key: what was left out is not in it. */
export function canonicalInput(input: { readonly idempotencyKey?: unknown }): Json {
  const { idempotencyKey: _, ...rest } = input;
  return JSON.parse(JSON.stringify(rest)) as Json;
}

/** What speaks against the lengths of texts. */
export function lengthObjections(
  input: { readonly [Member in keyof typeof LONGEST]?: string | null | undefined },
  path: readonly string[],
): UserError[] {
  return Object.entries(LONGEST).flatMap(([member, longest]) => {
    const { length } = input[member as keyof typeof LONGEST] ?? '';
    if (length <= longest) return [];
    return [invalidInput(`${member} may have ${longest} characters, not ${length}.`, [...path, member])];
  });
}

/** What speaks against allocations. */
export function allocationObjections(
  allocations: readonly { readonly document: string }[],
  path: readonly string[],
): UserError[] {
  return allocations.flatMap((allocation, index) => {
    const at = [...path, String(index)];
    if (allocation.document.trim() !== '') return lengthObjections({ document: allocation.document }, at);
    return [
      invalidInput('document is empty; give the id or number of the document to pay.', [...at, 'document']),
    ];
  });
}

/** An objection of the gateway's own, before anything is sent. */
export function invalidInput(message: string, field: readonly string[]): UserError {
  return { code: 'INVALID_INPUT', message, field, upstream: null };
}
