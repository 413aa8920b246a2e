import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { RawClient, TYPENAME } from './raw-client.ts';
import type { RawAnswer } from './raw-client.ts';
import { assertRefusal } from './refusal.ts';

const LISTED = 'https://app.example.com';
const OTHERS = [
  'https://evil.example',
  'https://app.example.com.evil.example',
  'https://evil-app.example.com',
  'http://app.example.com',
  'https://app.example.com:8443',
  'https://APP.example.com',
  'null',
  '',
  '*',
];

/** Sends one request with exactly these headers, which fetch would not let a test choose. */
async function send(
  gateway: TestGateway,
  headers: Record<string, string>,
  { method = 'POST', path = '/graphql', body = TYPENAME } = {},
): Promise<RawAnswer> {
  const client = await RawClient.connect(gateway.origin);
  const all = {
    host: new URL(gateway.origin).host,
    ...(method === 'POST' && { 'content-type': 'application/json', 'content-length': String(body.length) }),
    ...headers,
  };
  const fields = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  client.send(`${method} ${path} HTTP/1.1\r\n${fields.join('')}\r\n${method === 'POST' ? body : ''}`);
  const answer = await client.answer();
  client.close();
  assert.ok(answer);
  return answer;
}

const corsHeaders = ({ headers }: RawAnswer) =>
  [...headers.keys()].filter((name) => name.startsWith('access-control'));

describe('a page of another site', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway({ env: { CORS_ORIGINS: `${LISTED}, http://localhost:8080` } });
  });
  after(() => gateway.close());
  afterEach(() => gateway.sandbox.concur.clearCalls());

  const preflight = (origin: string, method = 'POST') =>
    send(
      gateway,
      { origin, 'access-control-request-method': method, 'access-control-request-headers': 'content-type' },
      { method: 'OPTIONS' },
    );

  it('a page of another site may ask and read if its origin is listed, without cookies', async () => {
    for (const origin of [LISTED, 'http://localhost:8080']) {
      const leave = await preflight(origin);
      assert.equal(leave.status, 204);
      assert.equal(leave.headers.get('access-control-allow-origin'), origin);
      assert.equal(leave.headers.get('access-control-allow-methods'), 'GET, HEAD, POST');
      assert.match(leave.headers.get('access-control-allow-headers') ?? '', /authorization/);
      assert.equal(leave.headers.get('access-control-allow-credentials'), undefined);
      assert.match(leave.headers.get('vary') ?? '', /Origin/);
      const answer = await send(gateway, {
        origin,
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'cors',
      });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('access-control-allow-origin'), origin);
      assert.equal(answer.headers.get('access-control-allow-credentials'), undefined);
      assert.match(answer.headers.get('vary') ?? '', /Origin/);
    }
  });

  it('a page of another site may read why its request was refused', async () => {
    const answer = await send(gateway, { origin: LISTED }, { body: '{' });
    assert.equal(answer.status, 400);
    assert.equal(answer.headers.get('access-control-allow-origin'), LISTED);
  });

  it('a page of another site gets no leave from a preflight if its origin is not listed letter for letter', async () => {
    for (const origin of OTHERS) {
      const answer = await preflight(origin);
      assert.ok(answer.status === 403 || answer.status === 405, `${origin}: ${answer.status}`);
      assert.deepEqual(corsHeaders(answer), [], origin);
    }
  });

  it('a page of another site has nothing done for it if its origin is not listed, whatever the method', async () => {
    const query = '{ paymentBatches { totalCount } }';
    const path = `/graphql?${new URLSearchParams({ query })}`;
    for (const origin of OTHERS.filter((each) => each !== '')) {
      for (const [headers, options] of [
        [{ origin }, { body: JSON.stringify({ query }) }],
        [{ origin, 'sec-fetch-site': 'cross-site' }, { body: JSON.stringify({ query }) }],
        [
          { origin, 'sec-fetch-site': 'same-site' },
          { method: 'GET', path },
        ],
        [{ origin }, { method: 'GET', path: '/files/payment-batches/x' }],
      ] as const) {
        const answer = await send(gateway, headers, options);
        assert.equal(answer.status, 403, origin);
        assertRefusal(answer.body, 'ORIGIN_NOT_ALLOWED');
        assert.deepEqual(corsHeaders(answer), []);
      }
    }
    assert.deepEqual(gateway.sandbox.concur.calls, []);
  });

  it('a page of another site cannot have a query worked on by an image, a script or a form of its own', async () => {
    const path = `/graphql?${new URLSearchParams({ query: '{ paymentBatches { totalCount } }' })}`;
    for (const [dest, mode] of [
      ['image', 'no-cors'],
      ['script', 'no-cors'],
      ['iframe', 'navigate'],
      ['empty', 'no-cors'],
      // A form that is sent by GET, and a link.
      ['document', 'navigate'],
    ] as const) {
      const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode, 'sec-fetch-dest': dest };
      assert.equal((await send(gateway, headers, { method: 'GET', path })).status, 403, dest);
    }
    const form = {
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    assert.equal((await send(gateway, form)).status, 403);
    assert.deepEqual(gateway.sandbox.concur.calls, []);
  });

  it('a page of another site may send its reader here by a link, which reads nothing', async () => {
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    const answer = await send(gateway, link, { method: 'GET', path: '/files/payment-batches/unheard-of' });
    assert.equal(answer.status, 404);
    assert.deepEqual(corsHeaders(answer), []);
  });

  it('a page of another site that has its own name resolve to this machine is not known here', async () => {
    for (const host of [
      'evil.example:4000',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '[::2]:4000',
      '',
    ]) {
      const answer = await send(gateway, { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' });
      assert.equal(answer.status, 421, host);
      assertRefusal(answer.body, 'MISDIRECTED_REQUEST');
    }
  });
});

