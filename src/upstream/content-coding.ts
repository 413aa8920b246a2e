import type { IncomingHttpHeaders } from 'node:http';
import { Transform, pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

/** A body is larger than the gateway reads. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';

  /** @param maxBytes the largest body that would have been read */
  constructor(maxBytes: number) {
    super(`the body is larger than ${maxBytes} bytes`);
  }
}

/** A body is in a coding that the gateway does not know, or is not what its coding makes. */
export class ContentCodingError extends Error {
  override readonly name = 'ContentCodingError';
}

/** Makes one coding undone: of a whole body, and of one that is still arriving. */
interface Decoder {
  whole: (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;
  stream: () => Transform | Step;
}

/** Makes other pieces of a body of those that arrive. */
type Step = (body: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

const GZIP: Decoder = { whole: promisify(zlib.gunzip), stream: () => zlib.createGunzip() };
const INFLATE = promisify(zlib.inflate);
const INFLATE_RAW = promisify(zlib.inflateRaw);

/** By the names in RFC 9110, 8.4.1, in lower case; RFC 8878 for zstd. */
const DECODERS = new Map<string, Decoder>([
  ['gzip', GZIP],
  ['x-gzip', GZIP],
  [
    'deflate',
    {
      // RFC 9110, 8.4.1.2: some send the deflated data without the zlib format around it.
      whole: (body, options) => (hasZlibHeader(body) ? INFLATE : INFLATE_RAW)(body, options),
      stream: () => inflated,
    },
  ],
  ['br', { whole: promisify(zlib.brotliDecompress), stream: () => zlib.createBrotliDecompress() }],
  ['zstd', { whole: promisify(zlib.zstdDecompress), stream: () => zlib.createZstdDecompress() }],
]);

/** No service codes an answer more often; each coding multiplies what a byte can become. */
const MAX_CODINGS = 2;

/**
 * The codings of an answer's body in the order in which they were applied; none for one that came as it is.
 * Names are compared without case, and an empty one and `identity` are none.
 */
export function codingsOf(headers: IncomingHttpHeaders): readonly string[] {
  const value: string | string[] | undefined = headers['content-encoding'];
  if (value === undefined) return NONE;
  return String(value)
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
}

const NONE: readonly string[] = [];

/** The headers of a body that is no longer coded. */
export function withoutCoding(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { 'content-encoding': _coding, 'content-length': _length, ...others } = headers;
  return others;
}

/**
 * Undoes the codings of a whole body. An empty body stays empty, as after a 204.
 * @param codings from `codingsOf`
 * @param maxBytes the largest result, also between two codings
 * @throws {BodyTooLargeError} if it would be larger
 * @throws {ContentCodingError} if a coding is unknown or the body is damaged
 */
export async function decodedBody(
  body: Buffer,
  codings: readonly string[],
  maxBytes: number,
): Promise<Buffer> {
  let decoded = body;
  for (const decoder of decodersOf(codings)) {
    if (decoded.length === 0) break;
    try {
      decoded = await decoder.whole(decoded, { maxOutputLength: maxBytes });
    } catch (error) {
      if (error instanceof RangeError) throw new BodyTooLargeError(maxBytes);
      throw new ContentCodingError('the body is not what its content coding makes', { cause: error });
    }
  }
  return decoded;
}

/**
 * Undoes the codings of a body while it arrives.
 * @param codings from `codingsOf`, at least one
 * @param maxBytes after so many bytes the result fails with BodyTooLargeError
 * @throws {ContentCodingError} if a coding is unknown
 */
export function decodedStream(body: Readable, codings: readonly string[], maxBytes: number): Readable {
  try {
    const steps = decodersOf(codings).map((decoder) => decoder.stream());
    // Whoever reads the result learns of an error there.
    return pipeline([body, ...steps, atMost(maxBytes)], () => {}) as Transform;
  } catch (error) {
    body.on('error', () => {}).destroy();
    throw error;
  }
}

function decodersOf(codings: readonly string[]): Decoder[] {
  if (codings.length > MAX_CODINGS)
    throw new ContentCodingError(`the body has more than ${MAX_CODINGS} codings`);
  return codings.toReversed().map((name) => {
    const decoder = DECODERS.get(name);
    if (!decoder)
      throw new ContentCodingError('the body has a content coding that the gateway does not know');
    return decoder;
  });
}

/** Inflates a body, with or without the zlib format around it: its first two bytes decide. */
async function* inflated(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const pieces = body[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  while (start.length < 2) {
    const { value, done } = await pieces.next();
    if (done) break;
    start = Buffer.concat([start, value]);
  }
  const whole = async function* (): AsyncGenerator<Buffer> {
    yield start;
    yield* { [Symbol.asyncIterator]: () => pieces };
  };
  const decoder = hasZlibHeader(start) ? zlib.createInflate() : zlib.createInflateRaw();
  yield* pipeline(whole, decoder, () => {}) as AsyncIterable<Buffer>;
}

function atMost(maxBytes: number): Transform {
  let size = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length;
      if (size > maxBytes) done(new BodyTooLargeError(maxBytes));
      else done(null, piece);
    },
  });
}

/** RFC 1950: the method is 8, and the two bytes together are a multiple of 31. */
function hasZlibHeader(body: Buffer): boolean {
  const [method = 0, flags = 0] = body;
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
}
