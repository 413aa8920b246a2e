import type { Readable } from 'node:stream';
import { keyOf } from '../../../graphql/ids.ts';
import { discardBody, readBody } from '../../../upstream/http-client.ts';
import type { Cancellation } from '../../../upstream/cancellation.ts';
import { DirectReader } from '../../../upstream/reader.ts';
import { fileRefused, fileTypeOf, FileGoneError, knownFilePath } from './fetch.ts';
import { attachment, fileName, safeType } from './media-type.ts';
import { ConcurReads } from '../reads.ts';
import type { ConcurAccess } from '../reads.ts';

/** How much of an error's body is read for its message. */
const LONGEST_ERROR_BYTES = 64 * 1024;

/** A payment file being streamed. The caller must read or destroy `body`. */
export interface FileDownload {
  /** Content type, file name and, if Concur gives it, length. */
  headers: Record<string, string>;
  /** Exactly the bytes that Concur sends. The stream fails if Concur breaks off. */
  body: Readable;
}

/**
 * Opens the file of a closed batch as a stream; nothing is buffered. Neither closes the batch nor regenerates
 * its file.
 * @param id the batch's gateway id or its BatchID
 * @param cancellation ends the download
 * @returns undefined if there is no such batch, it is open, or its file is not known (any more)
 * @throws {GraphQLError} BAD_USER_INPUT for a malformed id
 * @throws {UpstreamError} if Concur cannot be reached or does not return a file
 */
export async function streamPaymentBatchFile(
  access: ConcurAccess,
  id: string,
  cancellation: Cancellation,
): Promise<FileDownload | undefined> {
  const batch = await new ConcurReads(access, new DirectReader(cancellation)).batch(
    keyOf('PaymentBatch', id, ['id']),
  );
  if (batch?.status !== 'CLOSED') return undefined;
  const path = await knownFilePath(batch, access.client.edition, access.fileUrls);
  if (path === undefined) return undefined;
  const answer = await access.client.streamFile(path, cancellation);
  const { status, headers, body } = answer;
  if (status !== 200) {
    const words = await readBody(body, LONGEST_ERROR_BYTES).catch(() => Buffer.alloc(0));
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
