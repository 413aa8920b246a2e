import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;

/**
 * Packs texts into a zip, by their names.
 * @param forceZip64Format whether sizes and counts are written in 64 bits, needed or not
 */
export async function zipOf(
  members: Record<string, string | Buffer>,
  compress = true,
  forceZip64Format = false,
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members)) {
    zip.addBuffer(Buffer.from(content), name, { compress, forceZip64Format });
  }
  zip.end({ forceZip64Format, comment: '' });
  return buffer(zip.outputStream);
}

/**
 * A zip whose directory lists one member many times over, under names of its own: packed bytes that are shared. Its end
 * says that there are `count`, or as many as `said`.
 */
export async function overlapping(content: Buffer, count: number, said = count): Promise<Buffer> {
  const zip = await zipOf({ '0000000.csv': content });
  const start = directoryOf(zip);
  const record = zip.subarray(start, zip.lastIndexOf(Buffer.from('PK\x05\x06')));
  const names = Array.from({ length: count }, (_, index) => `${String(index).padStart(7, '0')}.csv`);
  const directory = Buffer.concat(names.map((name) => renamed(record, '0000000.csv', name)));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(said & 0xffff, 8);
  end.writeUInt16LE(said & 0xffff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([zip.subarray(0, start), directory, end]);
}

/** Where in a zip its directory says something about its first member. */
export function directoryOf(zip: Buffer): number {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (zip.readUInt32LE(end) !== END) throw new Error('this is no zip');
  const start = zip.readUInt32LE(end + 16);
  if (zip.readUInt32LE(start) !== CENTRAL) throw new Error('this zip has no directory');
  return start;
}

/** Gives another name of the same length to a member, wherever the zip has it. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}
