import { isUtf8 } from 'node:buffer';

const BOM_8 = Buffer.from([0xef, 0xbb, 0xbf]);
const BOM_16_LE = Buffer.from([0xff, 0xfe]);
const BOM_16_BE = Buffer.from([0xfe, 0xff]);

/**
 * A text's bytes as UTF-8 without a byte order mark. What it is written in tells, in this order: a byte order mark, the
 * charset that came with it, whether it is good UTF-8; what is left is Windows-1252, the superset of Latin-1 in which
 * every byte means something.
 * @param charset as named by whoever sent the text; an unknown name is passed over
 */
export function asUtf8(bytes: Buffer, charset?: string): Buffer {
  if (startsWith(bytes, BOM_8) && isUtf8(bytes)) return bytes.subarray(BOM_8.length);
  if (startsWith(bytes, BOM_16_LE)) return recoded(bytes, 'utf-16le');
  if (startsWith(bytes, BOM_16_BE)) return recoded(bytes, 'utf-16be');
  const named = charset === undefined || isUnicode8(charset) ? undefined : decoderFor(charset);
  if (named) return Buffer.from(named.decode(bytes));
  return isUtf8(bytes) ? bytes : recoded(bytes, 'windows-1252');
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}

function isUnicode8(charset: string): boolean {
  return /^(?:utf-?8|unicode-1-1-utf-8|us-ascii|ascii)$/.test(charset);
}

function decoderFor(charset: string): TextDecoder | undefined {
  try {
    return new TextDecoder(charset);
  } catch {
    return undefined;
  }
}

function recoded(bytes: Buffer, charset: string): Buffer {
  return Buffer.from(new TextDecoder(charset).decode(bytes));
}
