import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Fault } from '../../src/sandbox/faults.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { assertRefused } from './refusal.ts';

describe('GET /files/payment-batches/{id}', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway({
      sandbox: { concurEdition: '2018' },
      env: { UPSTREAM_TIMEOUT_MS: '300' },
    });
    // What is found out once per process is found out before the tests count calls.
    await gateway.ask('{ paymentBatches(first: 0) { totalCount } }');
  });
  after(() => gateway.close());
  afterEach(() => {
    gateway.sandbox.concur.faults.clear();
    gateway.sandbox.concur.clearCalls();
  });

  const batchWith = (status: 'OPEN' | 'CLOSED', kind = 'csv') => {
    const batch = gateway.sandbox.concur.data.batches.find(
      (each) => each.status === status && each.file.kind === kind,
    );
    assert.ok(batch);
    return batch.batchId;
  };
  const get = (id: string, init?: RequestInit) =>
    fetch(`${gateway.origin}/files/payment-batches/${id}`, init);
  const calls = () => gateway.sandbox.concur.calls.map(({ method, path }) => `${method} ${path}`);

  it('GET /files/payment-batches/{id} gives the file as Concur has it, to be saved and never shown, kept by no cache', async () => {
    for (const kind of ['csv', 'zip']) {
      const id = batchWith('CLOSED', kind);
      const response = await get(id);
      assert.equal(response.status, 200);
      const { headers } = response;
      assert.match(headers.get('content-type') ?? '', kind === 'csv' ? /^text\/csv/ : /^application\/zip$/);
      assert.match(headers.get('content-disposition') ?? '', new RegExp(`^attachment; filename=".*${id}`));
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/);
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
      assert.equal(headers.get('cache-control'), 'no-store');
      const body = Buffer.from(await response.arrayBuffer());
      assert.equal(headers.get('content-length'), String(body.length));
      assert.ok(
        kind === 'csv' ? body.includes('Payment Demand') : body.subarray(0, 2).equals(Buffer.from('PK')),
      );
    }
  });

  it('GET /files/payment-batches/{id} is the address that the schema gives', async () => {
    const { data } = await gateway.ask<{ paymentBatch: { file: { downloadUrl: string; size: number } } }>(
      'query ($id: ID!) { paymentBatch(id: $id) { file { downloadUrl size } } }',
      { id: batchWith('CLOSED') },
    );
    const { downloadUrl, size } = data.paymentBatch.file;
    assert.equal((await (await fetch(downloadUrl)).arrayBuffer()).byteLength, size);
  });

  it('GET /files/payment-batches/{id} tells HEAD the same and sends no body', async () => {
    const id = batchWith('CLOSED');
    const [whole, head] = [await get(id), await get(id, { method: 'HEAD' })];
    for (const name of ['content-type', 'content-length', 'content-disposition', 'content-security-policy']) {
      assert.equal(head.headers.get(name), whole.headers.get(name), name);
    }
    assert.equal((await head.arrayBuffer()).byteLength, 0);
    await whole.arrayBuffer();
  });

  it('GET /files/payment-batches/{id} is not found for a batch that is open, unknown, or without a file', async () => {
    await assertRefused(await get(batchWith('OPEN')), 404, 'NOT_FOUND');
    await assertRefused(await get('unheard-of'), 404, 'NOT_FOUND');
    gateway.sandbox.concur.faults.add({ path: /\/file$/, fault: { kind: 'status', status: 404 } });
    await assertRefused(await get(batchWith('CLOSED')), 404, 'NOT_FOUND');
  });

  it('GET /files/payment-batches/{id} refuses an id that is none before anything is sent', async () => {
    for (const id of [
      '',
      '%2e%2e%2f',
      '..%2f..%2foauth2',
      'a%2fb',
      'a/b',
      'a%5cb',
      '%00',
      '%0d%0ax:y',
      'x'.repeat(2_000),
      'BulkPayment:x',
    ]) {
      const error = await assertRefused(await get(id), 400, 'BAD_USER_INPUT');
      assert.equal(error.extensions.argument, 'id');
    }
    for (const id of ['%', '%zz', '%ff', '%ed%a0%80']) {
      await assertRefused(await get(id), 400, 'BAD_USER_INPUT');
    }
    assert.deepEqual(calls(), []);
  });

  it('GET /files/payment-batches/{id} can be read and nothing else', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const response = await get(batchWith('CLOSED'), { method });
      assert.equal(response.headers.get('allow'), 'GET, HEAD');
      await assertRefused(response, 405, 'METHOD_NOT_ALLOWED');
    }
    assert.deepEqual(calls(), []);
  });

  const failures: readonly (readonly [what: string, fault: Fault, status: number, code: string])[] = [
    ['is down', { kind: 'reset', act: false }, 502, 'UPSTREAM_UNAVAILABLE'],
    ['fails', { kind: 'status', status: 500 }, 502, 'UPSTREAM_UNAVAILABLE'],
    ['does not answer', { kind: 'hang' }, 504, 'UPSTREAM_TIMEOUT'],
    [
      'asks for fewer requests',
      { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
      503,
      'UPSTREAM_RATE_LIMITED',
    ],
    ['answers with a page', { kind: 'html' }, 502, 'UPSTREAM_MALFORMED'],
    [
      'sends somewhere else',
      { kind: 'redirect', location: 'http://127.0.0.1:9/x' },
      502,
      'UPSTREAM_MALFORMED',
    ],
    ['refuses the gateway', { kind: 'status', status: 403 }, 502, 'UPSTREAM_AUTH'],
  ];
  for (const [what, fault, status, code] of failures) {
    it(`GET /files/payment-batches/{id} says ${status} ${code} where Concur ${what}`, async () => {
      gateway.sandbox.concur.faults.add({ path: /\/file$/, times: 9, fault });
      const response = await get(batchWith('CLOSED'));
      if (code === 'UPSTREAM_RATE_LIMITED') assert.equal(response.headers.get('retry-after'), '7');
      const { extensions } = await assertRefused(response, status, code);
      assert.deepEqual((extensions as { source?: string }).source, 'CONCUR');
    });
  }

  it('GET /files/payment-batches/{id} breaks off where Concur breaks off: part of a file never passes for the whole', async () => {
    gateway.sandbox.concur.faults.add({ path: /\/file$/, fault: { kind: 'truncate' } });
    const response = await get(batchWith('CLOSED'));
    assert.equal(response.status, 200);
    await assert.rejects(response.arrayBuffer());
  });
});

it('a gateway without Concur has no files', async () => {
  const gateway = await startTestGateway({ services: ['iplicit'] });
  try {
    const response = await fetch(`${gateway.origin}/files/payment-batches/x`);
    await assertRefused(response, 404, 'UPSTREAM_NOT_CONFIGURED');
  } finally {
    await gateway.close();
  }
});
