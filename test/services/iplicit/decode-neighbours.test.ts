import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as decode from '../../../src/services/iplicit/decode.ts';
import { malformed } from './malformed.ts';

const { decodeUuid } = decode;
const decodeCatalog = (body: Buffer) => decode.decodeCatalog(decode.jsonOf(body));
const decodeContactAccount = (body: Buffer) => decode.decodeContactAccount(decode.jsonOf(body));
const decodeDocument = (body: Buffer, id: string) => decode.decodeDocument(decode.jsonOf(body), id);
const decodeLegalEntities = (body: Buffer) => decode.decodeLegalEntities(decode.jsonOf(body));

describe('decoding neighbours', () => {
  const id = '3f1c2a9e-5b77-4c1e-9d52-0a6b8f3e7d11';

  it('decoding neighbours reads a document with exact amounts, and one that says next to nothing', () => {
    const body =
      `{"id":"${id}","docClass":"PurchaseInvoice","docNo":"PI-5001","description":null,"dueDate":"2026-12-24T00:00:00","docDate":"0001-01-01T00:00:00","theirDocNo":"INV 7","statusList":[" posted"],` +
      '"currency":"EUR","grossCurrencyAmount":90071992547409931.12345,"outstandingCurrencyAmount":-0.01000,' +
      '"contactAccountId":"66666666-5b77-4c1e-9d52-0a6b8f3e7d10"}';
    assert.deepEqual(decodeDocument(Buffer.from(body), id), {
      id,
      documentNo: 'PI-5001',
      documentClass: 'PurchaseInvoice',
      description: null,
      supplierDocumentNo: 'INV 7',
      documentDate: null,
      dueDate: '2026-12-24',
      statuses: ['posted'],
      legalEntityId: null,
      currency: 'EUR',
      grossAmount: '90071992547409931.12345',
      outstandingAmount: '-0.01000',
      contactAccountId: '66666666-5b77-4c1e-9d52-0a6b8f3e7d10',
    });
    const bare = decodeDocument(Buffer.from('{}'), id);
    assert.equal(bare.id, id);
    assert.equal(bare.grossAmount, null);
    assert.equal(bare.contactAccountId, null);
  });

  it('decoding neighbours reads catalogs, legal entities and contact accounts', () => {
    const item = `{"id":"${id.toUpperCase()}","code":"MIT","description":null,"isActive":true,"currency":"GBP"}`;
    assert.deepEqual(decodeCatalog(Buffer.from(`[${item}]`)), [
      { id, code: 'MIT', description: null, isActive: true },
    ]);
    assert.deepEqual(decodeLegalEntities(Buffer.from(`[${item}]`)), [
      { id, code: 'MIT', description: null, currency: 'GBP' },
    ]);
    assert.deepEqual(decodeContactAccount(Buffer.from(item)), { id, code: 'MIT', description: null });
    assert.throws(() => decodeCatalog(Buffer.from('[{"code":"MIT"}]')), malformed(/CatalogItem\.id/));
  });

  it('decoding neighbours reads the id that a write gives back, and nothing else in its place', () => {
    assert.equal(decodeUuid(Buffer.from(`"${id.toUpperCase()}"`)), id);
    for (const other of [id, `"${id}`, '"BP-1001"', '{}', 'null', '']) {
      assert.throws(() => decodeUuid(Buffer.from(other)), malformed(/./), other);
    }
  });
});
