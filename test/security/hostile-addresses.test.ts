import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startHostileGateway } from './hostile-gateway.ts';
import type { HostileGateway } from './hostile-gateway.ts';
import { startDecoy, whole } from './impostor.ts';
import type { Say } from './impostor.ts';

const PATH = '/api/expense/paymentbatch/v1.1/batch/n$1';
const ID = '0b5e3c9a-5b77-4c1e-9d52-0a6b8f3e7d10';
const TOKEN = 'token-of-the-impostor';

/** Addresses that would lead to the decoy, or to no service at all. */
function leadsElsewhere(host: string): string[] {
  const [, port = ''] = host.split(':');
  return [
    `http://${host}`,
    `https://${host}`,
    `http://user:pass@${host}`,
    `https://www.concursolutions.com@${host}`,
    `https://www.concursolutions.com:443@${host}`,
    `http://${host}\\@www.concursolutions.com`,
    `http://${host}#@www.concursolutions.com`,
    `http://localhost:${port}`,
    `http://2130706433:${port}`,
    `http://0x7f.0.0.1:${port}`,
    `http://[::ffff:127.0.0.1]:${port}`,
    `//${host}`,
    `ws://${host}`,
    'file://',
    `file://${host}`,
  ];
}

function batchXml(url: string): string {
  const members = {
    BatchName: 'n',
    BatchID: 'b1',
    BatchTotal: '1.00',
    Currency: 'USD',
    Count: '1',
    Type: '',
    PaymentMethod: '',
    'Batch-URL': url.replaceAll('&', '&amp;'),
  };
  const inner = Object.entries(members).map(([name, text]) => `<${name}>${text}</${name}>`);
  return `<BatchList><BatchSummary>${inner.join('')}</BatchSummary></BatchList>`;
}

function closedXml(fileUrl: string): string {
  return `<BatchStatus><BatchStatus>CLOSED</BatchStatus><File-Url>${fileUrl}</File-Url><Status>SUCCESS</Status></BatchStatus>`;
}

function granted(geolocation: string): string {
  return JSON.stringify({ access_token: TOKEN, refresh_token: 'r', expires_in: 3600, geolocation });
}

const EMPTY_LIST = '<BatchList/>';
const LISTS = '{ paymentBatches { totalCount } }';
const FILE = '{ paymentBatch(id: "b1") { file { size entries { rowCount } } } }';
const close = (mode: string) =>
  `mutation { closePaymentBatch(input: { id: "b1", mode: ${mode}, idempotencyKey: "key-37" }) { outcome userErrors { code } } }`;

