import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as decode from '../../../src/services/iplicit/decode.ts';
import { malformed } from './malformed.ts';

const { decodeUuid } = decode;
const decodeCatalog = (body: Buffer) => decode.decodeCatalog(decode.jsonOf(body));
const decodeContactAccount = (body: Buffer) => decode.decodeContactAccount(decode.jsonOf(body));
const decodeLegalEntities = (body: Buffer) => decode.decodeLegalEntities(decode.jsonOf(body));
const decodePayment = (body: Buffer) => decode.decodePayment(decode.jsonOf(body));
const decodePayments = (body: Buffer) => decode.decodePayments(decode.jsonOf(body));

const ALLOCATION =
  '{"id":"7D101111-5b77-4c1e-9d52-0a6b8f3e7d10","docId":"3f1c2a9e-5b77-4c1e-9d52-0a6b8f3e7d11","docNo":"PI-5001",' +
  '"allocAmountCurrency":145.17000,"allocAmountBase":128.4216193000,"allocCurrencyRate":0.8846290000}';

const DETAIL =
  '{"id":"0B5E3C9A-5B77-4C1E-9D52-0A6B8F3E7D10","batchPaymentTypeId":"44444444-5b77-4c1e-9d52-0a6b8f3e7d10",' +
  '"batchNo":"BP-1001","description":"Söhne & Töchter","status":9223372036854775807,"statusList":["draft "," warning"],' +
  '"legalEntityId":"11111111-5b77-4c1e-9d52-0a6b8f3e7d10","bankAccountId":"22222222-5b77-4c1e-9d52-0a6b8f3e7d10",' +
  '"paymentDate":"2026-11-30T00:00:00","paymentMethodId":"33333333-5b77-4c1e-9d52-0a6b8f3e7d10",' +
  '"periodId":"55555555-5b77-4c1e-9d52-0a6b8f3e7d10","bankCurrency":"GBP","bankCurrencyAmount":99999999999999.12345678,' +
  '"bankCurrencyRate":1.0000000000,"bankRef":null,"lastModified":"2026-11-01T09:10:27.113","lastModifiedBy":"ada.lovelace",' +
  `"hasNotes":false,"hasAttachments":true,"allocations":[${ALLOCATION}]}`;

/** The detail with one text in it replaced. */
function detail(from: string, to: string): Buffer {
  assert.ok(DETAIL.includes(from));
  return Buffer.from(DETAIL.replace(from, to));
}

/** Reads every value of an object. */
const everythingOf = (decoded: object) => JSON.stringify(decoded);

