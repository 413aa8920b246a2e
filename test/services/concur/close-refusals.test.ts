import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askedGateway } from './ask-gateway.ts';
import { batchIn, CLOSE, close, posts } from './closing.ts';

const POST_CLOSE = { method: 'POST', path: /\/close$/ } as const;

function error(message: string): string {
  return `<Error><Message>${message}</Message><Server-Time>2011-12-22T15:44:33</Server-Time><Id>1</Id></Error>`;
}

const CASES: { what: string; status: number; body: string; code: string; words: string | null }[] = [
  {
    what: 'a 400 that names the id',
    status: 400,
    body: error('The batch id 12 is invalid.'),
    code: 'NOT_FOUND',
    words: 'The batch id 12 is invalid.',
  },
  {
    what: 'a 404, wrapped in Content',
    status: 404,
    body: `<Content>${error('No such batch')}</Content>`,
    code: 'NOT_FOUND',
    words: 'No such batch',
  },
  { what: 'a 404 without words', status: 404, body: '', code: 'NOT_FOUND', words: null },
  {
    what: 'the request limit',
    status: 400,
    body: error('Request limit exceeded'),
    code: 'UPSTREAM_REFUSED',
    words: 'Request limit exceeded',
  },
  {
    what: 'a deadlock',
    status: 400,
    body: error('Database deadlock, resend'),
    code: 'UPSTREAM_REFUSED',
    words: 'Database deadlock, resend',
  },
  {
    what: 'plain words',
    status: 400,
    body: 'Bad  request\n',
    code: 'UPSTREAM_REFUSED',
    words: 'Bad request',
  },
  { what: 'JSON', status: 400, body: '{"error":"x"}', code: 'UPSTREAM_REFUSED', words: 'x' },
  {
    what: 'a race lost',
    status: 400,
    body: error('The batch is not open and cannot be closed.'),
    code: 'ILLEGAL_TRANSITION',
    words: 'The batch is not open and cannot be closed.',
  },
];

describe('a refusal of Concur', () => {
  for (const { what, status, body, code, words } of CASES) {
    it(`a refusal of Concur is told as it is: ${what}`, async (t) => {
      const gateway = await askedGateway(t);
      const { batchId } = batchIn(gateway.sandbox, 'OPEN');
      gateway.sandbox.faults.add({ ...POST_CLOSE, fault: { kind: 'status', status, body } });
      const { outcome, paymentBatch, userErrors } = await close(gateway, { id: batchId });
      assert.deepEqual([outcome, paymentBatch?.batchStatus, userErrors.length], ['REFUSED', 'OPEN', 1]);
      assert.deepEqual([userErrors[0]?.code, userErrors[0]?.upstream?.message], [code, words]);
      assert.equal(posts(gateway.sandbox).length, 1);
    });
  }

  it('a refusal of Concur that comes as a 200 with a Status other than SUCCESS is one', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = batchIn(gateway.sandbox, 'OPEN');
    const body = '<BatchStatus><BatchStatus/><Status>FAILURE: locked</Status></BatchStatus>';
    gateway.sandbox.faults.add({ ...POST_CLOSE, fault: { kind: 'body', body } });
    const { outcome, upstreamStatus, userErrors } = await close(gateway, { id: batchId, mode: 'WAIT' });
    assert.deepEqual([outcome, upstreamStatus], ['REFUSED', 'FAILURE: locked']);
    assert.deepEqual(
      [userErrors[0]?.code, userErrors[0]?.upstream?.message],
      ['UPSTREAM_REFUSED', 'FAILURE: locked'],
    );
  });

  for (const [what, status, body] of [
    ['401, though a read under the session was just answered', 401, error('Not allowed')],
    ['403, though a read under the session was just answered', 403, error('Not allowed')],
    ['a page of something in front of it', 404, '<!DOCTYPE html><html><body>secret</body></html>'],
    ['499, as something on the way says it', 499, ''],
  ] as const) {
    it(`a refusal of Concur by ${what} is not believed and nothing is sent again: the batch tells what became of it`, async (t) => {
      const gateway = await askedGateway(t);
      const open = batchIn(gateway.sandbox, 'OPEN');
      gateway.sandbox.faults.add({ ...POST_CLOSE, fault: { kind: 'status', status, body } });
      const unknown = await close(gateway, { id: open.batchId });
      assert.deepEqual([unknown.outcome, unknown.userErrors[0]?.code], ['UNKNOWN', 'OUTCOME_UNKNOWN']);
      assert.equal(posts(gateway.sandbox).length, 1);
      const other = gateway.sandbox.data.batches.find(
        (batch) => batch.status === 'OPEN' && batch.count > 0 && batch !== open,
      );
      gateway.sandbox.faults.add({ ...POST_CLOSE, fault: { kind: 'status', status, body, act: true } });
      assert.equal((await close(gateway, { id: other?.batchId ?? '', mode: 'WAIT' })).outcome, 'APPLIED');
      assert.equal(posts(gateway.sandbox).length, 2);
    });
  }

  it('a refusal of Concur by 429 is a top-level error, and frees the key', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = batchIn(gateway.sandbox, 'OPEN');
    const fault = { kind: 'status', status: 429, headers: { 'Retry-After': '3' } } as const;
    gateway.sandbox.faults.add({ ...POST_CLOSE, fault });
    const { errors } = await gateway.ask(CLOSE, { id: batchId, key: 'k' });
    assert.deepEqual(
      errors.map(({ code, extensions }) => [code, extensions['retryAfterSeconds']]),
      [['UPSTREAM_RATE_LIMITED', 3]],
    );
    assert.equal((await close(gateway, { id: batchId, key: 'k' })).outcome, 'QUEUED');
  });
});
