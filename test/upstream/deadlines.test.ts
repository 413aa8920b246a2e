import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { Deadlines } from '../../src/upstream/http-client.ts';

const MS = 20;

describe('deadlines', () => {
  it('deadlines tell what is not over in its time, once, in the order in which it began', async () => {
    const deadlines = new Deadlines(MS);
    const told: string[] = [];
    for (const name of ['first', 'second', 'third']) deadlines.begin(() => told.push(name));
    while (told.length < 3) await sleep(1);
    await sleep(2 * MS);
    assert.deepEqual(told, ['first', 'second', 'third']);
  });

  it('deadlines tell nothing of what ended before, wherever it stood among the others, and however often it is ended', async () => {
    const deadlines = new Deadlines(MS);
    const told: number[] = [];
    const begun = Array.from({ length: 6 }, (_, index) => deadlines.begin(() => told.push(index)));
    for (const index of [0, 3, 3, 5]) begun[index]?.end();
    while (told.length < 3) await sleep(1);
    assert.deepEqual(told, [1, 2, 4]);
    for (const deadline of begun) deadline.end();
  });

  it('deadlines tell what began while others had some of their time already', async () => {
    const deadlines = new Deadlines(MS);
    const told: number[] = [];
    for (let index = 0; index < 5; index += 1) {
      deadlines.begin(() => told.push(index));
      await sleep(MS / 4);
    }
    while (told.length < 5) await sleep(1);
    assert.deepEqual(told, [0, 1, 2, 3, 4]);
  });

  it('deadlines begin anew when nothing was under way for a while', async () => {
    const deadlines = new Deadlines(MS);
    deadlines.begin(() => assert.fail('it was over in time')).end();
    await sleep(3 * MS);
    const told: string[] = [];
    deadlines.begin(() => told.push('later'));
    while (told.length === 0) await sleep(1);
  });

  it('deadlines let one that is told end others, and begin further ones', async () => {
    const deadlines = new Deadlines(MS);
    const told: string[] = [];
    deadlines.begin(() => {
      told.push('first');
      second.end();
      deadlines.begin(() => told.push('further'));
    });
    const second = deadlines.begin(() => told.push('second'));
    while (told.length < 2) await sleep(1);
    assert.deepEqual(told, ['first', 'further']);
  });
});
