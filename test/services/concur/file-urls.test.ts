import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { batchRequest } from '../../../src/services/concur/writes/close.ts';
import type { BatchWrite } from '../../../src/services/concur/writes/close.ts';
import { fileUrlsInMemory, knownFilePath } from '../../../src/services/concur/file/fetch.ts';
import { batchIn } from './closing.ts';
import { concurUnderTest } from './concur-gateway.ts';

const PATH = '/api/expense/paymentbatch/v1.1/batch/n$s4M/file';

const gone = new AbortController().signal;

function closing(batchId: string): BatchWrite {
  return {
    operation: 'closePaymentBatch',
    batchId,
    mode: 'WAIT',
    field: ['input'],
    key: 'key',
    input: null,
    asked: null,
    objectionTo: () => undefined,
  };
}

describe('where a file is', () => {
  it('where a file is is kept from the answer of a close, the newest one', async (t) => {
    const { concur, sandbox, reads } = await concurUnderTest(t);
    const { batchId } = batchIn(sandbox, 'OPEN');
    const prepared = await batchRequest(concur, closing(batchId), gone).prepare('entry');
    assert.ok('send' in prepared);
    assert.equal((await prepared.send(async () => {})).outcome, 'APPLIED');
    const batch = await reads().batch(batchId);
    assert.ok(batch);
    const [run] = sandbox.data.batches.find((each) => each.batchId === batchId)?.jobRunKeys ?? [];
    assert.equal(
      await knownFilePath(batch, '2020', concur.fileUrls),
      `/api/expense/paymentbatch/v1.1/batch/${run}/file`,
    );
  });

  it('where a file is that cannot be kept is told, and leaves the close what it is', async (t) => {
    const lost: string[] = [];
    const { concur, sandbox } = await concurUnderTest(t, {
      concur: {
        fileUrls: { ...fileUrlsInMemory(), put: () => Promise.reject(new Error('disk full')) },
        onUnkeptFile: (_error, batchId) => lost.push(batchId),
      },
    });
    const { batchId } = batchIn(sandbox, 'OPEN');
    const prepared = await batchRequest(concur, closing(batchId), gone).prepare('entry');
    assert.ok('send' in prepared);
    assert.equal((await prepared.send(async () => {})).outcome, 'APPLIED');
    assert.deepEqual(lost, [batchId]);
  });

  it('where a file is is never anything but a payment file, whatever the store holds', async (t) => {
    const { sandbox, reads } = await concurUnderTest(t);
    const batch = await reads().batch(batchIn(sandbox, 'CLOSED').batchId);
    assert.ok(batch);
    const store = fileUrlsInMemory();
    assert.equal(await knownFilePath(batch, '2020', store), undefined);
    await store.put(batch.batchId, PATH);
    assert.equal(await knownFilePath(batch, '2020', store), PATH);
    for (const path of [
      '//decoy.example/file',
      `${PATH}?x`,
      `https://decoy.example${PATH}`,
      `${PATH}/..`,
      '',
    ]) {
      await store.put(batch.batchId, path);
      assert.equal(await knownFilePath(batch, '2020', store), undefined, path);
    }
  });

  it('where a file is is nowhere for a batch of the 2018 edition whose address is not one', async (t) => {
    const { sandbox, reads } = await concurUnderTest(t);
    const batch = await reads().batch(batchIn(sandbox, 'CLOSED').batchId);
    assert.ok(batch);
    assert.equal(
      await knownFilePath({ ...batch, url: 'https://x/y' }, '2018', fileUrlsInMemory()),
      undefined,
    );
  });
});
