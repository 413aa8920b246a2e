import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { add } from '../../../src/sandbox/decimal.ts';
import { askedGateway } from './ask-gateway.ts';

const WHOLE = `fragment whole on PaymentBatch {
  id source reference total { amount currency } phase batchId name batchStatus count payee payeeName availableActions
  pendingMutation { record } reimbursementMethod reimbursementMethodName url
}`;

for (const concurEdition of ['2020', '2018'] as const) {
  describe(`queries of the ${concurEdition} edition`, () => {
    it(`queries of the ${concurEdition} edition give every field of every batch as Concur has it`, async (t) => {
      const { read, sandbox } = await askedGateway(t, { sandbox: { concurEdition } });
      const { page } = await read<{
        page: { nodes: { batchId: string; url: string }[]; totalCount: number };
      }>(`{ page: paymentBatches(first: 200) { nodes { ...whole } totalCount } } ${WHOLE}`);
      assert.equal(page.totalCount, sandbox.data.batches.length);
      for (const batch of sandbox.data.batches) {
        const node = page.nodes.find((each) => each.batchId === batch.batchId);
        assert.ok(node);
        assert.deepEqual(
          { ...node, payee: null, reimbursementMethod: null, url: null },
          {
            id: `PaymentBatch:${batch.batchId}`,
            source: 'CONCUR',
            reference: batch.name,
            total: { amount: batch.total, currency: batch.currency },
            phase: batch.status === 'OPEN' ? 'OPEN' : 'SETTLED',
            batchId: batch.batchId,
            name: batch.name,
            batchStatus: batch.status,
            availableActions: [batch.status === 'OPEN' ? 'CLOSE' : 'REGENERATE_FILE'],
            pendingMutation: null,
            count: batch.count,
            payee: null,
            payeeName: batch.type,
            reimbursementMethod: null,
            reimbursementMethodName: batch.paymentMethod,
            url: null,
          },
        );
        assert.ok(node.url.endsWith(`/batch/${batch.encryptedId}`));
      }
    });
  });
}

