import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { decodedBody } from '../../src/upstream/content-coding.ts';
import { zipOf } from '../services/concur/zips.ts';
import type { Counted } from './count-blocks.ts';
import { GROWING, grown, READERS, tried } from './readers.ts';

/** By how much the work may grow, of which V8 does not count every bit; it would be four times if it were quadratic. */
const MAX_GROWTH = 2.7;
const MARGIN = 500;
/** How long the texts are for which CPU is taken, in bytes: regular expressions are not counted, but take it. */
const MANY_BYTES = 400_000;
/** CPU for a byte, in microseconds, and for a text; a slow machine needs a tenth of it. */
const MAX_US_PER_BYTE = 5;
const MAX_MS_PER_TEXT = 200;

/** Milliseconds of CPU that `work` takes, on all threads. A busy machine makes it no longer. */
async function cpuMsOf(work: () => unknown): Promise<number> {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}

describe('what a service sends is read in linear time', () => {
  let counted: Counted[];
  before(async () => {
    const program = fileURLToPath(new URL('count-blocks.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [program], { maxBuffer: 64_000_000 });
    counted = JSON.parse(stdout) as Counted[];
  });

  for (const [what, read] of Object.entries(READERS)) {
    it(`what a service sends is read in linear time: ${what} takes twice the work for twice the bytes`, () => {
      const own = counted.filter(({ reader }) => reader === what);
      assert.equal(own.length, GROWING.length);
      assert.ok(
        own.some(({ once, twice }) => twice > 1.8 * once || once < 50),
        'work is counted at all',
      );
      for (const { text, once, twice } of own)
        assert.ok(twice <= MAX_GROWTH * once + MARGIN, `${text}: ${once} blocks, then ${twice}`);
    });

    it(`what a service sends is read in linear time: ${what} takes no more CPU than its bytes are worth`, async () => {
      for (const growing of GROWING) {
        const bytes = grown(growing, MANY_BYTES);
        const ms = await cpuMsOf(() => tried(read, bytes));
        const max = MAX_MS_PER_TEXT + (MAX_US_PER_BYTE * bytes.length) / 1_000;
        assert.ok(ms <= max, `${growing.join('…')}: ${ms} ms`);
      }
    });
  }

  it('what a service sends is read in linear time: a coded body becomes no more than may be read, however far it would go', async () => {
    const bomb = gzipSync(gzipSync(Buffer.alloc(50_000_000)));
    const ms = await cpuMsOf(() => decodedBody(bomb, ['gzip', 'gzip'], 1_000_000).catch(() => {}));
    assert.ok(ms < 500, `${ms} ms`);
    const members = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`${index}.csv`, 'a,b']));
    const zip = await zipOf(members);
    const read = READERS['a zip'];
    assert.ok(read);
    assert.ok((await cpuMsOf(() => read(zip))) < 1_000);
  });
});
