import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Fault } from '../../../src/sandbox/faults.ts';
import { askedGateway } from './ask-gateway.ts';
import { batchIn } from './closing.ts';

const FILE = 'query ($id: ID!) { batch: paymentBatch(id: $id) { name file { size entries { rowCount } } } }';
const GET_FILE = { method: 'GET', path: /\/file$/ } as const;

/** What becomes of a batch's file when fetching it meets a fault. */
async function met(t: Parameters<typeof askedGateway>[0], fault: Fault) {
  const { ask, sandbox } = await askedGateway(t, {
    sandbox: { concurEdition: '2018' },
    env: { UPSTREAM_TIMEOUT_MS: '2000' },
  });
  sandbox.faults.add({ ...GET_FILE, fault, times: 9 });
  const { data, errors } = await ask<{ batch: { name: string; file: null } }>(FILE, {
    id: batchIn(sandbox, 'CLOSED').batchId,
  });
  return { data, errors, sandbox };
}

describe('a file that cannot be had', () => {
  const failures: [what: string, fault: Fault, code: string][] = [
    [
      'gone',
      { kind: 'status', status: 404, body: '<Error><Message>no such file</Message></Error>' },
      'UPSTREAM_MALFORMED',
    ],
    ['gone, by 400', { kind: 'status', status: 400 }, 'UPSTREAM_MALFORMED'],
    ['a page', { kind: 'html' }, 'UPSTREAM_MALFORMED'],
    ['an error at 200', { kind: 'body', body: '<Error/>' }, 'UPSTREAM_MALFORMED'],
    [
      'encoded unasked',
      {
        kind: 'body',
        body: gzipSync('a,b').toString('latin1'),
        contentType: 'text/csv',
        headers: { 'Content-Encoding': 'gzip' },
      },
      'UPSTREAM_MALFORMED',
    ],
    ['truncated', { kind: 'truncate' }, 'UPSTREAM_UNAVAILABLE'],
    ['a redirect', { kind: 'redirect', location: 'http://decoy.example/file' }, 'UPSTREAM_MALFORMED'],
    [
      'quotation marks of two kinds',
      { kind: 'body', body: 'id|who|much\n1|"Smith|Doe"|9\n2|"Ritz|5\n', contentType: 'text/csv' },
      'UPSTREAM_MALFORMED',
    ],
    [
      'a page that is labelled as text',
      { kind: 'body', body: '\uFEFF<!DOCTYPE html><html></html>', contentType: 'text/csv' },
      'UPSTREAM_MALFORMED',
    ],
    [
      'neither text nor a zip',
      { kind: 'body', body: '%PDF-1.7\0\0', contentType: 'application/octet-stream' },
      'UPSTREAM_MALFORMED',
    ],
    ['no zip', { kind: 'body', body: 'PK', contentType: 'application/zip' }, 'UPSTREAM_MALFORMED'],
    [
      'too many requests',
      { kind: 'status', status: 400, body: '<Error><Message>Request limit exceeded</Message></Error>' },
      'UPSTREAM_RATE_LIMITED',
    ],
  ];
  for (const [what, fault, code] of failures) {
    it(`a file that cannot be had fails what is asked of it, and not the batch: ${what}`, async (t) => {
      const { data, errors } = await met(t, fault);
      assert.notEqual(data?.batch.name, undefined);
      assert.equal(data?.batch.file, null);
      assert.ok(errors.length > 0);
      for (const error of errors)
        assert.deepEqual([error.code, error.extensions['source']], [code, 'CONCUR']);
    });
  }

  it('a file that cannot be had is cut off where it grows too large', async (t) => {
    const { errors } = await met(t, { kind: 'oversize', bytes: 65 * 1024 * 1024 });
    assert.equal(errors[0]?.code, 'UPSTREAM_TOO_LARGE');
  });

  it('a file that cannot be had says what to do where it is gone', async (t) => {
    const { errors, sandbox } = await met(t, { kind: 'status', status: 404 });
    assert.match(errors[0]?.message ?? '', /regeneratePaymentBatchFile/);
    assert.equal(errors[0]?.extensions['status'], 404);
    assert.equal(sandbox.calls.filter((call) => call.path.endsWith('/file')).length, 1);
  });
});
