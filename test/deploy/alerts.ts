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
import { startPostgres } from '../postgres.ts';
import type { PostgresServer } from '../postgres.ts';

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

/** The names of the alerts that fire. */
async function firing(): Promise<Set<string>> {
  const answer = await fetch(`http://127.0.0.1:${PORT}/api/v1/alerts`);
  const { data } = (await answer.json()) as { data: { alerts: Firing[] } };
  return new Set(
    data.alerts.flatMap(({ labels, state }) => (state === 'firing' ? (labels['alertname'] ?? []) : [])),
  );
}

/** The alerts that a test has made fire. */
const provoked = new Set<string>();

/** Resolves when all these alerts fire. */
async function fire(...names: string[]): Promise<void> {
  while (!new Set(names).isSubsetOf(await firing())) await sleep(200);
  for (const name of names) provoked.add(name);
}

/** Resolves when none of these alerts fires any more. */
async function end(...names: string[]): Promise<void> {
  while (!new Set(names).isDisjointFrom(await firing())) await sleep(200);
}

const update = (id: string, key: string) =>
  `mutation { updateBulkPayment(input: { id: "${id}", bankRef: "${key}", idempotencyKey: "${key}" }) { outcome } }`;

describe('the alerts', () => {
  let folder: string;
  let gateway: TestGateway;
  let limited: TestGateway;
  let cramped: TestGateway;
  let lasting: TestGateway;
  let postgres: PostgresServer;
  let prometheus: ChildProcess;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
    gateway = await startTestGateway({ env: { OPS_PORT: '0', BREAKER_REOPEN_MS: '600000' } });
    limited = await startTestGateway({ env: { OPS_PORT: '0', RATE_LIMIT: '10' } });
    cramped = await startTestGateway({ env: { OPS_PORT: '0', ANSWER_CACHE_MAX_BYTES: '400000' } });
    postgres = await startPostgres();
    lasting = await startTestGateway({
      env: { OPS_PORT: '0', JOURNAL_URL: await postgres.newStore(), SECRETS_KEY: '5'.repeat(64) },
    });
    const targets = [gateway, limited, cramped, lasting].map(
      ({ opsOrigin }) => `'${new URL(opsOrigin).host}'`,
    );
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
    await Promise.all([gateway, limited, cramped, lasting].map((each) => each.close()));
    await postgres.remove();
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

  it('the alerts fire for a replica that is down', () => fire('PaymentsGatewayDown'));

  it('the alerts fire for a service that keeps failing', async () => {
    gateway.sandbox.concur.faults.add({ times: 1_000, fault: { kind: 'status', status: 503 } });
    for (let index = 0; index < 40; index += 1)
      await gateway.ask(`{ paymentBatches(first: ${index}) { totalCount } }`);
    await fire('PaymentsUpstreamBreakerOpen');
  });

  it('the alerts fire for a write of unknown outcome', async () => {
    gateway.sandbox.iplicit.faults.add({ method: 'PATCH', times: 1, fault: { kind: 'reset', act: false } });
    await gateway.ask(update('BP-1002', 'lost'));
    await fire('PaymentsUnsettledWrite');
  });

  it('the alerts fire where callers have spent their points', async () => {
    const spending = setInterval(() => void limited.ask('{ paymentBatches(first: 1) { totalCount } }'), 50);
    await fire('PaymentsPointsRefused').finally(() => clearInterval(spending));
  });

  it('the alerts fire for what a replica knows and the database does not take, and end once it is back', async () => {
    const { concur, iplicit } = lasting.sandbox;
    const slowly = { kind: 'delay', ms: 1_500 } as const;
    concur.faults.add({ method: 'POST', path: /token/, times: 1, fault: slowly });
    iplicit.faults.add({ method: 'PATCH', times: 1, fault: slowly });
    const write = lasting.ask<{ updateBulkPayment: { outcome: string } }>(update('BP-1001', 'held'));
    while (!iplicit.calls.some(({ method }) => method === 'PATCH')) await sleep(10);
    const signIn = lasting.ask('{ paymentBatches(first: 1) { totalCount } }');
    while (!concur.calls.some(({ path }) => path.includes('token'))) await sleep(10);
    await postgres.stop();
    assert.equal((await write).data.updateBulkPayment.outcome, 'APPLIED', 'it is known, and said');
    assert.deepEqual((await signIn).errors, [], 'the sign-in stands');
    const { errors } = await lasting.ask(update('BP-1002', 'refused'));
    assert.equal(errors[0]?.extensions['code'], 'JOURNAL_UNAVAILABLE');
    const both = ['PaymentsOutcomeNotSaved', 'PaymentsTokenRotationNotSaved'];
    const asking = setInterval(() => void lasting.ask(update('BP-1002', 'refused')), 100);
    await fire(...both, 'PaymentsRequestsFailing').finally(() => clearInterval(asking));
    await postgres.start();
    await end(...both);
  });

  it('the alerts fire for an answer cache that is full and of no use', async () => {
    let asked = 0;
    const asking = setInterval(
      () => void cramped.ask(`{ paymentBatches(first: 50) { nodes { name${(asked += 1)}: name } } }`),
      20,
    );
    await fire('PaymentsAnswerCacheThrash').finally(() => clearInterval(asking));
  });

  it('the alerts fire for an event loop that is late', async () => {
    const blocking = setInterval(() => {
      const until = performance.now() + 400;
      while (performance.now() < until);
    }, 500);
    await fire('PaymentsEventLoopSlow').finally(() => clearInterval(blocking));
  });

  it('the alerts have all been seen to fire', () => {
    const all = [...ALERTS.matchAll(/alert: (\w+)/g)].map(([, name = '']) => name);
    assert.deepEqual([...provoked].toSorted(), all.toSorted());
  });
});
