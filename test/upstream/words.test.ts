import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWebPage, wordsOf } from '../../src/upstream/words.ts';

const read = (body: unknown) => wordsOf(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));

/** Bodies of errors as services and fronts send them, and what they say. */
const SAID: [body: string, message: string | null][] = [
  ['<Error><Message>Batch is\n  locked</Message><Id>A</Id></Error>', 'Batch is locked'],
  ['<Content><Error><Message>Batch is locked</Message></Error></Content>', 'Batch is locked'],
  ['<?xml version="1.0"?><e:error xmlns:e="x"><e:MESSAGE lang="en">No</e:MESSAGE></e:error>', 'No'],
  ['<Error><Message>A &amp; B &#233;&#x20AC; &unknown;</Message></Error>', 'A & B é€ &unknown;'],
  ['<Error><Message><![CDATA[Locked by A & B]]></Message></Error>', 'Locked by A & B'],
  [' Try\tagain\u0007 later \r\n', 'Try again later'],
  ['[ERR-7] try later', '[ERR-7] try later'],
  ['"Request limit exceeded"', 'Request limit exceeded'],
  ['["Not valid.","Not allowed."]', 'Not valid. Not allowed.'],
  ['{"message":"Not valid."}', 'Not valid.'],
  ['{"MESSAGE":"Not valid."}', 'Not valid.'],
  ['{"title":"Bad Request","detail":"It is posted.","status":400}', 'It is posted.'],
  ['{"title":"Bad Request","message":" "}', 'Bad Request'],
  ['{"errors":["Not valid.","Not allowed."]}', 'Not valid. Not allowed.'],
  ['{"title":"One or more validation errors occurred.","errors":{"":["Not a draft."]}}', 'Not a draft.'],
  ['{"message":"Refused.","errors":{"":["Not a draft."]}}', 'Refused. Not a draft.'],
  ['{"message":"Not a draft.","errors":{"":["Not a draft."]}}', 'Not a draft.'],
  ['{"error":{"code":7,"message":"Not valid."}}', 'Not valid.'],
  ['{"error":"invalid_grant","error_description":"bad token"}', 'bad token'],
  ['{"error":"invalid_grant"}', 'invalid_grant'],
  ['{"Message":"An error has occurred.","ExceptionMessage":"Period is closed."}', 'Period is closed.'],
  ['{"errors":[{"message":"Not valid."}]}', 'Not valid.'],
  ['\uFEFF{"message":"Not valid."}', 'Not valid.'],
  ['\uFEFF<Error><Message>No</Message></Error>', 'No'],
  ['Locked<br/>by <b>Ada</b>', 'Locked by Ada'],
  ['', null],
  ['  ', null],
  ['{"a":1}', null],
  ['[1]', null],
  ['null', 'null'],
  ['{"message":', null],
  ['<html><p>x</p></html>', null],
  ['<!-- a --><!DOCTYPE html><title>x</title>', null],
  ['<Error/>', null],
  ['<Error><Message>x', null],
];

describe('a service’s own words', () => {
  for (const [body, message] of SAID)
    it(`a service’s own words in ${JSON.stringify(body)} are ${JSON.stringify(message)}`, () => {
      assert.equal(read(body).message, message);
    });

  it('a service’s own words about single members are told apart, by path in lower case', () => {
    const words = read({
      message: 'Not valid.',
      traceId: '00-abc-00',
      Errors: {
        Description: ['Too long.', 'Too dull.'],
        'allocations[0].docId': 'Unknown.',
        '': ['x'],
        a: [1],
      },
    });
    assert.deepEqual(words, {
      message: 'Not valid. x',
      members: [
        { path: 'description', words: 'Too long. Too dull.' },
        { path: 'allocations[0].docid', words: 'Unknown.' },
      ],
      traceId: '00-abc-00',
    });
  });

  it('a service’s own words are bounded in length, in members and in the body that is read', () => {
    assert.equal(read({ message: 'x y '.repeat(5_000) }).message?.length, 500);
    assert.equal(read('x y '.repeat(5_000)).message?.length, 500);
    assert.equal(read('x '.repeat(50_000)).message, null);
    const many = Array.from({ length: 400 }, (_, index) => [
      `${index}${'z'.repeat(250)}`.slice(0, 210),
      'No.',
    ]);
    const { members } = read({ errors: Object.fromEntries(many.slice(0, 250)) });
    assert.deepEqual([members.length, members[0]?.path.length], [100, 200]);
    assert.equal(read({ message: `${'x '.repeat(249)}x😀` }).message?.isWellFormed(), true);
  });

  it('a service’s own words are shown without addresses and tokens', () => {
    for (const secret of [
      'https://db.internal.example/x?key=1',
      '10.1.2.3',
      '10.1.2.3:5432',
      '[fe80::1]:80',
      'sql-01.internal.example:1433',
      'Bearer abc.def-1',
      `eyJ${'a1B2'.repeat(8)}.eyJ9.c2ln`,
      'a1b2c3d4'.repeat(5),
    ]) {
      const { message } = read(`No answer from ${secret} at 12:30`);
      assert.match(message ?? '', /^No answer from (\[address\]|\[…\]) at 12:30$/, secret);
    }
    const id = '6f9619ff-8b86-d011-b42d-00c04fc964ff';
    assert.equal(read(`Document ${id} is closed`).message, `Document ${id} is closed`);
  });

  it('a trace id that could not stand in a log or an answer as it is, is none', () => {
    for (const traceId of ['a b', 'a\nb', 'é', 'x'.repeat(129), '', 7])
      assert.equal(read({ traceId }).traceId, null, String(traceId));
  });

  it('reading words takes time in proportion to the body, whatever is in it', () => {
    for (const piece of [
      '<',
      '<a',
      'a.',
      '[',
      '<message ',
      '<message>',
      'a-',
      '1.',
      '&',
      'a://',
      '<!--',
      '<?xml ',
    ])
      read(piece.repeat((64 * 1024) / piece.length));
  });
});

const isPage = (body: string, type?: string) =>
  isWebPage({ headers: type === undefined ? {} : { 'content-type': type }, body: Buffer.from(body) });

describe('a web page', () => {
  it('a web page is known by its type or by how it begins, and nothing else is one', () => {
    assert.ok(isPage('', 'text/html; charset=utf-8'));
    for (const page of [
      '<!DOCTYPE html>',
      '\uFEFF \n<html lang="en">',
      '<?xml version="1.0"?><!DOCTYPE html>',
      '<HEAD>',
    ])
      assert.ok(isPage(page, 'text/csv'), page);
    for (const other of ['', '<Error/>', '{"a":"<html>"}', 'a,b\n<html>,c', '<htmlish>'])
      assert.ok(!isPage(other, 'application/xml'), other);
  });
});
