import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { UnreadableError } from '../errors.ts';

const inflate = promisify(inflateRaw);

/**
 * Limits of a zip: its files, and its total size when unpacked, which is that of an unpacked payment file.
 */
const MAX_MEMBERS = 1_000;
const MAX_BYTES = 64 * 1024 * 1024;
/** The highest compression ratio of a file, or of the whole zip. It is checked only above a megabyte. */
const MAX_RATIO = 200;
const RATIO_COUNTS_FROM = 1024 * 1024;

const STORED = 0;
const DEFLATED = 8;

/** A file within a zip. */
export interface ZipMember {
  name: string;
  /** In bytes, unpacked. This is the zip's own claim, which `unpack` checks. */
  size: number;
  /**
   * Unpacks the file, to `size` bytes at most.
   * @throws {UnreadableError} if it is damaged or does not match what the zip declares
   */
  unpack(): Promise<Buffer>;
}

/**
 * Lists the files in a zip, without folders and without unpacking anything.
 * @throws {UnreadableError} if the zip is damaged or unsafe: too large, compressed suspiciously well,
 *   encrypted, or with a name that leads out of it
 */
export async function zipMembers(zip: Buffer): Promise<ZipMember[]> {
  try {
    const file = await yauzl.fromBufferPromise(withoutTail(zip), { decodeStrings: false });
    if (file.entryCount > MAX_MEMBERS)
      throw new UnreadableError(`the zip has more than ${MAX_MEMBERS} files`);
    const members: ZipMember[] = [];
    let bytes = 0;
    for await (const entry of file.eachEntry()) {
      const name = nameOf(entry);
      if (name.endsWith('/')) continue;
      bytes += entry.uncompressedSize;
      checkEntry(entry);
      checkSize(bytes, zip.length);
      members.push({ name, size: entry.uncompressedSize, unpack: () => unpack(zip, file, entry) });
    }
    return members;
  } catch (error) {
    throw unreadable(error, 'it is not a zip that can be read');
  }
}

const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1');
/** Length of the end record without its comment, and the place in it of the comment's length. */
const [END_BYTES, COMMENT_AT] = [22, 20];

/**
 * The zip without what follows its end record: some senders append line ends or padding, which other tools pass
 * over. yauzl refuses it, because the record would then have to be a comment's.
 */
function withoutTail(zip: Buffer): Buffer {
  const at = zip.lastIndexOf(END_OF_DIRECTORY);
  if (at < 0 || at + END_BYTES > zip.length) return zip;
  return zip.subarray(0, at + END_BYTES + zip.readUInt16LE(at + COMMENT_AT));
}

/** Windows writes names with backslashes; they are taken as the slashes that they mean. */
function nameOf(entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  const name = yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  if (name === '' || yauzl.validateFileName(name) !== null || /\p{Cc}/u.test(name)) {
    throw new UnreadableError('a file name in the zip is not valid or points outside the zip');
  }
  return name;
}

function checkEntry(entry: Entry): void {
  if (entry.isEncrypted()) throw new UnreadableError('a file in the zip is encrypted');
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new UnreadableError('a file in the zip is packed in an uncommon way');
  }
  checkSize(entry.uncompressedSize, entry.compressedSize);
}

/**
 * Checked for each file and for all together: files may share packed bytes, so that each is harmless but
 * their sum is not.
 */
function checkSize(unpacked: number, packed: number): void {
  if (unpacked > MAX_BYTES) throw new UnreadableError(`the zip unpacks to more than ${MAX_BYTES} bytes`);
  if (unpacked > RATIO_COUNTS_FROM && unpacked > packed * MAX_RATIO) {
    throw new UnreadableError(`the zip unpacks to more than ${MAX_RATIO} times its size`);
  }
}

async function unpack(zip: Buffer, file: ZipFile, entry: Entry): Promise<Buffer> {
  const { compressedSize, uncompressedSize } = entry;
  try {
    const { fileDataStart } = await file.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = zip.subarray(fileDataStart, fileDataStart + compressedSize);
    const bytes =
      entry.compressionMethod === STORED
        ? packed
        : await inflate(packed, { maxOutputLength: Math.max(uncompressedSize, 1) });
    if (bytes.length !== uncompressedSize)
      throw new UnreadableError('a file in the zip does not have the size that the zip declares');
    if (crc32(bytes) !== entry.crc32) throw new UnreadableError('a file in the zip is damaged');
    return bytes;
  } catch (error) {
    const tooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw unreadable(
      error,
      tooLarge ? 'a file in the zip is larger than the zip declares' : 'a file in the zip is damaged',
    );
  }
}

function unreadable(error: unknown, what: string): UnreadableError {
  return error instanceof UnreadableError ? error : new UnreadableError(what, { cause: error });
}
