import { hash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { realpathSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { ApiKeyFileError, parseApiKeyRecords } from './api-key-records.ts';
import type { ApiKeyRecord } from './api-key-records.ts';

/** What the gateway's keys begin with: by it, scanners for leaked secrets and people know what they have found. */
export const KEY_PREFIX = 'pgwk_';
const KEY_BYTES = 32;
/** For whoever runs the gateway alone. */
const MODE = 0o600;

/** Makes a key of 256 random bits, and the record to keep of it. */
export function newApiKey(whose: Omit<ApiKeyRecord, 'sha256'>): { key: string; record: ApiKeyRecord } {
  const key = KEY_PREFIX + randomBytes(KEY_BYTES).toString('base64url');
  const { name, scopes, expires } = whose;
  return { key, record: { name, sha256: hash('sha256', key), scopes, ...(expires && { expires }) } };
}

/**
 * Adds a record to a file of keys, which is made where there is none. A gateway that reads the file meanwhile finds it as it
 * was or as it will be, never half of it; of two that add at once, one is refused.
 * @throws {ApiKeyFileError} if the file is not one of keys, or somebody else is adding to it
 */
export function addApiKeyRecord(path: string, record: ApiKeyRecord): void {
  mkdirSync(dirname(path), { recursive: true });
  // A name that stands for a file elsewhere goes on doing so.
  const target = existsSync(path) ? realpathSync(path) : path;
  const next = `${target}.new`;
  const file = openNext(next);
  try {
    const records = existsSync(target) ? parseApiKeyRecords(readFileSync(target, 'utf8')) : [];
    writeSync(file, `${JSON.stringify([...records, record], undefined, 2)}\n`);
    fsyncSync(file);
    renameSync(next, target);
  } catch (error) {
    unlinkSync(next);
    throw error;
  } finally {
    closeSync(file);
  }
}

function openNext(next: string): number {
  try {
    return openSync(next, 'wx', MODE);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new ApiKeyFileError([
      `${next} exists: somebody is adding a key now, or broke off while adding one. If nobody is, remove it.`,
    ]);
  }
}
