import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { UnreadableError } from '../../../src/services/concur/errors.ts';
import { zipMembers } from '../../../src/services/concur/file/zip-members.ts';
import { directoryOf, overlapping, renamed, zipOf } from './zips.ts';

/** Offsets within an entry of a zip's directory (APPNOTE 4.3.12). */
const FLAGS = 8;
const METHOD = 10;
const CRC = 16;
const UNPACKED = 24;

async function opened(zip: Buffer): Promise<Record<string, string>> {
  const members = await zipMembers(zip);
  const texts = members.map(async ({ name, unpack }) => [name, (await unpack()).toString()] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** Where the directory of a zip in 64-bit form begins. */
function directoryOf64(zip: Buffer): number {
  return Number(zip.readBigUInt64LE(zip.lastIndexOf(Buffer.from('PK\x06\x06')) + 48));
}

async function refusal(zip: Buffer): Promise<string> {
  const error: unknown = await opened(zip).catch((reason: unknown) => reason);
  assert.ok(error instanceof UnreadableError, String(error));
  return error.message;
}

/** Opens a zip again and again, with some of its bytes changed, and cut. */
async function mutated(zip: Buffer): Promise<void> {
  const change = fc.record({ at: fc.nat(zip.length - 1), to: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 8 }),
      fc.nat(zip.length),
      async (changes, cut) => {
        const bytes = Buffer.from(zip);
        for (const { at, to } of changes) bytes[at] = to;
        for (const tried of [bytes, bytes.subarray(0, cut)]) {
          await opened(tried).catch((error: unknown) =>
            assert.ok(error instanceof UnreadableError, String(error)),
          );
        }
      },
    ),
    { numRuns: 250 },
  );
}

