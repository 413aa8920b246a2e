import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { concurUnderTest } from './concur-gateway.ts';

const LIST_2020 = '/api/expense/paymentbatch/v1.1/batchlist';
const LIST_2018 = '/expense/paymentbatch/v1.1/batchlist/?Status=';

describe('reads of one request', () => {
  it('reads of one request find any number of batches by id with two list calls', async (t) => {
    const { sandbox, reads, calls } = await concurUnderTest(t);
    const { batches } = sandbox.data;
    const one = reads();
    const found = await Promise.all(batches.map((batch) => one.batch(batch.batchId)));
    assert.deepEqual(
      found.map((batch) => batch?.batchId),
      batches.map((batch) => batch.batchId),
    );
    assert.deepEqual(calls().toSorted(), [`GET ${LIST_2020}/CLOSED`, `GET ${LIST_2020}/OPEN`]);
  });

  it('reads of one request give null for an id in neither list', async (t) => {
    const { reads } = await concurUnderTest(t);
    assert.equal(await reads().batch('no-such-batch'), null);
  });

  it('reads of one request ask for one list alone where one status is wanted', async (t) => {
    const { sandbox, reads, calls } = await concurUnderTest(t);
    const closed = await reads().list('CLOSED');
    const expected = sandbox.data.batches.filter((batch) => batch.status === 'CLOSED');
    assert.deepEqual(
      closed.map((batch) => [batch.batchId, batch.total, batch.status]),
      expected.map((batch) => [batch.batchId, batch.total, 'CLOSED']),
    );
    assert.deepEqual(calls(), [`GET ${LIST_2020}/CLOSED`]);
  });

  it('reads of one request share the lists between every way of asking', async (t) => {
    const { sandbox, reads, calls } = await concurUnderTest(t);
    const one = reads();
    const [first] = sandbox.data.batches;
    await Promise.all([one.all(), one.list('OPEN'), one.batch(first?.batchId ?? ''), one.list('CLOSED')]);
    await one.all();
    assert.equal(calls().length, 2);
  });

  it('reads of one request forget what they read when a write has changed it', async (t) => {
    const { reads, calls } = await concurUnderTest(t);
    const one = reads();
    await one.all();
    one.clear();
    await one.all();
    assert.equal(calls().length, 4);
  });

  it('reads of one request take a batch that is in both lists for a closed one', async (t) => {
    const { sandbox, reads } = await concurUnderTest(t);
    const [open] = await reads().list('OPEN');
    assert.ok(open);
    const listed = (await reads().all()).length;
    const summary =
      `<BatchSummary><BatchName/><BatchID>${open.batchId}</BatchID><BatchTotal>1.00</BatchTotal>` +
      '<Currency>USD</Currency><Count>1</Count><Type/><PaymentMethod/><Batch-URL>https://x/y</Batch-URL></BatchSummary>';
    sandbox.faults.add({
      path: `${LIST_2020}/CLOSED`,
      fault: { kind: 'body', body: `<BatchList>${summary}</BatchList>` },
    });
    const all = await reads().all();
    assert.deepEqual(
      all.filter((batch) => batch.batchId === open.batchId).map((batch) => batch.status),
      ['CLOSED'],
    );
    assert.equal(all.length < listed, true);
  });

  it('reads of one request fail what needs a list that failed, and nothing else', async (t) => {
    const { sandbox, reads } = await concurUnderTest(t);
    await reads().list('OPEN');
    sandbox.faults.add({ path: `${LIST_2020}/CLOSED`, fault: { kind: 'status', status: 500 } });
    const one = reads();
    const [open, closed] = await Promise.allSettled([one.list('OPEN'), one.list('CLOSED')]);
    assert.equal(open.status, 'fulfilled');
    assert.equal(closed.status, 'rejected');
  });
});

describe('the edition', () => {
  it('the edition auto stays with 2020 where that answers', async (t) => {
    const { reads, calls, concur } = await concurUnderTest(t);
    await reads().all();
    assert.equal(concur.client.edition, '2020');
    assert.equal(calls().length, 2);
  });

  it('the edition auto turns to 2018 where 2020 is not found, asking for that once', async (t) => {
    const { reads, calls, concur } = await concurUnderTest(t, { sandbox: { concurEdition: '2018' } });
    const all = await reads().all();
    assert.equal(all.length, 30);
    assert.equal(concur.client.edition, '2018');
    assert.deepEqual(calls().toSorted(), [
      `GET ${LIST_2020}/OPEN`,
      `GET ${LIST_2018}CLOSED`,
      `GET ${LIST_2018}OPEN`,
    ]);
    await reads().list('OPEN');
    assert.deepEqual(calls(), [`GET ${LIST_2018}OPEN`]);
  });

  it('the edition auto goes on looking after a list that found nothing out', async (t) => {
    const { sandbox, reads, concur } = await concurUnderTest(t, { sandbox: { concurEdition: '2018' } });
    sandbox.faults.add({ fault: { kind: 'status', status: 503 }, path: `${LIST_2020}/OPEN` });
    await assert.rejects(reads().list('OPEN'), { code: 'UPSTREAM_UNAVAILABLE' });
    assert.equal(concur.client.edition, undefined);
    assert.equal((await reads().list('OPEN')).length, 16);
  });

  it('the edition is asked for as configured, without a try of the other', async (t) => {
    const { sandbox, reads, calls } = await concurUnderTest(t, { sandbox: { concurEdition: '2018' } });
    const config = { baseUrl: sandbox.origin, ...sandbox.credentials };
    const set = await concurUnderTest(t, { concur: { config: { ...config, edition: '2018' } } });
    assert.equal((await set.reads().list('OPEN')).length, 16);
    assert.deepEqual(calls(), [`GET ${LIST_2018}OPEN`]);
    await reads().list('OPEN');
  });
});
