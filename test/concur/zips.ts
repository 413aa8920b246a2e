import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;

/** Packs texts into a zip, by their names. */
export async function zipOf(members: Record<string, string | Buffer>, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members)) {
    zip.addBuffer(Buffer.from(content), name, { compress });
  }
  zip.end();
  return buffer(zip.outputStream);
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
