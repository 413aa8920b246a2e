import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createHash } from 'node:crypto';
import { createLog } from '../../src/app/log.ts';
import { keyFile } from '../auth/keys.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

type Line = Record<string, unknown>;

describe('the log', () => {
  let gateway: TestGateway;
  let keys: Record<'reader' | 'clerk', string>;
  let lines: Line[] = [];
  let text = '';
  const ends: (() => void)[] = [];

  const requests = () => lines.filter(({ msg }) => msg === 'request');
  const as = (caller: 'reader' | 'clerk') => ({ 'x-api-key': keys[caller] });

  const ask = (query: string, headers: Record<string, string> = as('reader')) =>
    gateway.ask(query, {}, headers);
  const post = (body: string, type = 'application/json') =>
    fetch(gateway.url, { method: 'POST', headers: { 'content-type': type, ...as('reader') }, body });

  /** The log line of the only request since the test began. It is written after the answer was sent, so it may have to wait. */
  async function line(): Promise<Line> {
    while (requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    assert.equal(requests().length, 1);
    return requests()[0] ?? {};
  }

  before(async () => {
    const made = keyFile(
      { after: (end) => void ends.push(end) },
      {
        reader: ['payments:read', 'payments:files'],
        clerk: ['payments:read', 'payments:edit'],
      },
    );
    keys = made.keys;
    const log = createLog('trace', {
      write(written: string) {
        text += written;
        for (const one of written.trim().split('\n')) lines.push(JSON.parse(one) as Line);
      },
    });
    gateway = await startTestGateway({ log, env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: made.path } });
  });
  beforeEach(() => {
    lines = [];
  });
  after(async () => {
    await gateway.close();
    for (const end of ends) end();
  });

  it('the log has one line for a query: its name, the hash of its document, who asked, how long, how many calls, what came of it', async () => {
    const query = 'query Page { bulkPayments(first: 1) { nodes { id total { amount } } } }';
    await gateway.ask(query, {}, as('reader'));
    const { operation, document, caller, cost, ms, calls, outcome, status } = await line();
    assert.equal(operation, 'Page');
    assert.equal(document, createHash('sha256').update(query).digest('hex'));
    assert.equal(caller, 'reader');
    assert.equal(typeof ms, 'number');
    assert.ok(Number(cost) > 100);
    // The first request signs in.
    assert.equal(calls, 2);
    assert.equal(outcome, 'OK');
    assert.equal(status, 200);
    lines = [];
    await gateway.ask(query, {}, as('reader'));
    const again = await line();
    assert.deepEqual(
      [again['operation'], again['document'], again['cost'], again['calls'], again['outcome']],
      ['Page', document, cost, 1, 'CACHED'],
    );
  });

  it('the log says what became of a write, under which record, and warns of one in doubt', async () => {
    const update = (id: string) =>
      gateway.ask(
        `mutation { updateBulkPayment(input: { id: "${id}", description: "x", idempotencyKey: "log-${id}" }) { outcome } }`,
        {},
        as('clerk'),
      );
    const written = async () => {
      const { level, writes } = await line();
      lines = [];
      return [level, ...(writes as { outcome: string; codes: string[]; record: string | null }[])] as const;
    };
    await update('BP-1001');
    const [info, applied] = await written();
    assert.deepEqual([info, applied?.outcome, applied?.codes], [30, 'APPLIED', []]);
    assert.match(applied?.record ?? '', /^[\da-f-]{36}$/);
    await update('BP-9999');
    const [, refused] = await written();
    assert.deepEqual([refused?.codes, refused?.record], [['NOT_FOUND'], null]);
    gateway.sandbox.iplicit.faults.add({ method: 'PATCH', fault: { kind: 'reset', act: false } });
    await update('BP-1002');
    lines = lines.filter(({ msg }) => msg === 'request');
    const [warn, unknown] = await written();
    assert.deepEqual([warn, unknown?.outcome, unknown?.codes], [40, 'UNKNOWN', ['OUTCOME_UNKNOWN']]);
  });

  it('the log counts the calls of a write with those that read before it and after', async () => {
    gateway.sandbox.iplicit.calls.length = 0;
    await gateway.ask(
      'mutation { createBulkPayment(input: { idempotencyKey: "key-20" }) { outcome bulkPayment { id } } }',
      {},
      as('clerk'),
    );
    const { calls, outcome, operation } = await line();
    assert.equal(calls, gateway.sandbox.iplicit.calls.length);
    assert.equal(outcome, 'OK');
    assert.equal(operation, undefined);
  });

  it('the log has one line for a request that is refused, with the code of the refusal', async () => {
    for (const [send, outcome, status, caller] of [
      [() => ask('{ __typename }', {}), 'UNAUTHENTICATED', 401, undefined],
      [() => ask('{ mutationLog { nodes { id } } }'), 'FORBIDDEN', 403, 'reader'],
      [() => ask('{ nothing }'), 'GRAPHQL_VALIDATION_FAILED', 200, 'reader'],
      [() => ask('{'), 'GRAPHQL_PARSE_FAILED', 200, 'reader'],
      [() => ask('{ bulkPayment(id: "..") { id } }'), 'BAD_USER_INPUT', 200, 'reader'],
      [() => post('{'), 'BAD_REQUEST', 400, 'reader'],
      [() => post('{}'), 'BAD_REQUEST', 400, 'reader'],
      [() => post('{"query": 7}'), 'BAD_REQUEST', 400, 'reader'],
      [() => post('{"query": "{ __typename }", "variables": [1]}'), 'BAD_REQUEST', 400, 'reader'],
      [() => post('', 'text/plain'), 'UNSUPPORTED_MEDIA_TYPE', 415, 'reader'],
      [() => fetch(`${gateway.origin}/nothing`), 'NOT_FOUND', 404, undefined],
      [
        () => fetch(gateway.url, { headers: { origin: 'https://evil.example' } }),
        'ORIGIN_NOT_ALLOWED',
        403,
        undefined,
      ],
      [() => fetch(`${gateway.origin}/files/payment-batches/1`), 'UNAUTHENTICATED', 401, undefined],
      [
        () => fetch(`${gateway.origin}/files/payment-batches/1`, { headers: as('reader') }),
        'NOT_FOUND',
        404,
        'reader',
      ],
    ] as const) {
      lines = [];
      await send();
      const written = await line();
      assert.deepEqual([written['outcome'], written['status'], written['caller']], [outcome, status, caller]);
    }
  });

  it('the log has one line for all that fails alike in a request, and says how often it did', async () => {
    const { iplicit } = gateway.sandbox;
    iplicit.faults.add({
      path: /bankaccount|payment/i,
      times: 1_000,
      fault: { kind: 'status', status: 400 },
    });
    const { errors } = await ask(
      `{ ${Array.from({ length: 20 }, (_, n) => `a${n}: bulkPayment(id: "BP-${n}") { id }`).join(' ')} }`,
    );
    iplicit.faults.clear();
    assert.equal(errors.length, 20);
    await line();
    const failures = lines.filter(({ msg }) => msg === 'a request failed');
    assert.deepEqual(
      failures.map(({ code, count }) => [code, count]),
      [['UPSTREAM_MALFORMED', 20]],
    );
  });

  it('the log has no line for whoever asks whether it lives', async () => {
    await fetch(`${gateway.origin}/health/live`);
    await fetch(`${gateway.origin}/health/ready`);
    await gateway.ask('{ __typename }', {}, as('reader'));
    await line();
  });

  it('the log never holds a key, a token, a password, an amount, a text or anything else of a document', async () => {
    const { iplicit, concur } = gateway.sandbox;
    const planted = 'planted-7d1f';
    const write = `mutation W($d: String) { createBulkPayment(input: { description: $d, bankRef: "${planted}", allocations: [{ document: "${planted}", amount: "98765.43" }], idempotencyKey: "key-19" }) { outcome userErrors { message } } }`;
    for (const key of [keys.clerk, planted]) {
      await gateway.ask(write, { d: planted }, { authorization: `Bearer ${key}` });
      await gateway.ask(
        `{ ${planted.replace('-', '_')}: nothing } # ${planted}`,
        { v: planted },
        { 'x-api-key': key },
      );
      await gateway.ask(`{ bulkPayment(id: "${planted}") { id } }`, {}, { 'x-api-key': key });
      await fetch(`${gateway.origin}/files/payment-batches/${planted}?token=${planted}`, {
        headers: { 'x-api-key': key },
      });
      await fetch(gateway.url, {
        method: 'POST',
        body: `{"${planted}`,
        headers: { 'content-type': 'application/json', 'x-api-key': key },
      });
    }
    const list = await gateway.ask<{ bulkPayments: { nodes: { total: { amount: string } }[] } }>(
      '{ bulkPayments { nodes { total { amount } } } }',
      {},
      as('reader'),
    );
    while (requests().length < 11) await new Promise((resolve) => setTimeout(resolve, 1));
    assert.doesNotMatch(text, /planted/);
    const secrets = [
      keys.clerk,
      keys.reader,
      '98765.43',
      iplicit.credentials.apiKey,
      concur.credentials.clientSecret,
    ];
    const amounts = list.data.bulkPayments.nodes.map(({ total }) => total.amount);
    assert.ok(amounts.length > 0);
    for (const secret of [...secrets, concur.credentials.refreshToken, ...amounts])
      assert.ok(!text.includes(secret), secret);
  });

  it('the log follows a request at level debug: its arrival, each call to a service by the pattern of its path, and what was executed', async () => {
    const query = '{ bulkPayment(id: "BP-1001") { allocations { id } } }';
    await gateway.ask(query, {}, as('reader'));
    const { requestId } = await line();
    const followed = lines.filter((each) => each['requestId'] === requestId);
    assert.deepEqual(
      followed.map(({ msg, source, method, route, status, isUnchanged }) =>
        [msg, source, method, route, status, isUnchanged].filter((each) => each !== undefined).join(' '),
      ),
      [
        'request arrived POST',
        'service called IPLICIT GET /api/BatchPayment 200',
        'service called IPLICIT GET /api/BatchPayment/{id} 200',
        'operation executed',
        'request 200',
      ],
    );
    assert.doesNotMatch(JSON.stringify(followed), /BP-1001|BatchNo/);
    lines = [];
    await gateway.ask(query, {}, as('reader'));
    assert.equal((await line())['outcome'], 'CACHED');
    assert.deepEqual(
      lines.filter(({ msg }) => msg === 'service called').map(({ isUnchanged }) => isUnchanged),
      [true, true],
    );
  });
});
