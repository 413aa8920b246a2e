import { createHash } from 'node:crypto';
import type { Json } from './journal.ts';

/** Writes JSON with sorted members, so that equal values give equal text. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/**
 * Distinguishes a repeat of a request from another request under the same key.
 * @param credentials fingerprint of the caller's own credentials, if the request uses them
 * @returns a digest, followed by a dot and the credentials if there are any
 */
export function fingerprint(operation: string, input: Json, credentials?: string): string {
  const digest = createHash('sha256')
    .update(canonicalJson([operation, input]))
    .digest('base64url');
  return credentials === undefined ? digest : `${digest}.${credentials}`;
}

/** Whether two fingerprints are of the same request with different credentials. */
export function differInCredentials(one: string, other: string): boolean {
  return one !== other && one.split('.')[0] === other.split('.')[0];
}
