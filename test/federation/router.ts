import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ask, startTestGateway } from '../gateway.ts';
import type { GraphqlAnswer, TestGateway } from '../gateway.ts';
import { APPROVALS, startApprovals } from './approvals.ts';
import type { Subgraph } from './approvals.ts';
import { composeByApollo } from './compose.ts';
import { freePort } from '../free-port.ts';

const HIVE_GATEWAY = fileURLToPath(new URL('node_modules/.bin/hive-gateway', import.meta.url));

/** A router in front of subgraphs. */
interface Router {
  url: string;
  close(): Promise<void>;
}

/** @param transports how it speaks to subgraphs, by their names, where that is not the usual */
async function startRouter(supergraph: string, transports: object = {}): Promise<Router> {
  const folder = await mkdtemp(join(tmpdir(), 'router-'));
  await writeFile(join(folder, 'supergraph.graphql'), supergraph);
  await writeFile(
    join(folder, 'gateway.config.mjs'),
    `export const gatewayConfig = {
      propagateHeaders: {
        fromClientToSubgraphs: ({ request }) => ({ 'x-request-id': request.headers.get('x-request-id') ?? '' }),
      },
      transportEntries: ${JSON.stringify(transports)},
    };`,
  );
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [HIVE_GATEWAY, 'supergraph', 'supergraph.graphql', '--host', '127.0.0.1', '--port', String(port)],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text));
  const url = `http://127.0.0.1:${port}/graphql`;
  while (!(await fetch(`http://127.0.0.1:${port}/readiness`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`the router did not start:\n${output}`);
    await sleep(50);
  }
  return {
    url,
    async close() {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}

describe('behind a router', () => {
  let gateway: TestGateway;
  let approvals: Subgraph;
  let router: Router;
  let supergraph = '';
  let batchName = '';

  before(async () => {
    gateway = await startTestGateway({ env: { SUBGRAPH: 'true' } });
    const { data } = await gateway.ask<{
      _service: { sdl: string };
      bulkPayments: { nodes: { id: string }[] };
      paymentBatches: { nodes: { id: string; name: string }[] };
    }>(
      '{ _service { sdl } bulkPayments(first: 3) { nodes { id } } paymentBatches(first: 1) { nodes { id name } } }',
    );
    const [batch] = data.paymentBatches.nodes;
    batchName = batch?.name ?? '';
    approvals = await startApprovals(
      data.bulkPayments.nodes.map(({ id }) => id),
      batch?.id ?? '',
    );
    const composed = composeByApollo([
      // The schema that the router's composer would fetch.
      { name: 'payments', url: gateway.url, sdl: data._service.sdl },
      { name: 'approvals', url: approvals.url, sdl: APPROVALS },
    ]);
    if ('problems' in composed) assert.fail(composed.problems.join('\n'));
    ({ supergraph } = composed);
    router = await startRouter(supergraph);
  });
  after(async () => {
    await router.close();
    approvals.close();
    await gateway.close();
  });

  function throughRouter<Data>(query: string, headers = {}): Promise<GraphqlAnswer<Data>> {
    return ask<Data>(router.url, query, {}, headers);
  }

  it('behind a router, fields of another subgraph stand on a payment of this one', async () => {
    const { data, errors } = await throughRouter<{
      bulkPayments: { nodes: { batchNo: string; approval: { reviewer: string } | null }[] };
    }>('{ bulkPayments(first: 4) { nodes { batchNo approval { reviewer } } } }');
    assert.deepEqual(errors, []);
    assert.deepEqual(
      data.bulkPayments.nodes.map(({ approval }) => approval?.reviewer ?? null),
      ['Reviewer 0', 'Reviewer 1', 'Reviewer 2', null],
    );
  });

  it('behind a router, payments and batches of this subgraph stand where another one refers to them, in one request', async () => {
    gateway.sandbox.iplicit.clearCalls();
    const { data, errors } = await throughRouter<{
      approvals: { payment: { batchNo: string; hasNotes: boolean }; batch: { name: string } | null }[];
    }>('{ approvals { payment { batchNo total { amount currency } hasNotes } batch { name } } }', {
      'x-request-id': 'through-the-router',
    });
    assert.deepEqual(errors, []);
    assert.deepEqual(
      data.approvals.map(({ payment }) => payment.batchNo),
      ['BP-1001', 'BP-1002', 'BP-1003'],
    );
    assert.equal(data.approvals[0]?.batch?.name, batchName);
    const calls = gateway.sandbox.iplicit.calls.filter(({ path }) => /BatchPayment\//.test(path));
    assert.equal(calls.length, 3, 'each payment is read once');
    for (const { headers } of calls) assert.equal(headers['x-request-id'], 'through-the-router');
  });

  it('behind a router, a mutation is sent once and answers with fields of both subgraphs', async () => {
    gateway.sandbox.iplicit.clearCalls();
    const { data, errors } = await throughRouter<{
      updateBulkPayment: {
        outcome: string;
        bulkPayment: { bankRef: string; approval: { reviewer: string } };
      };
    }>(
      `mutation {
        updateBulkPayment(input: { id: "BP-1002", bankRef: "ROUTED", idempotencyKey: "router-1" }) {
          outcome
          bulkPayment { bankRef approval { reviewer } }
        }
      }`,
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(data.updateBulkPayment, {
      outcome: 'APPLIED',
      bulkPayment: { bankRef: 'ROUTED', approval: { reviewer: 'Reviewer 1' } },
    });
    assert.equal(gateway.sandbox.iplicit.calls.filter(({ method }) => method === 'PATCH').length, 1);
  });

  it('behind a router, errors keep their codes', async () => {
    gateway.sandbox.concur.faults.add({
      path: /batchlist/,
      times: 20,
      fault: { kind: 'status', status: 500 },
    });
    const { errors } = await throughRouter('{ paymentBatches(first: 1) { totalCount } }');
    gateway.sandbox.concur.faults.clear();
    assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_UNAVAILABLE');
    const wrong = await throughRouter('{ paymentBatches(first: 1, after: "x") { totalCount } }');
    assert.equal(wrong.errors[0]?.extensions['code'], 'BAD_USER_INPUT');
  });

  /** Subscribes through a router, changes the payment by a write, and waits until that is told. */
  async function seesChange({ url }: Router, bankRef: string): Promise<void> {
    const leave = new AbortController();
    const query = 'subscription { bulkPaymentUpdated(id: "BP-1001") { bankRef approval { reviewer } } }';
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
      signal: leave.signal,
    });
    let text = '';
    const read = (async () => {
      for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
    })().catch(() => {});
    while (!text.includes('Reviewer 0')) await sleep(20);
    await gateway.ask(
      `mutation { updateBulkPayment(input: { id: "BP-1001", bankRef: "${bankRef}", idempotencyKey: "${bankRef}" }) { outcome } }`,
    );
    while (!new RegExp(`${bankRef}.*Reviewer 0`).test(text)) await sleep(20);
    leave.abort();
    await read;
  }

  it('behind a router, a subscription tells of changes, with fields of both subgraphs', () =>
    seesChange(router, 'PUSHED'));

  it('behind a router that speaks graphql-transport-ws to its subgraphs, a subscription tells of changes as well', async (t) => {
    const subscriptions = { kind: 'ws', location: '/graphql' };
    const speaking = await startRouter(supergraph, { payments: { options: { subscriptions } } });
    t.after(() => speaking.close());
    await seesChange(speaking, 'OVER-WS');
  });
});
