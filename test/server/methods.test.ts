import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { post, RawClient, TYPENAME } from './raw-client.ts';
import { assertRefused } from './refusal.ts';
import { dataOf } from './data-of.ts';

const MUTATION = 'mutation { submitBulkPayment(input: { id: "x", idempotencyKey: "key-3" }) { outcome } }';

describe('the methods and paths that there are', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway({ services: ['concur'] });
  });
  after(() => gateway.close());

  const get = (parameters: Record<string, string>, init: RequestInit = {}) =>
    fetch(`${gateway.url}?${new URLSearchParams(parameters)}`, init);

  it('the methods and paths that there are lets queries be asked by GET, and HEAD tell of them', async () => {
    const query = 'query A($name: String!) { __type(name: $name) { name } } query B { __typename }';
    const response = await get({ query, operationName: 'A', variables: '{"name":"Query"}' });
    assert.deepEqual(await dataOf(response), { __type: { name: 'Query' } });
    const unnamed = await get({ query: '{ __typename }', operationName: '' });
    assert.deepEqual(await dataOf(unnamed), { __typename: 'Query' });
    const [whole, head] = [
      await get({ query: '{ __typename }' }),
      await get({ query: '{ __typename }' }, { method: 'HEAD' }),
    ];
    assert.equal(head.status, 200);
    assert.equal(head.headers.get('content-length'), whole.headers.get('content-length'));
    assert.equal(await head.text(), '');
    await whole.text();
  });

  it('the methods and paths that there are lets nothing be written by GET, and names the method that may', async () => {
    for (const accept of ['application/graphql-response+json', 'application/json']) {
      for (const method of ['GET', 'HEAD']) {
        const response = await get({ query: MUTATION }, { headers: { accept }, method });
        assert.equal(response.status, 405);
        assert.equal(response.headers.get('allow'), 'POST');
        await response.text();
      }
    }
  });

  it('the methods and paths that there are refuses every other method, naming those there are', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      const response = await fetch(gateway.url, { method, headers: { 'content-type': 'application/json' } });
      assert.equal(response.headers.get('allow'), 'GET, HEAD, POST');
      await assertRefused(response, 405, 'METHOD_NOT_ALLOWED');
    }
  });

  it('the methods and paths that there are tells a client that waits for leave to send its body whether it has it', async () => {
    const client = await RawClient.connect(gateway.origin);
    client.send(post('', { 'content-length': String(TYPENAME.length), expect: '100-continue' }));
    assert.equal((await client.answer())?.status, 100);
    client.send(TYPENAME);
    assert.equal((await client.answer())?.status, 200);
    // Where the body comes all the same, what follows it on the connection is read, too.
    client.send(post(TYPENAME, { expect: '100-continue' }));
    assert.equal((await client.answer())?.status, 100);
    assert.equal((await client.answer())?.status, 200);
    client.send(post('', { 'content-length': '99999999', expect: '100-continue' }));
    assert.equal((await client.answer())?.status, 413);
    client.close();
  });

  it('the methods and paths that there are knows nothing else, and says so in JSON', async () => {
    for (const path of ['/', '/graphql//', '/graphqlx', '/.env', '/%2e%2e/etc/passwd', '/health']) {
      await assertRefused(await fetch(gateway.origin + path), 404, 'NOT_FOUND');
    }
  });

  it('the methods and paths that there are answers /graphql/ as /graphql', async () => {
    assert.deepEqual(await dataOf(await fetch(`${gateway.url}/?query={__typename}`)), {
      __typename: 'Query',
    });
    const headers = { 'content-type': 'application/json' };
    const posted = await fetch(`${gateway.url}/`, { method: 'POST', headers, body: TYPENAME });
    assert.deepEqual(await dataOf(posted), { __typename: 'Query' });
  });

  it('the methods and paths that there are takes an empty operationName for none, by GET and by POST', async () => {
    const query = 'query A { __typename }';
    const asked = await fetch(`${gateway.url}?${new URLSearchParams({ query, operationName: '' })}`);
    assert.deepEqual(await dataOf(asked), { __typename: 'Query' });
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query, operationName: '' });
    const posted = await fetch(gateway.url, { method: 'POST', headers, body });
    assert.deepEqual(await dataOf(posted), { __typename: 'Query' });
  });

  it('the methods and paths that there are takes an address that came whole, as proxies are sent it', async () => {
    const client = await RawClient.connect(gateway.origin);
    client.send('GET http://localhost/graphql?query=%7B__typename%7D HTTP/1.1\r\nhost: localhost\r\n\r\n');
    assert.deepEqual(await dataOf((await client.answer())?.body ?? ''), { __typename: 'Query' });
    client.close();
  });
});
