import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  encodeAbandon,
  encodeAllocations,
  encodeCreate,
  encodeQuery,
  encodeUpdate,
} from '../../../src/services/iplicit/encode.ts';

describe('encoding a list query', () => {
  it('encoding a list query uses the names that iplicit publishes, every one of them', () => {
    const query = encodeQuery(
      {
        batchNo: 'BP-1001',
        type: 'SUP',
        legalEntity: 'MIT',
        bankAccount: 'MITGBP',
        description: 'a & b',
        descriptionContains: '部品',
        paymentDateFrom: '2026-11-01',
        paymentDateTo: '2026-11-30',
        lastModifiedFrom: '2026-11-01T00:00:00+01:00',
        lastModifiedTo: '2026-11-30T23:59:59.999Z',
        lastModifiedBy: 'ada.lovelace',
        isDraft: true,
        isApproved: false,
        isProcessed: true,
        isPosted: false,
      },
      51,
      100,
    );
    assert.deepEqual(Object.fromEntries(new URLSearchParams(query)), {
      BatchNo: 'BP-1001',
      BatchPaymentType: 'SUP',
      LegalEntity: 'MIT',
      BankAccountId: 'MITGBP',
      Description: 'a & b',
      DescriptionContains: '部品',
      PaymentDateFrom: '2026-11-01T00:00:00',
      PaymentDateTo: '2026-11-30T00:00:00',
      LastModifiedFrom: '2026-11-01T00:00:00+01:00',
      LastModifiedTo: '2026-11-30T23:59:59.999Z',
      LastModifiedBy: 'ada.lovelace',
      IsDraft: 'true',
      IsApproved: 'false',
      IsProcessed: 'true',
      IsPosted: 'false',
      take: '51',
      skip: '100',
    });
    assert.ok(query.includes('%2B01%3A00'), 'a plus sign left as it is would be read as a blank');
  });

  it('encoding a list query names no filter that was not given', () => {
    assert.equal(encodeQuery({}, 100, 0), 'take=100&skip=0');
    assert.equal(encodeQuery({ batchNo: null, isDraft: null, type: undefined }, 1, 2), 'take=1&skip=2');
  });
});

describe('encoding a write', () => {
  it('encoding a write sends amounts as numbers with every digit given', () => {
    const body = encodeAllocations([
      { document: 'PI-5001', amount: '99999999999999.12345678', baseAmount: '0.8846290000' },
      { document: 'CN/2026/5', amount: '-145.17000' },
      { document: 'PI-5003', amount: null, baseAmount: null },
    ]);
    assert.equal(
      body,
      '[{"docId":"PI-5001","allocAmountCurrency":99999999999999.12345678,"allocAmountBase":0.8846290000},' +
        '{"docId":"CN/2026/5","allocAmountCurrency":-145.17000},{"docId":"PI-5003"}]',
    );
  });

  it('encoding a write writes any decimal digit for digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?(?:0|[1-9]\d{0,20})(?:\.\d{1,12})?$/), (amount) => {
        assert.equal(
          encodeAllocations([{ document: 'D', amount }]),
          `[{"docId":"D","allocAmountCurrency":${amount}}]`,
        );
      }),
    );
  });

  it('encoding a write creates with the members given and no others, by the names that iplicit has for them', () => {
    assert.equal(encodeCreate({}), '{}');
    assert.equal(encodeCreate({ type: null, description: null, allocations: null }), '{}');
    assert.deepEqual(
      JSON.parse(
        encodeCreate({
          type: 'SUP',
          legalEntity: 'MIT',
          bankAccount: 'MITGBP',
          paymentDate: '2026-11-30',
          description: '',
          bankRef: 'REF',
          paymentMethod: 'BACS',
          period: '2026-11',
          allocations: [{ document: 'PI-5001' }],
        }),
      ),
      {
        batchPaymentTypeId: 'SUP',
        legalEntityId: 'MIT',
        bankAccountId: 'MITGBP',
        paymentDate: '2026-11-30T00:00:00',
        description: '',
        bankRef: 'REF',
        paymentMethodId: 'BACS',
        periodId: '2026-11',
        allocations: [{ docId: 'PI-5001' }],
      },
    );
  });

  it('encoding a write updates what was given, an empty text as one, the date as a date-time and not as a number', () => {
    assert.equal(encodeUpdate({ paymentDate: '2026-12-01' }), '{"paymentDate":"2026-12-01T00:00:00"}');
    assert.equal(encodeUpdate({ description: 'x', bankRef: '' }), '{"description":"x","bankRef":""}');
  });

  it('encoding a write sends a reason for abandoning, or no body at all', () => {
    assert.equal(encodeAbandon('duplicate'), '{"reason":"duplicate"}');
    assert.equal(encodeAbandon(null), undefined);
    assert.equal(encodeAbandon(undefined), undefined);
  });
});
