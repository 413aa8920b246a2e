import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Attempt } from '../../src/answer-cache/answer-cache.ts';
import { HeldAnswerCache, PATHS, readerOf, STAY } from './held-answer-cache.ts';

let held: HeldAnswerCache;
before(async () => {
  held = await HeldAnswerCache.start();
});
after(() => held.service.close());
beforeEach(() => held.begin());

describe('requests for the same at the same time', () => {
  it('requests for the same at the same time share their reads where nothing is kept yet, and one answer is kept for all', async () => {
    const readers = await Promise.all(
      Array.from({ length: 20 }, () => readerOf(held.cache.attempt('key', STAY))),
    );
    const answers = readers.map((reader) => held.execute(reader, ['/list']));
    await held.service.arrived(1);
    held.service.answer('/list', 'list');
    for (const [index, reader] of readers.entries()) {
      reader.succeeded();
      held.cache.keep('key', reader, (await answers[index]) ?? '', 100);
    }
    await held.service.arrived(1);
    assert.equal(held.cache.figures.answers, 1);
  });

  it('requests for the same at the same time share their reads where one is kept', async () => {
    await held.keep('key');
    const attempts = Array.from({ length: 20 }, () => held.cache.attempt('key', STAY));
    await held.service.arrived(3);
    held.answerAll();
    const answers = new Set(
      (await Promise.all(attempts)).map((made) => ('answer' in made ? made.answer : '')),
    );
    assert.deepEqual(answers, new Set(['/list,/detail,/document']));
  });

  it('requests for the same at the same time do not mind one that goes away', async () => {
    await held.keep('key');
    const leave = new AbortController();
    const gone = held.cache.attempt('key', leave.signal);
    const staying = held.cache.attempt('key', STAY);
    await held.service.arrived(3);
    leave.abort(new Error('left'));
    await assert.rejects(held.execute(await readerOf(gone)), { givenUp: true });
    held.answerAll();
    assert.deepEqual(await staying, { answer: '/list,/detail,/document' });
    await held.service.arrived(3);
  });

  it('requests for the same at the same time end at the service when all have gone, and leave what is kept as it is', async () => {
    await held.keep('key');
    const leave = new AbortController();
    const gone = held.cache.attempt('key', leave.signal);
    await held.service.arrived(3);
    const closed = held.service.held.map(({ request }) => once(request.socket, 'close'));
    leave.abort(new Error('left'));
    await Promise.all(closed);
    const reader = await readerOf(gone);
    await assert.rejects(held.execute(reader), { givenUp: true });
    reader.succeeded();
    held.cache.keep('key', reader, 'half an answer', 100);
    held.service.held.length = 0;
    const again = held.cache.attempt('key', STAY);
    await held.service.arrived(3);
    held.answerAll();
    assert.deepEqual(await again, { answer: '/list,/detail,/document' });
  });

  it('requests for the same at the same time work out once what has changed, and all answer that', async () => {
    await held.keep('key');
    const attempts = Array.from({ length: 20 }, () => held.cache.attempt('key', STAY));
    await held.service.arrived(3);
    for (const path of PATHS) held.service.answer(path, path === '/detail' ? 'changed' : path);
    const reader = await readerOf(attempts[0] ?? assert.fail());
    const answer = await held.execute(reader);
    reader.succeeded();
    held.cache.keep('key', reader, answer, 100);
    held.cache.end('key', reader);
    const others = await Promise.all(attempts.slice(1));
    assert.deepEqual(new Set(others.map((made) => ('answer' in made ? made.answer : ''))), new Set([answer]));
    await held.service.arrived(3);
    assert.equal(held.cache.figures.partials, 1);
  });

  it('requests for the same at the same time work out once, too, what has changed again while that is worked out', async () => {
    await held.keep('key', ['/list']);
    const say = async (text: string, count: number) => {
      const attempts = Array.from({ length: 10 }, () => held.cache.attempt('key', STAY));
      await held.service.arrived(count);
      held.service.answer('/list', text);
      return attempts;
    };
    const end = async (attempt: Promise<Attempt<string>> | undefined): Promise<string> => {
      const reader = await readerOf(attempt ?? assert.fail());
      const answer = await held.execute(reader, ['/list']);
      reader.succeeded();
      held.cache.keep('key', reader, answer, 100);
      held.cache.end('key', reader);
      return answer;
    };
    const before = await say('changed', 1);
    const executing = await readerOf(before[0] ?? assert.fail());
    const after = await say('changed again', 2);
    assert.equal(await held.execute(executing, ['/list']), 'changed');
    executing.succeeded();
    held.cache.keep('key', executing, 'changed', 100);
    held.cache.end('key', executing);
    assert.equal(await end(after[0]), 'changed again');
    for (const [attempts, answer] of [
      [before, 'changed'],
      [after, 'changed again'],
    ] as const)
      for (const attempt of attempts.slice(1)) assert.deepEqual(await attempt, { answer });
    assert.equal(held.cache.figures.partials, 2);
  });

  it('requests for the same at the same time ask for what a changed answer is made from besides, before they give it', async () => {
    await held.keep('key', ['/list']);
    const attempts = [held.cache.attempt('key', STAY), held.cache.attempt('key', STAY)] as const;
    await held.service.arrived(1);
    held.service.answer('/list', 'changed');
    const reader = await readerOf(attempts[0]);
    const made = held.execute(reader, ['/list', '/detail']);
    await held.service.arrived(2);
    held.service.answer('/detail', 'detail');
    reader.succeeded();
    held.cache.keep('key', reader, await made, 100);
    held.cache.end('key', reader);
    await held.service.arrived(3);
    held.service.answer('/detail', 'detail of another time');
    assert.equal(
      await held.execute(await readerOf(attempts[1]), ['/list', '/detail']),
      'changed,detail of another time',
    );
    await held.service.arrived(3);
  });

  it('requests for the same at the same time are executed each for itself where what was worked out for another came to nothing', async () => {
    await held.keep('key');
    const attempts = Array.from({ length: 3 }, () => held.cache.attempt('key', STAY));
    await held.service.arrived(3);
    for (const path of PATHS) held.service.answer(path, 'changed');
    held.cache.end('key', await readerOf(attempts[0] ?? assert.fail()));
    for (const attempt of attempts.slice(1))
      assert.equal(await held.execute(await readerOf(attempt)), 'changed,changed,changed');
    await held.service.arrived(3);
    assert.equal(held.cache.figures.partials, 3);
  });

  it('requests for the same at the same time do not all begin at once where the one that worked it out for them has left', async () => {
    await held.keep('key', ['/list']);
    const leave = new AbortController();
    const leaving = held.cache.attempt('key', leave.signal);
    const attempts = Array.from({ length: 10 }, () => held.cache.attempt('key', STAY));
    await held.service.arrived(1);
    held.service.answer('/list', 'changed');
    const left = await readerOf(leaving);
    leave.abort(new Error('left'));
    held.cache.end('key', left);
    const reader = await readerOf(attempts[0] ?? assert.fail());
    const answer = await held.execute(reader, ['/list']);
    reader.succeeded();
    held.cache.keep('key', reader, answer, 100);
    for (const attempt of attempts.slice(1)) assert.deepEqual(await attempt, { answer: 'changed' });
  });

  it('requests for the same at the same time wait for what is worked out for them no longer than their own clients do', async () => {
    await held.keep('key', ['/list']);
    const leave = new AbortController();
    const executing = held.cache.attempt('key', STAY);
    const waiting = held.cache.attempt('key', leave.signal);
    await held.service.arrived(1);
    held.service.answer('/list', 'changed');
    const reader = await readerOf(executing);
    leave.abort(new Error('left'));
    await assert.rejects(held.execute(await readerOf(waiting), ['/detail']), { givenUp: true });
    held.cache.end('key', reader);
  });

  it('requests for the same at the same time are given what was worked out for them where there is no room to keep it', async () => {
    await held.keep('key', ['/list']);
    const attempts = Array.from({ length: 3 }, () => held.cache.attempt('key', STAY));
    await held.service.arrived(1);
    held.service.answer('/list', 'changed');
    const reader = await readerOf(attempts[0] ?? assert.fail());
    await held.execute(reader, ['/list']);
    reader.succeeded();
    held.cache.keep('key', reader, 'too long', 1_000_000);
    assert.equal(held.cache.figures.answers, 0);
    for (const attempt of attempts.slice(1)) assert.deepEqual(await attempt, { answer: 'too long' });
  });

  it('requests for the same at the same time do not wait for what is worked out from other bytes any longer than until that is done', async () => {
    await held.keep('key', ['/list']);
    const before = held.cache.attempt('key', STAY);
    await held.service.arrived(1);
    held.service.answer('/list', 'changed');
    const reader = await readerOf(before);
    assert.equal(await held.execute(reader, ['/list']), 'changed');
    const after = held.cache.attempt('key', STAY);
    await held.service.arrived(2);
    held.service.answer('/list', 'changed again');
    reader.succeeded();
    held.cache.keep('key', reader, 'changed', 100);
    held.cache.end('key', reader);
    assert.equal(await held.execute(await readerOf(after), ['/list']), 'changed again');
  });
});
