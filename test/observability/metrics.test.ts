import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

/** The value of each series, by its name and labels as they are written. */
async function seriesOf(gateway: TestGateway): Promise<Map<string, number>> {
  const text = await (await fetch(`${gateway.opsOrigin}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

describe('metrics', () => {
  let gateway: TestGateway;

  before(async () => {
    gateway = await startTestGateway({ env: { OPS_PORT: '0' } });
  });
  after(() => gateway.close());

  it('metrics count requests by operation, transport and outcome', async () => {
    const query = 'query Batches { paymentBatches(first: 1) { totalCount } }';
    await gateway.ask(query);
    await gateway.ask(query);
    await gateway.ask('query Broken { paymentBatches(first: 1, after: "nothing") { totalCount } }');
    await fetch(`${gateway.origin}/files/payment-batches/none`);
    await fetch(`${gateway.origin}/health/live`);
    const series = await seriesOf(gateway);
    const requests = (operation: string, transport: string, outcome: string) =>
      series.get(
        `gateway_requests_total{operation="${operation}",transport="${transport}",outcome="${outcome}"}`,
      );
    assert.equal(requests('Batches', 'http', 'OK'), 1);
    assert.equal(requests('Batches', 'http', 'CACHED'), 1);
    assert.equal(requests('other', 'http', 'BAD_USER_INPUT'), 1, 'a name that never succeeded');
    assert.equal([...series.keys()].filter((key) => key.includes('transport="file",outcome=')).length, 1);
    assert.equal(series.get('gateway_answer_cache_answers_total{result="hit"}'), 1);
    assert.equal(
      series.get('gateway_request_duration_seconds_count{operation="Batches",transport="http"}'),
      2,
    );
  });

  it('metrics count calls to services by route, never by id, and their retries', async () => {
    gateway.sandbox.iplicit.faults.add({
      path: /BatchPayment\/[\da-f]/,
      times: 1,
      fault: { kind: 'status', status: 503 },
    });
    const { data } = await gateway.ask<{ bulkPayment: { uuid: string; batchNo: string } }>(
      '{ bulkPayment(id: "BP-1001") { uuid batchNo hasNotes } }',
    );
    const series = await seriesOf(gateway);
    const calls = (status: string) =>
      series.get(
        `gateway_upstream_calls_total{service="IPLICIT",method="GET",route="/api/BatchPayment/{id}",status="${status}"}`,
      );
    assert.equal(calls('503'), 1);
    assert.ok((calls('200') ?? 0) >= 1);
    assert.equal(series.get('gateway_upstream_retries_total{service="IPLICIT"}'), 1);
    assert.equal(series.get('gateway_upstream_breaker_open{service="IPLICIT"}'), 0);
    const text = [...series.keys()].join('\n');
    assert.equal(text.includes(data.bulkPayment.uuid) || text.includes(data.bulkPayment.batchNo), false);
    assert.equal(text.includes('route="other"'), false, 'every path that is called is in the list of routes');
  });

  it('metrics tell a hundred operations apart, and count all others as one', async () => {
    for (let index = 0; index < 120; index += 1) await gateway.ask(`query Op${index} { __typename }`);
    const series = await seriesOf(gateway);
    const names = new Set([...series.keys()].flatMap((key) => /operation="(\w+)"/.exec(key)?.[1] ?? []));
    assert.ok(names.size <= 102, `${names.size} names`);
    assert.ok(names.has('other'));
  });

  it('metrics count writes by mutation and outcome, time the store, and show what is unsettled and since when', async () => {
    const update = (key: string) =>
      gateway.ask(
        `mutation { updateBulkPayment(input: { id: "BP-1001", bankRef: "M1", idempotencyKey: "${key}" }) { outcome } }`,
      );
    await update('metrics-1');
    await update('metrics-1');
    gateway.sandbox.iplicit.faults.add({ method: 'PATCH', times: 1, fault: { kind: 'reset', act: false } });
    await gateway.ask(
      'mutation { updateBulkPayment(input: { id: "BP-1002", bankRef: "M2", idempotencyKey: "metrics-2" }) { outcome } }',
    );
    const series = await seriesOf(gateway);
    const written = (outcome: string) =>
      series.get(`gateway_writes_total{mutation="updateBulkPayment",service="IPLICIT",outcome="${outcome}"}`);
    assert.equal(written('APPLIED'), 1);
    assert.equal(written('REPLAYED'), 1);
    assert.ok(
      [...series.keys()].some((key) =>
        key.startsWith('gateway_store_statement_duration_seconds_count{statement="insert writes"'),
      ),
    );
    assert.equal(series.get('gateway_held_write_ends'), 0);
    assert.equal(written('UNKNOWN'), 1);
    assert.equal(series.get('gateway_unsettled_writes{state="UNKNOWN"}'), 1);
    assert.ok((series.get('gateway_unsettled_write_oldest_age_seconds{state="UNKNOWN"}') ?? 0) > 0);
  });

  it('metrics include the event loop, the heap and connections', async () => {
    const series = await seriesOf(gateway);
    for (const name of [
      'nodejs_eventloop_lag_p99_seconds',
      'nodejs_heap_size_used_bytes',
      'gateway_connections',
    ])
      assert.ok((series.get(name) ?? -1) >= 0, name);
  });

  it('health in detail is beside the metrics, and not where callers are', async () => {
    const detailed = await (await fetch(`${gateway.opsOrigin}/health/ready`)).json();
    assert.deepEqual(Object.keys(detailed as object), ['status', 'journal', 'breakers', 'answerCache']);
    const bare = await (await fetch(`${gateway.origin}/health/ready`)).json();
    assert.deepEqual(bare, { status: 'ready' });
    assert.equal((await fetch(`${gateway.origin}/metrics`)).status, 404);
    assert.equal((await fetch(`${gateway.opsOrigin}/graphql`)).status, 404);
  });
});
