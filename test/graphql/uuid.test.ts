import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isUuid } from '../../src/graphql/scalars.ts';

const ID = '3f1c2a9e-5b77-4c1e-9d52-0a6b8f3e7d10';

describe('isUuid', () => {
  it('isUuid knows a UUID in any case, cut out of a longer text too', () => {
    assert.ok(isUuid(ID));
    assert.ok(isUuid(ID.toUpperCase()));
    assert.ok(isUuid(`{"id":"${ID}"}`.slice(7, 43)));
  });

  it('isUuid refuses every other character in every place', () => {
    for (let place = 0; place < ID.length; place += 1) {
      // The last of them end in the byte of a digit or a dash.
      for (const other of ['g', 'G', '/', ':', '`', ' ', '_', '\0', 'é', '\u0130', '\u012d', '\ud83d'])
        assert.ok(!isUuid(ID.slice(0, place) + other + ID.slice(place + 1)), `${other} at ${place}`);
      const other = ID[place] === '-' ? '0' : '-';
      assert.ok(!isUuid(ID.slice(0, place) + other + ID.slice(place + 1)), `${other} at ${place}`);
    }
  });

  it('isUuid refuses any other length, and remembers nothing of what it looked at before', () => {
    for (const text of ['', ID.slice(1), ID.slice(0, -1), `${ID}0`, `{${ID}}`, ID.replaceAll('-', '')]) {
      assert.ok(isUuid(ID));
      assert.ok(!isUuid(text), text);
    }
  });
});
