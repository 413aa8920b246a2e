import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateTimeOf, instantOf, localDateOf } from '../../../src/services/iplicit/decode.ts';

describe('dates', () => {
  it('dates takes a date-time without an offset as UTC, and leaves one with an offset as it is', () => {
    assert.equal(instantOf('2026-11-30T09:10:27.113'), '2026-11-30T09:10:27.113Z');
    assert.equal(instantOf('2026-02-09T11:12:39.64Z'), '2026-02-09T11:12:39.64Z');
    assert.equal(instantOf('2026-02-09T11:12:39.1234567+01:00'), '2026-02-09T11:12:39.1234567+01:00');
  });

  it('dates gives the calendar date as it is written, whatever the offset', () => {
    assert.equal(localDateOf('2026-11-30T00:00:00'), '2026-11-30');
    assert.equal(localDateOf('2026-11-30T00:00:00+13:00'), '2026-11-30');
    assert.equal(localDateOf('2026-11-30T00:00:00-11:00'), '2026-11-30');
    assert.equal(localDateOf('2026-11-30'), '2026-11-30');
  });

  it('dates takes no day and no time that does not exist', () => {
    const none = [
      '2026-02-29T00:00:00',
      '2026-13-01T00:00:00',
      '2026-04-31T00:00:00',
      '2026-11-30T24:00:00',
      '30.11.2026',
      '',
    ];
    for (const text of none) {
      assert.equal(localDateOf(text), undefined, text);
      assert.equal(instantOf(text), undefined, text);
    }
    assert.equal(localDateOf('2024-02-29T00:00:00'), '2024-02-29');
  });

  it('dates takes a date alone for no instant', () => {
    assert.equal(instantOf('2026-11-30'), undefined);
  });

  it('dates sends a day as the date-time at its midnight', () => {
    assert.equal(dateTimeOf('2026-11-30'), '2026-11-30T00:00:00');
  });
});
