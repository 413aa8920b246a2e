import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fuzz } from './fuzz.ts';

/** What compiled code and caches may take in so short a time, in bytes. */
const MARGIN = 16 * 1_048_576;

it('whatever is sent and whatever services answer, the gateway goes on answering, shows nothing of its inside, and keeps its memory', async () => {
  const { requests, answers, growth } = await fuzz(3, 20_261_120);
  assert.ok(requests > 100);
  for (const status of [200, 400, 404, 405]) assert.ok(answers.has(status), `no ${status} among the answers`);
  assert.ok(growth < MARGIN, `${growth} bytes more`);
});
