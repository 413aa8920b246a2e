import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { createIplicitData } from '../../src/sandbox/iplicit/data.ts';
import { add } from '../../src/sandbox/decimal.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

const RUNS = /* GraphQL */ `
  query Runs($filter: PaymentRunFilter, $first: Int, $after: String) {
    paymentRuns(filter: $filter, first: $first, after: $after) {
      edges {
        cursor
        node {
          __typename
          id
          source
          reference
          phase
          total {
            amount
            currency
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      unavailable
    }
  }
`;

interface Run {
  __typename: string;
  id: string;
  phase: string;
}

interface Page {
  edges: { cursor: string; node: Run }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  unavailable: string[];
}

const nodesOf = (page: Page) => page.edges.map((edge) => edge.node);

const idsOf = (pages: Page[]) => pages.flatMap((page) => nodesOf(page).map((node) => node.id));

describe('the runs of both services', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway();
  });
  after(() => gateway.close());
  afterEach(() => {
    gateway.sandbox.concur.faults.clear();
    gateway.sandbox.iplicit.faults.clear();
  });

  async function runs(variables: Record<string, unknown> = {}, from: TestGateway = gateway): Promise<Page> {
    const { data, errors } = await from.ask<{ paymentRuns: Page }>(RUNS, variables);
    assert.deepEqual(errors, []);
    return data.paymentRuns;
  }

  async function allPages(first: number, filter: Record<string, unknown> = {}): Promise<Page[]> {
    const pages: Page[] = [];
    for (let after: string | null = null; ;) {
      const page = await runs({ first, after, filter });
      pages.push(page);
      const { hasNextPage, endCursor } = page.pageInfo;
      if (!hasNextPage) return pages;
      after = endCursor;
    }
  }

  it('the runs of both services are one list: every batch and every payment once, in the same order whatever the page size', async () => {
    const { concur, iplicit } = gateway.sandbox;
    const whole = idsOf(await allPages(200));
    assert.equal(whole.length, concur.data.batches.length + iplicit.data.payments.length);
    assert.equal(new Set(whole).size, whole.length);
    for (const first of [1, 7, 50]) assert.deepEqual(idsOf(await allPages(first)), whole);
  });

  it('the runs of both services say what is before and behind a page', async () => {
    const pages = await allPages(30);
    assert.deepEqual(
      pages.map((page) => page.pageInfo.hasPreviousPage),
      pages.map((_, index) => index > 0),
    );
  });

  it('the runs of both services cost the two lists of batches and one page of payments, and one more where it came short', async () => {
    gateway.sandbox.concur.clearCalls();
    gateway.sandbox.iplicit.clearCalls();
    await runs({ first: 50 });
    assert.equal(gateway.sandbox.concur.calls.length, 2);
    assert.equal(gateway.sandbox.iplicit.calls.length, 2);
  });

  it('the runs of both services can be narrowed to a service, which leaves the other alone', async () => {
    gateway.sandbox.iplicit.clearCalls();
    const nodes = nodesOf(await runs({ filter: { sources: ['CONCUR'] }, first: 200 }));
    assert.deepEqual(new Set(nodes.map((node) => node.__typename)), new Set(['PaymentBatch']));
    assert.equal(gateway.sandbox.iplicit.calls.length, 0);
  });

  it('the runs of both services can be narrowed to phases, and Concur is asked only for the list that can hold them', async () => {
    gateway.sandbox.concur.clearCalls();
    const pages = await allPages(5, { phases: ['SETTLED', 'REJECTED'] });
    const phases = new Set(pages.flatMap((page) => nodesOf(page).map((node) => node.phase)));
    assert.deepEqual(phases, new Set(['SETTLED', 'REJECTED']));
    assert.ok(gateway.sandbox.concur.calls.every((call) => call.path.includes('CLOSED')));
    const whole = await runs({ first: 200 });
    const expected = nodesOf(whole).filter((node) => phases.has(node.phase));
    assert.deepEqual(
      idsOf(pages),
      expected.map((node) => node.id),
    );
  });

  it('the runs of both services keep their place when a batch is closed between two pages', async () => {
    const concurOnly = { filter: { sources: ['CONCUR'] } };
    const before = nodesOf(await runs({ ...concurOnly, first: 200 })).map((node) => node.id);
    const first = await runs({ ...concurOnly, first: 5 });
    const open =
      nodesOf(first).find((node) => node.phase === 'OPEN') ??
      nodesOf(await runs(concurOnly)).find((node) => node.phase === 'OPEN');
    const closed = await gateway.ask(
      'mutation ($id: ID!) { closePaymentBatch(input: { id: $id, mode: WAIT, idempotencyKey: "key-12" }) { outcome } }',
      { id: open?.id },
    );
    assert.deepEqual(closed.errors, []);
    const rest = await runs({ ...concurOnly, first: 200, after: first.pageInfo.endCursor });
    assert.deepEqual(
      [...nodesOf(first), ...nodesOf(rest)].map((node) => node.id),
      before,
    );
  });

  for (const [gone, other] of [
    ['concur', 'BulkPayment'],
    ['iplicit', 'PaymentBatch'],
  ] as const) {
    it(`the runs of both services are served without ${gone} while it is down, which is said`, async () => {
      gateway.sandbox[gone].faults.add({ times: 100, fault: { kind: 'reset', act: false } });
      const page = await runs({ first: 200 });
      assert.deepEqual(page.unavailable, [gone.toUpperCase()]);
      assert.deepEqual(new Set(nodesOf(page).map((node) => node.__typename)), new Set([other]));
    });
  }

  it('the runs of both services go on saying what is missing behind a cursor', async () => {
    gateway.sandbox.concur.faults.add({ times: 100, fault: { kind: 'status', status: 503 } });
    const first = await runs({ first: 5 });
    gateway.sandbox.concur.faults.clear();
    const second = await runs({ first: 5, after: first.pageInfo.endCursor });
    assert.deepEqual(second.unavailable, ['CONCUR']);
  });

  it('the runs of both services are a top-level error with both services gone', async () => {
    for (const side of ['concur', 'iplicit'] as const) {
      gateway.sandbox[side].faults.add({ times: 100, fault: { kind: 'reset', act: false } });
    }
    const { errors } = await gateway.ask(RUNS);
    assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_UNAVAILABLE');
    assert.ok(['CONCUR', 'IPLICIT'].includes(String(errors[0]?.extensions['source'])));
  });

  it('the runs of both services name a service that is not configured, and serve the other', async () => {
    const alone = await startTestGateway({ services: ['iplicit'] });
    try {
      const page = await runs({ first: 200 }, alone);
      assert.deepEqual(page.unavailable, ['CONCUR']);
      assert.equal(nodesOf(page).length, alone.sandbox.iplicit.data.payments.length);
    } finally {
      await alone.close();
    }
  });

  it("the runs of both services refuse another list's cursor, and sizes that no page has", async () => {
    for (const variables of [
      { after: 'nonsense' },
      { after: Buffer.from('["PaymentRun",{}]').toString('base64url') },
      { first: -1 },
      { first: 201 },
    ]) {
      const { errors } = await gateway.ask(RUNS, variables);
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    }
  });
});

