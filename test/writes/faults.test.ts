import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fault } from '../../src/sandbox/faults.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { MUTATIONS } from './mutations.ts';
import type { MutationCase } from './mutations.ts';

interface Written {
  outcome: string;
  replayed: boolean;
  userErrors: { code: string; upstream: { source: string } | null }[];
  bulkPayment?: Record<string, unknown> | null;
  paymentBatch?: Record<string, unknown> | null;
}

interface LogRecord {
  mutation: string;
  outcome: string;
  upstreamStatus: number | null;
}

/** Each way in which a write's answer can be lost, and whether the service acted all the same. */
const LOST: readonly { what: string; fault: Fault; acted: boolean; status: number | null }[] = [
  { what: 'reset before it was read', fault: { kind: 'reset', act: false }, acted: false, status: null },
  { what: 'reset after the service acted', fault: { kind: 'reset', act: true }, acted: true, status: null },
  {
    what: 'timed out after the service acted',
    fault: { kind: 'hang', act: true },
    acted: true,
    status: null,
  },
  {
    what: '500 after the service acted',
    fault: { kind: 'status', status: 500, act: true },
    acted: true,
    status: 500,
  },
  { what: 'truncated 200', fault: { kind: 'truncate' }, acted: true, status: null },
  {
    what: 'an HTML page at 200 after the service acted',
    fault: { kind: 'html', act: true },
    acted: true,
    status: 200,
  },
  { what: 'an HTML page at 200 instead of acting', fault: { kind: 'html' }, acted: false, status: 200 },
  { what: '503 before the service acted', fault: { kind: 'status', status: 503 }, acted: false, status: 503 },
];

const LOG = '{ mutationLog(first: 5) { nodes { mutation outcome upstreamStatus } } }';

/** A gateway that waits long for its services, or just long enough to see that one does not answer. */
function start(fault?: Fault): Promise<TestGateway> {
  const timeoutMs = fault?.kind === 'hang' ? '800' : '10000';
  return startTestGateway({
    // What is queued is done at once: between two reads nothing moves but what the test moves.
    sandbox: { approvalDelayMs: 0, closeDelayMs: 0 },
    env: { UPSTREAM_TIMEOUT_MS: timeoutMs, CONCUR_CLOSE_TIMEOUT_MS: timeoutMs, READ_BACK_MS: '150' },
  });
}

/** The requests that could have changed something: neither reads nor sign-ins. */
function writesTo(gateway: TestGateway, source: MutationCase['source']) {
  const { calls } = gateway.sandbox[source === 'CONCUR' ? 'concur' : 'iplicit'];
  return calls.filter((call) => call.method !== 'GET' && !/oauth|session/i.test(call.path));
}

function strike(gateway: TestGateway, { source }: MutationCase, fault: Fault): void {
  const { faults } = gateway.sandbox[source === 'CONCUR' ? 'concur' : 'iplicit'];
  const path = source === 'CONCUR' ? /\/close$/ : /\/batchpayment/i;
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) faults.add({ method, path, fault });
}

/** What the service holds, read by a request of its own. */
async function fresh(gateway: TestGateway, written: Written): Promise<unknown> {
  const id = written.bulkPayment?.['id'] ?? written.paymentBatch?.['id'];
  const { data } = await gateway.ask<{ node: unknown }>(
    `query ($id: ID!) { node(id: $id) {
      ... on BulkPayment { id version statuses description allocations { documentNo amount } }
      ... on PaymentBatch { id batchStatus }
    } }`,
    { id },
  );
  return data.node;
}

/** Tells apart the cases that share a mutation. */
function titleOf({ name, title, outcome, provable }: MutationCase): string {
  return `${name}${title}, ${outcome} when all is well${provable ? '' : ', which its service shows to nobody'}`;
}

async function logOf(gateway: TestGateway): Promise<LogRecord[]> {
  const { data } = await gateway.ask<{ mutationLog: { nodes: LogRecord[] } }>(LOG);
  return data.mutationLog.nodes;
}

for (const mutation of MUTATIONS) {
  describe(titleOf(mutation), { concurrency: 4 }, () => {
    it(`${titleOf(mutation)} is sent once and is ${mutation.outcome} when the service answers`, async () => {
      const gateway = await start();
      try {
        const { data, errors } = await gateway.ask<{ written: Written }>(mutation.document, {
          input: mutation.variables(gateway),
        });
        assert.deepEqual(errors, []);
        assert.deepEqual(data.written.userErrors, []);
        assert.equal(data.written.outcome, mutation.outcome);
        assert.equal(writesTo(gateway, mutation.source).length, 1);
        const [record, ...more] = await logOf(gateway);
        assert.deepEqual([record?.mutation, record?.outcome, more], [mutation.name, mutation.outcome, []]);
      } finally {
        await gateway.close();
      }
    });

    for (const { what, fault, acted, status } of LOST) {
      const outcome = acted && mutation.provable ? 'APPLIED' : 'UNKNOWN';
      it(`${titleOf(mutation)} is ${outcome} after: ${what}`, async () => {
        const gateway = await start(fault);
        try {
          const variables = mutation.variables(gateway);
          strike(gateway, mutation, fault);
          const { data, errors } = await gateway.ask<{ written: Written }>(mutation.document, {
            input: { ...variables, idempotencyKey: 'key' },
          });
          assert.deepEqual(errors, []);
          assert.equal(data.written.outcome, outcome);
          assert.deepEqual(
            data.written.userErrors.map(({ code, upstream }) => [code, upstream?.source]),
            outcome === 'UNKNOWN' ? [['OUTCOME_UNKNOWN', mutation.source]] : [],
          );
          assert.equal(writesTo(gateway, mutation.source).length, 1, 'exactly one write reached the service');
          const [record, ...more] = await logOf(gateway);
          assert.deepEqual(
            [record, more],
            [{ mutation: mutation.name, outcome, upstreamStatus: status }, []],
          );
          const object = data.written.bulkPayment ?? data.written.paymentBatch;
          if (object)
            assert.deepEqual(
              object,
              await fresh(gateway, data.written),
              'the payload is what the service holds',
            );

          const again = await gateway.ask<{ written: Written }>(mutation.document, {
            input: { ...variables, idempotencyKey: 'key' },
          });
          assert.deepEqual([again.data.written.outcome, again.data.written.replayed], [outcome, true]);
          assert.equal(writesTo(gateway, mutation.source).length, 1, 'asking again sends nothing');
        } finally {
          await gateway.close();
        }
      });
    }

    it(`${titleOf(mutation)} is a top-level error after a 429, and the same key may be used again`, async () => {
      const gateway = await start();
      try {
        const variables = { input: { ...mutation.variables(gateway), idempotencyKey: 'key' } };
        strike(gateway, mutation, { kind: 'status', status: 429, headers: { 'retry-after': '7' } });
        const { errors } = await gateway.ask<{ written: Written }>(mutation.document, variables);
        assert.deepEqual(errors[0]?.extensions, {
          code: 'UPSTREAM_RATE_LIMITED',
          source: mutation.source,
          status: 429,
          retryAfterSeconds: 7,
        });
        assert.equal(writesTo(gateway, mutation.source).length, 1);
        assert.deepEqual((await logOf(gateway))[0], {
          mutation: mutation.name,
          outcome: 'REFUSED',
          upstreamStatus: 429,
        });

        gateway.sandbox.concur.faults.clear();
        gateway.sandbox.iplicit.faults.clear();
        const again = await gateway.ask<{ written: Written }>(mutation.document, variables);
        assert.equal(again.data.written.outcome, mutation.outcome);
      } finally {
        await gateway.close();
      }
    });
  });
}
