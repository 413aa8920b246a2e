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
  {
    what: 'a page, whose text is nobody’s words',
    status: 400,
    body: '<!DOCTYPE html><html><body>secret</body></html>',
    code: 'UPSTREAM_REFUSED',
    words: null,
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
      assert.deepEqual([outcome, paymentBatch?.status, userErrors.length], ['REFUSED', 'OPEN', 1]);
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

  it('a refusal of Concur by 403 is believed after one renewal', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = batchIn(gateway.sandbox, 'OPEN');
    const fault = { kind: 'status', status: 403, body: error('Not allowed') } as const;
    gateway.sandbox.faults.add({ ...POST_CLOSE, fault, times: 3 });
    const { outcome, userErrors } = await close(gateway, { id: batchId });
    assert.deepEqual([outcome, userErrors[0]?.code], ['REFUSED', 'UPSTREAM_REFUSED']);
    assert.equal(userErrors[0]?.upstream?.message, 'Not allowed');
    assert.deepEqual(
      posts(gateway.sandbox).map((call) => call.acted),
      [false, false],
    );
  });

  it('a refusal of Concur by 403 of an expired token is cured by one renewal, and the batch closed once', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = batchIn(gateway.sandbox, 'OPEN');
    gateway.sandbox.faults.add({ ...POST_CLOSE, fault: { kind: 'status', status: 403 } });
    assert.equal((await close(gateway, { id: batchId })).outcome, 'QUEUED');
    assert.deepEqual(
      posts(gateway.sandbox).map((call) => call.acted),
      [false, true],
    );
  });

  it('a refusal of Concur by 401 that survives a renewal is the gateway’s own trouble: UPSTREAM_AUTH', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = batchIn(gateway.sandbox, 'OPEN');
    gateway.sandbox.faults.add({ ...POST_CLOSE, fault: { kind: 'status', status: 401 }, times: 2 });
    const { errors } = await gateway.ask(CLOSE, { id: batchId });
    assert.deepEqual(
      errors.map(({ code, extensions }) => [code, extensions['status']]),
      [['UPSTREAM_AUTH', 401]],
    );
  });

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
