import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { remembered } from './remembered.ts';
import { readWishes } from './weighted-list.ts';

/** What a body may be sent as; `identity` is as it is. */
export type Coding = 'br' | 'gzip' | 'identity';

/** Below this a body fits a packet or two as it is, and packing it would cost more than it saves. */
const WORTH_IT = 1_024;
/** The best first: what is wanted alike is decided by what packs better. */
const CODINGS: readonly Coding[] = ['br', 'gzip', 'identity'];

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** How a client wants bodies packed, and whether it refuses them as they are. */
const wanted = remembered((acceptEncoding: string): { coding: Coding; packedOnly: boolean } => {
  const weights = new Map(readWishes(acceptEncoding).map(({ name, weight }) => [name, weight]));
  const any = weights.get('*');
  // RFC 9110, 12.5.3: a body as it is suits everybody who does not say otherwise, after anything that was named.
  const weightOf = (coding: Coding): number =>
    weights.get(coding) ?? any ?? (coding === 'identity' ? Number.MIN_VALUE : 0);
  const coding = CODINGS.reduce((best, each) => (weightOf(each) > weightOf(best) ? each : best));
  return {
    coding: weightOf(coding) > 0 ? coding : 'identity',
    packedOnly: weightOf('identity') === 0,
  };
});

/**
 * How to send a body of so many bytes to a client. An answer tells a caller nothing but what that caller may see
 * and no secret of its own, and no other site can have it asked for (see `origins.ts`): its length gives nothing away.
 */
export function codingFor(acceptEncoding: string | undefined, length: number): Coding {
  if (acceptEncoding === undefined) return 'identity';
  const { coding, packedOnly } = wanted(acceptEncoding);
  return length >= WORTH_IT || packedOnly ? coding : 'identity';
}

/** Packs a body, off the event loop. */
export function pack(bytes: Buffer, coding: Exclude<Coding, 'identity'>): Promise<Buffer> {
  if (coding === 'gzip') return toGzip(bytes);
  // Quality 4 of 11: the next costs twice as much for a few percent.
  return toBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
