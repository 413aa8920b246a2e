import { hash } from 'node:crypto';
import { keyOf } from '../../../graphql/ids.ts';
import type { FileDownload } from '../../service.ts';
import { discardBody, readBody } from '../../../upstream/http-client.ts';
import { fileRefused, fileTypeOf, FileGoneError, knownFilePath } from './fetch.ts';
import { attachment, fileName, safeType } from './media-type.ts';
import type { ConcurReads } from '../reads.ts';

/** How much of an error's body is read for its message. */
const MAX_ERROR_BYTES = 64 * 1024;

/** Path prefix of payment files; a batch's id follows. */
export const FILES_PATH = '/files/payment-batches/';

/**
 * Opens the file of a closed batch as a stream; nothing is buffered. Neither closes the batch nor regenerates
 * its file.
 * @param id the batch's gateway id or its BatchID
 * @param signal ends the download
 * @param content the `contentOf` the file that is meant; undefined: whichever the batch has
 * @returns undefined if there is no such batch, it is open, or its file is not known (any more)
 * @throws {GraphQLError} BAD_USER_INPUT for a malformed id
 * @throws {UpstreamError} if Concur cannot be reached or does not return a file
 */
export async function streamPaymentBatchFile(
  reads: ConcurReads,
  id: string,
  signal: AbortSignal,
  content?: string,
): Promise<FileDownload | undefined> {
  const { access } = reads;
  const batch = await reads.batch(keyOf('PaymentBatch', id, ['id']));
  if (batch?.status !== 'CLOSED') return undefined;
  const path = await knownFilePath(batch, access.client.edition, access.fileUrls);
  if (path === undefined || (content ?? contentOf(path)) !== contentOf(path)) return undefined;
  const answer = await access.client.streamFile(path, signal);
  const { status, headers, body } = answer;
  if (status !== 200) {
    const words = await readBody(body, MAX_ERROR_BYTES).catch(() => Buffer.alloc(0));
    const refused = fileRefused({ status, headers, body: words }, access.now());
    if (refused instanceof FileGoneError) return undefined;
    throw refused;
  }
  try {
    const { type } = fileTypeOf(answer, answer.start);
    const length = headers['content-length'];
    return {
      headers: {
        'content-type': safeType(type),
        'content-disposition': attachment(fileName(batch, type.essence)),
        ...(length !== undefined && { 'content-length': length }),
      },
      body,
    };
  } catch (error) {
    discardBody(body);
    throw error;
  }
}

/** Identifies the file at a path without revealing the path. One that is written anew has another. */
export function contentOf(path: string): string {
  return hash('sha256', path, 'base64url');
}
