import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startHostileGateway } from './hostile-gateway.ts';
import type { HostileGateway } from './hostile-gateway.ts';
import { ended, startDecoy, unfinished, whole } from './impostor.ts';
import type { Impostor } from './impostor.ts';

const ID = '0b5e3c9a-5b77-4c1e-9d52-0a6b8f3e7d10';

const BATCH = {
  BatchName: 'n',
  BatchID: 'b1',
  BatchTotal: '1.00',
  Currency: 'USD',
  Count: '1',
  Type: 'Employee',
  PaymentMethod: 'p',
  'Batch-URL': 'https://www.concursolutions.com/api/expense/paymentbatch/v1.1/batch/n$1',
};

const PAYMENT = {
  id: `"${ID}"`,
  legalEntityId: `"${ID}"`,
  bankAccountId: `"${ID}"`,
  paymentDate: '"2026-11-30T00:00:00"',
  paymentMethodId: `"${ID}"`,
  bankCurrencyAmount: '145.17000',
  bankCurrencyRate: '1.0000000000',
  hasNotes: 'false',
  hasAttachments: 'false',
};

/** A list of one batch, with some of its members otherwise. */
function xml(changes: Partial<Record<keyof typeof BATCH, string>> = {}, more = ''): string {
  const members = Object.entries({ ...BATCH, ...changes }).map(
    ([name, text]) => `<${name}>${text}</${name}>`,
  );
  return `<BatchList><BatchSummary>${members.join('')}${more}</BatchSummary></BatchList>`;
}

/** A payment, with some of its members otherwise. */
function json(changes: Partial<Record<keyof typeof PAYMENT, string>> = {}, more = ''): string {
  const members = Object.entries({ ...PAYMENT, ...changes }).map(([name, value]) => `"${name}":${value}`);
  return `{${members.join(',')}${more}}`;
}

const DEEP = 100_000;

/** Answers that are wrong as soon as so much of them is there, whatever may follow. */
const XML_ATTACKS: Record<string, string | Buffer> = {
  'a DOCTYPE that declares a bomb of entities': `<!DOCTYPE l [<!ENTITY a "aaaa">${'<!ENTITY b "&a;&a;">'.repeat(50)}]>${xml({ BatchName: '&b;' })}`,
  'a DOCTYPE that names a file': `<?xml version="1.0"?><!DOCTYPE l SYSTEM "file:///etc/passwd">${xml()}`,
  'an entity of its own': xml({ BatchName: '&passwd;' }),
  'an entity named like a member of every object': xml({ BatchName: '&constructor;' }),
  '100,000 elements in each other': `<BatchList>${'<a>'.repeat(DEEP)}`,
  'a character that XML forbids': xml({ BatchName: '\u0000' }),
  'bytes that are no UTF-8': Buffer.from(xml({ BatchName: '\xff\xfe' }), 'latin1'),
  'UTF-16': Buffer.from(`\uFEFF${xml()}`, 'utf16le'),
  'another tag closed than opened': '<BatchList><BatchSummary></BatchList>',
  'an amount in two halves': xml({ BatchTotal: '1<b/>00.00' }),
  'a page': '<!DOCTYPE html><html><body>Sign in</body></html>',
  'an unquoted attribute': '<BatchList a=1>',
};

/** Answers that are wrong once they are whole. */
const XML_LIES: Record<string, string | Buffer> = {
  ...XML_ATTACKS,
  'two ids, in another case': xml({}, '<BATCHID>b2</BATCHID>'),
  'members named __proto__ and constructor in place of its own':
    '<BatchList><BatchSummary><__proto__><BatchID>1</BatchID></__proto__><constructor>1</constructor></BatchSummary></BatchList>',
  'two roots': `${xml()}${xml()}`,
  'half of it': xml().slice(0, 120),
  nothing: '',
  JSON: '{"BatchList":[]}',
  'something packed unasked': gzipSync(xml()),
};

/** Values that cannot be read, in answers that can. */
const ODD_XML: Record<string, string> = {
  'two totals': xml({}, '<BatchTotal>2.00</BatchTotal>'),
  'a total of a million digits': xml({ BatchTotal: '1'.repeat(1_000_000) }),
  'a count that is none': xml({ Count: '0x10' }),
  'no count': xml().replace(/<Count>.*<\/Count>/, ''),
};

