import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import type { GraphqlAnswer, TestGateway } from '../gateway.ts';
import { keyFile } from './keys.ts';

const DEAR = '{ bulkPayments(first: 200) { nodes { id } } }';
const PAGE = '{ bulkPayments(first: 10) { nodes { id } } }';

/** What a caller is told of its points. */
function told({ headers }: { headers: Headers }) {
  const { left, full } =
    /^"points";r=(?<left>\d+);t=(?<full>\d+)$/.exec(headers.get('ratelimit') ?? '')?.groups ?? {};
  return {
    policy: headers.get('ratelimit-policy'),
    left: Number(left),
    full: Number(full),
    retryAfter: headers.get('retry-after'),
  };
}

function refuses({ status, data, errors, headers }: GraphqlAnswer<unknown>): void {
  assert.equal(status, 429);
  assert.equal(data, undefined);
  assert.equal(errors[0]?.extensions['code'], 'RATE_LIMITED');
  const { retryAfter, policy } = told({ headers });
  assert.equal(policy, '"points";q=2000;w=60');
  assert.ok(Number(retryAfter) >= 1 && Number(retryAfter) <= 60);
  assert.equal(errors[0]?.extensions['retryAfterSeconds'], Number(retryAfter));
}

describe('points', () => {
  let gateway: TestGateway;
  let keys: Record<'clerk' | 'reader', string>;
  let ends: (() => void)[] = [];

  const as = (caller: 'clerk' | 'reader', query: string, headers: Record<string, string> = {}) =>
    gateway.ask(query, {}, { 'x-api-key': keys[caller], ...headers });

  /** What an operation is said to cost. */
  async function costOf(query: string): Promise<number> {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': keys.reader },
      body: JSON.stringify({ query }),
    });
    const { extensions } = (await response.json()) as { extensions: { cost: { requested: number } } };
    return extensions.cost.requested;
  }

  beforeEach(async () => {
    ends = [];
    const made = keyFile(
      { after: (end) => void ends.push(end) },
      {
        clerk: ['payments:read', 'payments:edit'],
        reader: ['payments:read'],
      },
    );
    keys = made.keys;
    gateway = await startTestGateway({
      env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: made.path, RATE_LIMIT: '2000' },
    });
  });
  afterEach(async () => {
    await gateway.close();
    for (const end of ends) end();
  });

  it('points are taken by what an operation costs, and every answer says what is left', async () => {
    const cost = await costOf(PAGE);
    assert.ok(cost > 10);
    const first = told(await as('clerk', PAGE));
    assert.equal(first.policy, '"points";q=2000;w=60');
    // Some points a second come back meanwhile.
    assert.ok(first.left >= 2000 - cost && first.left < 2000 - cost / 2);
    assert.ok(first.full >= 1 && first.full <= Math.ceil((cost / 2000) * 60));
    assert.equal(first.retryAfter, null);
  });

  it('points are taken for an answer that is given again as for one that is made', async () => {
    const cost = await costOf(DEAR);
    assert.ok(cost > 400 && cost < 2000);
    const affordable = Math.floor(2000 / cost);
    for (let n = 0; n < affordable; n += 1) assert.equal((await as('clerk', DEAR)).status, 200);
    refuses(await as('clerk', DEAR));
  });

  it('points that are used up refuse the caller, before anything is sent and until enough are there again, and nobody else', async () => {
    const write = 'mutation { createBulkPayment(input: { idempotencyKey: "key-4" }) { outcome } }';
    let answer = await as('clerk', DEAR);
    while (answer.status === 200) answer = await as('clerk', DEAR);
    refuses(answer);
    gateway.sandbox.iplicit.calls.length = 0;
    refuses(await as('clerk', DEAR));
    // Answers that were given before are not given again for nothing.
    refuses(await as('clerk', `${DEAR} `));
    while ((await as('clerk', PAGE)).status === 200);
    gateway.sandbox.iplicit.calls.length = 0;
    refuses(await as('clerk', PAGE));
    let written = await as('clerk', write);
    while (written.status === 200) written = await as('clerk', write);
    const before = gateway.sandbox.iplicit.data.payments.length;
    refuses(await as('clerk', write));
    assert.equal(gateway.sandbox.iplicit.data.payments.length, before);
    assert.equal((await as('reader', PAGE)).status, 200);
  });

  it('points are taken for every call that services got, retries included', async () => {
    // Each service is asked once; the estimate is two calls.
    const query = '{ upstreams { state } }';
    await as('reader', query);
    const before = told(await as('clerk', query)).left;
    for (const side of [gateway.sandbox.concur, gateway.sandbox.iplicit])
      side.faults.add({ method: 'GET', times: 2, fault: { kind: 'status', status: 503 } });
    const { left } = told(await as('clerk', `${query} `));
    assert.ok(before - left > 500, `${before - left} points for six calls`);
  });

  it('points are taken for a document that is refused, by its bytes', async () => {
    const broken = '{ '.padEnd(32_000, '#');
    const { left } = told(await as('clerk', broken));
    assert.ok(left <= 1_501 && left >= 1_490, `${left} points left`);
    assert.equal((await as('clerk', broken)).errors[0]?.extensions['code'], 'GRAPHQL_PARSE_FAILED');
    for (let asked = 0; asked < 2; asked += 1) await as('clerk', broken);
    refuses(await as('clerk', broken));
  });

  it('points are taken for a payment file', async () => {
    for (const status of [403, 429]) {
      const headers = { 'x-api-key': keys.reader };
      assert.equal((await fetch(`${gateway.origin}/files/payment-batches/none`, { headers })).status, status);
    }
  });
});

