import * as z from 'zod';
import { callerName, callerOf, missingSince0_1, SCOPES } from './caller.ts';
import type { Caller, Scope } from './caller.ts';
import { hash, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** An API key as stored. It holds only a digest, which is useless to whoever steals the file. */
export interface ApiKeyRecord {
  /** The caller that uses the key. While a key is being replaced, two records may share a name. */
  name: string;
  /** SHA-256 of the key, in hexadecimal. */
  sha256: string;
  scopes: Scope[];
  /** 2: `scopes` says all that the key allows. Absent: as `missingSince0_1` has it. */
  edition?: 2 | undefined;
  /** When the key expires: an instant, or a day, at whose start in UTC it expires. Undefined: never. */
  expires?: string | undefined;
}

/** A file of API keys cannot be used. The message lists every problem, and no value from the file. */
export class ApiKeyFileError extends Error {
  override readonly name = 'ApiKeyFileError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(' '));
    this.problems = problems;
  }
}

const MEMBERS = 'name, sha256, scopes, edition and, where the key ends, expires';

/** Schema of a key's time of expiry. */
export const expiry = z.union(
  [z.iso.date(), z.iso.datetime({ offset: true })],
  'must be a day or an instant such as 2030-12-31 or 2030-12-31T18:00:00Z',
);

const records = z.array(
  z.strictObject(
    {
      name: callerName,
      sha256: z
        .string('must be text')
        .regex(/^[0-9a-f]{64}$/i, 'must be the SHA-256 of the key, as 64 hexadecimal digits'),
      scopes: z
        .array(z.enum(SCOPES, `must be of ${SCOPES.join(', ')}`), 'must be a list')
        .min(1, 'must name at least one scope'),
      edition: z.literal(2, 'must be 2').optional(),
      expires: expiry.optional(),
    },
    `must be an object of ${MEMBERS}, and nothing else`,
  ),
  'It must be a JSON array.',
);

/**
 * Parses the text of a file of API keys: a JSON array of records.
 * @throws {ApiKeyFileError} listing every problem
 */
export function parseApiKeyRecords(text: string): ApiKeyRecord[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ApiKeyFileError(['It is not JSON.']);
  }
  const parsed = records.safeParse(value);
  if (!parsed.success) throw new ApiKeyFileError(parsed.error.issues.map(issueMessage));
  const twice = duplicates(parsed.data.map(({ sha256 }) => sha256.toLowerCase()));
  if (twice.length > 0) {
    throw new ApiKeyFileError(twice.map((index) => `Entry ${index + 1}: its sha256 is in the list already.`));
  }
  return parsed.data;
}

function issueMessage({ path: [index, ...members], message }: z.core.$ZodIssue): string {
  if (index === undefined) return message;
  return `Entry ${Number(index) + 1}: ${[...members.slice(0, 1), message].join(' ')}.`;
}

/** Indexes of items that occur earlier in the list. */
function duplicates(items: readonly string[]): number[] {
  return items.flatMap((item, index) => (items.indexOf(item) < index ? [index] : []));
}

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
  /** The names of callers whose keys are from release 0.1 and allow more than their records say. */
  readonly widened: ReadonlySet<string>;

  constructor(records: readonly ApiKeyRecord[]) {
    const widened = new Set<string>();
    this.#keys = records.map(({ name, sha256, scopes, edition, expires }) => {
      const missing = edition === 2 ? [] : missingSince0_1(scopes);
      if (missing.length > 0) widened.add(name);
      return {
        digest: Buffer.from(sha256, 'hex'),
        caller: callerOf(name, [...scopes, ...missing]),
        expiresAt: expires === undefined ? Infinity : Date.parse(expires),
      };
    });
    this.names = new Set(records.map(({ name }) => name));
    this.widened = widened;
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

/** Milliseconds between checks for changes. Watching a file does not work on every file system. */
const CHECK_EVERY_MS = 1_000;
/** Largest file that is read: thousands of keys, at some 200 bytes each. */
const MAX_BYTES = 1_048_576;

/**
 * Milliseconds for which the keys of a file that is gone stay valid: editors and tools that replace a file without
 * care leave none for a moment.
 */
const GONE_GRACE_MS = 10_000;

interface ApiKeyFileOptions {
  path: string;
  /** Called when the file has changed and cannot be used. The keys read before stay valid. */
  onUnusable: (error: ApiKeyFileError) => void;
  /** Called when the file has been gone for so long that no key is valid any more. */
  onGone: () => void;
  /** Called with keys that were read; see `ApiKeys.widened`. */
  onWidened?: ((names: ReadonlySet<string>) => void) | undefined;
  /** Epoch milliseconds. */
  now: () => number;
}

/** The API keys of a file, at most a second out of date. Whoever deletes the file revokes them all. */
export class ApiKeyFile {
  readonly #options: ApiKeyFileOptions;
  #keys: ApiKeys;
  #stamp: string;
  #checkedAt: number;
  #goneSince: number | undefined;

  /** @throws {ApiKeyFileError} if the file cannot be used */
  constructor(options: ApiKeyFileOptions) {
    this.#options = options;
    this.#checkedAt = options.now();
    this.#stamp = stampOf(options.path);
    this.#keys = this.#read();
  }

  /** The current keys. Ask again for every request: they change with the file. */
  get keys(): ApiKeys {
    const now = this.#options.now();
    if (now - this.#checkedAt >= CHECK_EVERY_MS) {
      this.#checkedAt = now;
      this.#reloadIfChanged();
      if (this.#goneSince !== undefined && now - this.#goneSince >= GONE_GRACE_MS) this.#revokeAll();
    }
    return this.#keys;
  }

  /** A file that cannot be used is reported once, and read again only after it has changed again. */
  #reloadIfChanged(): void {
    const { path, onUnusable } = this.#options;
    const stamp = stampOf(path);
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    this.#goneSince = stamp === GONE ? this.#checkedAt : undefined;
    try {
      this.#keys = this.#read();
    } catch (error) {
      if (!(error instanceof ApiKeyFileError)) throw error;
      onUnusable(error);
    }
  }

  #revokeAll(): void {
    this.#goneSince = undefined;
    this.#keys = new ApiKeys([]);
    this.#options.onGone();
  }

  #read(): ApiKeys {
    const { path, onWidened } = this.#options;
    const keys = new ApiKeys(parseApiKeyRecords(textOf(path)));
    if (keys.widened.size > 0) onWidened?.(keys.widened);
    return keys;
  }
}

const GONE = 'gone';

/** Differs whenever the content may: replacing a file changes its inode, writing to it changes its time. */
function stampOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? [stat.dev, stat.ino, stat.size, stat.mtimeNs].join() : GONE;
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

/** What is said of a file for which `isReadableByOthers` holds. */
export const READABLE_BY_OTHERS =
  'the file of API keys can be read by others than its owner; take that right away with chmod 600';

/**
 * Whether others than its owner may read a file. Digests of keys are of no use to them, but names and scopes tell
 * whom to attack. False where the system has no such modes.
 */
export function isReadableByOthers(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return process.platform !== 'win32' && stat !== undefined && (stat.mode & 0o044) !== 0;
}
