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

/** A complete payment file as Concur sent it. */
export interface FetchedFile {
  type: MediaType;
  kind: FileKind;
  body: Buffer;
  answer: Pick<HttpResponse, 'status' | 'headers'>;
}

/** Concur no longer has a file at an address that it once gave for it. */
export class FileGoneError extends UpstreamError {}

/**
 * Fetches a payment file into memory.
 * @param now the clock, in epoch milliseconds
 * @throws {UpstreamError} FileGoneError if the file is no longer there; UPSTREAM_MALFORMED also for one that
 *   is too large to be held in memory
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

/**
 * Makes the error for an answer other than 200 to a file request.
 * @param now epoch milliseconds
 */
export function fileRefused(answer: HttpResponse, now: number): UpstreamError {
  const { status } = answer;
  const refused = refusedByConcur(answer, now);
  // Concur: an id that it does not know (any more) is answered with 400 or 404.
  if (status !== 404 && !(status === 400 && refused.code === 'UPSTREAM_MALFORMED')) return refused;
  return new FileGoneError(
    'UPSTREAM_MALFORMED',
    'CONCUR no longer has this file where it was; regeneratePaymentBatchFile has it written anew.',
    { source: CONCUR, delivery: 'declined', status, correlationId: correlationOf(answer.headers) },
  );
}

/**
 * Determines what kind of file an answer carries.
 * @param start the first bytes of the body, if available
 * @throws {UpstreamError} UPSTREAM_MALFORMED if it cannot be a payment file: a web page, an error, or a
 *   content encoding that was not asked for
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
