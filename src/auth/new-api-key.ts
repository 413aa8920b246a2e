import { hash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fchmodSync, fchownSync, fstatSync, fsyncSync, mkdirSync } from 'node:fs';
import { openSync, readFileSync, realpathSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname } from 'node:path';
import { ApiKeyFileError, parseApiKeyRecords } from './api-key-records.ts';
import type { ApiKeyRecord } from './api-key-records.ts';

/** What the gateway's keys begin with: by it, scanners for leaked secrets and people know what they have found. */
export const KEY_PREFIX = 'pgwk_';
const KEY_BYTES = 32;
/** Of a file that is made here: for its owner alone. */
const MODE = 0o600;

/** Makes a key of 256 random bits, and the record to keep of it. */
export function newApiKey(whose: Omit<ApiKeyRecord, 'sha256'>): { key: string; record: ApiKeyRecord } {
  const key = KEY_PREFIX + randomBytes(KEY_BYTES).toString('base64url');
  const { name, scopes, expires } = whose;
  return { key, record: { name, sha256: hash('sha256', key), scopes, ...(expires && { expires }) } };
}

/**
 * Adds a record to a file of keys, which is made where there is none and else keeps its mode and its owner. A gateway that reads the file meanwhile finds it as it
 * was or as it will be, never half of it; of two that add at once, one is refused.
 * @throws {ApiKeyFileError} if the file is not one of keys, somebody else is adding to it, or its owner may not be given it
 */
export function addApiKeyRecord(path: string, record: ApiKeyRecord): void {
  mkdirSync(dirname(path), { recursive: true });
  // A name that stands for a file elsewhere goes on doing so.
  const target = existsSync(path) ? realpathSync(path) : path;
  const next = `${target}.new`;
  const file = openNext(next);
  try {
    const former = statSync(target, { throwIfNoEntry: false });
    const records = former ? parseApiKeyRecords(readFileSync(target, 'utf8')) : [];
    writeSync(file, `${JSON.stringify([...records, record], undefined, 2)}\n`);
    if (former) giveTo(former, file, target);
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

/** Gives a new file to those who have the former one: else the gateway, run by another user, could not read it any more. */
function giveTo({ uid, gid, mode }: Stats, file: number, target: string): void {
  const made = fstatSync(file);
  try {
    if (made.uid !== uid || made.gid !== gid) fchownSync(file, uid, gid);
    fchmodSync(file, mode & 0o7777);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ApiKeyFileError([
      `${target} belongs to user ${uid} and group ${gid}, to whom a new file cannot be given here (${reason}). ` +
        'Nothing was changed. Add the key as that user, or as root.',
    ]);
  }
}
