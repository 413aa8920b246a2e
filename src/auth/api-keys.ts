import { hash, timingSafeEqual } from 'node:crypto';
import type { ApiKeyRecord } from './api-key-records.ts';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';

interface KnownKey {
  readonly digest: Buffer;
  readonly caller: Caller;
  /** Epoch milliseconds from which on it is refused. */
  readonly expiresAt: number;
}

/** The keys that let callers in. */
export class ApiKeys {
  readonly #keys: readonly KnownKey[];
  /** Whom the keys belong to, those that have ended included. */
  readonly names: ReadonlySet<string>;

  constructor(records: readonly ApiKeyRecord[]) {
    this.#keys = records.map(({ name, sha256, scopes, expires }) => ({
      digest: Buffer.from(sha256, 'hex'),
      caller: callerOf(name, scopes),
      expiresAt: expires === undefined ? Infinity : Date.parse(expires),
    }));
    this.names = new Set(records.map(({ name }) => name));
  }

  /**
   * Whose key this is; undefined if nobody's. It is compared with every key, each comparison taking the same time, so that
   * how long an answer takes says nothing about any of them.
   * @param now epoch milliseconds
   */
  find(key: string, now: number): { caller: Caller; expired: boolean } | undefined {
    const digest = hash('sha256', key, 'buffer');
    let found: KnownKey | undefined;
    for (const known of this.#keys) if (timingSafeEqual(known.digest, digest)) found = known;
    return found && { caller: found.caller, expired: found.expiresAt <= now };
  }
}
