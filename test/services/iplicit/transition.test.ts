import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { asking } from './gateway-under-test.ts';

/** Each step, a payment of the sandbox that it can be taken with, and how that stands afterwards. */
const STEPS: [field: string, path: string, batchNo: string, outcome: string, status: string][] = [
  ['submitBulkPayment', 'submit', 'BP-1001', 'QUEUED', 'DRAFT'],
  ['amendBulkPayment', 'amend', 'BP-1004', 'APPLIED', 'DRAFT'],
  ['processBulkPayment', 'process', 'EX-2002', 'APPLIED', 'PROCESSED'],
  ['postBulkPayment', 'post', 'BP-1006', 'APPLIED', 'POSTED'],
  ['unpostBulkPayment', 'unpost', 'BP-1007', 'APPLIED', 'PROCESSED'],
  ['abandonBulkPayment', 'abandon', 'BP-1002', 'APPLIED', 'ABANDONED'],
];

const slow = { sandbox: { approvalDelayMs: 60_000 } };

for (const [field, path, batchNo, outcome, status] of STEPS) {
  describe(field, () => {
    it(`${field} reads, takes the step once, and gives the payment as it then is`, async (t) => {
      const { write, held, calls } = await asking(t, slow);
      const { id } = held(batchNo);
      const payload = await write(field, { id });
      assert.equal(payload.outcome, outcome);
      assert.deepEqual(payload.userErrors, []);
      assert.equal(payload.bulkPayment?.status, status);
      assert.deepEqual(calls(), [
        `GET /api/BatchPayment/${id}`,
        `POST /api/BatchPayment/${id}/${path}`,
        `GET /api/BatchPayment/${id}`,
      ]);
    });

    it(`${field} is ILLEGAL_TRANSITION with the words of iplicit where the status does not allow it`, async (t) => {
      const { write, calls, acted } = await asking(t, slow);
      for (const illegal of ['BP-1003', 'BP-1005', 'BP-1008', 'BP-1009', 'BP-1010']) {
        const payload = await write(field, { id: illegal });
        assert.equal(payload.outcome, 'REFUSED');
        const [error] = payload.userErrors;
        assert.equal(error?.code, 'ILLEGAL_TRANSITION');
        assert.deepEqual(error.field, ['input', 'id']);
        assert.match(error.upstream?.message ?? '', /cannot be/);
        assert.equal(payload.bulkPayment?.batchNo, illegal);
      }
      assert.equal(calls().filter((call) => call.endsWith(`/${path}`)).length, 5);
      assert.equal(acted(), 0);
    });

    it(`${field} honours ifVersion`, async (t) => {
      const { write, held, acted } = await asking(t, slow);
      const payload = await write(field, { id: held(batchNo).id, ifVersion: 'another' });
      assert.equal(payload.userErrors[0]?.code, 'VERSION_CONFLICT');
      assert.equal(acted(), 0);
      const version = payload.bulkPayment?.version;
      const now = await write(field, { id: held(batchNo).id, ifVersion: version });
      assert.equal(now.outcome, outcome);
    });

    it(`${field} is proven by the state when the answer is lost, and sent no second time`, async (t) => {
      const { write, held, gateway, acted } = await asking(t, { sandbox: { approvalDelayMs: 0 } });
      const suffix = new RegExp(`/${path}$`);
      gateway.sandbox.iplicit.faults.add({ path: suffix, fault: { kind: 'reset', act: true } });
      const payload = await write(field, { id: held(batchNo).id });
      assert.equal(payload.outcome, 'APPLIED');
      assert.equal(acted(), 1);
    });

    it(`${field} is UNKNOWN when the answer is lost and the state proves nothing`, async (t) => {
      const { write, held, gateway, calls } = await asking(t, { env: { READ_BACK_MS: '20' } });
      const suffix = new RegExp(`/${path}$`);
      gateway.sandbox.iplicit.faults.add({ path: suffix, fault: { kind: 'reset', act: false } });
      const payload = await write(field, { id: held(batchNo).id });
      assert.equal(payload.outcome, 'UNKNOWN');
      assert.equal(payload.userErrors[0]?.code, 'OUTCOME_UNKNOWN');
      assert.equal(payload.bulkPayment?.batchNo, batchNo);
      assert.equal(calls().filter((call) => suffix.test(call)).length, 1);
    });
  });
}

