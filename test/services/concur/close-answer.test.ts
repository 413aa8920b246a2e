import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeClose, refusedClose } from '../../../src/services/concur/writes/close-answer.ts';
import type { CloseMode } from '../../../src/generated/enums.ts';

const FILE_URL = 'http:// www.concursolutions.com/api/expense/paymentbatch/v1.1/batch/n$s4M/file';

function report(members: Record<string, string>): string {
  const content = Object.entries(members).map(([name, text]) => `<${name}>${text}</${name}>`);
  return `<BatchStatus xmlns="urn:x">${content.join('')}</BatchStatus>`;
}

function judge(mode: CloseMode, status: number, body: string) {
  return judgeClose({ status, headers: { 'concur-correlationid': 'c-1' }, body: Buffer.from(body) }, mode, 0);
}

function done(mode: CloseMode, members: Record<string, string>): string {
  return judge(mode, 200, report(members)).outcome;
}

describe('the answer to a close', () => {
  it('the answer to a close that was scheduled is QUEUED, whichever of its members came', () => {
    for (const members of [
      { Status: 'SUCCESS', JobQueueKey: 'd$1' },
      { Status: 'Success' },
      { JobQueueKey: 'd$1' },
    ]) {
      assert.equal(done('SCHEDULE', members), 'QUEUED');
    }
  });

  it('the answer to a close that waited is APPLIED where it says that the batch is closed, the call succeeded or the file exists', () => {
    for (const members of [
      { BatchStatus: 'CLOSED', 'File-Url': FILE_URL, Status: 'SUCCESS' },
      { BatchStatus: 'Closed' },
      { Status: 'SUCCESS' },
      { 'File-Url': FILE_URL },
    ]) {
      assert.equal(done('WAIT', members), 'APPLIED');
    }
  });

  it('the answer to a close gives the path of the new file, and nothing of its host', () => {
    const verdict = judge('WAIT', 200, report({ BatchStatus: 'CLOSED', 'File-Url': FILE_URL }));
    assert.ok(verdict.outcome === 'APPLIED');
    assert.equal(verdict.filePath, '/api/expense/paymentbatch/v1.1/batch/n$s4M/file');
    const decoy = judge('WAIT', 200, report({ BatchStatus: 'CLOSED', 'File-Url': 'http://decoy.example/x' }));
    assert.ok(decoy.outcome === 'APPLIED');
    assert.equal(decoy.filePath, undefined);
  });

  it('the answer to a close with a Status other than SUCCESS is a refusal', () => {
    assert.equal(done('WAIT', { BatchStatus: 'OPEN', Status: 'FAILED' }), 'REFUSED');
    assert.equal(done('WAIT', { Status: 'FAILED' }), 'REFUSED');
    assert.equal(done('SCHEDULE', { JobQueueKey: 'd$1', Status: 'FAILED' }), 'REFUSED');
  });

  it('the answer to a close that says nothing, or contradicts itself, settles nothing', () => {
    const unknown = { code: 'UPSTREAM_MALFORMED', delivery: 'unknown', correlationId: 'c-1' };
    assert.throws(() => judge('WAIT', 200, report({})), unknown);
    assert.throws(() => judge('SCHEDULE', 200, report({})), unknown);
    assert.throws(() => judge('WAIT', 200, report({ BatchStatus: 'OPEN', Status: 'SUCCESS' })), unknown);
    for (const mode of ['WAIT', 'SCHEDULE'] as const) {
      assert.throws(() => judge(mode, 200, report({ BatchStatus: 'CLOSED', Status: 'FAILED' })), unknown);
    }
    assert.throws(() => judge('WAIT', 200, report({ JobQueueKey: 'd$1' })), unknown);
    for (const body of ['', '{}', '<html/>', '<Error><Message>no</Message></Error>']) {
      assert.throws(() => judge('WAIT', 200, body), unknown);
    }
    assert.throws(() => judge('WAIT', 204, ''), { delivery: 'unknown' });
    assert.throws(() => judge('WAIT', 302, ''), { delivery: 'unknown' });
  });

  it('the answer to a close by a server error settles nothing, but for the empty batch', () => {
    for (const status of [500, 502, 503, 504]) {
      assert.throws(() => judge('WAIT', status, '<Error><Message>Try later</Message></Error>'), {
        code: 'UPSTREAM_UNAVAILABLE',
        delivery: 'unknown',
        status,
      });
    }
    const words = 'The batch you attempted to close does not contain any reports. If you …';
    assert.equal(judge('WAIT', 500, words).outcome, 'REFUSED');
    assert.equal(judge('WAIT', 500, `<Error><Message>${words}</Message></Error>`).outcome, 'REFUSED');
    assert.throws(() => judge('WAIT', 502, words), { delivery: 'unknown' });
  });

  it('the answer to a close by something on the way that got tired of waiting settles nothing', () => {
    assert.throws(() => judge('WAIT', 408, ''), { delivery: 'unknown', status: 408 });
  });

  it('the answer to a close that is about the gateway is an error of its own', () => {
    for (const status of [401, 403]) {
      // A read under the same session was answered just before, so this may be from something on the way.
      assert.throws(() => judge('WAIT', status, ''), { code: 'UPSTREAM_AUTH', delivery: 'unknown' });
    }
    assert.throws(() => judge('WAIT', 429, ''), { code: 'UPSTREAM_RATE_LIMITED', delivery: 'declined' });
  });
});

describe('what a refusal of a close means', () => {
  const meanings: [status: number, words: string | null, code: string][] = [
    [404, null, 'NOT_FOUND'],
    [400, 'The batch id n$1 is invalid.', 'NOT_FOUND'],
    [400, 'Invalid batch ID', 'NOT_FOUND'],
    [400, 'Batch not found', 'NOT_FOUND'],
    [400, 'Invalid request: the batch must be closed by its owner', 'UPSTREAM_REFUSED'],
    [400, 'The batch is not open and cannot be closed.', 'ILLEGAL_TRANSITION'],
    [400, 'Batch already closed', 'ILLEGAL_TRANSITION'],
    [400, 'Database deadlock, please resend', 'UPSTREAM_REFUSED'],
    [403, null, 'UPSTREAM_REFUSED'],
    [500, 'The batch you attempted to close does not contain any reports.', 'EMPTY_BATCH'],
  ];
  for (const [status, words, code] of meanings) {
    it(`what a refusal of a close means ${status} ${words ?? 'without words'}: ${code}`, () => {
      const error = refusedClose('0f0e', { status, headers: {}, body: Buffer.alloc(0) }, words, [
        'input',
        'id',
      ]);
      assert.equal(error.code, code);
      assert.deepEqual(error.upstream, { source: 'CONCUR', status, message: words, correlationId: null });
      assert.ok(error.message.includes('0f0e'));
    });
  }
});
