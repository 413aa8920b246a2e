import { hash, timingSafeEqual } from 'node:crypto';
import type { ApiKeyRecord } from './api-key-records.ts';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';

interface KnownKey {
  readonly digest: Buffer;
  readonly caller: Caller;
  /** Epoch milliseconds at which the key expires. */
  readonly expiresAt: number;
}

/** The API keys of one version of the key file. */
export class ApiKeys {
  readonly #keys: readonly KnownKey[];
  /** The names of the callers that the keys belong to, including expired keys. */
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
   * Finds the caller that a key belongs to; undefined if it is nobody's. The key is always compared with
   * every known one, in constant time, so that the time of an answer reveals nothing about them.
   * @param now epoch milliseconds
   */
  find(key: string, now: number): { caller: Caller; expired: boolean } | undefined {
    const digest = hash('sha256', key, 'buffer');
    let found: KnownKey | undefined;
    for (const known of this.#keys) if (timingSafeEqual(known.digest, digest)) found = known;
    return found && { caller: found.caller, expired: found.expiresAt <= now };
  }
}
