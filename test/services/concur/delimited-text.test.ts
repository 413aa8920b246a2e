import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EVERY_ROW, readPortions, delimiterOf } from '../../../src/services/concur/file/delimited-text.ts';
import type { DelimitedText, Portion } from '../../../src/services/concur/file/delimited-text.ts';
import { UnreadableError } from '../../../src/services/concur/unreadable.ts';
import { Cancellation } from '../../../src/upstream/cancellation.ts';
import { GIVEN_UP } from '../../../src/upstream/http-client.ts';

function text(source: string, delimiter = ',') {
  return { bytes: Buffer.from(source), delimiter };
}

async function readPortion(source: DelimitedText, portion: Portion) {
  const [read] = await readPortions(source, [portion], new Cancellation());
  if (!read || read instanceof Error) throw read;
  return read;
}

const readRows = async (source: DelimitedText, offset: number, first: number) =>
  (await readPortion(source, { offset, first })).rows;
const countRows = async (source: DelimitedText) => (await readPortion(source, EVERY_ROW)).seen;

describe('a delimited text', () => {
  it('a delimited text gives its rows and how many there are, whichever line ends it has', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const source = text(['a,b', '1,2', '3,4', ''].join(end));
      assert.equal(await countRows(source), 3);
      assert.deepEqual(await readRows(source, 0, 100), [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ]);
      assert.deepEqual(await readRows(source, 1, 1), [['1', '2']]);
      assert.deepEqual(await readRows(source, 3, 5), []);
      assert.deepEqual(await readRows(source, 0, 0), []);
    }
  });

  it('a delimited text leaves cells as they are: blanks, formulas, leading zeros, quotes in their midst', async () => {
    const cells = [' a ', '=SUM(A1:A9)', '+1', '-1', '@x', '\tx', '007', '1e5', '12" display', ''];
    assert.deepEqual(await readRows(text(cells.join(',')), 0, 1), [cells]);
  });

  it('a delimited text may have rows of different lengths, and empty ones', async () => {
    const source = text('HEADER\n1,2,3\n\nTRAILER,1\n');
    assert.deepEqual(await readRows(source, 0, 9), [['HEADER'], ['1', '2', '3'], [''], ['TRAILER', '1']]);
    assert.equal(await countRows(source), 4);
  });

  it('a delimited text of nothing has no rows', async () => {
    assert.equal(await countRows(text('')), 0);
    assert.deepEqual(await readRows(text(''), 0, 1), []);
  });

  it('a delimited text that is quoted and delimited anyhow comes back cell by cell', async () => {
    const row = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 });
    const rows = fc.array(row, { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t', '|'), async (cells, delimiter) => {
        const quoted = cells.map((each) =>
          each.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter),
        );
        const source = text(quoted.join('\r\n'), delimiter);
        assert.deepEqual(await readRows(source, 0, 200), cells);
        assert.equal(await countRows(source), cells.length);
      }),
      { numRuns: 60 },
    );
  });

  it('a delimited text of any bytes is read or refused, and never crashes or hangs', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 2_000 }).map((array) => Buffer.from(array)),
      fc
        .string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'a', ' ', 'é') })
        .map((source) => Buffer.from(source)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (source) => {
        const read = { bytes: source, delimiter: delimiterOf(source) };
        const count = await countRows(read).catch((error: unknown) => error);
        if (count instanceof UnreadableError) return;
        assert.equal((await readRows(read, 0, 5_000)).length, count);
      }),
      { numRuns: 300 },
    );
  });

  it('a delimited text is the same read in pieces: a cell may lie across the borders of what is read at once', async () => {
    const long = `é"${'x'.repeat(70_000)}\r\n`.repeat(3);
    const quoted = `"${long.replaceAll('"', '""')}"`;
    assert.deepEqual(await readRows(text(`${quoted},b\r\nc,${quoted}`), 0, 2), [
      [long, 'b'],
      ['c', long],
    ]);
  });

  it('a delimited text whose quote never ends, or whose row never does, is refused', async () => {
    await assert.rejects(countRows(text('a,"b\nc')), UnreadableError);
    await assert.rejects(countRows(text(`a,"${'x\n'.repeat(1_000_000)}`)), UnreadableError);
    await assert.rejects(countRows(text('x'.repeat(10_000_000))), UnreadableError);
  });

  it('a delimited text with a row of more cells than any file has is refused, by whatever it is separated', async () => {
    for (const sign of [',', ';', '\t', '|']) {
      const row = sign.repeat(9_999);
      assert.equal((await readRows(text(`${row}\n${row}`, sign), 1, 1))[0]?.length, 10_000);
      await assert.rejects(readRows(text(`a\n${row}${sign}\n`, sign), 0, 2), /more than 10000 cells/);
      await assert.rejects(countRows(text(sign.repeat(1_000_000), sign)), UnreadableError);
    }
  });

  it('a delimited text gives all that is asked of it in one pass: each part as if it were asked for alone', async () => {
    const source = text(`${Array.from({ length: 30_000 }, (_, row) => `row ${row},x`).join('\n')}\n"broken`);
    const portions = [
      { offset: 2, first: 3 },
      EVERY_ROW,
      { offset: 0, first: 0 },
      { offset: 29_990, first: 5 },
    ];
    const [few, all, none, last] = await readPortions(source, portions, new Cancellation());
    assert.ok(few && 'rows' in few && none && 'rows' in none && last && 'rows' in last);
    assert.deepEqual(few.rows, [
      ['row 2', 'x'],
      ['row 3', 'x'],
      ['row 4', 'x'],
    ]);
    assert.deepEqual(none.rows, []);
    assert.deepEqual(last.rows[0], ['row 29990', 'x']);
    assert.ok(all instanceof UnreadableError, 'what is broken concerns those alone who ask for it');
  });

  it('a delimited text is read no further once nobody waits for it', async () => {
    const cancellation = new Cancellation();
    const reading = readPortions(
      text('a,b\n'.repeat(200_000)),
      [EVERY_ROW, { offset: 0, first: 1 }],
      cancellation,
    );
    cancellation.cancel(new Error('gone'));
    const [all, start] = await reading;
    assert.equal(all, GIVEN_UP);
    assert.ok(start && 'rows' in start);
  });

  it('a delimited text is not read to its end where its start is asked for', async () => {
    const broken = `${'a,b\n'.repeat(50_000)}"never closed`;
    assert.equal((await readRows(text(broken), 10, 100)).length, 100);
    await assert.rejects(countRows(text(broken)), UnreadableError);
  });
});

describe('the delimiter', () => {
  const cases: [source: string, delimiter: string][] = [
    ['a,b\n1,2\n', ','],
    ['a;b\n1;2\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['1,50;2,75;3,00\n4,25;5,50;6,75\n', ';'],
    ['name;amount\nLovelace, Ada;12\nHopper, Grace;13\n', ';'],
    ['100,Smith; J,20.00\n101,Doe; A,21.00\n', ','],
    ['"a;b;c","d;e"\n"f;g;h","i;j"\n', ','],
    ['memo,amount\n"said ""x;y""",1\n"multi\nline;\n",2\n', ','],
    ['12" pipe,5\n', ','],
    ['only one column\nhere\n', ','],
    ['', ','],
    ['a, b, c\n1, 2, 3\n', ','],
    ['"unclosed;;;\n;;;', ','],
  ];
  for (const [source, delimiter] of cases) {
    it(`the delimiter of ${JSON.stringify(source)} is ${JSON.stringify(delimiter)}`, () => {
      assert.equal(delimiterOf(Buffer.from(source)), delimiter);
    });
  }
});
