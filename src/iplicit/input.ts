import type { UserError } from '../graphql/user-error.ts';
import type { Json } from '../journal/journal.ts';

/** The longest texts that iplicit 1.13.0 documents, in UTF-16 code units, as it counts. */
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

/** The canonical form of an input, without the idempotency key and without absent members. */
export function canonicalInput(input: { readonly idempotencyKey?: unknown }): Json {
  const { idempotencyKey: _, ...rest } = input;
  return JSON.parse(JSON.stringify(rest)) as Json;
}

/**
 * Errors for texts that are too long.
 * @param path path to the argument that holds them
 */
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

/**
 * Errors for allocations that iplicit could not accept.
 * @param path path to the argument that holds them
 */
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

/**
 * A user error found by the gateway itself, before anything is sent.
 * @param field path to the argument
 */
export function invalidInput(message: string, field: readonly string[]): UserError {
  return { code: 'INVALID_INPUT', message, field, upstream: null };
}
