import type { Cancellation } from '../upstream/cancellation.ts';
import type { HttpResponse } from '../upstream/http-client.ts';
import { UpstreamError } from '../upstream/errors.ts';
import type { ConcurClient } from './client.ts';
import { correlationOf } from './correlation.ts';
import { fileKind, mediaType } from './media-type.ts';
import type { FileKind, MediaType } from './media-type.ts';
import { refusedByConcur } from './read-refusal.ts';
import { CONCUR } from './types.ts';
import { malformedBy, UnreadableError } from './unreadable.ts';

/** A payment file as Concur gave it, whole. */
export interface FetchedFile {
  type: MediaType;
  kind: FileKind;
  body: Buffer;
  answer: Pick<HttpResponse, 'status' | 'headers'>;
}

/** Concur has no file at an address where it once said that there was one. */
export class FileGoneError extends UpstreamError {}

/**
 * Fetches a payment file into memory.
 * @param now epoch milliseconds
 * @throws {UpstreamError} FileGoneError if it is no longer there; UPSTREAM_MALFORMED also for one larger than the gateway
 *   reads into memory
 */
export async function fetchFile(
  client: ConcurClient,
  path: string,
  now: () => number,
  cancellation: Cancellation,
): Promise<FetchedFile> {
  const answer = await client.file(path, cancellation);
  if (answer.status !== 200) throw fileRefused(answer, now());
  const { type, kind } = fileTypeOf(answer, answer.body);
  const { status, headers, body } = answer;
  return { type, kind, body, answer: { status, headers } };
}

/** The error for an answer other than 200 to a request for a file. */
export function fileRefused(answer: HttpResponse, now: number): UpstreamError {
  const { status } = answer;
  const refused = refusedByConcur(answer, now);
  // Concur: an id that it does not know (any more) is a 400 or a 404.
  if (status !== 404 && !(status === 400 && refused.code === 'UPSTREAM_MALFORMED')) return refused;
  return new FileGoneError(
    'UPSTREAM_MALFORMED',
    'CONCUR no longer has this file where it was; regeneratePaymentBatchFile has it written anew.',
    { source: CONCUR, delivery: 'declined', status, correlationId: correlationOf(answer.headers) },
  );
}

/**
 * What kind of file an answer brings.
 * @param start the body's first bytes, where they are at hand
 * @throws {UpstreamError} UPSTREAM_MALFORMED if it cannot be a payment file: a page, an error, or encoded unasked
 */
export function fileTypeOf(
  answer: Pick<HttpResponse, 'status' | 'headers'>,
  start?: Buffer,
): { type: MediaType; kind: FileKind } {
  const type = mediaType(answer.headers['content-type']);
  const kind = fileKind(type, start);
  const encoding = answer.headers['content-encoding'] ?? 'identity';
  if (kind && encoding === 'identity') return { type, kind };
  throw malformedBy(new UnreadableError('it is not a payment file'), answer);
}
