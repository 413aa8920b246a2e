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
export function newApiKey(attributes: Omit<ApiKeyRecord, 'sha256'>): { key: string; record: ApiKeyRecord } {
  const key = KEY_PREFIX + randomBytes(KEY_BYTES).toString('base64url');
  const { name, scopes, expires } = attributes;
  return { key, record: { name, sha256: hash('sha256', key), scopes, ...(expires && { expires }) } };
}

/**
 * Adds a record to a file of API keys and creates the file if there is none. An existing file keeps its mode
 * and owner.
 *
 * The file is replaced in one step, so a gateway never reads half of it. If two processes add a key at the
 * same time, one of them is refused.
 * @throws {ApiKeyFileError} if the file does not hold API keys, another process is adding to it, or the new
 *   file cannot be given the owner of the old one
 */
export function addApiKeyRecord(path: string, record: ApiKeyRecord): void {
  mkdirSync(dirname(path), { recursive: true });
  // If the path is a symbolic link, the file that it points to is replaced, not the link.
  const target = existsSync(path) ? realpathSync(path) : path;
  const next = `${target}.new`;
  const file = createNext(next);
  try {
    const existing = statSync(target, { throwIfNoEntry: false });
    const records = existing ? parseApiKeyRecords(readFileSync(target, 'utf8')) : [];
    writeSync(file, `${JSON.stringify([...records, record], undefined, 2)}\n`);
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

function createNext(next: string): number {
  try {
    return openSync(next, 'wx', NEW_FILE_MODE);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new ApiKeyFileError([
      `${next} exists: somebody is adding a key now, or broke off while adding one. If nobody is, remove it.`,
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
        'Nothing was changed. Add the key as that user, or as root.',
    ]);
  }
}
