import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readProblem } from '../../../src/services/iplicit/problem.ts';

function read(body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readProblem({ status: 400, body: Buffer.from(text) });
}

describe('reading a problem', () => {
  it('reading a problem takes the words of either shape, and the trace id', () => {
    const first = read({
      type: 't',
      title: 'Bad Request',
      status: 400,
      detail: 'It is posted.',
      instance: '/x',
    });
    assert.deepEqual(first, { status: 400, words: 'It is posted.', members: [], correlationId: null });
    const second = read({
      type: 't',
      title: 'One or more validation errors occurred.',
      status: 400,
      message: 'Not valid.',
      traceId: '00-abc-00',
      errors: { description: ['Too long.', 'Too dull.'], 'allocations[0].docId': ['Unknown.'] },
    });
    assert.deepEqual(second, {
      status: 400,
      words: 'Not valid.',
      members: [
        { path: 'description', words: 'Too long. Too dull.' },
        { path: 'allocations[0].docid', words: 'Unknown.' },
      ],
      correlationId: '00-abc-00',
    });
  });

  it('reading a problem falls back on the title, and reads members whatever their case', () => {
    assert.equal(read({ title: 'Bad Request', message: ' ' }).words, 'Bad Request');
    const shouted = read({ MESSAGE: 'No.', TraceID: 'x', Errors: { Description: 'Too long.' } });
    assert.equal(shouted.words, 'No.');
    assert.equal(shouted.correlationId, 'x');
    assert.deepEqual(shouted.members, [{ path: 'description', words: 'Too long.' }]);
  });

  it('reading a problem makes do with an empty, foreign or odd body', () => {
    for (const body of [
      '',
      '<html></html>',
      '[]',
      'null',
      '{"errors":[1],"message":5,"traceId":{}}',
      '{"errors":{"a":[1]}}',
    ]) {
      assert.deepEqual(read(body), { status: 400, words: null, members: [], correlationId: null }, body);
    }
  });

  it('reading a problem hands on no more words than anybody reads', () => {
    const problem = read({ message: 'x'.repeat(100_000), errors: { a: ['y'.repeat(100_000)] } });
    assert.equal(problem.words?.length, 2_000);
    assert.equal(problem.members[0]?.words.length, 2_000);
    const many = Array.from({ length: 10_000 }, (_, index) => [`${index}${'z'.repeat(1_000)}`, 'No.']);
    const { members } = read({ errors: Object.fromEntries(many) });
    assert.deepEqual([members.length, members[0]?.path.length], [100, 200]);
    assert.equal(read({ message: `${'x'.repeat(1_999)}😀` }).words?.isWellFormed(), true);
  });

  it('reading a problem takes no trace id that could not stand in a log or an answer as it is', () => {
    for (const traceId of ['a b', 'a\nb', 'é', 'x'.repeat(129), '', 7]) {
      assert.equal(read({ traceId }).correlationId, null, String(traceId));
    }
  });
});
