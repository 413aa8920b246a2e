import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConcurSandbox } from '../../src/sandbox/sandbox.ts';
import { askedGateway } from './ask-gateway.ts';
import type { AskedGateway } from './ask-gateway.ts';

const ROOT = '/api/expense/paymentbatch';
const CLOSE = `mutation ($id: ID!, $mode: CloseMode, $key: String) {
  result: closePaymentBatch(input: { id: $id, mode: $mode, idempotencyKey: $key }) {
    outcome jobQueueKey upstreamStatus paymentBatch { batchId status }
    userErrors { code message field upstream { source status message correlationId } }
  }
}`;
const REGENERATE = `mutation ($id: ID!, $key: String) {
  result: regeneratePaymentBatchFile(input: { id: $id, idempotencyKey: $key }) {
    outcome paymentBatch { batchId status } file { downloadUrl }
    userErrors { code message field upstream { source status message correlationId } }
  }
}`;

function batchIn(sandbox: ConcurSandbox, status: 'OPEN' | 'CLOSED') {
  const batch = sandbox.data.batches.find((each) => each.status === status && each.count > 0);
  assert.ok(batch);
  return batch;
}

function empty(sandbox: ConcurSandbox) {
  const batch = sandbox.data.batches.find((each) => each.count === 0);
  assert.ok(batch);
  return batch;
}