describe('an address that a service names', () => {
  let decoy: Awaited<ReturnType<typeof startDecoy>>;
  let elsewhere: string[] = [];
  const gateways: Record<string, HostileGateway> = {};
  before(async () => {
    decoy = await startDecoy();
    elsewhere = leadsElsewhere(decoy.host);
    for (const edition of ['2020', '2018'] as const) {
      const options = { sandbox: { concurEdition: edition }, env: { CONCUR_EDITION: edition } };
      gateways[edition] = await startHostileGateway(options);
    }
  });
  after(async () => {
    for (const hostile of Object.values(gateways)) await hostile.close();
    await decoy.close();
  });
  afterEach(() => {
    assert.equal(decoy.connections(), 0, 'somebody went there');
    for (const hostile of Object.values(gateways)) hostile.reset();
  });

  function taken(edition: '2018' | '2020'): HostileGateway {
    const hostile = gateways[edition];
    assert.ok(hostile);
    return hostile;
  }

  it('an address that a service names as a batch’s own leads nobody there: a close goes to the configured service, or nowhere', async () => {
    let closed = 0;
    for (const edition of ['2020', '2018'] as const) {
      const { concur, gateway, writes, reset } = taken(edition);
      for (const address of elsewhere) {
        const say: Say = (socket, request) => {
          const body = request.method === 'POST' ? closedXml('') : batchXml(address + PATH);
          const open = request.method === 'POST' || /OPEN/.test(request.path) ? body : EMPTY_LIST;
          whole(open, 'application/xml')(socket, request);
        };
        concur.say(/batch/, say);
        await gateway.ask(close('SCHEDULE'));
        for (const write of new Set(writes())) {
          assert.match(write, /^POST \/api\/expense\/paymentbatch\/v1\.2\/batch\/n\$1\/closed?$/);
          closed += 1;
        }
        reset();
      }
    }
    assert.ok(closed > 0, 'nothing was ever sent');
  });

  it('an address that a service names as a file’s leads nobody there: what is read, and what is downloaded, comes from the configured service', async () => {
    let read = 0;
    for (const edition of ['2020', '2018'] as const) {
      const { concur, gateway, reset } = taken(edition);
      for (const address of elsewhere) {
        let closed = edition === '2018';
        const say: Say = (socket, request) => {
          const { method, path } = request;
          const isListed = /CLOSED/.test(path) === closed;
          if (method === 'POST') closed = true;
          if (path.endsWith('/file')) return whole('a,b\n', 'text/csv')(socket, request);
          const list = isListed ? batchXml(address + PATH) : EMPTY_LIST;
          return whole(method === 'POST' ? closedXml(`${address}${PATH}/file`) : list, 'application/xml')(
            socket,
            request,
          );
        };
        concur.say(/batch/, say);
        if (edition === '2020') await gateway.ask(close('WAIT'));
        await gateway.ask(FILE);
        await (await fetch(`${gateway.origin}/files/payment-batches/b1`)).text();
        const files = concur.seen.filter(({ path }) => path.endsWith('/file'));
        for (const { path } of files) assert.equal(path, `${PATH}/file`);
        read += files.length;
        reset();
      }
    }
    assert.ok(read > 0, 'no file was ever read');
  });

  it('an address that a service names as a sign-in’s leads nobody there: the token goes to the configured service alone', async () => {
    const { concur, gateway, reset } = taken('2020');
    for (const address of elsewhere) {
      for (const refusal of [false, true]) {
        gateway.sandbox.concur.revokeTokens();
        let refused = !refusal;
        concur.say(/./, (socket, request) => {
          if (!request.path.startsWith('/oauth2/')) {
            const isOurs = request.authorization === `Bearer ${TOKEN}`;
            return whole(
              isOurs ? EMPTY_LIST : '',
              'application/xml',
              [],
              isOurs ? 200 : 403,
            )(socket, request);
          }
          if (refused) return whole(granted(address), 'application/json')(socket, request);
          refused = true;
          const elsewhere = JSON.stringify({ error: 'invalid_grant', code: 16, geolocation: address });
          return whole(elsewhere, 'application/json', [], 400)(socket, request);
        });
        await gateway.ask(LISTS);
        assert.ok(concur.seen.length > 0);
        reset();
      }
    }
  });

  const writing = `mutation { submitBulkPayment(input: { id: "${ID}", idempotencyKey: "key-36" }) { outcome } }`;
  const redirects: [what: string, service: 'concur' | 'iplicit', path: RegExp, query: string][] = [
    ['the lists of batches', 'concur', /batchlist/, LISTS],
    ['a sign-in at Concur', 'concur', /oauth2/, LISTS],
    ['a close', 'concur', /\/close$/, close('SCHEDULE')],
    ['a file', 'concur', /\/file$/, FILE],
    ['a list of payments', 'iplicit', /BatchPayment/, '{ bulkPayments(first: 1) { nodes { id } } }'],
    ['a sign-in at iplicit', 'iplicit', /session/i, '{ bulkPayments(first: 1) { nodes { id } } }'],
    ['a step of a payment', 'iplicit', /submit$/, writing],
  ];
  for (const [what, service, path, query] of redirects) {
    it(`an address that a service names as the place where ${what} went leads nobody there, and nothing is sent again`, async () => {
      const { gateway, [service]: impostor, reset } = taken('2020');
      for (const status of [301, 302, 303, 307, 308]) {
        const address = `http://${decoy.host}${PATH}`;
        gateway.sandbox[service].revokeTokens();
        impostor.say(
          path,
          whole('', 'text/plain', [`location: ${address}`, `refresh: 0;url=${address}`], status),
        );
        const { data, errors } = await gateway.ask<Record<string, unknown>>(query);
        assert.doesNotMatch(JSON.stringify({ data, errors }), /127\.0\.0\.1/);
        const sent = impostor.seen.filter((request) => path.test(request.path) && request.method === 'POST');
        assert.ok(sent.length <= (what.startsWith('a sign-in') ? 2 : 1), 'a write was sent twice');
        reset();
      }
    });
  }
});
