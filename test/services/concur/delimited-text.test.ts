import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { delimiterOf, DelimitedRows } from '../../../src/services/concur/file/delimited-text.ts';
import type { DelimitedText, Portion } from '../../../src/services/concur/file/delimited-text.ts';
import { UnreadableError } from '../../../src/services/concur/errors.ts';
import { GIVEN_UP } from '../../../src/upstream/http-client.ts';

function text(source: string, delimiter = ',') {
  return { bytes: Buffer.from(source), delimiter };
}

const rowsOf = (source: DelimitedText, signal = new AbortController().signal) =>
  new DelimitedRows(source, signal);

async function readPortion(source: DelimitedText, portion: Portion): Promise<string[][]> {
  const [read] = await rowsOf(source).read([portion]);
  if (!read || read instanceof Error) throw read;
  return read;
}

const readRows = (source: DelimitedText, offset: number, first: number) =>
  readPortion(source, { offset, first });
const extent = (source: string) => rowsOf(text(source)).extent();
const countRows = async (source: DelimitedText) => (await rowsOf(source).extent()).rows;

/** Reads everything: how many rows and columns there are, and the rows. */
async function readAll(source: DelimitedText) {
  const { rows, columns } = await rowsOf(source).extent();
  const read = await readRows(source, 0, 100_000);
  assert.equal(read.length, rows);
  return { rows: read, columns };
}

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

  it('a delimited text whose cells are all quoted comes back cell by cell, whatever is in them', async () => {
    const row = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 });
    const rows = fc.array(row, { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '|', '^', '~'), async (cells, delimiter) => {
        const quoted = cells.map((each) =>
          each.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter),
        );
        const source = text(quoted.join('\r\n'), delimiter);
        assert.deepEqual((await readAll(source)).rows, cells);
      }),
      { numRuns: 100 },
    );
  });

  it('a delimited text whose cells are quoted where they must be comes back cell by cell', async () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', ' ', '7') });
    const row = fc.tuple(cell, cell, cell, cell);
    const plain = ['id', 'who', 'what', 'much'];
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (cells) => {
        const quoted = [plain, ...cells].map((each) =>
          each.map((one) => (/[",\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join(','),
        );
        const read = await readAll(text(quoted.join('\n'))).catch((error: unknown) => error);
        // What fits both readings may be read as plain, but then no two lines became one row.
        if (read instanceof UnreadableError) return;
        const { rows } = read as { rows: string[][] };
        if (!quoted.some((line) => line.includes('\n'))) assert.equal(rows.length, quoted.length);
        if (rows.length === quoted.length) assert.deepEqual(rows, [plain, ...cells]);
      }),
      { numRuns: 300 },
    );
  });

  it('a delimited text with as many cells in each line never loses a line to quotation marks', async () => {
    const cell = fc.string({ unit: fc.constantFrom('"', 'a', ' ', '7'), maxLength: 4 });
    const row = fc.tuple(cell, cell, cell);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.constantFrom(',', ';', '\t', '|', '^', '~'),
        async (cells, delimiter) => {
          const lines = [['id', 'what', 'much'], ...cells].map((each) => each.join(delimiter));
          const { rows, columns } = await readAll(text(lines.join('\n'), delimiter));
          assert.deepEqual([rows.length, columns], [lines.length, 3]);
          assert.ok(rows.every(({ length }) => length === 3));
        },
      ),
      { numRuns: 300 },
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

  it('a delimited text whose row never ends is refused', async () => {
    for (const endless of [
      `a,"${'x\n'.repeat(1_000_000)}`,
      `a,"${'x'.repeat(2_000_000)}"`,
      'x'.repeat(10_000_000),
    ]) {
      const read = await readAll(text(endless)).catch((error: unknown) => error);
      if (!(read instanceof UnreadableError))
        assert.equal((read as { rows: unknown[] }).rows.length, 1_000_000);
    }
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
    const tooLong = 'x'.repeat(2_000_000);
    const source = text(
      `${Array.from({ length: 30_000 }, (_, row) => `row ${row},x`).join('\n')}\n${tooLong}`,
    );
    const portions = [
      { offset: 2, first: 3 },
      { offset: 0, first: 100_000 },
      { offset: 0, first: 0 },
      { offset: 29_990, first: 5 },
    ];
    const [few, all, none, last] = await rowsOf(source).read(portions);
    assert.deepEqual(few, [
      ['row 2', 'x'],
      ['row 3', 'x'],
      ['row 4', 'x'],
    ]);
    assert.deepEqual(none, []);
    assert.ok(Array.isArray(last));
    assert.deepEqual(last[0], ['row 29990', 'x']);
    assert.ok(all instanceof UnreadableError, 'what is broken concerns those alone who ask for it');
  });

  it('a delimited text is read no further once nobody waits for it', async () => {
    const gone = new AbortController();
    const reading = rowsOf(text('a,b\n'.repeat(200_000)), gone.signal).read([
      { offset: 150_000, first: 1 },
      { offset: 0, first: 1 },
    ]);
    gone.abort(new Error('gone'));
    const [all, start] = await reading;
    assert.equal(all, GIVEN_UP);
    assert.deepEqual(start, [['a', 'b']]);
  });
});

