import { createHash } from 'node:crypto';

/** A deterministic stream of pseudo-random numbers: equal seeds give equal streams. */
export interface Seeded {
  /** An integer from 0 up to, but not including, `below`. */
  int(below: number): number;
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
}

/** Starts a stream (mulberry32, seeded with a hash of the text). */
export function seeded(seed: string): Seeded {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  const int = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
  return { int, pick: (items) => items[int(items.length)] as (typeof items)[number] };
}

/** A uuid derived from a name, such as `uuidOf('payment BP-1001')`. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = 'ab89'[Number.parseInt(hex.slice(15, 16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(16, 19)}-${hex.slice(19, 31)}`;
}

/** The alphabet of Concur's opaque keys. */
export const LETTERS_DIGITS_DOLLAR = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789$';

/** An opaque code derived from a name. */
export function codeOf(name: string, length: number, alphabet: string): string {
  const stream = seeded(name);
  return Array.from({ length }, () => alphabet[stream.int(alphabet.length)]).join('');
}
