import { createHash } from 'node:crypto';
import type { Json } from './journal.ts';

/** JSON text in which the order of members does not matter: equal values give equal text. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/** Digest that tells the same request asked again from another request under the same key. */
export function fingerprint(operation: string, input: Json): string {
  return createHash('sha256')
    .update(canonicalJson([operation, input]))
    .digest('base64url');
}