/** Texts, their delimiter, and the rows that they have whoever reads them. */
const QUOTATION_MARKS: Record<string, [source: string, rows: string[][]]> = {
  'before names': [
    '100|EMP1|"Grand Hotel|12.50\n200|EMP2|Taxi|7.00\n300|EMP3|"Ritz|99.00\n400|EMP4|Bus|3.00\n',
    [
      ['100', 'EMP1', '"Grand Hotel', '12.50'],
      ['200', 'EMP2', 'Taxi', '7.00'],
      ['300', 'EMP3', '"Ritz', '99.00'],
      ['400', 'EMP4', 'Bus', '3.00'],
    ],
  ],
  'for inches at the end of a cell, after one at the start of another': [
    '1|"Ritz|9\n2|TV 17"|5\n3|Bus|1\n',
    [
      ['1', '"Ritz', '9'],
      ['2', 'TV 17"', '5'],
      ['3', 'Bus', '1'],
    ],
  ],
  'for inches and around names': [
    '1|17" display|9\n2|"Ritz"|5\n3|Bus|1\n',
    [
      ['1', '17" display', '9'],
      ['2', 'Ritz', '5'],
      ['3', 'Bus', '1'],
    ],
  ],
  'that are a cell alone': [
    '1|"|9\n2|Taxi|5\n',
    [
      ['1', '"', '9'],
      ['2', 'Taxi', '5'],
    ],
  ],
  'in two lines that are all there is': [
    '1|"a|2\n3|b|"\n',
    [
      ['1', '"a', '2'],
      ['3', 'b', '"'],
    ],
  ],
  'around a name with the delimiter in it': [
    'id|who|much\n1|"Smith|Doe"|9\n2|Taxi|5\n',
    [
      ['id', 'who', 'much'],
      ['1', 'Smith|Doe', '9'],
      ['2', 'Taxi', '5'],
    ],
  ],
  'around lines of one cell': [
    'id|memo|much\n1|"two\nlines"|9\n2|Taxi|5\n',
    [
      ['id', 'memo', 'much'],
      ['1', 'two\nlines', '9'],
      ['2', 'Taxi', '5'],
    ],
  ],
  'around lines of the last cell': [
    'id|memo\n1|"three\nlines\nhere"\n2|Taxi\n',
    [
      ['id', 'memo'],
      ['1', 'three\nlines\nhere'],
      ['2', 'Taxi'],
    ],
  ],
  'doubled in quoted cells, and cells of nothing else': [
    'id|memo\n1|"said ""yes"""\n2|""\n3|""""\n',
    [
      ['id', 'memo'],
      ['1', 'said "yes"'],
      ['2', ''],
      ['3', '"'],
    ],
  ],
  'in records of several kinds': [
    'H|2026\nD|1|"Ritz|9\nD|2|Bus|5\nT|2|14\n',
    [
      ['H', '2026'],
      ['D', '1', '"Ritz', '9'],
      ['D', '2', 'Bus', '5'],
      ['T', '2', '14'],
    ],
  ],
};

describe('quotation marks', () => {
  for (const [what, [source, rows]] of Object.entries(QUOTATION_MARKS))
    for (const delimiter of ['|', ';', ',', '^', '~'])
      it(`quotation marks ${what} lose no row of text delimited by ${delimiter}`, async () => {
        const [given, expected] = JSON.parse(
          JSON.stringify([source, rows]).replaceAll('|', delimiter),
        ) as (typeof QUOTATION_MARKS)[string];
        const bytes = Buffer.from(given);
        assert.equal(delimiterOf(bytes), delimiter);
        const { rows: read, columns } = await readAll({ bytes, delimiter });
        assert.deepEqual(read, expected);
        assert.equal(columns, Math.max(...expected.map(({ length }) => length)));
      });

  it('quotation marks are characters like any other in tab-separated text', async () => {
    const source = '1\t"Ritz\t"a"\t9\n2\t17"\t""\t5\n';
    assert.deepEqual((await readAll(text(source, '\t'))).rows, [
      ['1', '"Ritz', '"a"', '9'],
      ['2', '17"', '""', '5'],
    ]);
  });

  it('quotation marks are characters like any other where the delimiter is not known', async () => {
    const lines = ['100#EMP1#"Grand Hotel#12.50', '"200#EMP2#Taxi#7.00', '300#EMP3#"Ritz#99.00'];
    const bytes = Buffer.from(lines.join('\n'));
    const { rows, columns } = await readAll({ bytes, delimiter: delimiterOf(bytes) });
    assert.deepEqual(
      rows,
      lines.map((line) => [line]),
    );
    assert.equal(columns, 1);
  });

  it('quotation marks that fit neither reading are not guessed at: the line is named', async () => {
    const cases: [string, number][] = [
      ['id|who|much\n1|"Smith|Doe"|9\n2|"Ritz|5\n', 2],
      ['id|who|much\n1|Bus|3\n2|"two\nlines"|9\n3|"Ritz|5\n', 3],
    ];
    for (const [source, line] of cases)
      await assert.rejects(readAll(text(source, '|')), { message: new RegExp(`line ${line}\\b|line \\d`) });
  });

  it('the columns of a text are those of most rows', async () => {
    assert.deepEqual(await extent('H\n1,2,3\n\n4,5,6\nT,2\n'), { rows: 5, columns: 3 });
    assert.deepEqual(await extent(''), { rows: 0, columns: 0 });
    assert.deepEqual(await extent('\n\n'), { rows: 2, columns: 1 });
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
    ['"unclosed;;;\n;;;', ';'],
    ['a^b\n1^2\n', '^'],
    ['a~b\n1~2\n', '~'],
    ['1,50^2;75\n4,25^5;50\n', '^'],
  ];
  for (const [source, delimiter] of cases) {
    it(`the delimiter of ${JSON.stringify(source)} is ${JSON.stringify(delimiter)}`, () => {
      assert.equal(delimiterOf(Buffer.from(source)), delimiter);
    });
  }
});
