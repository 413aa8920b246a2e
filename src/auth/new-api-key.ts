import { hash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname } from 'node:path';
import { ApiKeyFileError, parseApiKeyRecords } from './api-keys.ts';
import type { ApiKeyRecord } from './api-keys.ts';

/** Prefix of every key, by which people and secret scanners recognise one that has leaked. */
export const KEY_PREFIX = 'pgwk_';
const KEY_BYTES = 32;
/** Mode of a new file: only its owner may read and write it. */
const NEW_FILE_MODE = 0o600;

/** Makes a key of 256 random bits, and the record to store in its place. */
export function newApiKey(attributes: Omit<ApiKeyRecord, 'sha256' | 'edition'>): {
  key: string;
  record: ApiKeyRecord;
} {
  const key = KEY_PREFIX + randomBytes(KEY_BYTES).toString('base64url');
  const { name, scopes, expires } = attributes;
  const sha256 = hash('sha256', key);
  return { key, record: { name, sha256, scopes, edition: 2, ...(expires && { expires }) } };
}

/** Changes the records of a file of API keys; gives those that are to take their place. */
export type ChangeRecords = (records: readonly ApiKeyRecord[]) => readonly ApiKeyRecord[];

/**
 * Changes a file of API keys and creates it if there is none. An existing file keeps its mode and owner.
 *
 * The file is replaced in one step, so a gateway never reads half of it. If two processes change it at the same
 * time, one of them is refused.
 * @throws {ApiKeyFileError} if the file does not hold API keys, another process is changing it, or the new file
 *   cannot be given the owner of the old one
 */
export function changeApiKeyFile(path: string, change: ChangeRecords): void {
  mkdirSync(dirname(path), { recursive: true });
  // If the path is a symbolic link, the file that it points to is replaced, not the link.
  const target = existsSync(path) ? realpathSync(path) : path;
  const next = `${target}.new`;
  const file = createNext(next);
  try {
    const existing = statSync(target, { throwIfNoEntry: false });
    const records = existing ? parseApiKeyRecords(readFileSync(target, 'utf8')) : [];
    writeSync(file, `${JSON.stringify(change(records), undefined, 2)}\n`);
    if (existing) copyOwnerAndMode(existing, file, target);
    fsyncSync(file);
    renameSync(next, target);
  } catch (error) {
    unlinkSync(next);
    throw error;
  } finally {
    closeSync(file);
  }
}

/** The records of a file of API keys; none if there is no such file. */
export function readApiKeyFile(path: string): ApiKeyRecord[] {
  return existsSync(path) ? parseApiKeyRecords(readFileSync(path, 'utf8')) : [];
}

/** Hexadecimal digits of a key's digest by which people name it. */
const ID_LENGTH = 12;

/** What people call a key by, as several may belong to one name: the beginning of its digest. */
export function keyId({ sha256 }: ApiKeyRecord): string {
  return sha256.slice(0, ID_LENGTH).toLowerCase();
}

/**
 * The records without those of a caller, or without one of them.
 * @param id as `keyId` gives it; undefined: every key of the caller
 * @throws {ApiKeyFileError} if there is no such key
 */
export function withoutKey(
  records: readonly ApiKeyRecord[],
  name: string,
  id: string | undefined,
): readonly ApiKeyRecord[] {
  const rest = records.filter((record) => record.name !== name || (id !== undefined && keyId(record) !== id));
  if (rest.length < records.length) return rest;
  throw new ApiKeyFileError([`There is no such key of ${name}; list shows those that there are.`]);
}

/** Epoch milliseconds at which a key ends. */
function endOf({ expires }: ApiKeyRecord): number {
  return expires === undefined ? Infinity : Date.parse(expires);
}

/**
 * The records with a new key for a caller, which takes the scopes of its latest key and the place of all its
 * present ones: those end after a while.
 * @param endAt epoch milliseconds at which the present keys end, if not before
 * @throws {ApiKeyFileError} if the caller has no key that is still good
 */
export function withNextKey(
  records: readonly ApiKeyRecord[],
  name: string,
  { now, endAt, expires }: { now: number; endAt: number; expires: string | undefined },
): { key: string; records: readonly ApiKeyRecord[] } {
  const latest = records.findLast((record) => record.name === name && endOf(record) > now);
  if (!latest) throw new ApiKeyFileError([`${name} has no key that is still good; create one.`]);
  const { key, record } = newApiKey({ name, scopes: latest.scopes, expires });
  const ending = records.map((each) =>
    each.name === name && endOf(each) > endAt ? { ...each, expires: new Date(endAt).toISOString() } : each,
  );
  return { key, records: [...ending, record] };
}

function createNext(next: string): number {
  try {
    return openSync(next, 'wx', NEW_FILE_MODE);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new ApiKeyFileError([
      `${next} exists: somebody is changing the keys now, or broke off while doing so. If nobody is, remove it.`,
    ]);
  }
}

/** Gives the new file the owner and mode of the old one, as the gateway may run as another user. */
function copyOwnerAndMode({ uid, gid, mode }: Stats, file: number, target: string): void {
  const made = fstatSync(file);
  try {
    if (made.uid !== uid || made.gid !== gid) fchownSync(file, uid, gid);
    fchmodSync(file, mode & 0o7777);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ApiKeyFileError([
      `${target} belongs to user ${uid} and group ${gid}, to whom a new file cannot be given here (${reason}). ` +
        'Nothing was changed. Do it as that user, or as root.',
    ]);
  }
}
