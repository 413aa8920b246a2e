import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import type { GraphqlAnswer, TestGateway } from '../gateway.ts';
import { TYPENAME } from './raw-client.ts';
import { assertRefused } from './refusal.ts';

const MODERN = 'application/graphql-response+json';
const JSON_TYPE = { 'content-type': 'application/json' };

describe('the GraphQL endpoint', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway({ services: ['concur'] });
  });
  after(() => gateway.close());
  afterEach(() => gateway.sandbox.concur.clearCalls());

  const ask = (body: unknown, accept = MODERN) =>
    fetch(gateway.url, {
      method: 'POST',
      headers: { ...JSON_TYPE, accept },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const sendAs = (contentType: string | undefined, more: Record<string, string> = {}) =>
    fetch(gateway.url, {
      method: 'POST',
      headers: { ...more, ...(contentType !== undefined && { 'content-type': contentType }) },
      body: Buffer.from(TYPENAME),
    });

  it('the GraphQL endpoint answers with headers that keep the data to whoever asked, and none that says what it runs on', async () => {
    const { headers } = await ask(TYPENAME);
    assert.equal(headers.get('content-type'), `${MODERN}; charset=utf-8`);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    assert.equal(headers.get('vary'), 'Accept, Accept-Encoding, Origin');
    for (const banner of ['server', 'x-powered-by', 'via', 'access-control-allow-origin']) {
      assert.equal(headers.get(banner), null, banner);
    }
    assert.equal(headers.get('strict-transport-security'), null);
  });

  it('the GraphQL endpoint answers in the type that is wanted most, and in JSON where none is', async () => {
    for (const [accept, type] of [
      [`${MODERN}; charset=utf-8, application/json; charset=utf-8`, MODERN],
      [`${MODERN}, application/json;q=0.9`, MODERN],
      [`application/json;q=0.5, ${MODERN};q=0.4`, 'application/json'],
      [`${MODERN}, */*`, MODERN],
      ['application/*', 'application/json'],
      ['*/*;q=0.1, text/html', 'application/json'],
      [`*/*, application/json;q=0`, MODERN],
    ] as const) {
      assert.equal(
        (await ask(TYPENAME, accept)).headers.get('content-type'),
        `${type}; charset=utf-8`,
        accept,
      );
    }
  });

  it('the GraphQL endpoint says 294 where data and errors came, 200 to those who know JSON alone', async () => {
    for (const query of ['{ bulkPayment(id: "x") { id } }', '{ bulkPayments { nodes { id } } __typename }']) {
      const [modern, legacy] = [await ask({ query }), await ask({ query }, 'application/json')];
      assert.equal(modern.status, 294);
      assert.equal(modern.statusText, 'Partial Success');
      assert.equal(legacy.status, 200);
      const answer = (await modern.json()) as GraphqlAnswer<unknown>;
      assert.equal(answer.errors[0]?.extensions['code'], 'UPSTREAM_NOT_CONFIGURED');
      assert.ok('data' in answer);
      await legacy.text();
    }
  });

  it('the GraphQL endpoint says 400 where the document or its variables are no good, 200 to those who know JSON alone', async () => {
    for (const body of [
      { query: '{' },
      { query: '{ nothing }' },
      { query: 'query A { __typename }', operationName: 'B' },
      { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: null } },
    ]) {
      const [modern, legacy] = [await ask(body), await ask(body, 'application/json')];
      assert.equal(modern.status, 400, JSON.stringify(body));
      assert.equal(legacy.status, 200, JSON.stringify(body));
      for (const answer of [modern, legacy]) assert.equal('data' in ((await answer.json()) as object), false);
    }
  });

  it('the GraphQL endpoint says 400 to both where the request itself is no good', async () => {
    for (const body of [
      '',
      '{',
      '[]',
      '"x"',
      'null',
      '7',
      '{}',
      { query: '' },
      [{ query: '{ __typename }' }],
    ]) {
      for (const accept of [MODERN, 'application/json']) {
        const error = await assertRefused(await ask(body, accept), 400, 'BAD_REQUEST');
        assert.doesNotMatch(error.message, /apollo/i);
      }
    }
  });

  it('the GraphQL endpoint takes one operation at a time: a list of them is refused whole', async () => {
    const query = '{ paymentBatches { totalCount } }';
    const batches = [[], [{ query }], [{ query }, { query }], Array.from({ length: 500 }, () => ({ query }))];
    for (const batch of batches) {
      const error = await assertRefused(await ask(batch), 400, 'BAD_REQUEST');
      assert.match(error.message, /one by one/);
    }
    assert.deepEqual(gateway.sandbox.concur.calls, []);
  });

  it('the GraphQL endpoint does nothing for a client that can read none of its answers', async () => {
    for (const accept of [
      'text/html',
      'application/xml',
      'application/json;q=0',
      'application/json;charset=utf-16',
    ]) {
      await assertRefused(
        await ask({ query: '{ paymentBatches { totalCount } }' }, accept),
        406,
        'NOT_ACCEPTABLE',
      );
    }
    assert.deepEqual(gateway.sandbox.concur.calls, []);
  });

  it('the GraphQL endpoint takes JSON in UTF-8 as its body, and nothing else', async () => {
    for (const type of [
      'application/json',
      'Application/JSON;charset="UTF-8"',
      'application/json ; charset=utf8',
      'application/json;',
      'application/json; profile="x"; charset=utf-8',
      'application/json;odata=verbose',
    ]) {
      assert.equal((await sendAs(type)).status, 200, type);
    }
    for (const type of [
      undefined,
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-16',
      'application/jsonp',
      'application/json, text/plain',
    ]) {
      const response = await sendAs(type);
      assert.equal(response.headers.get('accept-post'), 'application/json');
      await assertRefused(response, 415, 'UNSUPPORTED_MEDIA_TYPE');
    }
    await assertRefused(
      await sendAs('application/json', { 'content-encoding': 'gzip' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    );
  });

  it('the GraphQL endpoint refuses bytes that are not UTF-8, in a body and in an address', async () => {
    const body = Buffer.concat([
      Buffer.from('{"query":"{ __typename } #'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}'),
    ]);
    await assertRefused(
      await fetch(gateway.url, { method: 'POST', headers: JSON_TYPE, body }),
      400,
      'BAD_REQUEST',
    );
    for (const bytes of ['%C3%28', '%ED%A0%80', '%FF', '%', '%zz']) {
      await assertRefused(
        await fetch(`${gateway.url}?query=%7B__typename%7D%23${bytes}`),
        400,
        'BAD_REQUEST',
      );
    }
  });

  it('the GraphQL endpoint refuses a body beyond its bound, announced or not, and goes on answering', async () => {
    const body = JSON.stringify({ query: '{ __typename }', extensions: { x: 'x'.repeat(1_048_576) } });
    await assertRefused(await ask(body), 413, 'PAYLOAD_TOO_LARGE');
    const unannounced = await fetch(gateway.url, {
      method: 'POST',
      headers: JSON_TYPE,
      body: new Blob([body]).stream(),
      duplex: 'half',
    });
    await assertRefused(unannounced, 413, 'PAYLOAD_TOO_LARGE');
    assert.equal((await ask(TYPENAME)).status, 200);
  });
});
