import { readFileSync, statSync } from 'node:fs';
import { ApiKeyFileError, parseApiKeyRecords } from './api-key-records.ts';
import { ApiKeys } from './api-keys.ts';

/** Milliseconds between looks at whether the file has changed. Being told of changes does not work on every file system. */
const LOOK_EVERY_MS = 1_000;
/** A record takes some 200 bytes: this is thousands of keys. */
const MAX_BYTES = 1_048_576;

export interface ApiKeyFileOptions {
  path: string;
  /** Told why the file, changed since, cannot be used; the keys from before stay good. */
  onUnusable: (error: ApiKeyFileError) => void;
  /** Epoch milliseconds. */
  now: () => number;
}

/** The keys of a file, as the file has them now or a second ago. */
export class ApiKeyFile {
  readonly #options: ApiKeyFileOptions;
  #keys: ApiKeys;
  #stamp: string;
  #lookedAt: number;

  /** @throws {ApiKeyFileError} if the file cannot be used */
  constructor(options: ApiKeyFileOptions) {
    this.#options = options;
    this.#lookedAt = options.now();
    this.#stamp = stampOf(options.path);
    this.#keys = readKeys(options.path);
  }

  /** The keys; to be asked for anew with every request. */
  get keys(): ApiKeys {
    const now = this.#options.now();
    if (now - this.#lookedAt >= LOOK_EVERY_MS) {
      this.#lookedAt = now;
      this.#look();
    }
    return this.#keys;
  }

  /** A file that is wrong is complained of once, and read again when it has changed again. */
  #look(): void {
    const { path, onUnusable } = this.#options;
    const stamp = stampOf(path);
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    try {
      this.#keys = readKeys(path);
    } catch (error) {
      if (!(error instanceof ApiKeyFileError)) throw error;
      onUnusable(error);
    }
  }
}

/** Tells a file's content from another: a file that is replaced is another one, a file that is written to is newer. */
function stampOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? [stat.dev, stat.ino, stat.size, stat.mtimeNs].join() : 'missing';
}

function readKeys(path: string): ApiKeys {
  return new ApiKeys(parseApiKeyRecords(textOf(path)));
}

function textOf(path: string): string {
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) throw new ApiKeyFileError([`It is larger than ${MAX_BYTES} bytes.`]);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof ApiKeyFileError) throw error;
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new ApiKeyFileError([`It cannot be read${reason}.`]);
  }
}