describe('the gateway own pages, and programs', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway({ env: { PUBLIC_URL: 'https://payments.example.com' } });
  });
  after(() => gateway.close());

  it('the gateway own pages, and programs may ask, under every name that the gateway has', async () => {
    const { host } = new URL(gateway.origin);
    const { port } = new URL(gateway.origin);
    for (const headers of [
      {},
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'same-origin', origin: `http://${host}` },
      { origin: `http://${host}` },
      { host: `127.0.0.1:${port}` },
      { host: `[::1]:${port}`, origin: `http://[::1]:${port}` },
      { host: 'app.localhost' },
      { host: 'payments.example.com', origin: 'https://payments.example.com' },
      { host: 'PAYMENTS.example.com:443' },
    ]) {
      assert.equal((await send(gateway, headers)).status, 200, JSON.stringify(headers));
    }
  });

  it('the gateway own pages, and programs are told nothing of CORS where no origin is listed, and a preflight is a method like any other', async () => {
    const answer = await send(
      gateway,
      { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      { method: 'OPTIONS' },
    );
    assert.equal(answer.status, 403);
    assert.deepEqual(corsHeaders(answer), []);
  });

  it('the gateway own pages, and programs are told to stay with TLS where the gateway is reached by it', async () => {
    for (const path of ['/graphql?query=%7B__typename%7D', '/health/live', '/nothing', '/graphql']) {
      const answer = await send(gateway, {}, { method: 'GET', path });
      assert.equal(answer.headers.get('strict-transport-security'), 'max-age=31536000', path);
    }
  });
});

it('a gateway that the network reaches goes by the name of its PUBLIC_URL and by those of this machine alone', async () => {
  const env = { HOST: '0.0.0.0', PUBLIC_URL: 'https://payments.example.com' };
  const gateway = await startTestGateway({ env });
  try {
    for (const host of ['payments.example.com', 'payments.example.com:8443', 'localhost:4000', '127.0.0.1'])
      assert.equal((await send(gateway, { host })).status, 200, host);
    for (const host of ['gateway.internal', 'evil.example', '10.0.0.7:4000']) {
      const answer = await send(gateway, { host });
      assert.equal(answer.status, 421, host);
      assertRefusal(answer.body, 'MISDIRECTED_REQUEST');
    }
    const probe = await send(gateway, { host: '10.0.0.7:4000' }, { method: 'GET', path: '/health/ready' });
    assert.equal(probe.status, 200, 'an orchestrator asks by address');
  } finally {
    await gateway.close();
  }
});

it('a gateway that the network reaches without a PUBLIC_URL goes by whatever name it is given', async () => {
  const gateway = await startTestGateway({ env: { HOST: '0.0.0.0' } });
  try {
    assert.equal((await send(gateway, { host: 'gateway.internal:4000' })).status, 200);
    const answer = await send(gateway, { host: 'gateway.internal', origin: 'https://evil.example' });
    assert.equal(answer.status, 403);
  } finally {
    await gateway.close();
  }
});

describe('a page of this machine', () => {
  const LOCAL = ['http://localhost:5173', 'http://127.0.0.1:3000', 'http://[::1]:8080', 'http://localhost'];
  const NOT_LOCAL = [
    'http://localhost.evil.example',
    'http://evil.example:5173',
    'https://localhost:5173',
    'http://localhost:5173.evil.example',
  ];

  it('a page of this machine may ask and read on any port before the sandbox, so that a front end can be developed', async (t) => {
    const gateway = await startTestGateway({ services: [] });
    t.after(() => gateway.close());
    for (const origin of LOCAL) {
      const { status, headers } = await send(gateway, { origin, 'sec-fetch-site': 'same-site' });
      assert.equal(status, 200, origin);
      assert.equal(headers.get('access-control-allow-origin'), origin);
    }
    for (const origin of NOT_LOCAL)
      assertRefusal(
        (await send(gateway, { origin, 'sec-fetch-site': 'cross-site' })).body,
        'ORIGIN_NOT_ALLOWED',
      );
  });

  it('a page of this machine is another site where services are configured, or origins are listed', async (t) => {
    for (const options of [{}, { services: [], env: { CORS_ORIGINS: LISTED } }]) {
      const gateway = await startTestGateway(options);
      t.after(() => gateway.close());
      for (const origin of LOCAL)
        assertRefusal(
          (await send(gateway, { origin, 'sec-fetch-site': 'same-site' })).body,
          'ORIGIN_NOT_ALLOWED',
        );
    }
  });
});