describe('a lost answer to a step', () => {
  const env = { UPSTREAM_TIMEOUT_MS: '200', READ_BACK_MS: '20', SETTLED_AFTER_MS: '0' };

  it('a lost answer to a step is NOT_APPLIED where the payment is as it was when its time is over', async (t) => {
    const { write, held, gateway } = await asking(t, { env });
    gateway.sandbox.iplicit.faults.add({ path: /abandon$/, fault: { kind: 'reset', act: false } });
    const input = { id: held('BP-1001').id, idempotencyKey: 'k' };
    assert.equal((await write('abandonBulkPayment', input)).outcome, 'UNKNOWN');
    await sleep(250);
    assert.equal((await write('abandonBulkPayment', input)).userErrors[0]?.code, 'NOT_APPLIED');
  });

  it('a lost answer to a step is corrected when a payment leaves the queue late, after it counted as NOT_APPLIED', async (t) => {
    const { write, held, gateway, acted } = await asking(t, { env, ...slow });
    gateway.sandbox.iplicit.faults.add({ path: /submit$/, fault: { kind: 'reset', act: true } });
    const input = { id: held('BP-1001').id, idempotencyKey: 'k' };
    assert.equal((await write('submitBulkPayment', input)).outcome, 'UNKNOWN');
    await sleep(250);
    assert.equal((await write('submitBulkPayment', input)).userErrors[0]?.code, 'NOT_APPLIED');
    held('BP-1001').statusList = ['pending_auth'];
    const { outcome, replayed, userErrors } = await write('submitBulkPayment', input);
    assert.deepEqual([outcome, replayed, userErrors], ['APPLIED', true, []]);
    assert.equal(acted(), 1);
  });
});

describe('abandonBulkPayment', () => {
  it('abandonBulkPayment sends the reason that is given', async (t) => {
    const { write, held, calls } = await asking(t);
    const { id } = held('BP-1001');
    const payload = await write('abandonBulkPayment', { id, reason: 'Doppelt “erfasst”' });
    assert.equal(payload.bulkPayment?.status, 'ABANDONED');
    assert.equal(calls()[1], `POST /api/BatchPayment/${id}/abandon {"reason":"Doppelt “erfasst”"}`);
  });
});

describe('submitBulkPayment', () => {
  it('submitBulkPayment is decided on after it was answered: approved, rejected or failed', async (t) => {
    const { read, write } = await asking(t, { sandbox: { approvalDelayMs: 5 } });
    const ends = { 'BP-1001': 'APPROVED', 'BP-1011': 'REJECTED', 'BP-1012': 'ERROR' };
    for (const [id, end] of Object.entries(ends)) {
      assert.equal((await write('submitBulkPayment', { id })).outcome, 'QUEUED');
      let status = '';
      while (status !== end) {
        const data = await read<{ bulkPayment: { status: string } }>(
          `{ bulkPayment(id: "${id}") { status } }`,
        );
        ({ status } = data.bulkPayment);
        assert.ok(['DRAFT', 'PENDING_AUTHORISATION', end].includes(status), status);
      }
    }
  });

  it('submitBulkPayment is sent once while the payment is in the queue: a second one is ALREADY_QUEUED, an edit UNSETTLED_WRITE', async (t) => {
    const { write } = await asking(t, slow);
    await write('submitBulkPayment', { id: 'BP-1001' });
    const again = await write('submitBulkPayment', { id: 'BP-1001' });
    assert.equal(again.outcome, 'REFUSED');
    assert.equal(again.userErrors[0]?.code, 'ALREADY_QUEUED');
    const edit = await write('updateBulkPayment', { id: 'BP-1001', description: 'late' });
    assert.equal(edit.userErrors[0]?.code, 'UNSETTLED_WRITE');
  });

  it('submitBulkPayment of a payment that somebody else has submitted says that it is queued, in code and message', async (t) => {
    const { write, gateway } = await asking(t, slow);
    const body = JSON.stringify({ message: 'Batch payment BP-1001 is queued already.' });
    gateway.sandbox.iplicit.faults.add({
      path: /submit/,
      times: 1,
      fault: { kind: 'status', status: 400, body, contentType: 'application/problem+json' },
    });
    const { outcome, userErrors } = await write('submitBulkPayment', { id: 'BP-1001' });
    assert.equal(outcome, 'REFUSED');
    assert.equal(userErrors[0]?.code, 'ALREADY_QUEUED');
    assert.match(userErrors[0].message, /submit payment BP-1001: it has been submitted and is queued there/);
    assert.equal(userErrors[0].upstream?.message, 'Batch payment BP-1001 is queued already.');
  });
});