describe('decoding a payment', () => {
  it('decoding a payment keeps every digit, trims statuses, lowers ids and reads dates as they are', () => {
    const payment = decodePayment(Buffer.from(DETAIL));
    assert.equal(payment.uuid, '0b5e3c9a-5b77-4c1e-9d52-0a6b8f3e7d10');
    assert.equal(payment.amount, '99999999999999.12345678');
    assert.equal(payment.exchangeRate, '1.0000000000');
    assert.deepEqual(payment.statuses, ['draft', 'warning']);
    assert.equal(payment.description, 'Söhne & Töchter');
    assert.equal(payment.bankRef, null);
    assert.equal(payment.paymentDate, '2026-11-30');
    assert.equal(payment.lastModifiedAt, '2026-11-01T09:10:27.113Z');
    assert.equal(payment.hasAttachments, true);
    assert.deepEqual(payment.allocations, [
      {
        paymentUuid: '0b5e3c9a-5b77-4c1e-9d52-0a6b8f3e7d10',
        uuid: '7d101111-5b77-4c1e-9d52-0a6b8f3e7d10',
        documentId: '3f1c2a9e-5b77-4c1e-9d52-0a6b8f3e7d11',
        documentNo: 'PI-5001',
        amount: '145.17000',
        baseAmount: '128.4216193000',
        exchangeRate: '0.8846290000',
      },
    ]);
  });

  it('decoding a payment finds members whatever their case', () => {
    const shouted = DETAIL.replaceAll(/"(\w+)":/g, (_, name: string) => `"${name.toUpperCase()}":`);
    assert.deepEqual(decodePayment(Buffer.from(shouted)), decodePayment(Buffer.from(DETAIL)));
  });

  it('decoding a payment refuses a payment that says something twice, in whatever case: nobody can tell which id or amount is meant', () => {
    const cases: [string, string, RegExp][] = [
      ['"id":', '"id":"0b5e3c9a-5b77-4c1e-9d52-000000000000","id":', /BatchPayment\.id/],
      [
        '"bankCurrencyAmount":',
        '"bankCurrencyAmount":1,"bankCurrencyAmount":',
        /BatchPayment\.bankCurrencyAmount/,
      ],
      [
        '"bankCurrencyAmount":',
        '"BANKCURRENCYAMOUNT":1,"bankCurrencyAmount":',
        /BatchPayment\.bankCurrencyAmount/,
      ],
      ['"bankCurrencyAmount":', '"bank\\u0043urrencyAmount":1,"bankCurrencyAmount":', /bankCurrencyAmount/],
      ['"hasNotes":false', '"hasNotes":false,"hasNotes":false', /BatchPayment\.hasNotes/],
      ['"bankRef":null', '"bankRef":null,"BankRef":null,"bankref":null', /BatchPayment\.bankRef/],
      ['"allocations":', '"allocations":[],"allocations":', /BatchPayment\.allocations/],
      ['"docId":', '"DocId":"3f1c2a9e-5b77-4c1e-9d52-000000000000","docId":', /Allocation\.docId/],
      [
        '"allocAmountCurrency":',
        '"allocAmountCurrency":0,"allocAmountCurrency":',
        /Allocation\.allocAmountCurrency/,
      ],
    ];
    for (const [from, to, named] of cases)
      assert.throws(() => everythingOf(decodePayment(detail(from, to))), malformed(named), to);
    decodePayment(detail('"bankRef":null', '"bankRef":null,"novelty":1,"novelty":{"a":1,"A":2}'));
  });

  it('decoding a payment takes null, [] and nothing at all as no allocations and no statuses', () => {
    for (const none of ['null', '[]']) {
      const payment = decodePayment(detail(`[${ALLOCATION}]`, none));
      assert.deepEqual(payment.allocations, []);
    }
    assert.deepEqual(decodePayment(detail(`,"allocations":[${ALLOCATION}]`, '')).allocations, []);
    assert.deepEqual(decodePayment(detail('["draft "," warning"]', 'null')).statuses, []);
  });

  it('decoding a payment leaves the 64-bit status alone, and members it does not know', () => {
    decodePayment(detail('9223372036854775807', '"no number at all"'));
    decodePayment(detail('"bankRef":null', '"bankRef":null,"novelty":{"deep":[1,{"er":2}]}'));
  });

  it('decoding a payment is not led astray by members named like parts of every object', () => {
    const odd =
      '"__proto__":{"batchNo":"evil"},"constructor":{"prototype":{"batchNo":"evil"}},"hasOwnProperty":1,';
    const payment = decodePayment(detail('"batchNo":"BP-1001",', odd));
    assert.equal(payment.batchNo, null);
    assert.equal(({} as { batchNo?: string }).batchNo, undefined);
  });

  it('decoding a payment names the member that is missing or of the wrong kind, not its value', () => {
    const cases: [string, string, RegExp][] = [
      ['"hasNotes":false,', '', /BatchPayment\.hasNotes/],
      ['99999999999999.12345678', '"secret"', /BatchPayment\.bankCurrencyAmount/],
      ['99999999999999.12345678', '1e999', /BatchPayment\.bankCurrencyAmount/],
      ['"paymentDate":"2026-11-30T00:00:00"', '"paymentDate":"secret"', /BatchPayment\.paymentDate/],
      ['"BP-1001"', '1001', /BatchPayment\.batchNo/],
      ['["draft "," warning"]', '"draft"', /BatchPayment\.statusList/],
      ['["draft "," warning"]', '[1]', /BatchPayment\.statusList/],
      ['"0B5E3C9A-5B77-4C1E-9D52-0A6B8F3E7D10"', '"secret"', /BatchPayment\.id/],
      ['145.17000', 'null', /Allocation\.allocAmountCurrency/],
      [ALLOCATION, '"secret"', /Allocation/],
      ['"2026-11-01T09:10:27.113"', '"secret"', /BatchPayment\.lastModified/],
    ];
    for (const [from, to, named] of cases) {
      assert.throws(() => everythingOf(decodePayment(detail(from, to))), malformed(named), to);
      assert.throws(
        () => everythingOf(decodePayment(detail(from, to))),
        (error: Error) => !error.message.includes('secret'),
      );
    }
  });

  it('decoding a payment lets an odd value cost what is made from it, with the payment’s id, and nothing else', () => {
    const payment = decodePayment(detail('99999999999999.12345678', '"odd"'));
    const id = payment.uuid;
    assert.throws(() => payment.amount, malformed(new RegExp(`BatchPayment\\.bankCurrencyAmount of ${id}`)));
    assert.equal(payment.currency, 'GBP');
    assert.equal(payment.allocations[0]?.amount, '145.17000');
  });

  it('decoding a payment reads what has one meaning only, however it is written', () => {
    assert.equal(decodePayment(detail('"bankCurrency":"GBP"', '"bankCurrency":" gbp "')).currency, 'GBP');
    const stamp = (text: string) =>
      decodePayment(detail('"2026-11-01T09:10:27.113"', `"${text}"`)).lastModifiedAt;
    assert.equal(stamp('2026-11-01T09:10:27+0000'), '2026-11-01T09:10:27+00:00');
    assert.equal(stamp('0001-01-01T00:00:00'), null);
  });

  it('decoding a payment does without what the gateway can do without', () => {
    const sparse = decodePayment(
      Buffer.from(
        DETAIL.replace(
          /"(batchPaymentTypeId|periodId|batchNo|description|bankRef|bankCurrency|lastModified|lastModifiedBy|docNo)":("[^"]*"|null),/g,
          '',
        ),
      ),
    );
    assert.equal(sparse.batchNo, null);
    assert.equal(sparse.typeId, null);
    assert.equal(sparse.currency, null);
    assert.equal(sparse.lastModifiedAt, null);
  });
});