function posts(sandbox: ConcurSandbox) {
  return sandbox.calls.filter((call) => call.method === 'POST' && !call.path.startsWith('/oauth2/'));
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function statusOf({ ask }: AskedGateway, id: string): Promise<string> {
  const { data } = await ask('query ($id: ID!) { paymentBatch(id: $id) { status } }', { id });
  return data?.['paymentBatch'].status;
}

describe('closing a batch', () => {
  it('is scheduled unless told otherwise: QUEUED, one v1.2 call, and closed some time later', async (t) => {
    const gateway = await askedGateway(t);
    const { ask, sandbox } = gateway;
    const { batchId, encryptedId } = batchIn(sandbox, 'OPEN');
    const { data, errors } = await ask(CLOSE, { id: batchId });
    assert.deepEqual(errors, []);
    const { outcome, jobQueueKey, upstreamStatus, userErrors } = data?.['result'];
    assert.deepEqual([outcome, upstreamStatus, userErrors], ['QUEUED', 'SUCCESS', []]);
    assert.match(jobQueueKey, /^d\$/);
    assert.deepEqual(
      posts(sandbox).map((call) => call.path),
      [`${ROOT}/v1.2/batch/${encryptedId}/close`],
    );
    await eventually(async () => (await statusOf(gateway, batchId)) === 'CLOSED');
  });

  it('waits for the file where asked: APPLIED, one v1.1 call, and read back as closed', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const { batchId, encryptedId } = batchIn(sandbox, 'OPEN');
    const { data, errors } = await ask(CLOSE, { id: `PaymentBatch:${batchId}`, mode: 'WAIT' });
    assert.deepEqual(errors, []);
    assert.deepEqual(data?.['result'], {
      outcome: 'APPLIED',
      jobQueueKey: null,
      upstreamStatus: 'SUCCESS',
      paymentBatch: { batchId, status: 'CLOSED' },
      userErrors: [],
    });
    assert.deepEqual(
      posts(sandbox).map((call) => call.path),
      [`${ROOT}/v1.1/batch/${encryptedId}/close`],
    );
  });

  it('sends an empty body with a length of 0 and as XML, never chunked', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    await ask(CLOSE, { id: batchIn(sandbox, 'OPEN').batchId });
    const [call] = posts(sandbox);
    assert.ok(call);
    const { headers } = call;
    assert.equal(headers['content-length'], '0');
    assert.equal(headers['transfer-encoding'], undefined);
    assert.equal(headers['content-type'], 'application/xml');
    assert.equal(headers.accept, 'application/xml');
    assert.match(String(headers['concur-correlationid']), /^[0-9a-f-]{36}$/);
  });

  it('is asked for at `closed`, v1.2, in the 2018 edition, which cannot wait', async (t) => {
    const { ask, sandbox } = await askedGateway(t, { sandbox: { concurEdition: '2018' } });
    const { batchId, encryptedId } = batchIn(sandbox, 'OPEN');
    const waiting = await ask(CLOSE, { id: batchId, mode: 'WAIT' });
    assert.equal(waiting.data?.['result'].outcome, 'REFUSED');
    assert.deepEqual(
      waiting.data?.['result'].userErrors.map(({ code, field }: { code: string; field: string[] }) => [
        code,
        field,
      ]),
      [['INVALID_INPUT', ['input', 'mode']]],
    );
    assert.equal(posts(sandbox).length, 0);
    const { data } = await ask(CLOSE, { id: batchId });
    assert.equal(data?.['result'].outcome, 'QUEUED');
    assert.deepEqual(
      posts(sandbox).map((call) => call.path),
      [`/expense/paymentbatch/v1.2/batch/${encryptedId}/closed`],
    );
  });

  it('refuses a closed batch without sending: Concur would write its file anew', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const { batchId } = batchIn(sandbox, 'CLOSED');
    for (const mode of ['WAIT', 'SCHEDULE']) {
      const { data } = await ask(CLOSE, { id: batchId, mode });
      const { outcome, paymentBatch, userErrors } = data?.['result'];
      assert.deepEqual([outcome, paymentBatch], ['REFUSED', { batchId, status: 'CLOSED' }]);
      assert.deepEqual([userErrors[0].code, userErrors[0].upstream], ['ILLEGAL_TRANSITION', null]);
    }
    assert.equal(posts(sandbox).length, 0);
  });

  it('refuses an id that no list has without sending', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const { data } = await ask(CLOSE, { id: 'unheard-of' });
    const { outcome, paymentBatch, userErrors } = data?.['result'];
    assert.deepEqual([outcome, paymentBatch, userErrors[0].code], ['REFUSED', null, 'NOT_FOUND']);
    assert.deepEqual(userErrors[0].field, ['input', 'id']);
    assert.equal(posts(sandbox).length, 0);
  });

  it('tells an empty batch from other failures, whether its 500 is XML or plain text', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const { batchId } = empty(sandbox);
    for (const mode of ['WAIT', 'SCHEDULE']) {
      const { data, errors } = await ask(CLOSE, { id: batchId, mode });
      assert.deepEqual(errors, []);
      const { outcome, paymentBatch, userErrors } = data?.['result'];
      assert.deepEqual([outcome, paymentBatch.status], ['REFUSED', 'OPEN']);
      const [{ code, field, upstream }] = userErrors;
      assert.deepEqual([code, field], ['EMPTY_BATCH', ['input', 'id']]);
      assert.deepEqual([upstream.source, upstream.status], ['CONCUR', 500]);
      assert.match(upstream.message, /^The batch you attempted to close does not contain any reports\./);
      assert.match(upstream.correlationId, /^[0-9a-f-]{36}$/);
    }
  });

  it('under one key is sent once and answered alike again', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const { batchId } = batchIn(sandbox, 'OPEN');
    const first = await ask(CLOSE, { id: batchId, key: 'k-1' });
    const again = await ask(CLOSE, { id: `PaymentBatch:${batchId}`, key: 'k-1' });
    assert.equal(again.data?.['result'].outcome, 'REPLAYED');
    assert.equal(again.data?.['result'].jobQueueKey, first.data?.['result'].jobQueueKey);
    const other = await ask(CLOSE, { id: batchId, mode: 'WAIT', key: 'k-1' });
    assert.equal(other.data?.['result'].userErrors[0].code, 'IDEMPOTENCY_CONFLICT');
    assert.equal(posts(sandbox).length, 1);
  });
});

