import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

const read = (path: string) => readFileSync(new URL(`../../deploy/${path}`, import.meta.url), 'utf8');
const ALERTS = read('prometheus/alerts.yml');
/** No other program listens here on a machine that tests. */
const PORT = 19_090;

/** The alerts with every wait left out, and a write that is old after a second. */
const HASTY = ALERTS.replace(/for: \d+m/g, 'for: 0s').replace('> 300', '> 1');

interface Firing {
  labels: Record<string, string>;
  state: string;
}

/** Resolves when an alert fires. */
async function fires(name: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/api/v1/alerts`);
    const { data } = (await answer.json()) as { data: { alerts: Firing[] } };
    if (data.alerts.some(({ labels, state }) => labels['alertname'] === name && state === 'firing')) return;
    await sleep(200);
  }
}

describe('the alerts', () => {
  let folder: string;
  let gateway: TestGateway;
  let limited: TestGateway;
  let prometheus: ChildProcess;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
    gateway = await startTestGateway({ env: { OPS_PORT: '0', BREAKER_REOPEN_MS: '600000' } });
    limited = await startTestGateway({ env: { OPS_PORT: '0', RATE_LIMIT: '10' } });
    const targets = [gateway, limited].map(({ opsOrigin }) => `'${new URL(opsOrigin).host}'`);
    writeFileSync(join(folder, 'alerts.yml'), HASTY);
    writeFileSync(
      join(folder, 'prometheus.yml'),
      `global: { scrape_interval: 500ms, evaluation_interval: 500ms }
rule_files: [alerts.yml]
scrape_configs:
  - job_name: payments-gateway
    static_configs: [{ targets: [${targets.join(', ')}, '127.0.0.1:1'] }]
`,
    );
    prometheus = spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${PORT}`,
      ],
      { stdio: 'ignore' },
    );
    while (!(await fetch(`http://127.0.0.1:${PORT}/-/ready`).catch(() => undefined))?.ok) {
      assert.equal(prometheus.exitCode, null, 'prometheus must run; on Debian: apt-get install prometheus');
      await sleep(100);
    }
  });
  after(async () => {
    const ended = once(prometheus, 'exit');
    prometheus.kill('SIGKILL');
    await ended;
    await Promise.all([gateway.close(), limited.close()]);
    rmSync(folder, { recursive: true });
  });

  it('the alerts are rules that Prometheus takes', () => {
    const path = join(folder, 'given.yml');
    writeFileSync(path, ALERTS);
    assert.match(execFileSync('promtool', ['check', 'rules', path], { encoding: 'utf8' }), /SUCCESS/);
  });

  it('the alerts and the dashboard ask for nothing that the gateway does not measure', async () => {
    await gateway.ask('query Seen { paymentBatches(first: 1) { totalCount } }');
    const text = await (await fetch(`${gateway.opsOrigin}/metrics`)).text();
    const known = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name));
    const asked = (ALERTS + read('grafana/payments-gateway.json')).matchAll(
      /\b(?:gateway|nodejs|process)_\w+/g,
    );
    const unknown = [...asked]
      .map(([name]) => name.replace(/_(bucket|sum|count)$/, ''))
      .filter((name) => !known.has(name));
    assert.deepEqual([...new Set(unknown)], []);
  });

  it('the alerts each have a section in the operators’ page', () => {
    const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    for (const [, name = ''] of ALERTS.matchAll(/alert: (\w+)/g))
      assert.ok(page.includes(`### ${name}`), name);
  });

  it('the alerts fire for a replica that is down', () => fires('PaymentsGatewayDown'));

  it('the alerts fire for a service that keeps failing', async () => {
    gateway.sandbox.concur.faults.add({ times: 1_000, fault: { kind: 'status', status: 503 } });
    for (let index = 0; index < 40; index += 1)
      await gateway.ask(`{ paymentBatches(first: ${index}) { totalCount } }`);
    await fires('PaymentsUpstreamBreakerOpen');
  });

  it('the alerts fire for a write of unknown outcome', async () => {
    gateway.sandbox.iplicit.faults.add({ method: 'PATCH', times: 1, fault: { kind: 'reset', act: false } });
    await gateway.ask(
      'mutation { updateBulkPayment(input: { id: "BP-1002", bankRef: "A", idempotencyKey: "a" }) { outcome } }',
    );
    await fires('PaymentsUnsettledWrite');
  });

  it('the alerts fire where callers have spent their points', async () => {
    const spending = setInterval(() => void limited.ask('{ paymentBatches(first: 1) { totalCount } }'), 50);
    await fires('PaymentsPointsRefused').finally(() => clearInterval(spending));
  });

  it('the alerts fire for an event loop that is late', async () => {
    const blocking = setInterval(() => {
      const until = performance.now() + 400;
      while (performance.now() < until);
    }, 500);
    await fires('PaymentsEventLoopSlow').finally(() => clearInterval(blocking));
  });
});
