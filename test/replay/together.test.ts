import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, beforeEach, describe, it } from 'node:test';
import { HeldReplay, readerOf, STAY } from './held-replay.ts';

let held: HeldReplay;
before(async () => {
  held = await HeldReplay.start();
});
after(() => held.service.close());
beforeEach(() => held.begin());

describe('requests for the same at the same time', () => {
  it('share their reads where nothing is kept yet, and one answer is kept for all', async () => {
    const readers = await Promise.all(
      Array.from({ length: 20 }, () => readerOf(held.replay.attempt('key', STAY))),
    );
    const answers = readers.map((reader) => held.execute(reader, ['/list']));
    await held.service.arrived(1);
    held.service.answer('/list', 'list');
    for (const [index, reader] of readers.entries()) {
      reader.whole();
      held.replay.keep('key', reader, (await answers[index]) ?? '', 100);
    }
    await held.service.arrived(1);
    assert.equal(held.replay.figures.answers, 1);
  });

  it('share their reads where one is kept', async () => {
    await held.keep('key');
    const attempts = Array.from({ length: 20 }, () => held.replay.attempt('key', STAY));
    await held.service.arrived(3);
    held.answerAll();
    const answers = new Set(
      (await Promise.all(attempts)).map((made) => ('answer' in made ? made.answer : '')),
    );
    assert.deepEqual(answers, new Set(['/list,/detail,/document']));
  });

  it('do not mind one that goes away', async () => {
    await held.keep('key');
    const leave = new AbortController();
    const gone = held.replay.attempt('key', leave.signal);
    const staying = held.replay.attempt('key', STAY);
    await held.service.arrived(3);
    leave.abort();
    await assert.rejects(held.execute(await readerOf(gone)), { givenUp: true });
    held.answerAll();
    assert.deepEqual(await staying, { answer: '/list,/detail,/document' });
    await held.service.arrived(3);
  });

  it('end at the service when all have gone, and leave what is kept as it is', async () => {
    await held.keep('key');
    const leave = new AbortController();
    const gone = held.replay.attempt('key', leave.signal);
    await held.service.arrived(3);
    const closed = held.service.held.map(({ request }) => once(request.socket, 'close'));
    leave.abort();
    await Promise.all(closed);
    const reader = await readerOf(gone);
    await assert.rejects(held.execute(reader), { givenUp: true });
    reader.whole();
    held.replay.keep('key', reader, 'half an answer', 100);
    held.service.held.length = 0;
    const again = held.replay.attempt('key', STAY);
    await held.service.arrived(3);
    held.answerAll();
    assert.deepEqual(await again, { answer: '/list,/detail,/document' });
  });
});
