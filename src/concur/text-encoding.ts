import { isUtf8 } from 'node:buffer';

const BOM_8 = Buffer.from([0xef, 0xbb, 0xbf]);
const BOM_16_LE = Buffer.from([0xff, 0xfe]);
const BOM_16_BE = Buffer.from([0xfe, 0xff]);

/**
 * Converts a text to UTF-8 without a byte order mark. Its encoding is determined by, in this order: a byte
 * order mark, the declared charset, whether the bytes are valid UTF-8. Everything else is taken for
 * Windows-1252, the superset of Latin-1 in which every byte is a character.
 * @param charset as declared by the sender, in lower case; an unknown name is ignored
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