describe('what the runs of both services come to', () => {
  const TOTALS = `query ($filter: PaymentRunFilter) { paymentRunTotals(filter: $filter) {
    totals { source phase count total { amount currency } } isComplete unavailable } }`;
  interface Totals {
    paymentRunTotals: {
      totals: { source: string; phase: string; count: number; total: { amount: string; currency: string } }[];
      isComplete: boolean;
      unavailable: string[];
    };
  }

  it('what the runs of both services come to is the exact sum of them all, by service, phase and currency', async (t) => {
    const gateway = await startTestGateway();
    t.after(() => gateway.close());
    for (const filter of [
      null,
      { phases: ['OPEN', 'SETTLED'] },
      { currency: 'EUR' },
      { referenceContains: 'bp-10' },
    ]) {
      const { data } = await gateway.ask<Totals>(TOTALS, { filter });
      const listed = await gateway.ask<{
        paymentRuns: { nodes: (Run & { source: string; total: { amount: string; currency: string } })[] };
      }>(
        `query ($filter: PaymentRunFilter) { paymentRuns(filter: $filter, first: 200) {
          nodes { __typename id source phase total { amount currency } } } }`,
        { filter },
      );
      const sums = new Map<string, { count: number; amount: string }>();
      for (const { source, phase, total } of listed.data.paymentRuns.nodes) {
        const key = `${source} ${phase} ${total.currency}`;
        const { count, amount } = sums.get(key) ?? { count: 0, amount: '0' };
        sums.set(key, { count: count + 1, amount: add(amount, total.amount) });
      }
      const { totals, isComplete, unavailable } = data.paymentRunTotals;
      assert.deepEqual([isComplete, unavailable], [true, []]);
      assert.deepEqual(
        new Map(
          totals.map(({ source, phase, count, total }) => [
            `${source} ${phase} ${total.currency}`,
            { count, amount: total.amount },
          ]),
        ),
        sums,
      );
      assert.ok(totals.length > 0);
    }
  });

  it('what the runs of both services come to is not said to be complete while one of them cannot be read', async (t) => {
    const gateway = await startTestGateway();
    t.after(() => gateway.close());
    gateway.sandbox.concur.faults.add({
      path: /batchlist/,
      times: 99,
      fault: { kind: 'status', status: 400 },
    });
    const { data, errors } = await gateway.ask<Totals>(TOTALS, {});
    assert.deepEqual(errors, []);
    const { totals, isComplete, unavailable } = data.paymentRunTotals;
    assert.deepEqual([isComplete, unavailable], [false, ['CONCUR']]);
    assert.ok(totals.every(({ source }) => source === 'IPLICIT'));
  });

  it('what the runs of both services come to is not said to be complete where there are more than may be read', async (t) => {
    const data = createIplicitData({ payments: 2_150, allocationsPerPayment: 1 });
    const gateway = await startTestGateway({ services: ['iplicit'], sandbox: { iplicitData: data } });
    t.after(() => gateway.close());
    const answer = await gateway.ask<Totals>(TOTALS, { filter: { sources: ['IPLICIT'] } });
    const { totals, isComplete } = answer.data.paymentRunTotals;
    assert.equal(isComplete, false);
    assert.equal(
      totals.reduce((sum, { count }) => sum + count, 0),
      2_000,
    );
  });
});
