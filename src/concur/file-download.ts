import type { Readable } from 'node:stream';
import { keyOf } from '../graphql/ids.ts';
import { discardBody, readBody } from '../upstream/body.ts';
import type { Cancellation } from '../upstream/cancellation.ts';
import { DirectReader } from '../upstream/reader.ts';
import { fileRefused, fileTypeOf, FileGoneError } from './file-fetch.ts';
import { attachment, fileName } from './file-name.ts';
import { knownFilePath } from './file-urls.ts';
import { safeType } from './media-type.ts';
import { ConcurReads } from './reads.ts';
import type { ConcurAccess } from './reads.ts';

/** Most of an error's body that is read for its words, in bytes. */
const LONGEST_ERROR = 64 * 1024;

/** A payment file on its way. Whoever takes it reads or destroys `body`. */
export interface FileDownload {
  /** Type, name to save it under and, where Concur says it, length. */
  headers: Record<string, string>;
  /** Byte for byte what Concur sends; it fails where Concur breaks off. */
  body: Readable;
}

/**
 * Opens the file of a closed batch for handing on as it comes; nothing of it is kept. Closes and regenerates nothing.
 * @param id the batch's gateway id or its BatchID
 * @param cancellation ends the download
 * @returns undefined if there is no such batch, it is open, or no file of it is known (any more)
 * @throws {GraphQLError} BAD_USER_INPUT for an id that cannot be one
 * @throws {UpstreamError} if Concur cannot be asked or does not give a file
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
    const words = await readBody(body, LONGEST_ERROR).catch(() => Buffer.alloc(0));
    const refused = fileRefused({ status, headers, body: words }, access.now());
    if (refused instanceof FileGoneError) return undefined;
    throw refused;
  }
  try {
    const { type } = fileTypeOf(answer);
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