const ODD_JSON: Record<string, string> = {
  'two amounts': json({}, ',"bankCurrencyAmount":2.00'),
  'two amounts, in another case': json({}, ',"BankCurrencyAmount":2.00'),
  'two amounts, one of them escaped': json({}, ',"bank\\u0043urrencyAmount":2.00'),
  'two lists of allocations': json({}, ',"allocations":[],"allocations":null'),
  'an amount without bounds': json({ bankCurrencyAmount: '1e999999999' }),
  'an amount of a million digits': json({ bankCurrencyAmount: '1'.repeat(1_000_000) }),
  'an amount as text': json({ bankCurrencyAmount: '"145.17"' }),
};

const JSON_LIES: Record<string, string | Buffer> = {
  '100,000 lists in each other': '['.repeat(DEEP) + ']'.repeat(DEEP),
  '100,000 objects in each other': `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  '100,000 lists in a member that nobody reads': json({}, `,"x":${'['.repeat(DEEP)}${']'.repeat(DEEP)}`),
  'two ids': json({}, `,"id":"${ID.replace('0', '1')}"`),
  'the id of another payment': json({ id: `"${ID.replace('0', '1')}"` }),
  'an amount that is NaN': json({ bankCurrencyAmount: 'NaN' }),
  'members of __proto__ and constructor in place of its own': `{"__proto__":${json()},"constructor":{"prototype":${json()}}}`,
  'a comment': `/**/${json()}`,
  'more behind it': `${json()},`,
  'half of it': json().slice(0, 100),
  nothing: '',
  'bytes that are no UTF-8': Buffer.from(json({}, ',"batchNo":"\xff"'), 'latin1'),
  'UTF-16': Buffer.from(`\uFEFF${json()}`, 'utf16le'),
  'something packed unasked': gzipSync(json()),
  'a page': '<!DOCTYPE html><html><body>Sign in</body></html>',
};

describe('an answer from a service that has been taken over', () => {
  let hostile: HostileGateway;
  before(async () => {
    hostile = await startHostileGateway({ env: { CONCUR_EDITION: '2020' } });
  });
  after(() => hostile.close());
  afterEach(() => hostile.reset());

  /** Asks, and expects to be told that the service's answer cannot be read: no more, and nothing of it. */
  async function refused(query: string, source: string): Promise<void> {
    const { errors, data } = await hostile.gateway.ask<Record<string, unknown>>(query);
    assert.equal(errors.length, 1, JSON.stringify(errors).slice(0, 200));
    assert.deepEqual(Object.values(data ?? {}), data ? [null] : []);
    const [error] = errors;
    assert.equal(error?.extensions['code'], 'UPSTREAM_MALFORMED');
    assert.equal(error?.extensions['source'], source);
    assert.ok(error && error.message.length < 200, 'quotes nothing');
    assert.doesNotMatch(error.message, /passwd|aaaa|127\.0\.0\.1|html/);
  }

  async function answersAgain(impostor: Impostor, query: string): Promise<void> {
    assert.deepEqual(hostile.writes(), [], 'a write was sent on the strength of it');
    impostor.behave();
    assert.deepEqual((await hostile.gateway.ask(query)).errors, []);
  }

  const LIST = '{ paymentBatches(filter: { status: OPEN }) { nodes { id batchId total { amount } count } } }';
  const CLOSE = 'mutation { closePaymentBatch(input: { id: "b1", idempotencyKey: "key-44" }) { outcome } }';

  for (const [what, body] of Object.entries(XML_LIES)) {
    it(`an answer from a service that has been taken over in XML with ${what} is refused, and nothing is written on the strength of it`, async () => {
      for (const query of [LIST, CLOSE]) {
        hostile.concur.say(/batchlist/, whole(body, 'application/xml'));
        await refused(query, 'CONCUR');
      }
      await answersAgain(hostile.concur, LIST);
    });
  }

  for (const [what, body] of Object.entries(XML_ATTACKS)) {
    it(`an answer from a service that has been taken over in XML with ${what} is refused as soon as that is there, and the connection ended`, async () => {
      hostile.concur.say(/batchlist/, unfinished(body, 'application/xml'));
      await refused(LIST, 'CONCUR');
      await ended(hostile.concur.struck[0]);
      await answersAgain(hostile.concur, LIST);
    });
  }

  it('an answer from a service that has been taken over in XML that would fetch something makes nobody fetch it', async () => {
    const decoy = await startDecoy();
    const address = `http://${decoy.host}/x`;
    const harmless = `<?xml version="1.0"?><?xml-stylesheet href="${address}"?>${xml()
      .replace(
        '<BatchList>',
        `<BatchList xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="x ${address}">`,
      )
      .replace('<BatchSummary>', `<xi:include href="${address}"/><BatchSummary>`)}`;
    hostile.concur.say(/batchlist/, whole(harmless, 'application/xml'));
    const { errors, data } = await hostile.gateway.ask<{ paymentBatches: { nodes: { batchId: string }[] } }>(
      LIST,
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      data.paymentBatches.nodes.map(({ batchId }) => batchId),
      ['b1'],
    );
    for (const doctype of [
      `<!DOCTYPE l SYSTEM "${address}">`,
      `<!DOCTYPE l [<!ENTITY % x SYSTEM "${address}"> %x;]>`,
    ]) {
      hostile.concur.say(/batchlist/, whole(`${doctype}${xml()}`, 'application/xml'));
      await refused(LIST, 'CONCUR');
    }
    assert.equal(decoy.connections(), 0);
    await decoy.close();
  });

  const PAYMENT_OF = `{ bulkPayment(id: "${ID}") { uuid total { amount } allocations { uuid } } }`;
  const SUBMIT = `mutation { submitBulkPayment(input: { id: "${ID}", idempotencyKey: "key-43" }) { outcome } }`;

  for (const [what, body] of Object.entries(JSON_LIES)) {
    it(`an answer from a service that has been taken over in JSON with ${what} is refused, and nothing is written on the strength of it`, async () => {
      for (const query of [PAYMENT_OF, SUBMIT]) {
        hostile.iplicit.say(/BatchPayment/, whole(body, 'application/json'));
        await refused(query, 'IPLICIT');
      }
      await answersAgain(hostile.iplicit, '{ bulkPayments(first: 1) { nodes { id } } }');
    });
  }

  for (const [source, odd, query, write] of [
    ['CONCUR', ODD_XML, LIST, CLOSE],
    ['IPLICIT', ODD_JSON, PAYMENT_OF, SUBMIT],
  ] as const) {
    for (const [what, body] of Object.entries(odd)) {
      it(`an answer from a service that has been taken over with ${what} (${source}) shows nothing of that, and nothing is written on the strength of it`, async () => {
        const impostor = source === 'CONCUR' ? hostile.concur : hostile.iplicit;
        const type = source === 'CONCUR' ? 'application/xml' : 'application/json';
        impostor.say(/batchlist|BatchPayment/, whole(body, type));
        const { errors, data } = await hostile.gateway.ask<unknown>(query);
        assert.ok(errors.length > 0);
        for (const error of errors) {
          assert.equal(error.extensions['code'], 'UPSTREAM_MALFORMED');
          assert.equal(error.extensions['source'], source);
          assert.ok(error.message.length < 200, 'quotes nothing');
          const place = error.path?.reduce<unknown>(
            (at, name) => (at as Record<string, unknown> | null)?.[name] ?? null,
            data,
          );
          assert.equal(place, null);
        }
        impostor.say(/batchlist|BatchPayment/, whole(body, type));
        await refused(write, source);
        await answersAgain(impostor, query === LIST ? LIST : '{ bulkPayments(first: 1) { nodes { id } } }');
      });
    }
  }

  it('an answer from a service that has been taken over in JSON keeps digits that no double holds, and changes nothing by the names of its members', async () => {
    const odd =
      ',"bankCurrency":"GBP","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":null';
    const exact = '99999999999999999999.123456789012345678';
    hostile.iplicit.say(/BatchPayment/, whole(json({ bankCurrencyAmount: exact }, odd), 'application/json'));
    const { data, errors } = await hostile.gateway.ask<{ bulkPayment: { total: { amount: string } } }>(
      PAYMENT_OF,
    );
    assert.deepEqual(errors, []);
    assert.equal(data.bulkPayment.total.amount, exact);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });
});
