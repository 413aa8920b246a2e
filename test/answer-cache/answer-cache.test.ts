import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { RequestReader } from '../../src/answer-cache/request-reader.ts';
import { HeldAnswerCache, PATHS, readerOf, STAY } from './held-answer-cache.ts';

let held: HeldAnswerCache;
before(async () => {
  held = await HeldAnswerCache.start();
});
after(() => held.service.close());
beforeEach(() => held.begin());

/** How many answers are kept once one has been offered, made from one read and whatever else is done to its reader. */
async function offered(change: (reader: RequestReader) => void): Promise<number> {
  const reader = await readerOf(held.cache.attempt('key', STAY));
  const answer = held.execute(reader, ['/list']);
  await held.service.arrived(1);
  held.service.answer('/list', 'list');
  await answer;
  change(reader);
  held.cache.keep('key', reader, 'answer', 100);
  return held.cache.figures.answers;
}

describe('an answer that is kept', () => {
  it('an answer that is kept is given again after one round, in which each read is asked anew, once and all at the same time', async () => {
    await held.keep('key');
    const attempt = held.cache.attempt('key', STAY);
    await held.service.arrived(3);
    assert.deepEqual(held.service.held.map(({ request }) => request.url).toSorted(), PATHS.toSorted());
    held.answerAll();
    assert.deepEqual(await attempt, { answer: '/list,/detail,/document' });
    await held.service.arrived(3);
    const { hits, partials, misses, answers } = held.cache.figures;
    assert.deepEqual({ hits, partials, misses, answers }, { hits: 1, partials: 0, misses: 1, answers: 1 });
  });

  it('an answer that is kept is not given where a read says otherwise: it is executed with what was fetched, and nothing is asked twice', async () => {
    await held.keep('key');
    const attempt = held.cache.attempt('key', STAY);
    await held.service.arrived(3);
    for (const path of PATHS) held.service.answer(path, path === '/detail' ? 'changed' : path);
    assert.equal(await held.execute(await readerOf(attempt)), '/list,changed,/document');
    await held.service.arrived(3);
    assert.equal(held.cache.figures.partials, 1);
  });

  it('an answer that is kept is not given where a read has another status with the same body', async () => {
    await held.keep('key', ['/list']);
    const attempt = held.cache.attempt('key', STAY);
    await held.service.arrived(1);
    held.service.answer('/list', '/list', 404);
    await readerOf(attempt);
  });

  it('an answer that is kept is given up as soon as one read says otherwise, however long the others take', async () => {
    await held.keep('key');
    const attempt = held.cache.attempt('key', STAY);
    await held.service.arrived(3);
    held.service.answer('/document', 'changed');
    const answer = held.execute(await readerOf(attempt));
    held.answerAll();
    assert.equal(await answer, '/list,/detail,changed');
    await held.service.arrived(3);
  });

  it('an answer that is kept is not given where a read fails: whoever needs that read meets the failure, and whoever does not goes without', async () => {
    await held.keep('key');
    const attempt = held.cache.attempt('key', STAY);
    await held.service.arrived(3);
    const details = () => held.service.held.filter(({ request }) => request.url === '/detail');
    details().at(-1)?.request.socket.destroy();
    // A GET that fails on a connection that was used before goes once more.
    while (details().length < 2) await sleep(2);
    details().at(-1)?.request.socket.destroy();
    const reader = await readerOf(attempt);
    held.service.answer('/list', '/list');
    held.service.answer('/document', '/document');
    assert.equal(await held.execute(reader, ['/list', '/document']), '/list,/document');
    await assert.rejects(held.execute(reader, ['/detail']), { code: 'UPSTREAM_UNAVAILABLE' });
    await held.service.arrived(4);
    reader.succeeded();
    assert.equal(reader.trace, undefined, 'what failed leaves nothing to compare with');
  });

  it('an answer that is kept lends what was fetched for it once: what is read again is asked for again', async () => {
    await held.keep('key', ['/list']);
    const attempt = held.cache.attempt('key', STAY);
    await held.service.arrived(1);
    held.service.answer('/list', 'new');
    const reader = await readerOf(attempt);
    assert.equal(await held.execute(reader, ['/list']), 'new');
    const again = held.execute(reader, ['/list']);
    await held.service.arrived(2);
    held.service.answer('/list', 'newer');
    assert.equal(await again, 'newer');
  });

  it('an answer that is kept makes way for the one that was made after a change', async () => {
    await held.keep('key', ['/list']);
    const attempt = held.cache.attempt('key', STAY);
    await held.service.arrived(1);
    held.service.answer('/list', 'new');
    const reader = await readerOf(attempt);
    const answer = await held.execute(reader, ['/list']);
    reader.succeeded();
    held.cache.keep('key', reader, answer, 100);
    const again = held.cache.attempt('key', STAY);
    await held.service.arrived(2);
    held.service.answer('/list', 'new');
    assert.deepEqual(await again, { answer: 'new' });
    assert.equal(held.cache.figures.answers, 1);
  });

  it('an answer that is kept is given again without a question where it was made without any', async () => {
    await held.keep('key', []);
    assert.deepEqual(await held.cache.attempt('key', STAY), { answer: '' });
    await held.service.arrived(0);
  });
});

describe('an answer is not kept', () => {
  it('an answer is not kept where it is not said that it is whole', async () => {
    assert.equal(await offered(() => undefined), 0);
  });

  it('an answer is not kept where it depends on more than what services say', async () => {
    const answers = await offered((reader) => {
      reader.unrepeatable();
      reader.succeeded();
    });
    assert.equal(answers, 0);
  });

  it('an answer is not kept where a read was made twice, with different answers', async () => {
    const reader = await readerOf(held.cache.attempt('key', STAY));
    for (const [index, body] of ['one', 'other'].entries()) {
      const answer = held.execute(reader, ['/list']);
      await held.service.arrived(index + 1);
      held.service.answer('/list', body);
      assert.equal(await answer, body);
    }
    reader.succeeded();
    assert.equal(reader.trace, undefined);
  });

  it('an answer is not kept where nothing may be kept', async () => {
    held.begin(0);
    assert.equal(await offered((reader) => reader.succeeded()), 0);
    assert.equal(held.cache.figures.bytes, 0);
  });

  it('an answer is not kept where it is made from more reads than a service takes at once', async () => {
    held.begin(100_000_000);
    const reader = await readerOf(held.cache.attempt('key', STAY));
    const answers = Array.from({ length: 1_001 }, (_, index) => held.execute(reader, [`/${index}`]));
    while (held.service.held.length < 1_001) {
      for (const { request, response } of held.service.held)
        if (!response.writableEnded) response.end(request.url);
      await new Promise(setImmediate);
    }
    for (const { request, response } of held.service.held)
      if (!response.writableEnded) response.end(request.url);
    await Promise.all(answers);
    reader.succeeded();
    assert.equal(reader.trace?.length, 1_001);
    held.cache.keep('key', reader, 'answer', 100);
    assert.equal(held.cache.figures.answers, 0);
  });
});