describe('a refusal of Concur', () => {
  const error = (message: string) => `<Error><Message>${message}</Message><Server-Time/><Id>1</Id></Error>`;
  const cases: [what: string, status: number, body: string, code: string, words: string | null][] = [
    [
      'a 400 that names the id',
      400,
      error('The batch id 12 is invalid.'),
      'NOT_FOUND',
      'The batch id 12 is invalid.',
    ],
    [
      'a 404, wrapped in Content',
      404,
      `<Content>${error('No such batch')}</Content>`,
      'NOT_FOUND',
      'No such batch',
    ],
    ['a 404 without words', 404, '', 'NOT_FOUND', null],
    ['a request limit', 400, error('Request limit exceeded'), 'UPSTREAM_REFUSED', 'Request limit exceeded'],
    ['a deadlock', 400, error('Database deadlock, resend'), 'UPSTREAM_REFUSED', 'Database deadlock, resend'],
    ['plain words', 400, 'Bad  request\n', 'UPSTREAM_REFUSED', 'Bad request'],
    ['a page', 400, '<!DOCTYPE html><html><body>secret</body></html>', 'UPSTREAM_REFUSED', null],
    ['JSON', 400, '{"error":"x"}', 'UPSTREAM_REFUSED', null],
    [
      'a race lost',
      400,
      error('The batch is not open and cannot be closed.'),
      'ILLEGAL_TRANSITION',
      'The batch is not open and cannot be closed.',
    ],
  ];
  for (const [what, status, body, code, words] of cases) {
    it(`is told as it is: ${what}`, async (t) => {
      const { ask, sandbox } = await askedGateway(t);
      const { batchId } = batchIn(sandbox, 'OPEN');
      sandbox.faults.add({ method: 'POST', path: /\/close$/, fault: { kind: 'status', status, body } });
      const { data, errors } = await ask(CLOSE, { id: batchId });
      assert.deepEqual(errors, []);
      const { outcome, paymentBatch, userErrors } = data?.['result'];
      assert.deepEqual([outcome, paymentBatch.status, userErrors.length], ['REFUSED', 'OPEN', 1]);
      assert.deepEqual([userErrors[0].code, userErrors[0].upstream.message], [code, words]);
      assert.equal(posts(sandbox).length, 1);
    });
  }

  it('that comes as a 200 with a Status other than SUCCESS is one', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const { batchId } = batchIn(sandbox, 'OPEN');
    const body = '<BatchStatus><BatchStatus/><Status>FAILURE: locked</Status></BatchStatus>';
    sandbox.faults.add({ method: 'POST', path: /\/close$/, fault: { kind: 'body', body } });
    const { data } = await ask(CLOSE, { id: batchId, mode: 'WAIT' });
    const { outcome, upstreamStatus, userErrors } = data?.['result'];
    assert.deepEqual([outcome, upstreamStatus], ['REFUSED', 'FAILURE: locked']);
    assert.deepEqual(
      [userErrors[0].code, userErrors[0].upstream.message],
      ['UPSTREAM_REFUSED', 'FAILURE: locked'],
    );
  });

  it('by 403 is believed after one renewal, and the write is sent twice at most', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const { batchId } = batchIn(sandbox, 'OPEN');
    sandbox.faults.add({
      method: 'POST',
      path: /\/close$/,
      fault: { kind: 'status', status: 403, body: error('Not allowed') },
      times: 2,
    });
    const { data } = await ask(CLOSE, { id: batchId });
    const { outcome, userErrors } = data?.['result'];
    assert.deepEqual([outcome, userErrors[0].code], ['REFUSED', 'UPSTREAM_REFUSED']);
    assert.equal(userErrors[0].upstream.message, 'Not allowed');
    assert.equal(posts(sandbox).filter((call) => call.acted).length, 0);
    assert.equal(posts(sandbox).length, 2);
  });

  it('by 403 of an expired token is cured by one renewal, and the batch closed once', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const { batchId } = batchIn(sandbox, 'OPEN');
    await ask('{ paymentBatches(first: 1) { totalCount } }');
    sandbox.faults.add({ method: 'POST', path: /\/close$/, fault: { kind: 'status', status: 403 } });
    const { data } = await ask(CLOSE, { id: batchId });
    assert.equal(data?.['result'].outcome, 'QUEUED');
    assert.equal(posts(sandbox).filter((call) => call.acted).length, 1);
  });

  it('by 429 is a top-level error, and frees the key', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const { batchId } = batchIn(sandbox, 'OPEN');
    sandbox.faults.add({
      method: 'POST',
      path: /\/close$/,
      fault: { kind: 'status', status: 429, headers: { 'Retry-After': '3' } },
    });
    const { data, errors } = await ask(CLOSE, { id: batchId, key: 'k' });
    assert.equal(data, null);
    assert.equal(errors[0]?.code, 'UPSTREAM_RATE_LIMITED');
    assert.equal(errors[0]?.extensions['retryAfterSeconds'], 3);
    assert.equal((await ask(CLOSE, { id: batchId, key: 'k' })).data?.['result'].outcome, 'QUEUED');
  });
});

