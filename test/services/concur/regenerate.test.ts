import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askedGateway } from './ask-gateway.ts';
import { batchIn, posts, regenerate, statusOf } from './closing.ts';

describe('having a file written anew', () => {
  it('having a file written anew gives the new file: APPLIED, one v1.1 call', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId, encryptedId } = batchIn(gateway.sandbox, 'CLOSED');
    const { outcome, paymentBatch, file, userErrors } = await regenerate(gateway, batchId);
    assert.deepEqual(
      [outcome, paymentBatch, userErrors],
      ['APPLIED', { batchId, batchStatus: 'CLOSED' }, []],
    );
    assert.equal(file?.downloadUrl, `${gateway.origin}/files/payment-batches/${batchId}`);
    assert.deepEqual(
      posts(gateway.sandbox).map((call) => call.path),
      [`/api/expense/paymentbatch/v1.1/batch/${encryptedId}/close`],
    );
  });

  it('having a file written anew gives the newest file each time', async (t) => {
    const gateway = await askedGateway(t);
    const batch = batchIn(gateway.sandbox, 'CLOSED');
    for (const times of [1, 2]) {
      await regenerate(gateway, batch.batchId);
      const newest = batch.jobRunKeys.at(-1);
      assert.equal(batch.jobRunKeys.length, times);
      assert.equal(gateway.calls().at(-1), `GET /api/expense/paymentbatch/v1.1/batch/${newest}/file`);
    }
  });

  it('having a file written anew refuses an open batch without sending: Concur would close it', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = batchIn(gateway.sandbox, 'OPEN');
    const { outcome, file, userErrors } = await regenerate(gateway, batchId);
    assert.deepEqual([outcome, file, userErrors[0]?.code], ['REFUSED', null, 'ILLEGAL_TRANSITION']);
    assert.equal(posts(gateway.sandbox).length, 0);
    assert.equal(await statusOf(gateway, batchId), 'OPEN');
  });

  it('having a file written anew refuses an id that no list has without sending', async (t) => {
    const gateway = await askedGateway(t);
    const { outcome, paymentBatch, file, userErrors } = await regenerate(gateway, 'unheard-of');
    assert.deepEqual(
      [outcome, paymentBatch, file, userErrors[0]?.code],
      ['REFUSED', null, null, 'NOT_FOUND'],
    );
    assert.equal(posts(gateway.sandbox).length, 0);
  });

  it('having a file written anew is refused in the 2018 edition, whose files are always at hand', async (t) => {
    const gateway = await askedGateway(t, { sandbox: { concurEdition: '2018' } });
    const { outcome, userErrors } = await regenerate(gateway, batchIn(gateway.sandbox, 'CLOSED').batchId);
    assert.deepEqual([outcome, userErrors[0]?.code], ['REFUSED', 'INVALID_INPUT']);
    assert.equal(posts(gateway.sandbox).length, 0);
  });
});
