import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeBatchList } from '../../../src/services/concur/batch-list.ts';
import { UnreadableError } from '../../../src/services/concur/errors.ts';
import type { PaymentBatch } from '../../../src/services/concur/types.ts';

const MEMBERS: Record<string, string> = {
  BatchName: 'USD: Employees',
  BatchID: '0f0e',
  BatchTotal: '334.21',
  Currency: 'USD',
  Count: '10',
  Type: 'Employee',
  PaymentMethod: 'Expense Pay by Concur',
  'Batch-URL': 'https://www.concursolutions.com/api/expense/paymentbatch/v1.1/batch/n$123',
};

function summary(changes: Record<string, string | undefined> = {}): string {
  const members = Object.entries({ ...MEMBERS, ...changes }).map(([name, text]) =>
    text === undefined ? '' : `<${name}>${text}</${name}>`,
  );
  return `<BatchSummary>${members.join('')}</BatchSummary>`;
}

function decode(content: string) {
  return decodeBatchList(Buffer.from(`<BatchList>${content}</BatchList>`), 'OPEN');
}

const BATCH = {
  batchId: '0f0e',
  name: 'USD: Employees',
  status: 'OPEN',
  total: '334.21',
  currency: 'USD',
  count: 10,
  payee: 'EMPLOYEE',
  payeeName: 'Employee',
  paymentMethod: 'EXPENSE_PAY',
  paymentMethodName: 'Expense Pay by Concur',
  url: 'https://www.concursolutions.com/api/expense/paymentbatch/v1.1/batch/n$123',
};

