import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { uuidOf } from '../../src/sandbox/data.ts';
import { asking, codesOf } from './iplicit/gateway-under-test.ts';

interface Documents {
  payableDocuments: {
    nodes: { id: string; documentNo: string; contactAccount: { description: string } | null }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

const DOCUMENTS = `query ($filter: PayableDocumentFilter, $first: Int, $after: String) {
  payableDocuments(filter: $filter, first: $first, after: $after) {
    nodes { id documentNo contactAccount { description } } pageInfo { hasNextPage endCursor } } }`;

function ids(items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id);
}

describe('a form for a new payment', () => {
  it('a form for a new payment gets each of its lists whole, by one call each and two for legal entities', async (t) => {
    const { read, calls, gateway } = await asking(t);
    const fields = 'id uuid code description';
    const lists = await read<Record<string, { uuid: string }[]>>(`{ bulkPaymentTypes { ${fields} isActive }
      bankAccounts { ${fields} isActive } paymentMethods { ${fields} isActive } legalEntities { ${fields} currency } }`);
    const { data } = gateway.sandbox.iplicit;
    assert.deepEqual(
      Object.values(lists).map((list) => list.map(({ uuid }) => uuid)),
      [data.batchPaymentTypes, data.bankAccounts, data.paymentMethods, data.legalEntities].map(ids),
    );
    assert.deepEqual(calls().toSorted(), [
      'GET /api/Catalog/BankAccount',
      'GET /api/Catalog/BatchPaymentType',
      'GET /api/Catalog/PaymentMethod',
      'GET /api/LegalEntity?take=100&skip=0',
      'GET /api/LegalEntity?take=100&skip=5',
    ]);
  });

  it('a form for a new payment gets all of 230 legal entities', async (t) => {
    const { read, gateway } = await asking(t);
    const { legalEntities } = gateway.sandbox.iplicit.data;
    const [entity] = legalEntities;
    assert.ok(entity);
    const many = Array.from({ length: 230 }, (_, index) => ({ ...entity, id: uuidOf(`entity ${index}`) }));
    legalEntities.splice(0, Infinity, ...many);
    const list = await read<{ legalEntities: { uuid: string }[] }>('{ legalEntities { uuid } }');
    assert.deepEqual(
      list.legalEntities.map(({ uuid }) => uuid),
      many.map(({ id }) => id),
    );
  });

  it('a form for a new payment lists the documents that are still to be paid, with the names that the list gives', async (t) => {
    const { read, calls, gateway } = await asking(t);
    const { documents } = gateway.sandbox.iplicit.data;
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { payableDocuments }: Documents = await read(DOCUMENTS, { first: 60, after });
      assert.ok(payableDocuments.nodes.every((node) => node.contactAccount?.description));
      seen.push(...payableDocuments.nodes.map(({ documentNo }) => documentNo));
      after = payableDocuments.pageInfo.endCursor;
      more = payableDocuments.pageInfo.hasNextPage;
    }
    const wanted = documents.filter(
      ({ hidden, outstandingCurrencyAmount }) => hidden === null && /[1-9]/.test(outstandingCurrencyAmount),
    );
    assert.deepEqual(
      seen,
      wanted.map(({ docNo }) => docNo),
    );
    assert.ok(calls().every((call) => call.startsWith('GET /api/Document?')));
  });

  it('a form for a new payment narrows documents by what iplicit filters by, named by gateway id, uuid or code alike', async (t) => {
    const { read, ask, calls, gateway } = await asking(t);
    const { contactAccounts, documents } = gateway.sandbox.iplicit.data;
    const [supplier] = contactAccounts;
    assert.ok(supplier);
    const wanted = documents.filter(
      (each) =>
        each.contactAccountId === supplier.id && each.hidden === null && each.statusList.includes('posted'),
    );
    for (const contactAccount of [supplier.id, supplier.code, `ContactAccount:${supplier.id}`]) {
      const filter = { contactAccount, isPosted: true, isOutstanding: null };
      const { payableDocuments } = await read<Documents>(DOCUMENTS, { filter });
      assert.deepEqual(
        payableDocuments.nodes.map(({ documentNo }) => documentNo),
        wanted.map(({ docNo }) => docNo),
      );
    }
    calls();
    for (const [filter, code] of [
      [{ contactAccount: ' ' }, 'BAD_USER_INPUT'],
      [{ contactAccount: `BankAccount:${supplier.id}` }, 'BAD_USER_INPUT'],
    ] as const)
      assert.deepEqual(codesOf(await ask(DOCUMENTS, { filter })), [code]);
    assert.deepEqual(calls(), []);
  });

  it('a form for a new payment finds one document or supplier by any of its names', async (t) => {
    const { read, gateway } = await asking(t);
    const { contactAccounts, documents } = gateway.sandbox.iplicit.data;
    const document = documents.find(({ docNo }) => docNo.includes('/'));
    const [supplier] = contactAccounts;
    assert.ok(document && supplier);
    for (const id of [document.id, document.docNo, `PayableDocument:${document.id}`]) {
      const found = await read('query ($id: ID!) { payableDocument(id: $id) { uuid } }', { id });
      assert.deepEqual(found, { payableDocument: { uuid: document.id } }, id);
    }
    for (const id of [supplier.id, supplier.code.toLowerCase(), `ContactAccount:${supplier.id}`]) {
      const found = await read('query ($id: ID!) { contactAccount(id: $id) { uuid code } }', { id });
      assert.deepEqual(found, { contactAccount: { uuid: supplier.id, code: supplier.code } }, id);
    }
    const none = await read('{ payableDocument(id: "none") { uuid } contactAccount(id: "none") { uuid } }');
    assert.deepEqual(none, { payableDocument: null, contactAccount: null });
  });

  it('a form for a new payment lists suppliers alone unless it asks for others too', async (t) => {
    const { read, gateway } = await asking(t);
    const query = `query ($filter: ContactAccountFilter) { contactAccounts(filter: $filter, first: 200) { nodes { code } } }`;
    const { contactAccounts } = gateway.sandbox.iplicit.data;
    for (const [filter, wanted] of [
      [null, contactAccounts.filter(({ code }) => code.startsWith('S'))],
      [{ isSupplier: null }, contactAccounts],
      [
        { descriptionContains: 'STEEL' },
        contactAccounts.filter(({ description }) => /steel/i.test(description)),
      ],
    ] as const) {
      const found = await read<{ contactAccounts: { nodes: { code: string }[] } }>(query, { filter });
      assert.deepEqual(
        found.contactAccounts.nodes.map(({ code }) => code),
        wanted.map(({ code }) => code),
      );
    }
  });
});