describe('points for a payment file', () => {
  it('points for a payment file are taken by its size', async (t) => {
    const { path, keys } = keyFile(t, { reader: ['payments:read', 'payments:files'] });
    const gateway = await startTestGateway({
      sandbox: { concurEdition: '2018' },
      env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path, RATE_LIMIT: '100000' },
    });
    t.after(() => gateway.close());
    const { concur } = gateway.sandbox;
    const batch = concur.data.batches.find(({ status, file }) => status === 'CLOSED' && file.kind === 'csv');
    assert.ok(batch);
    const headers = { 'x-api-key': keys.reader };
    concur.faults.add({
      path: /\/file$/,
      fault: { kind: 'body', body: 'a,b\n'.repeat(1_000_000), contentType: 'text/csv' },
    });
    const file = await fetch(`${gateway.origin}/files/payment-batches/${batch.batchId}`, { headers });
    assert.equal((await file.arrayBuffer()).byteLength, 4_000_000);
    const { left } = told(await gateway.ask('{ __typename }', {}, headers));
    assert.ok(100_000 - left > 2_500, `${100_000 - left} points for four megabytes`);
  });
});

describe('points for questions that are refused', () => {
  it('points for questions that are refused are taken, one for each', async (t) => {
    const { path, keys } = keyFile(t, { reader: ['payments:read'] });
    const gateway = await startTestGateway({
      env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path, RATE_LIMIT: '4' },
    });
    t.after(() => gateway.close());
    const ask = (query: string) => gateway.ask(query, {}, { 'x-api-key': keys.reader });
    const codes = [];
    for (const query of ['{', '{ nothing }', '{ mutationLog { nodes { id } } }', '{ nothing }', '{'])
      codes.push((await ask(query)).errors[0]?.extensions['code']);
    assert.deepEqual(codes, [
      'GRAPHQL_PARSE_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
      'FORBIDDEN',
      'GRAPHQL_VALIDATION_FAILED',
      'RATE_LIMITED',
    ]);
  });
});

describe('points that nobody counts', () => {
  it('points that nobody counts leave no trace in the answer', async (t) => {
    const gateway = await startTestGateway();
    t.after(() => gateway.close());
    for (let n = 0; n < 50; n += 1) {
      const { status, headers } = await gateway.ask(PAGE);
      assert.equal(status, 200);
      assert.equal(headers.get('ratelimit'), null);
      assert.equal(headers.get('ratelimit-policy'), null);
    }
  });
});