describe('decoding any answer', () => {
  it('decoding any answer takes nothing truncated, foreign or not UTF-8', () => {
    const foreign = [
      '',
      '<html></html>',
      'null',
      '"text"',
      '3',
      '[',
      DETAIL.slice(0, -1),
      `${DETAIL}]`,
      `[${DETAIL}`,
    ];
    for (const text of foreign) {
      assert.throws(() => decodePayment(Buffer.from(text)), malformed(/./), text.slice(0, 20));
      assert.throws(() => decodePayments(Buffer.from(text)), malformed(/./), text.slice(0, 20));
    }
    const broken = Buffer.from(DETAIL.replace('Söhne', 'S\u00ffhne'), 'latin1');
    assert.throws(() => decodePayment(broken), malformed(/./));
  });

  it('decoding any answer survives nesting deeper than the stack', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
      ['[{"a":', '}]'],
    ] as const) {
      const deep = Buffer.from(`${open.repeat(200_000)}1${close.repeat(200_000)}`);
      assert.throws(() => decodePayments(deep), malformed(/./));
      assert.throws(() => decodePayment(Buffer.from(`{"novelty":${deep.toString()}}`)), malformed(/./));
    }
  });

  it('decoding any answer never ends otherwise than with a value or UPSTREAM_MALFORMED', () => {
    const decoders = [
      decodePayment,
      decodePayments,
      decodeCatalog,
      decodeLegalEntities,
      decodeContactAccount,
      decodeUuid,
    ];
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.constantFrom(...decoders), (text, decode) => {
        try {
          decode(Buffer.from(text));
        } catch (error) {
          assert.ok(malformed(/./)(error));
        }
      }),
    );
  });

  it('decoding any answer reads a list of summaries, which have no detail members', () => {
    const summary = DETAIL.replace(/,"hasNotes".*$/, '}');
    const [payment, ...others] = decodePayments(Buffer.from(`[${summary}]`));
    assert.equal(others.length, 0);
    assert.equal(payment?.batchNo, 'BP-1001');
    assert.ok(payment && !('allocations' in payment));
    assert.deepEqual(decodePayments(Buffer.from('[]')), []);
  });
});
