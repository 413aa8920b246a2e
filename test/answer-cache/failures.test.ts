import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Fault } from '../../src/sandbox/faults.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { figuresOf } from './two-gateways.ts';

const RUNS = '{ paymentRuns(first: 3) { nodes { id } unavailable } }';
const BATCHES = '{ paymentBatches(first: 1) { nodes { name } } }';

let gateway: TestGateway;
before(async () => {
  gateway = await startTestGateway({ env: { UPSTREAM_TIMEOUT_MS: '400', OPS_PORT: '0' } });
});
after(() => gateway.close());
beforeEach(() => gateway.sandbox.concur.faults.clear());

function fail(fault: Fault): void {
  gateway.sandbox.concur.faults.add({ path: /batchlist/, times: 1_000, fault });
}

async function answersKept(): Promise<number> {
  return (await figuresOf(gateway.opsOrigin)).answers;
}

const FAULTS: Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 404 },
  { kind: 'status', status: 503, headers: { 'Retry-After': '600' } },
  { kind: 'malformed' },
  { kind: 'html' },
  { kind: 'reset', act: false },
  { kind: 'truncate' },
  { kind: 'hang' },
];

describe('a failure', () => {
  it('a failure is no answer that is kept', async () => {
    const before = await answersKept();
    for (const [index, query] of [
      '{ bulkPayments(first: 1, after: "no cursor") { nodes { id } } }',
      '{ nothing }',
      '{ bulkPayment(id: "..") { id } }',
      'mutation { closePaymentBatch(input: { id: "none", idempotencyKey: "key-32" }) { outcome } }',
      '{ node(id: "MutationRecord:none") { id } }',
      '{ mutationLog(first: 1) { nodes { id } } }',
      '{ upstreams { state } }',
    ].entries()) {
      await gateway.ask(query);
      assert.equal(await answersKept(), before, `${index}: ${query}`);
    }
  });

  for (const fault of FAULTS) {
    const what = JSON.stringify(fault);
    it(`a failure of one of two services is in no answer that is kept: ${what}`, async () => {
      const query = RUNS.replace('first: 3', `first: ${3 + FAULTS.indexOf(fault)}`);
      fail(fault);
      const before = await answersKept();
      const { data, errors } = await gateway.ask<{ paymentRuns: { unavailable: string[] } }>(query);
      assert.deepEqual(errors, []);
      assert.deepEqual(data.paymentRuns.unavailable, ['CONCUR']);
      assert.equal(await answersKept(), before);
    });

    it(`a failure is told of, and no answer from before it: ${what}`, async () => {
      const { data } = await gateway.ask<{ paymentBatches: object }>(BATCHES);
      assert.ok(data.paymentBatches);
      const { hits } = await figuresOf(gateway.opsOrigin);
      fail(fault);
      const { errors } = await gateway.ask(BATCHES);
      assert.equal(errors[0]?.extensions['source'], 'CONCUR');
      assert.equal((await figuresOf(gateway.opsOrigin)).hits, hits);
      gateway.sandbox.concur.faults.clear();
      assert.deepEqual((await gateway.ask(BATCHES)).data, data, 'and given again once it is over');
    });
  }

  it('a failure tells of itself with what came along with it, not with what came with one alike', async () => {
    for (const [id, seconds] of [
      ['first', '70'],
      ['second', '80'],
    ]) {
      gateway.sandbox.concur.faults.clear();
      fail({
        kind: 'status',
        status: 429,
        headers: { 'Retry-After': seconds ?? '', 'concur-correlationid': id ?? '' },
      });
      await gateway.ask(RUNS);
      const [error] = (await gateway.ask(BATCHES)).errors;
      assert.equal(error?.extensions['correlationId'], id);
      assert.equal(error?.extensions['retryAfterSeconds'], Number(seconds));
    }
  });
});
