import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startOtlpCollector } from './otlp-collector.ts';
import type { OtlpCollector, ReceivedSpan } from './otlp-collector.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';

describe('a trace', () => {
  let collector: OtlpCollector;
  let sandbox: Sandbox;
  let gateway: GatewayProcess;

  // In a process of its own, as OpenTelemetry's variables are read from the process's environment.
  before(async () => {
    [collector, sandbox] = await Promise.all([startOtlpCollector(), startSandbox()]);
    gateway = await GatewayProcess.start({
      ...environmentFor(sandbox),
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin,
      OTEL_SERVICE_NAME: 'payments-test',
      OTEL_BSP_SCHEDULE_DELAY: '20',
    });
  });
  after(async () => {
    await gateway.kill();
    await sandbox.close();
  });

  function ask(query: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
  }

  /** The spans of the request with this id, once they have been sent. */
  async function spansOf(requestId: string): Promise<ReceivedSpan[]> {
    for (;;) {
      const { traceId } =
        collector.spans.find(({ attributes }) => attributes['gateway.request.id'] === requestId) ?? {};
      if (traceId !== undefined) return collector.spans.filter((span) => span.traceId === traceId);
      await sleep(10);
    }
  }

  it('a trace goes on from the caller over the request and its operation to each call to a service', async () => {
    const answer = await ask('query Page { paymentBatches(first: 1) { nodes { name total { amount } } } }', {
      traceparent: `00-${TRACE_ID}-b7ad6b7169203331-01`,
      'x-request-id': 'whole',
    });
    assert.equal(answer.status, 200);
    const spans = await spansOf('whole');
    assert.equal(collector.resource['service.name'], 'payments-test');
    const request = spans.find(({ name }) => name === 'POST /graphql');
    assert.equal(request?.traceId, TRACE_ID);
    assert.equal(request.parentSpanId, 'b7ad6b7169203331');
    assert.equal(request.kind, 2);
    assert.equal(request.attributes['http.response.status_code'], 200);
    const operation = spans.find(({ name }) => name === 'query');
    assert.equal(operation?.parentSpanId, request.spanId);
    assert.equal(operation.attributes['graphql.operation.name'], 'Page');
    const lists = spans.filter(
      ({ name }) => name === 'GET /api/expense/paymentbatch/{version}/batchlist/{status}',
    );
    assert.equal(lists.length, 2);
    for (const call of lists) {
      assert.equal(call.parentSpanId, operation.spanId);
      assert.equal(call.kind, 3);
      assert.equal(call.attributes['gateway.upstream.source'], 'CONCUR');
    }
    const sent = sandbox.concur.calls.filter(({ path }) => path.includes('batchlist'));
    assert.deepEqual(
      sent.map(({ headers }) => headers['traceparent']).toSorted(),
      lists.map(({ spanId }) => `00-${TRACE_ID}-${spanId}-01`).toSorted(),
      'each call tells the service of its own span',
    );
  });

  it('a trace shows which call failed, and how often it was tried', async () => {
    sandbox.concur.faults.add({ path: /batchlist/, times: 1, fault: { kind: 'status', status: 503 } });
    await ask('{ paymentBatches(first: 0) { totalCount } }', { 'x-request-id': 'failing' });
    const spans = await spansOf('failing');
    assert.deepEqual(
      spans.flatMap(({ failed, attributes }) => (failed ? attributes['http.response.status_code'] : [])),
      [503],
    );
    const again = spans.filter(({ attributes }) => Number(attributes['http.request.resend_count']) > 0);
    assert.equal(again.length, 1);
  });

  it('a trace that the caller does not sample is not recorded, but goes on to the services', async () => {
    sandbox.concur.clearCalls();
    const trace = TRACE_ID.replace('0af', 'fff');
    await ask('{ paymentBatches(first: 0) { totalCount nodes { name } } }', {
      traceparent: `00-${trace}-b7ad6b7169203331-00`,
    });
    await ask('{ __typename }', { 'x-request-id': 'later' });
    await spansOf('later');
    assert.equal(
      collector.spans.some(({ traceId }) => traceId === trace),
      false,
    );
    const call = sandbox.concur.calls.find(({ path }) => path.includes('batchlist'));
    assert.match(String(call?.headers['traceparent']), new RegExp(`^00-${trace}-[\\da-f]{16}-00$`));
  });

  it('a trace holds no id, name or amount of a payment', async () => {
    const answer = await ask('{ bulkPayment(id: "BP-1001") { uuid batchNo bankRef total { amount } } }', {
      'x-request-id': 'private',
    });
    const { data } = (await answer.json()) as {
      data: { bulkPayment: { uuid: string; total: { amount: string } } };
    };
    const spans = await spansOf('private');
    const text = JSON.stringify(spans);
    assert.ok(spans.length > 2);
    for (const secret of ['BP-1001', data.bulkPayment.uuid, data.bulkPayment.total.amount])
      assert.equal(text.includes(secret), false, secret);
  });

  it('a trace that no collector takes holds up neither answers nor the stop', async () => {
    await collector.close();
    for (let index = 0; index < 5; index += 1)
      assert.equal((await ask('{ paymentBatches(first: 0) { totalCount } }')).status, 200);
    assert.equal(await gateway.stop(), 0);
  });
});

/** Has Node say on standard error what it loads of the packages that make traces and metrics. */
const SAYS_WHAT_IT_LOADS = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      if (/@opentelemetry|prom-client/.test(found.url)) process.stderr.write('loads ' + found.url + '\\n');
      return found;
    },
  });`)}`;

it('traces and metrics that are not asked for are not even loaded', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const command = [process.execPath, '--import', SAYS_WHAT_IT_LOADS, MAIN];
  const loadedWith = async (env: Record<string, string>) => {
    const gateway = await GatewayProcess.start({ ...environmentFor(sandbox), ...env }, command);
    await gateway.stop();
    return new Set(
      [...gateway.log.matchAll(/^loads .*\/(@opentelemetry|prom-client)\//gm)].map(([, name]) => name),
    );
  };
  assert.deepEqual(await loadedWith({}), new Set());
  const all = { OPS_PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' };
  assert.deepEqual(await loadedWith(all), new Set(['@opentelemetry', 'prom-client']));
});