describe('a BatchList', () => {
  it('a BatchList of one batch, of many and of none decodes', () => {
    assert.deepEqual(decode(summary()), [BATCH]);
    assert.equal(decode(summary().repeat(3)).length, 3);
    assert.deepEqual(decode(''), []);
    assert.deepEqual(decodeBatchList(Buffer.from('<BatchList/>'), 'CLOSED'), []);
  });

  it('a BatchList has the status of the list that was asked for', () => {
    const body = Buffer.from(`<BatchList>${summary()}</BatchList>`);
    assert.equal(decodeBatchList(body, 'CLOSED')[0]?.status, 'CLOSED');
  });

  it('a BatchList decodes whatever the case of its names, its namespaces, prefixes and the order in it', () => {
    const lower = `<batchlist>${summary().replace(/<(\/?)([\w-]+)>/g, (_, slash, name) => `<${slash}${name.toLowerCase()}>`)}</batchlist>`;
    const upper = `<BATCHLIST>${summary().replace(/<(\/?)([\w-]+)>/g, (_, slash, name) => `<${slash}${name.toUpperCase()}>`)}</BATCHLIST>`;
    const prefixed = `<c:BatchList xmlns:c="http://www.concursolutions.com/api/expense/paymentbatch/2011/11">${summary().replace(/<(\/?)/g, '<$1c:')}</c:BatchList>`;
    const reversed = `<BatchList><BatchSummary>${Object.entries(MEMBERS)
      .toReversed()
      .map(([name, text]) => `<${name}>${text}</${name}>`)
      .join('')}</BatchSummary></BatchList>`;
    const declared = `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<!-- hello -->\n<BatchList xmlns="urn:other">\n  ${summary().replaceAll('><', '>\n<')}\n</BatchList>\n`;
    for (const body of [lower, upper, prefixed, reversed, declared]) {
      assert.deepEqual(decodeBatchList(Buffer.from(body), 'OPEN'), [BATCH], body);
    }
    const renamed = summary().replaceAll('Batch-URL', 'Batch-Url');
    assert.deepEqual(decode(renamed), [BATCH]);
  });

  it('a BatchList may leave names and wordings empty, self-closed or nil', () => {
    for (const empty of [
      '<BatchName></BatchName>',
      '<BatchName/>',
      '<BatchName i:nil="true"/>',
      '<BatchName> </BatchName>',
    ]) {
      assert.equal(decode(summary().replace(/<BatchName>.*<\/BatchName>/, empty))[0]?.name, '', empty);
    }
    assert.equal(decode(summary({ Type: '' }))[0]?.payee, 'OTHER');
    assert.equal(decode(summary({ PaymentMethod: '' }))[0]?.paymentMethod, 'OTHER');
  });

  it('a BatchList keeps totals to the digit', () => {
    for (const total of [
      '0.00',
      '145.17000',
      '12345678901234.56',
      '99999999999999.12345678',
      '-12.50',
      '7',
      '0.1',
    ]) {
      assert.equal(decode(summary({ BatchTotal: total }))[0]?.total, total);
    }
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 25n }),
        fc.integer({ min: 2, max: 8 }),
        (whole, decimals) => {
          const total = `${whole}.${String(whole % 10n ** BigInt(decimals)).padStart(decimals, '0')}`;
          assert.equal(decode(summary({ BatchTotal: total }))[0]?.total, total);
        },
      ),
    );
  });

  it('a BatchList gives currencies in upper case, and characters as they were meant', () => {
    assert.equal(decode(summary({ Currency: 'usd' }))[0]?.currency, 'USD');
    const name = decode(
      summary({ BatchName: 'A &amp; B &lt;C&gt; &#233;&#x20AC; &quot;&apos;<![CDATA[<&>]]>' }),
    )[0]?.name;
    assert.equal(name, `A & B <C> é€ "'<&>`);
  });

  it('a BatchList passes over members that it does not know, and what they hold', () => {
    const extended = summary().replace(
      '<Count>',
      '<Extra><Count>99</Count><BatchID>x</BatchID></Extra><Count>',
    );
    assert.deepEqual(decode(`<Paging>1</Paging>${extended}`), [BATCH]);
  });

  it('a BatchList with a batch that has no BatchID, or two, is refused: of money nothing is left out silently', () => {
    for (const odd of [
      summary({ BatchID: undefined }),
      summary({ BatchID: '' }),
      summary().replace('</BatchSummary>', '<BatchID>x</BatchID></BatchSummary>'),
    ])
      assert.throws(() => decode(summary() + odd), UnreadableError);
  });

  it('a BatchList with an odd value costs what is made from it, with the batch’s id, and nothing else', () => {
    const [sound] = decode(summary());
    const bad: Record<string, readonly [keyof PaymentBatch, readonly (string | undefined)[]]> = {
      BatchTotal: ['total', [undefined, '', '1,50', 'NaN', '$1', '١', '1 000.00', '0x10', '.']],
      Count: ['count', [undefined, '', '-1', '1.5', 'ten', '99999999999', '2147483648']],
      Currency: ['currency', [undefined, '', 'US', 'USDD', 'U$D', '840']],
      'Batch-URL': ['url', [undefined, '']],
    };
    for (const [name, [property, texts]] of Object.entries(bad)) {
      for (const text of texts) costs(property, name, decode(summary({ [name]: text }))[0]);
      const twice = summary().replace('</BatchSummary>', `<${name}>x</${name}></BatchSummary>`);
      costs(property, name, decode(twice)[0]);
    }

    function costs(property: keyof PaymentBatch, name: string, batch: PaymentBatch | undefined): void {
      assert.ok(batch && sound);
      assert.throws(() => batch[property], {
        code: 'UPSTREAM_MALFORMED',
        message: new RegExp(`${name} of batch ${batch.batchId} is `),
      });
      for (const other of Object.keys(sound) as (keyof PaymentBatch)[])
        if (other !== property) assert.equal(batch[other], sound[other]);
    }
  });

  it('a BatchList with a number as other programs write it is read exactly', () => {
    const read = (BatchTotal: string) => decode(summary({ BatchTotal }))[0]?.total;
    assert.deepEqual(['0E-8', '.50', '+1', '334.', '1e5'].map(read), [
      '0.00000000',
      '0.50',
      '1',
      '334',
      '100000',
    ]);
    assert.equal(decode(summary({ Currency: ' gbp ', Count: '3.0' }))[0]?.currency, 'GBP');
    assert.equal(decode(summary({ Count: '3.0' }))[0]?.count, 3);
  });

  it('a BatchList is a BatchList or it is refused', () => {
    const others = [
      '',
      ' ',
      '{"BatchList":[]}',
      '<html><body>Sign in</body></html>',
      '<!DOCTYPE html><html></html>',
      '<Error><Message>no</Message></Error>',
      '<BatchSummary/>',
      '<BatchStatus/>',
      `<BatchList>${summary()}`,
      `<BatchList>${summary()}</BatchList><BatchList/>`,
      '<BatchList><BatchSummary><BatchName>x</BatchList>',
      'BatchList',
    ];
    for (const body of others) {
      assert.throws(() => decodeBatchList(Buffer.from(body), 'OPEN'), UnreadableError, body);
    }
  });

  it('a BatchList cut anywhere is refused', () => {
    const body = Buffer.from(`<BatchList>${summary()}</BatchList>`);
    for (let length = 0; length < body.length; length += 1) {
      assert.throws(() => decodeBatchList(body.subarray(0, length), 'OPEN'), UnreadableError);
    }
  });
});
