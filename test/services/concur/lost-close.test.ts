import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { askedGateway } from './ask-gateway.ts';
import { batchIn, close, posts, regenerate } from './closing.ts';

/** A gateway that has given a close up after 200 ms, and takes Concur's word from then on. */
const IMPATIENT = {
  CONCUR_CLOSE_TIMEOUT_MS: '200',
  UPSTREAM_TIMEOUT_MS: '200',
  READ_BACK_MS: '20',
  SETTLED_AFTER_MS: '0',
};

const POST_CLOSE = { method: 'POST', path: /\/close$/ } as const;

describe('a lost answer to a close', () => {
  const lost = [
    ['reset after acting', { kind: 'reset', act: true }],
    ['500 after acting', { kind: 'status', status: 500, act: true }],
    ['503 after acting', { kind: 'status', status: 503, act: true }],
    ['truncated', { kind: 'truncate' }],
    ['HTML at 200', { kind: 'html', act: true }],
    ['204 after acting', { kind: 'status', status: 204, act: true }],
  ] as const;
  for (const [what, fault] of lost) {
    it(`a lost answer to a close is read back and proven: ${what}`, async (t) => {
      const gateway = await askedGateway(t);
      const { batchId } = batchIn(gateway.sandbox, 'OPEN');
      gateway.sandbox.faults.add({ ...POST_CLOSE, fault });
      const { outcome, paymentBatch, userErrors } = await close(gateway, { id: batchId, mode: 'WAIT' });
      assert.deepEqual([outcome, paymentBatch?.batchStatus, userErrors], ['APPLIED', 'CLOSED', []]);
      assert.equal(posts(gateway.sandbox).length, 1);
    });
  }

  const undecided = [
    ['500', { kind: 'status', status: 500, body: '<Error><Message>Try later</Message></Error>' }],
    ['HTML at 200', { kind: 'html' }],
    ['a redirect', { kind: 'redirect', location: 'http://decoy.example/close' }],
    ['reset before reading', { kind: 'reset', act: false }],
    ['a report that says nothing', { kind: 'body', body: '<BatchStatus/>' }],
    [
      'a report that contradicts itself',
      {
        kind: 'body',
        body: '<BatchStatus><BatchStatus>OPEN</BatchStatus><Status>SUCCESS</Status></BatchStatus>',
      },
    ],
    ['an error at 200', { kind: 'body', body: '<Error><Message>no</Message></Error>' }],
    ['a DOCTYPE', { kind: 'body', body: '<!DOCTYPE x><BatchStatus><Status>SUCCESS</Status></BatchStatus>' }],
  ] as const;
  for (const [what, fault] of undecided) {
    it(`a lost answer to a close is UNKNOWN while the batch is still open, and not sent again: ${what}`, async (t) => {
      const gateway = await askedGateway(t);
      const { batchId } = batchIn(gateway.sandbox, 'OPEN');
      gateway.sandbox.faults.add({ ...POST_CLOSE, fault });
      const { outcome, paymentBatch, userErrors } = await close(gateway, { id: batchId, mode: 'WAIT' });
      assert.deepEqual([outcome, paymentBatch?.batchStatus], ['UNKNOWN', 'OPEN']);
      assert.equal(userErrors[0]?.code, 'OUTCOME_UNKNOWN');
      assert.equal(posts(gateway.sandbox).length, 1);
    });
  }

  it('a lost answer to a close is NOT_APPLIED where it was to wait for the file and the batch is open when its time is over', async (t) => {
    const gateway = await askedGateway(t, { env: IMPATIENT });
    const { batchId: id } = batchIn(gateway.sandbox, 'OPEN');
    gateway.sandbox.faults.add({ ...POST_CLOSE, fault: { kind: 'reset', act: false } });
    assert.equal((await close(gateway, { id, mode: 'WAIT', key: 'k' })).outcome, 'UNKNOWN');
    await sleep(250);
    const { userErrors } = await close(gateway, { id, mode: 'WAIT', key: 'k' });
    assert.equal(userErrors[0]?.code, 'NOT_APPLIED');
  });

  it('a lost answer to a close is corrected when the batch is closed late, after it counted as NOT_APPLIED', async (t) => {
    const gateway = await askedGateway(t, { env: IMPATIENT, sandbox: { closeDelayMs: 600_000 } });
    const { batchId: id } = batchIn(gateway.sandbox, 'OPEN');
    gateway.sandbox.faults.add({ ...POST_CLOSE, fault: { kind: 'reset', act: true } });
    assert.equal((await close(gateway, { id, key: 'k' })).outcome, 'UNKNOWN');
    await sleep(250);
    assert.equal((await close(gateway, { id, key: 'k' })).userErrors[0]?.code, 'NOT_APPLIED');
    batchIn(gateway.sandbox, 'OPEN').status = 'CLOSED';
    const { outcome, replayed, userErrors } = await close(gateway, { id, key: 'k' });
    assert.deepEqual([outcome, replayed, userErrors], ['APPLIED', true, []]);
    assert.equal(posts(gateway.sandbox).length, 1);
  });

  it('a lost answer to a close of a file written anew is UNKNOWN: nothing that Concur lists proves it', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = batchIn(gateway.sandbox, 'CLOSED');
    gateway.sandbox.faults.add({ ...POST_CLOSE, fault: { kind: 'reset', act: true } });
    const { outcome, file, userErrors } = await regenerate(gateway, batchId);
    assert.deepEqual([outcome, file, userErrors[0]?.code], ['UNKNOWN', null, 'OUTCOME_UNKNOWN']);
    assert.equal(posts(gateway.sandbox).length, 1);
  });
});
