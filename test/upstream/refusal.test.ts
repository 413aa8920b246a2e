import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusedBy, retryAfterSeconds } from '../../src/upstream/refusal.ts';
import { startTestGateway } from '../gateway.ts';

const NOW = Date.UTC(2026, 11, 1, 12, 0, 0);
const IN_A_MINUTE = 'Tue, 01 Dec 2026 12:01:00 GMT';

describe('how long a service asks not to be called', () => {
  const cases: [given: string | undefined, seconds: number | undefined][] = [
    ['120', 120],
    [' 7 ', 7],
    ['0', 0],
    ['1.2', 2],
    ['0.25', 1],
    ['3.', 3],
    [IN_A_MINUTE, 60],
    ['Tuesday, 01-Dec-26 12:01:00 GMT', 60],
    ['Tue Dec  1 12:01:00 2026 GMT', 60],
    ['Tue, 01 Dec 2026 11:00:00 GMT', 0],
    ['999999999', 86_400],
    ['Wed, 01 Dec 2066 11:00:00 GMT', 86_400],
    [undefined, undefined],
    ['', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['soon', undefined],
    ['1 minute', undefined],
    ['Infinity', undefined],
    ['2027', 2027],
    ['1,5', undefined],
    ['Tue, sometime', undefined],
  ];
  for (const [given, seconds] of cases)
    it(`how long a service asks not to be called: ${JSON.stringify(given)} is ${String(seconds)} seconds`, () => {
      assert.equal(retryAfterSeconds({ 'retry-after': given }, NOW), seconds);
    });

  it('how long a service asks not to be called, by a date, counts from its own clock if it shows it', () => {
    const headers = { 'retry-after': IN_A_MINUTE, date: 'Tue, 01 Dec 2026 12:00:30 GMT' };
    assert.equal(retryAfterSeconds(headers, NOW + 3_600_000), 30);
    assert.equal(retryAfterSeconds({ ...headers, date: 'yesterday' }, NOW), 60);
  });
});

describe('a web page instead of a service', () => {
  it('a web page with 403 is not said to be refused credentials', () => {
    const body = Buffer.from('<html><body>Blocked</body></html>');
    for (const status of [401, 403]) {
      const error = refusedBy(
        'TEST',
        { status, headers: { 'content-type': 'text/html' }, body },
        undefined,
        NOW,
      );
      assert.deepEqual([error.code, error.delivery], ['UPSTREAM_UNAVAILABLE', 'declined']);
      assert.match(error.message, /in front of TEST/);
      const empty = refusedBy('TEST', { status, headers: {}, body: Buffer.alloc(0) }, undefined, NOW);
      assert.equal(empty.code, 'UPSTREAM_AUTH');
    }
  });

  it('a firewall’s page with 403 hides no document and refuses no credentials', async (t) => {
    const gateway = await startTestGateway();
    t.after(() => gateway.close());
    const { concur, iplicit } = gateway.sandbox;
    const page = {
      kind: 'status',
      status: 403,
      body: '<html>Blocked</html>',
      contentType: 'text/html',
    } as const;
    const codesOf = async (query: string) =>
      (await gateway.ask(query)).errors.map(({ extensions }) => extensions['code']);
    const uuid = iplicit.data.payments[0]?.id;
    concur.faults.add({ method: 'GET', path: /batchlist/, times: 4, fault: page });
    assert.deepEqual(await codesOf('{ paymentBatches(first: 1) { nodes { id } } }'), [
      'UPSTREAM_UNAVAILABLE',
    ]);
    concur.faults.clear();
    iplicit.faults.add({ method: 'GET', path: /Document/, times: 100, fault: page });
    const codes = await codesOf(`{ bulkPayment(id: "${uuid}") { allocations { id document { id } } } }`);
    assert.deepEqual([...new Set(codes)], ['UPSTREAM_UNAVAILABLE']);
  });
});
