import { readFileSync, statSync } from 'node:fs';
import { ApiKeyFileError, parseApiKeyRecords } from './api-key-records.ts';
import { ApiKeys } from './api-keys.ts';

/** Milliseconds between checks for changes. Watching a file does not work on every file system. */
const CHECK_EVERY_MS = 1_000;
/** Largest file that is read: thousands of keys, at some 200 bytes each. */
const MAX_BYTES = 1_048_576;

export interface ApiKeyFileOptions {
  path: string;
  /** Called when the file has changed and cannot be used. The keys read before stay valid. */
  onUnusable: (error: ApiKeyFileError) => void;
  /** Epoch milliseconds. */
  now: () => number;
}

/** The API keys of a file, at most a second out of date. */
export class ApiKeyFile {
  readonly #options: ApiKeyFileOptions;
  #keys: ApiKeys;
  #stamp: string;
  #checkedAt: number;

  /** @throws {ApiKeyFileError} if the file cannot be used */
  constructor(options: ApiKeyFileOptions) {
    this.#options = options;
    this.#checkedAt = options.now();
    this.#stamp = stampOf(options.path);
    this.#keys = readKeys(options.path);
  }

  /** The current keys. Ask again for every request: they change with the file. */
  get keys(): ApiKeys {
    const now = this.#options.now();
    if (now - this.#checkedAt >= CHECK_EVERY_MS) {
      this.#checkedAt = now;
      this.#reloadIfChanged();
    }
    return this.#keys;
  }

  /** A file that cannot be used is reported once, and read again only after it has changed again. */
  #reloadIfChanged(): void {
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

/** Differs whenever the content may: replacing a file changes its inode, writing to it changes its time. */
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
