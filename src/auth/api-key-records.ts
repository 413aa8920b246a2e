import * as z from 'zod';
import { callerName } from './caller-name.ts';
import { SCOPES } from './scopes.ts';

/** An API key as stored. It holds only a digest, which is useless to whoever steals the file. */
export interface ApiKeyRecord {
  /** The caller that uses the key. While a key is being replaced, two records may share a name. */
  name: string;
  /** SHA-256 of the key, in hexadecimal. */
  sha256: string;
  scopes: (typeof SCOPES)[number][];
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

const MEMBERS = 'name, sha256, scopes and, where the key ends, expires';

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
