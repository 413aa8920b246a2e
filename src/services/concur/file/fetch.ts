import { bytesInHand } from '../../../upstream/bytes-in-hand.ts';
import type { HttpResponse } from '../../../upstream/http-client.ts';
import { UpstreamError } from '../../../upstream/errors.ts';
import { batchAddress, filePath, filePathIn2018 } from '../client.ts';
import type { ConcurClient, Edition } from '../client.ts';
import { correlationOf, malformedBy, UnreadableError, refusedByConcur } from '../errors.ts';
import { fileKind, mediaType } from './media-type.ts';
import type { FileKind, MediaType } from './media-type.ts';
import type { KeyValueStore } from '../../../writes/store/store.ts';
import { CONCUR } from '../types.ts';
import type { PaymentBatch } from '../types.ts';

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
  signal: AbortSignal,
): Promise<FetchedFile> {
  const answer = await client.file(path, signal);
  bytesInHand.hold(answer.body, signal);
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
 * @param start the first bytes of the body
 * @throws {UpstreamError} UPSTREAM_MALFORMED if it cannot be a payment file: a web page, an error, or neither text
 *   nor a zip
 */
export function fileTypeOf(
  answer: Pick<HttpResponse, 'status' | 'headers'>,
  start: Buffer,
): { type: MediaType; kind: FileKind } {
  const type = mediaType(answer.headers['content-type']);
  const kind = fileKind(type, start);
  if (kind) return { type, kind };
  throw malformedBy(new UnreadableError('it is not a payment file'), answer);
}

/**
 * Stores the paths of closed batches' files. Concur 2020 edition: only the answer to a close names that path,
 * and it cannot be queried later.
 */
export interface FileUrlStore {
  /** The path that the latest close of a batch named; undefined if no close of it has been seen. */
  get(batchId: string): Promise<string | undefined>;
  /** Stores the path that a close of a batch named. */
  put(batchId: string, path: string): Promise<void>;
}

/**
 * A view of a store for one set of credentials.
 * @param fingerprint distinguishes these credentials from all others
 */
export function fileUrlsOf(store: FileUrlStore, fingerprint: string): FileUrlStore {
  const own = (batchId: string) => `${batchId} ${fingerprint}`;
  return { get: (batchId) => store.get(own(batchId)), put: (batchId, path) => store.put(own(batchId), path) };
}

/** A store in the process's memory, for as long as the process runs. */
export function fileUrlsInMemory(): FileUrlStore {
  const paths = new Map<string, string>();
  return {
    get: (batchId) => Promise.resolve(paths.get(batchId)),
    put: (batchId, path) => {
      paths.set(batchId, path);
      return Promise.resolve();
    },
  };
}

/** Keeps the paths of payment files where every replica finds them, even after a restart. */
export function fileUrlStoreIn(values: KeyValueStore): FileUrlStore {
  return {
    get: (batchId) => values.get(noteOf(batchId)),
    put: (batchId, path) => values.put(noteOf(batchId), path),
  };
}

function noteOf(batchId: string): string {
  return `concur-file ${batchId}`;
}

/**
 * The path of a closed batch's file; undefined if it is not known.
 *
 * Concur 2018 edition: it follows from the batch's own address. Concur 2020 edition: it is known only if it
 * was stored when the batch was closed.
 */
export async function knownFilePath(
  batch: PaymentBatch,
  edition: Edition | undefined,
  store: FileUrlStore,
): Promise<string | undefined> {
  if (edition === '2018') {
    const address = batchAddress(batch.url);
    return address && filePathIn2018(address);
  }
  const kept = await store.get(batch.batchId);
  // Checked again, because the store may be shared with others.
  return kept !== undefined && isFilePath(kept) ? kept : undefined;
}

/** Whether a path is that of a payment file and nothing else. */
function isFilePath(path: string): boolean {
  return filePath(`https://concur${path}`) === path;
}
