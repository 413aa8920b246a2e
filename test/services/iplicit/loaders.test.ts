import assert from 'node:assert/strict';
import { listRows } from '../../../src/services/iplicit/listing.ts';
import { describe, it } from 'node:test';
import { uuidOf } from '../../../src/sandbox/data.ts';
import { iplicitUnderTest, upstreamError } from './iplicit-under-test.ts';

describe('reading within one request', () => {
  it('reading within one request fetches a payment once by its uuid, however that is cased', async (t) => {
    const { sandbox, reads, calls } = await iplicitUnderTest(t);
    const { id } = sandbox.data.payments[0] ?? { id: '' };
    const own = reads();
    const [one, other] = await Promise.all([own.payment(id), own.payment(id.toUpperCase())]);
    assert.ok(one);
    assert.equal(one, other);
    assert.equal(await own.payment(id), one);
    assert.deepEqual(calls(), [`GET /api/BatchPayment/${id}`]);
  });

  it('reading within one request asks for each catalog once, and knows nothing of an entry that is not in it', async (t) => {
    const { sandbox, reads, calls } = await iplicitUnderTest(t);
    const own = reads();
    const [account] = sandbox.data.bankAccounts;
    const [method] = sandbox.data.paymentMethods;
    const [entity] = sandbox.data.legalEntities;
    assert.ok(account && method && entity);
    const [accounts, methods] = await Promise.all([own.catalog('BankAccount'), own.catalog('PaymentMethod')]);
    assert.deepEqual(
      [accounts.get(account.id)?.code, methods.get(method.id)?.code],
      [account.code, method.code],
    );
    assert.equal((await own.legalEntity(entity.id))?.currency, entity.currency);
    assert.equal((await own.catalog('BankAccount')).get(method.id), undefined);
    assert.deepEqual(calls(), [
      'GET /api/Catalog/BankAccount',
      'GET /api/Catalog/PaymentMethod',
      'GET /api/LegalEntity?take=100&skip=0',
    ]);
  });

  it('reading within one request reads no more legal entities than it takes to find one, and all for one that is not there', async (t) => {
    const { sandbox, reads, calls } = await iplicitUnderTest(t);
    const [entity] = sandbox.data.legalEntities;
    assert.ok(entity);
    const copies = Array.from({ length: 230 }, (_, index) => ({ ...entity, id: uuidOf(`entity ${index}`) }));
    sandbox.data.legalEntities.splice(0, Infinity, ...copies);
    const own = reads();
    const [first, second] = await Promise.all([
      own.legalEntity(copies[7]?.id ?? ''),
      own.legalEntity(copies[99]?.id ?? ''),
    ]);
    assert.ok(first && second);
    assert.equal(calls().length, 1);
    assert.equal(await own.legalEntity(uuidOf('none')), null);
    assert.equal((await own.legalEntities()).length, 230);
    assert.deepEqual(calls(), [
      'GET /api/LegalEntity?take=100&skip=100',
      'GET /api/LegalEntity?take=100&skip=200',
      'GET /api/LegalEntity?take=100&skip=230',
    ]);
  });

  it('reading within one request asks for a document and a contact account once, however often they are named', async (t) => {
    const { sandbox, reads, calls } = await iplicitUnderTest(t);
    const own = reads();
    const document = sandbox.data.documents[0];
    assert.ok(document);
    await Promise.all(Array.from({ length: 20 }, () => own.document(document.id)));
    await Promise.all(Array.from({ length: 20 }, () => own.contactAccount(document.contactAccountId)));
    assert.equal(calls().length, 2);
  });

  it('reading within one request never asks for more than 100 at once, and asks side by side for more', async (t) => {
    const { reads, calls } = await iplicitUnderTest(t);
    const own = reads();
    const page = (take: number, skip: number) => own.payments({}, take, skip);
    const { rows, isEnd } = await listRows(page, ({ uuid }) => uuid, 250, { skip: 10, after: null });
    assert.deepEqual([rows.length, isEnd], [35, true]);
    assert.deepEqual(calls().toSorted(), [
      'GET /api/BatchPayment?take=100&skip=10',
      'GET /api/BatchPayment?take=100&skip=110',
      'GET /api/BatchPayment?take=100&skip=45',
      'GET /api/BatchPayment?take=50&skip=210',
    ]);
  });

  it('reading within one request finds an allocation within its payment alone', async (t) => {
    const { sandbox, reads, calls } = await iplicitUnderTest(t);
    const [one, , other] = sandbox.data.payments;
    const [allocation] = one?.allocations ?? [];
    assert.ok(one && other && allocation);
    assert.equal(
      other.allocations?.[0]?.id,
      allocation.id,
      'two payments share an allocation id in the sandbox',
    );
    const own = reads();
    assert.equal((await own.allocation(one.id, allocation.id.toUpperCase()))?.paymentUuid, one.id);
    assert.equal((await own.allocation(other.id, allocation.id))?.paymentUuid, other.id);
    assert.equal(await own.allocation(one.id, other.id), null);
    assert.equal(calls().length, 2);
  });

  it('reading within one request forgets payments, pages and documents when told to, and keeps catalogs', async (t) => {
    const { sandbox, reads, calls } = await iplicitUnderTest(t);
    const document = sandbox.data.documents[0]?.id ?? '';
    const payment = sandbox.data.payments[0]?.id ?? '';
    const own = reads();
    const all = () =>
      Promise.all([
        own.payment(payment),
        own.payments({}, 5, 0),
        own.document(document),
        own.catalog('BankAccount'),
        own.legalEntities(),
      ]);
    await all();
    assert.equal(calls().length, 6);
    await all();
    assert.equal(calls().length, 0);
    own.clear();
    await all();
    assert.equal(calls().length, 3);
  });

  it('reading within one request shares nothing with another request', async (t) => {
    const { sandbox, reads, calls } = await iplicitUnderTest(t);
    const { id } = sandbox.data.payments[0] ?? { id: '' };
    await reads().payment(id);
    await reads().payment(id);
    assert.equal(calls().length, 2);
  });

  it('reading within one request ends when the caller has gone away', async (t) => {
    const { sandbox, reads } = await iplicitUnderTest(t);
    const caller = new AbortController();
    const { id } = sandbox.data.payments[0] ?? { id: '' };
    sandbox.faults.add({ path: `/api/BatchPayment/${id}`, fault: { kind: 'hang' } });
    const read = reads(caller.signal).payment(id);
    caller.abort(new Error('left'));
    await assert.rejects(read, upstreamError('UPSTREAM_TIMEOUT'));
  });
});
