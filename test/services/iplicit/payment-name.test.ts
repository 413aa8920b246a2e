import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asking, codesOf } from './gateway-under-test.ts';

describe('a batch number in place of an id', () => {
  it('a batch number in place of an id costs the list alone, unless only the payment itself says what is wanted', async (t) => {
    const { read, held, calls } = await asking(t);
    const { id } = held('BP-1001');
    const listed = 'GET /api/BatchPayment?BatchNo=BP-1001&take=100&skip=0';
    await read('{ bulkPayment(id: "BP-1001") { status total { amount } } }');
    assert.deepEqual(calls(), [listed]);
    await read('{ bulkPayment(id: "BP-1001") { version allocations { amount } } }');
    assert.deepEqual(calls(), [listed, `GET /api/BatchPayment/${id}`]);
  });

  it('a batch number in place of an id gives none of several payments, and names them', async (t) => {
    const { ask, held } = await asking(t);
    const [one, other] = [held('BP-1001'), held('BP-1002')];
    other.batchNo = 'bp-1001';
    for (const query of [
      '{ bulkPayment(id: "BP-1001") { id } }',
      '{ node(id: "BulkPayment:BP-1001") { id } }',
    ]) {
      const answer = await ask(query);
      assert.deepEqual(codesOf(answer), ['BAD_USER_INPUT']);
      const [error] = answer.errors;
      assert.equal(error?.extensions['argument'], 'id');
      assert.ok(error.message.includes(one.id) && error.message.includes(other.id));
    }
  });

  it('a batch number in place of an id writes to none of several payments, and names them', async (t) => {
    const { write, held, calls } = await asking(t);
    const [one, other] = [held('BP-1001'), held('BP-1002')];
    other.batchNo = 'bp-1001';
    const payload = await write('updateBulkPayment', { id: 'BP-1001', description: 'x' });
    assert.equal(payload.outcome, 'REFUSED');
    const [error] = payload.userErrors;
    assert.equal(error?.code, 'INVALID_INPUT');
    assert.deepEqual(error.field, ['input', 'id']);
    assert.ok(error.message.includes(one.id) && error.message.includes(other.id));
    assert.equal(payload.bulkPayment, null);
    assert.equal(calls().length, 1);
    const far = await write('updateBulkPayment', { id: 'x'.repeat(51), description: 'x' });
    assert.equal(far.userErrors[0]?.code, 'NOT_FOUND');
    assert.deepEqual(calls(), []);
  });

  it('a batch number in place of an id may hold what people put into numbers: slashes, blanks, percents and letters of any script', async (t) => {
    const { read, write, held } = await asking(t);
    for (const batchNo of ['BP/2026/11', 'a b&c=d', '100%', 'Überweisung №7/b']) {
      held('BP-1001').batchNo = batchNo;
      const ref = JSON.stringify(batchNo);
      const { bulkPayment } = await read<{ bulkPayment: { batchNo: string; reference: string } }>(
        `{ bulkPayment(id: ${ref}) { batchNo reference } }`,
      );
      assert.deepEqual(bulkPayment, { batchNo, reference: batchNo });
      const payload = await write('updateBulkPayment', { id: batchNo, description: `of ${batchNo}` });
      assert.deepEqual([payload.outcome, payload.userErrors], ['APPLIED', []], batchNo);
      assert.equal(held(batchNo).description, `of ${batchNo}`);
      held(batchNo).batchNo = 'BP-1001';
    }
  });
});
