import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createIplicitData } from '../../../src/sandbox/iplicit/data.ts';
import { asking, codesOf } from './gateway-under-test.ts';

const FIELDS =
  'nodes { uuid batchNo } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor }';

interface Page {
  bulkPayments: {
    nodes: { uuid: string; batchNo: string }[];
    edges: { cursor: string }[];
    pageInfo: {
      hasNextPage: boolean;
      hasPreviousPage: boolean;
      startCursor: string | null;
      endCursor: string | null;
    };
  };
}

function list(args: string, fields = FIELDS): string {
  return `{ bulkPayments${args && `(${args})`} { ${fields} } }`;
}

describe('bulkPayments', () => {
  it('bulkPayments gives a page without detail fields for one call, and one more where it came short', async (t) => {
    const { read, calls } = await asking(t);
    const summary = `nodes { id reference total { amount currency } phase status statuses availableActions batchNo description
      bankRef paymentDate exchangeRate lastModifiedAt lastModifiedBy bankAccount { id } } pageInfo { hasNextPage endCursor }`;
    const { bulkPayments } = await read<Page>(list('', summary));
    assert.equal(bulkPayments.nodes.length, 45);
    assert.deepEqual(calls(), [
      'GET /api/BatchPayment?take=51&skip=0',
      'GET /api/BatchPayment?take=100&skip=45',
    ]);
  });

  it('bulkPayments gives detail fields for one call more per payment, and each catalog for one', async (t) => {
    const { read, calls } = await asking(t);
    const fields =
      'nodes { version hasNotes hasAttachments allocations { uuid } bankAccount { code description } paymentMethod { code } legalEntity { currency code } }';
    await read<Page>(list('first: 20', fields));
    const made = calls().map((call) => call.replace(/[\da-f-]{36}/, 'uuid'));
    assert.equal(made.filter((call) => call === 'GET /api/BatchPayment/uuid').length, 20);
    assert.deepEqual(made.filter((call) => call !== 'GET /api/BatchPayment/uuid').toSorted(), [
      'GET /api/BatchPayment?take=21&skip=0',
      'GET /api/Catalog/BankAccount',
      'GET /api/Catalog/PaymentMethod',
      'GET /api/LegalEntity?take=100&skip=0',
    ]);
  });

  it('bulkPayments asks for a document named by many payments once', async (t) => {
    const { read, calls, gateway } = await asking(t);
    const { payments, documents } = gateway.sandbox.iplicit.data;
    const document = documents[0]?.id ?? '';
    for (const payment of payments)
      for (const allocation of payment.allocations ?? []) allocation.docId = document;
    await read<Page>(
      list('first: 20', 'nodes { allocations { document { description contactAccount { code } } } }'),
    );
    const neighbours = calls().filter((call) => !call.startsWith('GET /api/BatchPayment'));
    assert.equal(neighbours.length, 2);
  });

  it('bulkPayments pages to the end without losing or repeating any', async (t) => {
    const { read } = await asking(t);
    const seen: string[] = [];
    let after = '';
    for (let more = true; more;) {
      const { bulkPayments } = await read<Page>(list(`first: 20${after}`));
      const bounds = bulkPayments.pageInfo;
      const edges = bulkPayments.edges;
      assert.equal(bounds.hasPreviousPage, after !== '');
      assert.equal(bounds.startCursor, edges[0]?.cursor);
      assert.equal(bounds.endCursor, edges.at(-1)?.cursor);
      seen.push(...bulkPayments.nodes.map(({ uuid }) => uuid));
      more = bounds.hasNextPage;
      after = `, after: "${String(bounds.endCursor)}"`;
    }
    assert.equal(seen.length, 45);
    assert.equal(new Set(seen).size, 45);
  });

  it('bulkPayments asks whether more follow a page of 100 only if somebody wants to know', async (t) => {
    const sandbox = { iplicitData: createIplicitData({ payments: 201, allocationsPerPayment: 1 }) };
    const { read, calls } = await asking(t, { sandbox });
    await read<Page>(list('first: 100', 'nodes { id } pageInfo { endCursor hasPreviousPage }'));
    assert.deepEqual(calls(), ['GET /api/BatchPayment?take=100&skip=0']);
    const hundred = await read<Page>(list('first: 100', 'pageInfo { hasNextPage }'));
    assert.deepEqual(calls(), [
      'GET /api/BatchPayment?take=100&skip=0',
      'GET /api/BatchPayment?take=1&skip=100',
    ]);
    assert.equal(hundred.bulkPayments.pageInfo.hasNextPage, true);
    const most = await read<Page>(list('first: 200'));
    assert.equal(most.bulkPayments.nodes.length, 200);
    assert.equal(most.bulkPayments.pageInfo.hasNextPage, true);
    assert.deepEqual(calls().toSorted(), [
      'GET /api/BatchPayment?take=1&skip=200',
      'GET /api/BatchPayment?take=100&skip=0',
      'GET /api/BatchPayment?take=100&skip=100',
    ]);
    const between = await read<Page>(list('first: 150'));
    assert.equal(between.bulkPayments.nodes.length, 150);
    assert.equal(between.bulkPayments.pageInfo.hasNextPage, true);
    assert.deepEqual(calls().toSorted(), [
      'GET /api/BatchPayment?take=100&skip=0',
      'GET /api/BatchPayment?take=51&skip=100',
    ]);
  });

  it('bulkPayments asks once more whether anything follows a page of 100 that is not full', async (t) => {
    const { read, calls } = await asking(t);
    const { bulkPayments } = await read<Page>(list('first: 100', 'pageInfo { hasNextPage }'));
    assert.equal(bulkPayments.pageInfo.hasNextPage, false);
    assert.equal(calls().length, 2);
  });

  it('bulkPayments gives an empty page for first: 0 and beyond the end', async (t) => {
    const { read, calls } = await asking(t);
    const none = await read<Page>(list('first: 0', 'nodes { id } pageInfo { startCursor endCursor }'));
    assert.deepEqual(none.bulkPayments, { nodes: [], pageInfo: { startCursor: null, endCursor: null } });
    assert.deepEqual(calls(), []);
    const { bulkPayments } = await read<Page>(list('first: 45'));
    const end = String(bulkPayments.pageInfo.endCursor);
    const beyond = await read<Page>(list(`first: 5, after: "${end}"`));
    assert.deepEqual(beyond.bulkPayments.nodes, []);
    assert.equal(beyond.bulkPayments.pageInfo.hasNextPage, false);
  });

  it('bulkPayments filters by everything that iplicit filters by, false included', async (t) => {
    const { read, calls } = await asking(t);
    const { bulkPayments } = await read<Page>(
      list(
        'filter: { type: "SUP", legalEntity: "MIT", bankAccount: "MITGBP", isDraft: true, isPosted: false, paymentDateFrom: "2026-11-01", paymentDateTo: "2026-11-30", descriptionContains: "run" }',
      ),
    );
    assert.deepEqual(
      bulkPayments.nodes.map(({ batchNo }) => batchNo),
      ['BP-1001'],
    );
    assert.deepEqual(calls().slice(0, 1), [
      'GET /api/BatchPayment?BatchPaymentType=SUP&LegalEntity=MIT&BankAccountId=MITGBP&DescriptionContains=run&' +
        'PaymentDateFrom=2026-11-01T00%3A00%3A00&PaymentDateTo=2026-11-30T00%3A00%3A00&IsDraft=true&IsPosted=false&take=51&skip=0',
    ]);
    const filters = [
      'isDraft: false',
      'isApproved: true',
      'isProcessed: true',
      'batchNo: "BP-1005"',
      'lastModifiedBy: "grace.hopper"',
      'lastModifiedFrom: "2026-11-05T00:00:00+01:00", lastModifiedTo: "2026-11-07T00:00:00Z"',
      'description: "Rent and utilities"',
    ];
    for (const filter of filters) {
      const found = await read<Page>(list(`filter: { ${filter} }`));
      const { length } = found.bulkPayments.nodes;
      assert.ok(length > 0 && length < 45, filter);
    }
  });

  it('bulkPayments refuses a blank filter, too large a page and cursors that are not its own, before anything is sent', async (t) => {
    const { ask, calls } = await asking(t);
    const foreign = Buffer.from('["PaymentRun",5]').toString('base64url');
    const damaged = [-1, 0, 1.5, '5', null, 2 ** 31].map((place) =>
      Buffer.from(JSON.stringify(['bulkPayments', place])).toString('base64url'),
    );
    const refused = [
      'filter: { batchNo: "" }',
      'filter: { description: "  " }',
      'first: 201',
      'first: -1',
      'after: ""',
      'after: "x"',
      ...[foreign, ...damaged].map((cursor) => `after: "${cursor}"`),
    ];
    for (const args of refused) {
      assert.deepEqual(codesOf(await ask(list(args))), ['BAD_USER_INPUT'], args);
    }
    assert.deepEqual(calls(), []);
  });

  it('bulkPayments is an error of its own, with its source, when iplicit cannot be read', async (t) => {
    const { ask, gateway } = await asking(t);
    gateway.sandbox.iplicit.faults.add({ method: 'GET', fault: { kind: 'html' } });
    const answer = await ask(list('first: 5'));
    assert.deepEqual(codesOf(answer), ['UPSTREAM_MALFORMED']);
    assert.equal(answer.errors[0]?.extensions['source'], 'IPLICIT');
  });
});