describe('a zip', () => {
  it('a zip gives its files by name, packed or stored, folders left out', async () => {
    for (const compress of [true, false]) {
      const members = {
        'PAY.CSV': 'a,b\r\n',
        'sub/PAY.IIF': '!TRNS\t1\r\n',
        'leer.txt': '',
        'Größe.csv': 'é',
      };
      assert.deepEqual(await opened(await zipOf(members, compress)), members);
    }
    const withFolder = renamed(await zipOf({ dir_: '', 'a.csv': 'x' }), 'dir_', 'dir/');
    assert.deepEqual(await opened(withFolder), { 'a.csv': 'x' });
  });

  it('a zip tells sizes without unpacking', async () => {
    const [member] = await zipMembers(await zipOf({ 'a.csv': 'x'.repeat(5_000) }));
    assert.deepEqual([member?.name, member?.size], ['a.csv', 5_000]);
  });

  it('a zip with a name that leads out of it is refused', async () => {
    const zip = await zipOf({ 'aaaaaaaa.csv': 'x' });
    for (const name of [
      '../../aa.csv',
      '/aaaaaaa.csv',
      'C:aaaaaa.csv',
      '..\\..\\aa.csv',
      '\\aaaaaaa.csv',
      'a/../aaa.csv',
      'aaa\0aaaa.csv',
    ]) {
      assert.match(await refusal(renamed(zip, 'aaaaaaaa.csv', name)), /^a file name in the zip/, name);
    }
  });

  it('a zip made on Windows, with backslashes in its names, gives the names that they mean', async () => {
    const zip = renamed(await zipOf({ 'out_pay.csv': 'x', out_dir_: '' }), 'out_', 'out\\');
    assert.deepEqual(await opened(renamed(zip, 'dir_', 'dir\\')), { 'out/pay.csv': 'x' });
  });

  it('a zip with bytes after its end is opened as other tools open it', async () => {
    const members = { 'a.csv': 'a,b', 'b.csv': 'c' };
    for (const forced of [false, true])
      for (const tail of ['\r\n', '\0'.repeat(100_000), 'PK', '<!-- sent by proxy -->'])
        assert.deepEqual(
          await opened(Buffer.concat([await zipOf(members, true, forced), Buffer.from(tail)])),
          members,
          tail.slice(0, 30),
        );
  });

  it('a zip with an encrypted file is refused', async () => {
    for (const flags of [0x1, 0x41]) {
      const zip = await zipOf({ 'a.csv': 'x' });
      zip.writeUInt16LE(flags, directoryOf(zip) + FLAGS);
      await refusal(zip);
    }
  });

  it('a zip packed in an uncommon way is refused', async () => {
    const zip = await zipOf({ 'a.csv': 'x' });
    zip.writeUInt16LE(12, directoryOf(zip) + METHOD);
    assert.match(await refusal(zip), /uncommon/);
  });

  it('a zip that lies about sizes is refused, and unpacked no further than it said', async () => {
    const large = await zipOf({ 'a.csv': 'x'.repeat(500_000) });
    large.writeUInt32LE(1_000, directoryOf(large) + UNPACKED);
    assert.match(await refusal(large), /larger than the zip declares/);
    const small = await zipOf({ 'a.csv': 'x'.repeat(1_000) });
    small.writeUInt32LE(2_000, directoryOf(small) + UNPACKED);
    assert.match(await refusal(small), /does not have the size/);
  });

  it('a zip that is damaged is refused', async () => {
    const zip = await zipOf({ 'a.csv': 'some text' });
    zip.writeUInt32LE(crc32('another text'), directoryOf(zip) + CRC);
    assert.match(await refusal(zip), /damaged/);
    const whole = await zipOf({ 'a.csv': 'some text' });
    assert.match(await refusal(whole.subarray(0, whole.length - 10)), /not a zip/);
    assert.match(await refusal(Buffer.from('PK no zip')), /not a zip/);
    assert.match(await refusal(Buffer.alloc(0)), /not a zip/);
  });

  it('a zip that would unpack to far more than it is, is refused unopened', async () => {
    const tight = await zipOf({ 'a.csv': Buffer.alloc(8 * 1024 * 1024) });
    assert.match(await refusal(tight), /times its size/);
    const many = await zipOf(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.csv`, 'x'])));
    let at = directoryOf(many);
    for (let member = 0; member < 300; member += 1) {
      many.writeUInt32LE(1024 * 1024, at + UNPACKED);
      at += 46 + many.readUInt16LE(at + 28) + many.readUInt16LE(at + 30) + many.readUInt16LE(at + 32);
    }
    assert.match(await refusal(many), /unpacks to more than/);
  });

  it('a zip whose files share their packed bytes is refused where they unpack to far more than it is', async () => {
    const content = Buffer.alloc(1024 * 1024);
    assert.equal((await zipMembers(await overlapping(content.subarray(0, 1_000), 10))).length, 10);
    assert.match(await refusal(await overlapping(content, 60)), /times its size/);
  });

  it('a zip with very many files is refused, however many its end admits to', async () => {
    const none = Buffer.alloc(0);
    assert.match(await refusal(await overlapping(none, 1_001)), /more than 1000 files/);
    assert.match(await refusal(await overlapping(none, 100_000, 65_534)), /more than 1000 files/);
    await refusal(await overlapping(none, 100_000, 0xffff));
    assert.equal((await zipMembers(await overlapping(none, 100_000, 3))).length, 3);
  });

  it('a zip in its 64-bit form is opened, and refused where that lies or leads nowhere', async () => {
    const members = { 'a.csv': 'a,b\r\n', 'b.csv': 'x'.repeat(5_000) };
    const zip = await zipOf(members, true, true);
    assert.deepEqual(await opened(zip), members);
    const end = zip.lastIndexOf(Buffer.from('PK\x06\x06'));
    for (const [at, value] of [
      [32, 1_001n],
      [32, 2n ** 63n],
      [48, 2n ** 63n],
      [48, BigInt(zip.length)],
      [48, 0n],
    ] as const) {
      const lying = Buffer.from(zip);
      lying.writeBigUInt64LE(value, end + at);
      await refusal(lying);
    }
    const lost = Buffer.from(zip);
    lost.writeBigUInt64LE(2n ** 62n, zip.lastIndexOf(Buffer.from('PK\x06\x07')) + 8);
    await refusal(lost);
    const sizes = zip.indexOf(Buffer.from([1, 0]), directoryOf64(zip) + 46 + 'a.csv'.length);
    const huge = Buffer.from(zip);
    huge.writeBigUInt64LE(2n ** 40n, sizes + 4);
    assert.match(await refusal(huge), /unpacks to more than/);
  });

  it('a zip with any bytes changed or cut is opened or refused, and never crashes or hangs', async () => {
    const members = { 'a.csv': 'a,b\r\n1,2\r\n', 'b.iif': '!TRNS\tx\r\n' };
    for (const zip of [await zipOf(members), await zipOf(members, true, true)]) await mutated(zip);
  });
});
