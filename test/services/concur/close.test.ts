import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { askedGateway } from './ask-gateway.ts';
import { batchIn, close, emptyBatch, posts, untilClosed } from './closing.ts';

const ROOT = '/api/expense/paymentbatch';

describe('closing a batch', () => {
  it('closing a batch is scheduled unless told otherwise: QUEUED, one v1.2 call, and closed some time later', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId, encryptedId } = batchIn(gateway.sandbox, 'OPEN');
    const key = randomUUID();
    const { outcome, jobQueueKey, upstreamStatus, userErrors } = await close(gateway, { id: batchId, key });
    assert.deepEqual([outcome, upstreamStatus, userErrors], ['QUEUED', 'SUCCESS', []]);
    assert.match(jobQueueKey ?? '', /^d\$/);
    assert.deepEqual(
      posts(gateway.sandbox).map((call) => call.path),
      [`${ROOT}/v1.2/batch/${encryptedId}/close`],
    );
    await untilClosed(gateway, batchId);
    let again = await close(gateway, { id: batchId, key });
    while (again.outcome === 'QUEUED') again = await close(gateway, { id: batchId, key });
    assert.deepEqual([again.outcome, again.replayed, again.jobQueueKey], ['APPLIED', true, jobQueueKey]);
  });

  it('closing a batch waits for the file where asked: APPLIED, one v1.1 call, and read back as closed', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId, encryptedId } = batchIn(gateway.sandbox, 'OPEN');
    assert.deepEqual(await close(gateway, { id: `PaymentBatch:${batchId}`, mode: 'WAIT' }), {
      outcome: 'APPLIED',
      replayed: false,
      jobQueueKey: null,
      upstreamStatus: 'SUCCESS',
      paymentBatch: { batchId, batchStatus: 'CLOSED' },
      userErrors: [],
    });
    assert.deepEqual(
      posts(gateway.sandbox).map((call) => call.path),
      [`${ROOT}/v1.1/batch/${encryptedId}/close`],
    );
  });

  it('closing a batch costs two reads before the write and two after it', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = batchIn(gateway.sandbox, 'OPEN');
    await close(gateway, { id: batchId });
    const calls = gateway.calls().map((call) => call.split('/').at(-1));
    assert.deepEqual(calls.slice(0, 2).toSorted(), ['CLOSED', 'OPEN']);
    assert.equal(calls[2], 'close');
    assert.deepEqual(calls.slice(3).toSorted(), ['CLOSED', 'OPEN']);
  });

  it('closing a batch sends an empty body with a length of 0 and as XML, never chunked', async (t) => {
    const gateway = await askedGateway(t);
    await close(gateway, { id: batchIn(gateway.sandbox, 'OPEN').batchId });
    const [call] = posts(gateway.sandbox);
    assert.ok(call);
    const { headers } = call;
    assert.equal(headers['content-length'], '0');
    assert.equal(headers['transfer-encoding'], undefined);
    assert.equal(headers['content-type'], 'application/xml');
    assert.equal(headers.accept, 'application/xml');
    assert.match(String(headers['concur-correlationid']), /^[0-9a-f-]{36}$/);
  });

  it('closing a batch is asked for at `closed`, v1.2, in the 2018 edition, which cannot wait', async (t) => {
    const gateway = await askedGateway(t, { sandbox: { concurEdition: '2018' } });
    const { batchId, encryptedId } = batchIn(gateway.sandbox, 'OPEN');
    const waiting = await close(gateway, { id: batchId, mode: 'WAIT' });
    assert.equal(waiting.outcome, 'REFUSED');
    assert.deepEqual(
      waiting.userErrors.map(({ code, field }) => [code, field]),
      [['INVALID_INPUT', ['input', 'mode']]],
    );
    assert.equal(posts(gateway.sandbox).length, 0);
    assert.equal((await close(gateway, { id: batchId })).outcome, 'QUEUED');
    assert.deepEqual(
      posts(gateway.sandbox).map((call) => call.path),
      [`/expense/paymentbatch/v1.2/batch/${encryptedId}/closed`],
    );
  });

  it('closing a batch refuses a closed batch without sending: Concur would write its file anew', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = batchIn(gateway.sandbox, 'CLOSED');
    for (const mode of ['WAIT', 'SCHEDULE']) {
      const { outcome, paymentBatch, userErrors } = await close(gateway, { id: batchId, mode });
      assert.deepEqual([outcome, paymentBatch], ['REFUSED', { batchId, batchStatus: 'CLOSED' }]);
      assert.deepEqual([userErrors[0]?.code, userErrors[0]?.upstream], ['ILLEGAL_TRANSITION', null]);
    }
    assert.equal(posts(gateway.sandbox).length, 0);
  });

  it('closing a batch refuses an id that no list has without sending', async (t) => {
    const gateway = await askedGateway(t);
    const { outcome, paymentBatch, userErrors } = await close(gateway, { id: 'unheard-of' });
    assert.deepEqual([outcome, paymentBatch, userErrors[0]?.code], ['REFUSED', null, 'NOT_FOUND']);
    assert.deepEqual(userErrors[0]?.field, ['input', 'id']);
    assert.equal(posts(gateway.sandbox).length, 0);
  });

  it('closing a batch tells an empty batch from other failures, whether its 500 is XML or plain text', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = emptyBatch(gateway.sandbox);
    for (const mode of ['WAIT', 'SCHEDULE']) {
      const { outcome, paymentBatch, userErrors } = await close(gateway, { id: batchId, mode });
      assert.deepEqual([outcome, paymentBatch?.batchStatus], ['REFUSED', 'OPEN']);
      const [error] = userErrors;
      assert.deepEqual([error?.code, error?.field], ['EMPTY_BATCH', ['input', 'id']]);
      assert.deepEqual([error?.upstream?.source, error?.upstream?.status], ['CONCUR', 500]);
      assert.match(
        error?.upstream?.message ?? '',
        /^The batch you attempted to close does not contain any reports\./,
      );
      assert.match(error?.upstream?.correlationId ?? '', /^[0-9a-f-]{36}$/);
    }
  });

  it('closing a batch under one key is sent once and answered alike again', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = batchIn(gateway.sandbox, 'OPEN');
    const first = await close(gateway, { id: batchId, mode: 'WAIT', key: 'k-1' });
    const again = await close(gateway, { id: `PaymentBatch:${batchId}`, mode: 'WAIT', key: 'k-1' });
    assert.deepEqual(again, { ...first, replayed: true });
    const other = await close(gateway, { id: batchId, mode: 'SCHEDULE', key: 'k-1' });
    assert.equal(other.userErrors[0]?.code, 'IDEMPOTENCY_CONFLICT');
    assert.equal(posts(gateway.sandbox).length, 1);
  });

  it('closing a batch stays known even where the batch cannot be read afterwards', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = batchIn(gateway.sandbox, 'OPEN');
    await gateway.read('{ paymentBatches { totalCount } }');
    const [before, after] = [{ kind: 'delay', ms: 0 }, { kind: 'html' }] as const;
    gateway.sandbox.faults.add({ path: /batchlist/, fault: before, times: 2 });
    gateway.sandbox.faults.add({ path: /batchlist/, fault: after, times: 2 });
    const { data, errors } = await gateway.ask<{ result: { outcome: string; paymentBatch: null } }>(
      'mutation ($id: ID!) { result: closePaymentBatch(input: { id: $id, idempotencyKey: "key-17" }) { outcome paymentBatch { batchStatus } } }',
      { id: batchId },
    );
    assert.deepEqual(data, { result: { outcome: 'QUEUED', paymentBatch: null } });
    assert.deepEqual(
      errors.map(({ path, code }) => [path, code]),
      [['result.paymentBatch', 'UPSTREAM_MALFORMED']],
    );
  });
});