interface Page {
  nodes: { batchId: string }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

describe('queries', () => {
  it('queries know the wordings of payees and methods, localised ones as OTHER', async (t) => {
    const { read } = await askedGateway(t);
    const { page } = await read<{ page: { nodes: Record<string, string>[] } }>(
      '{ page: paymentBatches(first: 200) { nodes { payee payeeName reimbursementMethod reimbursementMethodName } } }',
    );
    const seen = new Map<string | undefined, string | undefined>();
    for (const { payeeName, payee, reimbursementMethodName, reimbursementMethod } of page.nodes) {
      seen.set(payeeName, payee);
      seen.set(reimbursementMethodName, reimbursementMethod);
    }
    assert.equal(seen.get('Employee'), 'EMPLOYEE');
    assert.equal(seen.get('Card Program'), 'CARD_PROGRAM');
    assert.equal(seen.get('Mitarbeiter'), 'OTHER');
    assert.equal(seen.get('Expense Pay by Concur'), 'EXPENSE_PAY');
    assert.equal(seen.get('Expense Pay by SAP Concur'), 'EXPENSE_PAY');
    assert.equal(seen.get('Company Check (via Accounts Payable)'), 'COMPANY_CHECK');
    assert.equal(seen.get('ADP (via EPIP file)'), 'ADP');
    assert.equal(seen.get('Other Reimbursement Methods'), 'OTHER');
    assert.equal(seen.get('Sonstige Erstattungsmethoden'), 'OTHER');
    assert.equal(seen.get(''), 'OTHER');
  });

  it('queries take a gateway id as well as a BatchID, and cost two calls for any number of batches', async (t) => {
    const { read, sandbox, calls } = await askedGateway(t);
    const batches = sandbox.data.batches.slice(0, 20);
    const ids = batches.map((batch, index) =>
      index % 2 === 0 ? batch.batchId : `PaymentBatch:${batch.batchId}`,
    );
    const fields = ids.map((id, index) => `b${index}: paymentBatch(id: "${id}") { batchId }`);
    const found = await read<Record<string, { batchId: string }>>(`{ ${fields.join(' ')} }`);
    assert.deepEqual(
      ids.map((_, index) => found[`b${index}`]?.batchId),
      batches.map((batch) => batch.batchId),
    );
    assert.equal(calls().length, 2);
  });

  it('queries give null for a batch that is in neither list', async (t) => {
    const { ask } = await askedGateway(t);
    assert.deepEqual(await ask('{ paymentBatch(id: "unheard-of") { id } }'), {
      data: { paymentBatch: null },
      errors: [],
    });
  });

  it('queries refuse ids of other types and ids that would change a path before anything is sent', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    const refused = [
      'BulkPayment:1',
      '',
      '.',
      '..',
      'a/b',
      'a\\b',
      '%2e%2e',
      'a%2Fb',
      'a\u0000b',
      '\ud800',
      'PaymentBatch:',
    ];
    for (const id of refused) {
      const { errors } = await ask('query ($id: ID!) { paymentBatch(id: $id) { id } }', { id });
      assert.deepEqual(
        errors.map((error) => error.code),
        ['BAD_USER_INPUT'],
        id,
      );
    }
    assert.equal(sandbox.calls.length, 0);
  });

  it('queries page through the list, each status by one call and both by two', async (t) => {
    const { read, sandbox, calls } = await askedGateway(t);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { page }: { page: Page } = await read(
        'query ($after: String) { page: paymentBatches(filter: { status: OPEN }, first: 7, after: $after) { nodes { batchId } totalCount pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      seen.push(...page.nodes.map((node) => node.batchId));
      assert.equal(page.totalCount, 16);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    const open = sandbox.data.batches.filter((batch) => batch.status === 'OPEN');
    assert.deepEqual(seen, open.map((batch) => batch.batchId).toSorted());
    assert.deepEqual(new Set(calls()), new Set(['GET /api/expense/paymentbatch/v1.1/batchlist/OPEN']));
    await read('{ paymentBatches { totalCount } }');
    assert.equal(calls().length, 2);
  });

  for (const status of ['OPEN', null]) {
    it(`queries leave no batch out when some are closed between two pages of ${status ?? 'both lists'}`, async (t) => {
      const { read, sandbox } = await askedGateway(t);
      const page = (first: number, after: string | null) =>
        read<{ page: Page }>(
          `query ($status: PaymentBatchStatus, $first: Int, $after: String) {
            page: paymentBatches(filter: { status: $status }, first: $first, after: $after) {
              nodes { batchId } totalCount pageInfo { hasNextPage endCursor }
            }
          }`,
          { status, first, after },
        ).then((data) => data.page);
      const whole = await page(200, null);
      const first = await page(5, null);
      const close =
        'mutation ($id: ID!, $key: String!) { closePaymentBatch(input: { id: $id, mode: WAIT, idempotencyKey: $key }) { outcome } }';
      // Open batches of the first page, the one that its cursor marks among them.
      const gone = first.nodes
        .map((node) => sandbox.data.batches.find((batch) => batch.batchId === node.batchId))
        .filter((batch) => batch?.status === 'OPEN' && batch.count > 0);
      assert.ok(gone.length > 1);
      for (const batch of gone)
        await read(close, { id: batch?.batchId, key: `close ${batch?.batchId}`.replace(' ', '-') });
      const rest = await page(200, first.pageInfo.endCursor);
      assert.deepEqual([...first.nodes, ...rest.nodes], whole.nodes);
    });
  }

  it('queries filter batches by everything that a filter has, and add up what matches exactly, by currency', async (t) => {
    const { read, sandbox, calls } = await askedGateway(t);
    const [one] = sandbox.data.batches;
    assert.ok(one);
    const { batches } = sandbox.data;
    for (const [filter, passes] of [
      [{ currency: 'USD' }, ({ currency }) => currency === 'USD'],
      [
        { payee: 'EMPLOYEE', status: 'CLOSED' },
        ({ type, status }) => type === 'Employee' && status === 'CLOSED',
      ],
      [{ reimbursementMethod: 'ADP' }, ({ paymentMethod }) => paymentMethod.startsWith('ADP')],
      [
        { nameContains: one.name.slice(1, 6).toUpperCase() },
        ({ name }) => name.includes(one.name.slice(1, 6)),
      ],
      [
        { totalAtLeast: '100', totalAtMost: '1000.00' },
        ({ total }) => Number(total) >= 100 && Number(total) <= 1000,
      ],
      [null, () => true],
    ] as [unknown, (batch: (typeof batches)[number]) => boolean][]) {
      const { page } = await read<{ page: Page & { totals: { currency: string; amount: string }[] } }>(
        `query ($filter: PaymentBatchFilter) {
          page: paymentBatches(filter: $filter, first: 3) { nodes { batchId } totalCount totals { currency amount } } }`,
        { filter },
      );
      const wanted = batches.filter(passes);
      assert.ok(wanted.length > 0, JSON.stringify(filter));
      assert.equal(page.totalCount, wanted.length, JSON.stringify(filter));
      const sums = new Map<string, string>();
      for (const { currency, total } of wanted) sums.set(currency, add(sums.get(currency) ?? '0', total));
      assert.deepEqual(
        page.totals,
        [...sums].toSorted().map(([currency, amount]) => ({ amount, currency })),
      );
    }
    assert.ok(calls().length <= 11);
  });

  it('queries order batches by name, by currency and total, and by count, either way, page by page', async (t) => {
    const { read, ask, sandbox } = await askedGateway(t);
    const keys = {
      BATCH_ID: ({ batchId }) => [batchId],
      NAME: ({ name, batchId }) => [name, batchId],
      TOTAL: (batch) => [batch.currency, Number(batch.total), batch.batchId],
      COUNT: ({ count, batchId }) => [count, batchId],
    } as Record<string, (batch: (typeof sandbox.data.batches)[number]) => (string | number)[]>;
    const query = `query ($orderBy: PaymentBatchOrder, $after: String) {
      page: paymentBatches(orderBy: $orderBy, first: 7, after: $after) {
        nodes { batchId } totalCount pageInfo { hasNextPage endCursor } } }`;
    for (const [field, key] of Object.entries(keys)) {
      for (const direction of ['ASCENDING', 'DESCENDING']) {
        const seen: string[] = [];
        for (let after: string | null = null, more = true; more;) {
          const { page }: { page: Page } = await read(query, { orderBy: { field, direction }, after });
          seen.push(...page.nodes.map(({ batchId }) => batchId));
          after = page.pageInfo.endCursor;
          more = page.pageInfo.hasNextPage;
        }
        const sign = direction === 'ASCENDING' ? 1 : -1;
        const wanted = sandbox.data.batches.toSorted((one, other) => {
          const [a, b] = [key(one), key(other)];
          const at = a.findIndex((value, index) => value !== b[index]);
          // Ties by BatchID, ascending either way, unless that is what they are ordered by.
          const isTie = at === a.length - 1 && field !== 'BATCH_ID';
          return ((a[at] ?? '') < (b[at] ?? '') ? -1 : 1) * (isTie ? 1 : sign);
        });
        assert.deepEqual(
          seen,
          wanted.map(({ batchId }) => batchId),
          `${field} ${direction}`,
        );
      }
    }
    const { page } = await read<{ page: Page }>(query, { orderBy: { field: 'NAME' } });
    const { errors } = await ask(query, { orderBy: { field: 'TOTAL' }, after: page.pageInfo.endCursor });
    assert.equal(errors[0]?.code, 'BAD_USER_INPUT', 'a cursor continues only the order that it came from');
  });

  it('queries refuse a page that cannot be given before anything is sent', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    for (const args of ['first: -1', 'first: 201', 'after: "nonsense"']) {
      const { errors } = await ask(`{ paymentBatches(${args}) { totalCount } }`);
      assert.equal(errors[0]?.code, 'BAD_USER_INPUT', args);
    }
    assert.equal(sandbox.calls.length, 0);
  });

  it('queries fail one field where one list fails, and say whose fault it is', async (t) => {
    const { ask, sandbox } = await askedGateway(t);
    await ask('{ paymentBatches(first: 0) { totalCount } }');
    sandbox.faults.add({
      path: '/api/expense/paymentbatch/v1.1/batchlist/CLOSED',
      fault: {
        kind: 'status',
        status: 429,
        headers: { 'Retry-After': '7', 'CONCUR-CorrelationID': 'their-id' },
      },
      times: 10,
    });
    const { data, errors } = await ask(
      '{ open: paymentBatches(filter: { status: OPEN }) { totalCount } closed: paymentBatches(filter: { status: CLOSED }) { totalCount } }',
    );
    assert.equal(data, null);
    assert.deepEqual(
      errors.map((error) => [error.path, error.extensions]),
      [
        [
          'closed',
          {
            code: 'UPSTREAM_RATE_LIMITED',
            source: 'CONCUR',
            status: 429,
            correlationId: 'their-id',
            retryAfterSeconds: 7,
          },
        ],
      ],
    );
  });
});
