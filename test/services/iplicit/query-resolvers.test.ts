import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asking, codesOf } from './gateway-under-test.ts';

const PAYMENT = `
  id source reference total { amount currency } phase uuid batchNo description bankRef
  type { code } bankAccount { uuid code description isActive } paymentMethod { uuid code description isActive }
  legalEntity { uuid code description currency } periodUuid allocationCount pendingMutation { record }
  paymentDate exchangeRate status statuses availableActions hasNotes hasAttachments
  allocations {
    id uuid documentUuid documentNo amount baseAmount exchangeRate
    document { uuid documentNo documentClass description supplierDocumentNo documentDate dueDate statuses gross { amount currency } outstanding { amount currency }
      legalEntity { code } contactAccount { uuid code description } }
  }
  version lastModifiedAt lastModifiedBy`;

function named(item: { id: string; code: string; description: string } | undefined) {
  return item && { uuid: item.id, code: item.code, description: item.description };
}

function inCatalog(item: (Parameters<typeof named>[0] & { isActive?: boolean }) | undefined) {
  return { ...named(item), isActive: item?.isActive ?? null };
}

interface Answer {
  bulkPayment: Record<string, unknown>;
}

describe('bulkPayment', () => {
  it('bulkPayment gives every field as iplicit holds it', async (t) => {
    const { read, held, gateway } = await asking(t);
    const { batchPaymentTypes, bankAccounts, paymentMethods, legalEntities, documents, contactAccounts } =
      gateway.sandbox.iplicit.data;
    const { bulkPayment } = await read<Answer>(`{ bulkPayment(id: "BP-1004") { ${PAYMENT} } }`);
    const payment = held('BP-1004');
    const entity = legalEntities.find(({ id }) => id === payment.legalEntityId);
    assert.match(String(bulkPayment['version']), /^[\w-]{22}$/);
    assert.deepEqual(bulkPayment, {
      id: `BulkPayment:${payment.id}`,
      source: 'IPLICIT',
      reference: 'BP-1004',
      total: { amount: payment.bankCurrencyAmount, currency: 'EUR' },
      phase: 'APPROVED',
      uuid: payment.id,
      batchNo: 'BP-1004',
      description: payment.description,
      bankRef: payment.bankRef,
      type: { code: batchPaymentTypes.find(({ id }) => id === payment.batchPaymentTypeId)?.code },
      bankAccount: inCatalog(bankAccounts.find(({ id }) => id === payment.bankAccountId)),
      paymentMethod: inCatalog(paymentMethods.find(({ id }) => id === payment.paymentMethodId)),
      legalEntity: { ...named(entity), currency: entity?.currency },
      periodUuid: payment.periodId,
      allocationCount: payment.allocations?.length,
      pendingMutation: null,
      paymentDate: payment.paymentDate.slice(0, 10),
      exchangeRate: payment.bankCurrencyRate,
      status: 'APPROVED',
      statuses: ['approved'],
      availableActions: ['AMEND', 'PROCESS'],
      hasNotes: payment.hasNotes,
      hasAttachments: payment.hasAttachments,
      allocations: (payment.allocations ?? []).map((allocation) => {
        const document = documents.find(({ id }) => id === allocation.docId);
        const contact = contactAccounts.find(({ id }) => id === document?.contactAccountId);
        return {
          id: `BulkPaymentAllocation:${payment.id}:${allocation.id}`,
          uuid: allocation.id,
          documentUuid: allocation.docId,
          documentNo: allocation.docNo,
          amount: allocation.allocAmountCurrency,
          baseAmount: allocation.allocAmountBase,
          exchangeRate: allocation.allocCurrencyRate,
          document: {
            uuid: document?.id,
            documentNo: document?.docNo,
            documentClass: document?.docClass,
            description: document?.description,
            supplierDocumentNo: document?.theirDocNo,
            documentDate: document?.docDate.slice(0, 10),
            dueDate: document?.dueDate.slice(0, 10),
            statuses: document?.statusList,
            legalEntity: { code: legalEntities.find(({ id }) => id === document?.legalEntityId)?.code },
            gross: { amount: document?.grossCurrencyAmount, currency: document?.currency },
            outstanding: { amount: document?.outstandingCurrencyAmount, currency: document?.currency },
            contactAccount: named(contact),
          },
        };
      }),
      version: bulkPayment['version'],
      lastModifiedAt: payment.lastModified?.replace(/Z?$/, 'Z'),
      lastModifiedBy: payment.lastModifiedBy,
    });
  });

  it('bulkPayment takes a gateway id, a uuid in any case or a batch number, and fetches the payment once for all of the first', async (t) => {
    const { read, held, calls } = await asking(t);
    const { id } = held('BP-1001');
    const data = await read<Record<string, unknown>>(`{
      a: bulkPayment(id: "BulkPayment:${id}") { uuid } b: bulkPayment(id: "${id.toUpperCase()}") { uuid }
      c: bulkPayment(id: "BP-1001") { uuid } d: bulkPayment(id: "${id}") { allocations { uuid } version hasNotes }
      e: node(id: "BulkPayment:${id}") { id } }`);
    assert.deepEqual([data['a'], data['b'], data['c']], [{ uuid: id }, { uuid: id }, { uuid: id }]);
    assert.deepEqual(data['e'], { id: `BulkPayment:${id}` });
    assert.deepEqual(calls(), [
      `GET /api/BatchPayment/${id}`,
      'GET /api/BatchPayment?BatchNo=BP-1001&take=100&skip=0',
    ]);
  });

  it('bulkPayment is null where there is none', async (t) => {
    const { read } = await asking(t);
    assert.deepEqual(await read('{ bulkPayment(id: "BP-9999") { id } }'), { bulkPayment: null });
  });

  it('bulkPayment refuses ids that would change the path, or of another type, before anything is sent', async (t) => {
    const { ask, calls } = await asking(t);
    for (const id of [
      '',
      '.',
      '..',
      'a/../b',
      '..\\x',
      '%2e%2e',
      'BulkPayment:',
      'BulkPayment:..',
      'a\u0007',
      'PaymentBatch:x',
    ]) {
      const answer = await ask('query ($id: ID!) { bulkPayment(id: $id) { id } }', { id });
      assert.deepEqual(codesOf(answer), ['BAD_USER_INPUT'], JSON.stringify(id));
    }
    assert.deepEqual(calls(), []);
  });

  it('bulkPayment costs nothing for the ids of bank account, method, entity and contact account', async (t) => {
    const { read, calls, held } = await asking(t);
    const ids = 'bankAccount { id } paymentMethod { id } legalEntity { id }';
    const { id, bankAccountId } = held('BP-1001');
    const { bulkPayment } = await read<Answer>(`{ bulkPayment(id: "${id}") { ${ids} } }`);
    assert.deepEqual(bulkPayment['bankAccount'], { id: `BankAccount:${bankAccountId}` });
    assert.equal(calls().length, 1);
    await read(`{ bulkPayment(id: "${id}") { allocations { document { contactAccount { id } } } } }`);
    assert.deepEqual(
      calls().map((call) => call.split('/')[2]),
      ['BatchPayment', 'Document', 'Document', 'Document'],
    );
  });

  it('bulkPayment knows no code of what a catalog no longer lists', async (t) => {
    const { read, held } = await asking(t);
    const payment = held('BP-1001');
    payment.bankAccountId = '00000000-0000-4000-8000-000000000000';
    payment.legalEntityId = '00000000-0000-4000-8000-000000000000';
    const { bulkPayment } = await read<Answer>(
      '{ bulkPayment(id: "BP-1001") { bankAccount { uuid code } legalEntity { code currency } } }',
    );
    assert.deepEqual(bulkPayment, {
      bankAccount: { uuid: payment.bankAccountId, code: null },
      legalEntity: { code: null, currency: null },
    });
  });

  it('bulkPayment gives null for a document that access control hides, by 403 or by 404', async (t) => {
    const { read, held, gateway } = await asking(t);
    const { documents } = gateway.sandbox.iplicit.data;
    const hidden = held('BP-1001').allocations?.map(({ docId }) => documents.find(({ id }) => id === docId));
    assert.ok(hidden?.[0] && hidden[1]);
    hidden[0].hidden = 403;
    hidden[1].hidden = 404;
    const { bulkPayment } = await read<Answer>(
      '{ bulkPayment(id: "BP-1001") { allocations { documentNo document { id } } } }',
    );
    const shown = bulkPayment['allocations'] as readonly {
      document: unknown;
      documentNo: string;
    }[];
    assert.deepEqual(
      shown.map(({ document }) => document === null),
      [true, true, false],
    );
    assert.ok(shown.every(({ documentNo }) => documentNo));
  });

  it('bulkPayment fails in the one field whose read fails, and in no other', async (t) => {
    const { ask, gateway } = await asking(t);
    gateway.sandbox.iplicit.faults.add({
      path: '/api/Catalog/BankAccount',
      fault: { kind: 'status', status: 500 },
    });
    const answer = await ask(
      '{ bulkPayment(id: "BP-1001") { reference bankAccount { code } paymentMethod { code } } }',
    );
    assert.deepEqual(codesOf(answer), ['UPSTREAM_UNAVAILABLE']);
    assert.deepEqual(answer.errors[0]?.path, ['bulkPayment', 'bankAccount', 'code']);
    assert.deepEqual(answer.errors[0]?.extensions, {
      code: 'UPSTREAM_UNAVAILABLE',
      source: 'IPLICIT',
      status: 500,
    });
    assert.deepEqual(answer.data, {
      bulkPayment: {
        reference: 'BP-1001',
        bankAccount: { code: null },
        paymentMethod: { code: 'BACS' },
      },
    });
  });

  it('bulkPayment names the member at fault when iplicit gives a total without a currency', async (t) => {
    const { ask, held } = await asking(t);
    held('BP-1001').bankCurrency = null;
    const answer = await ask(
      '{ a: bulkPayment(id: "BP-1001") { reference } b: bulkPayment(id: "BP-1001") { total { amount } } }',
    );
    assert.deepEqual(codesOf(answer), ['UPSTREAM_MALFORMED']);
    assert.match(answer.errors[0]?.message ?? '', /BatchPayment\.bankCurrency/);
    assert.deepEqual(answer.data, { a: { reference: 'BP-1001' }, b: { total: null } });
  });

  it('bulkPayment goes by its uuid while it has no batch number', async (t) => {
    const { read, held } = await asking(t);
    const payment = held('BP-1001');
    payment.batchNo = null;
    const { bulkPayment } = await read<Answer>(`{ bulkPayment(id: "${payment.id}") { reference batchNo } }`);
    assert.deepEqual(bulkPayment, { reference: payment.id, batchNo: null });
  });

  it('bulkPayment keeps digits that no double holds, through both JSONs', async (t) => {
    const { read, held } = await asking(t);
    Object.assign(held('BP-1001'), {
      bankCurrencyAmount: '99999999999999.12345678',
      bankCurrencyRate: '0.8846290000',
    });
    const { bulkPayment } = await read<Answer>(
      '{ bulkPayment(id: "BP-1001") { total { amount } exchangeRate } }',
    );
    assert.deepEqual(bulkPayment, {
      total: { amount: '99999999999999.12345678' },
      exchangeRate: '0.8846290000',
    });
  });
});

describe('a filter', () => {
  it('a filter whose texts make a longer address than services take is refused, and nothing is sent', async (t) => {
    const { gateway } = await asking(t);
    const { iplicit } = gateway.sandbox;
    const query = 'query ($text: String) { bulkPayments(filter: { description: $text }) { nodes { id } } }';
    assert.deepEqual((await gateway.ask(query, { text: 'ä'.repeat(250) })).errors, []);
    iplicit.clearCalls();
    for (const text of ['x'.repeat(5_000), 'ä'.repeat(700)]) {
      const { errors } = await gateway.ask(query, { text });
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    }
    assert.deepEqual(iplicit.calls, []);
  });
});
