import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { cachedByHeader } from './cached-by-header.ts';
import { parseWeights } from './weighted-list.ts';

/** A content coding that bodies are sent in; `identity` means not compressed. */
export type Coding = 'br' | 'gzip' | 'identity';

/** Smallest body, in bytes, that is compressed. A smaller one fits into a packet or two anyway. */
const MIN_LENGTH = 1_024;
/** Best compression first, which decides between codings of equal weight. */
const CODINGS: readonly Coding[] = ['br', 'gzip', 'identity'];

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** The coding that a client prefers, and whether it refuses bodies that are not compressed. */
const preferenceIn = cachedByHeader(
  (acceptEncoding: string): { coding: Coding; identityRefused: boolean } => {
    const weights = parseWeights(acceptEncoding);
    const any = weights.get('*');
    // RFC 9110, 12.5.3: `identity` is acceptable unless excluded. It ranks below every coding that is named.
    const weightOf = (coding: Coding): number =>
      weights.get(coding) ?? any ?? (coding === 'identity' ? Number.MIN_VALUE : 0);
    const coding = CODINGS.reduce((best, each) => (weightOf(each) > weightOf(best) ? each : best));
    return {
      coding: weightOf(coding) > 0 ? coding : 'identity',
      identityRefused: weightOf('identity') === 0,
    };
  },
);

/**
 * Chooses the coding for a body.
 *
 * Compression does not leak secrets through the length (as in BREACH): an answer contains nothing but what
 * its caller may see, and no other site can make a browser request it (see `origins.ts`).
 * @param length of the body, in bytes
 */
export function codingFor(acceptEncoding: string | undefined, length: number): Coding {
  if (acceptEncoding === undefined) return 'identity';
  const { coding, identityRefused } = preferenceIn(acceptEncoding);
  return length >= MIN_LENGTH || identityRefused ? coding : 'identity';
}

/** Compresses a body, off the event loop. */
export function compress(bytes: Buffer, coding: Exclude<Coding, 'identity'>): Promise<Buffer> {
  if (coding === 'gzip') return toGzip(bytes);
  // Quality 4 of 11: the next one takes twice the time to save a few percent.
  return toBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