describe('a lost answer to a close', () => {
  const lost = [
    ['reset after acting', { kind: 'reset', act: true }],
    ['500 after acting', { kind: 'status', status: 500, act: true }],
    ['truncated', { kind: 'truncate' }],
    ['HTML at 200', { kind: 'html', act: true }],
  ] as const;
  for (const [what, fault] of lost) {
    it(`is read back and proven: ${what}`, async (t) => {
      const { ask, sandbox } = await askedGateway(t);
      const { batchId } = batchIn(sandbox, 'OPEN');
      sandbox.faults.add({ method: 'POST', path: /\/close$/, fault });
      const { data, errors } = await ask(CLOSE, { id: batchId, mode: 'WAIT' });
      assert.deepEqual(errors, []);
      assert.deepEqual(
        [data?.['result'].outcome, data?.['result'].paymentBatch.status, data?.['result'].userErrors],
        ['APPLIED', 'CLOSED', []],
      );
      assert.equal(posts(sandbox).length, 1);
    });
  }

  it('is UNKNOWN where the batch is still open, and never sent again', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const { batchId } = batchIn(sandbox, 'OPEN');
    sandbox.faults.add({ method: 'POST', path: /\/close$/, fault: { kind: 'status', status: 500 } });
    const { data } = await ask(CLOSE, { id: batchId, mode: 'WAIT', key: 'k' });
    const { outcome, paymentBatch, userErrors } = data?.['result'];
    assert.deepEqual([outcome, paymentBatch.status], ['UNKNOWN', 'OPEN']);
    assert.equal(userErrors[0].code, 'OUTCOME_UNKNOWN');
    assert.equal(posts(sandbox).length, 1);
  });

  it('of a file written anew is UNKNOWN: nothing that Concur lists proves it', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const { batchId } = batchIn(sandbox, 'CLOSED');
    sandbox.faults.add({ method: 'POST', path: /\/close$/, fault: { kind: 'reset', act: true } });
    const { data } = await ask(REGENERATE, { id: batchId });
    const { outcome, file, userErrors } = data?.['result'];
    assert.deepEqual([outcome, file, userErrors[0].code], ['UNKNOWN', null, 'OUTCOME_UNKNOWN']);
    assert.equal(posts(sandbox).length, 1);
  });
});

describe('having a file written anew', () => {
  it('gives the new file: APPLIED, one v1.1 call', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const { batchId, encryptedId } = batchIn(sandbox, 'CLOSED');
    const { data, errors } = await ask(REGENERATE, { id: batchId });
    assert.deepEqual(errors, []);
    assert.deepEqual(data?.['result'], {
      outcome: 'APPLIED',
      paymentBatch: { batchId, status: 'CLOSED' },
      file: { downloadUrl: `https://gateway.example/files/payment-batches/${batchId}` },
      userErrors: [],
    });
    assert.deepEqual(
      posts(sandbox).map((call) => call.path),
      [`${ROOT}/v1.1/batch/${encryptedId}/close`],
    );
  });

  it('refuses an open batch without sending: Concur would close it', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = batchIn(gateway.sandbox, 'OPEN');
    const { data } = await gateway.ask(REGENERATE, { id: batchId });
    assert.deepEqual(
      [data?.['result'].outcome, data?.['result'].file, data?.['result'].userErrors[0].code],
      ['REFUSED', null, 'ILLEGAL_TRANSITION'],
    );
    assert.equal(posts(gateway.sandbox).length, 0);
    assert.equal(await statusOf(gateway, batchId), 'OPEN');
  });

  it('is refused in the 2018 edition, whose files are always at hand', async (t) => {
    const { ask, sandbox } = await askedGateway(t, { sandbox: { concurEdition: '2018' } });
    const { data } = await ask(REGENERATE, { id: batchIn(sandbox, 'CLOSED').batchId });
    assert.deepEqual(
      [data?.['result'].outcome, data?.['result'].userErrors[0].code],
      ['REFUSED', 'INVALID_INPUT'],
    );
    assert.equal(posts(sandbox).length, 0);
  });
});
