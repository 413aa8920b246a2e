import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { sha256 } from '../../src/graphql/trusted-documents.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { manifests } from '../graphql/manifests.ts';
import { dataOf } from './data-of.ts';
import { assertRefused } from './refusal.ts';

const TYPENAME = 'query Trusted { __typename }';
const BATCHES = 'query ($first: Int) { paymentBatches(first: $first) { nodes { __typename } } }';
const CLOSE =
  'mutation ($id: ID!) { closePaymentBatch(input: { id: $id, idempotencyKey: "key-1" }) { outcome } }';
const MANIFEST = JSON.stringify({ typename: TYPENAME, batches: BATCHES, close: CLOSE });
const MODERN = 'application/graphql-response+json';

async function trusting(t: TestContext, env: Record<string, string> = {}): Promise<TestGateway> {
  const folder = manifests(t, { 'persisted.json': MANIFEST });
  const gateway = await startTestGateway({
    services: ['concur'],
    env: { TRUSTED_DOCUMENTS: join(folder, 'persisted.json'), ...env },
  });
  t.after(() => gateway.close());
  return gateway;
}

function send({ url }: TestGateway, body: object, accept = MODERN): Promise<Response> {
  const headers = { 'content-type': 'application/json', accept };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

function get({ url }: TestGateway, parameters: Record<string, string>): Promise<Response> {
  return fetch(`${url}?${new URLSearchParams(parameters)}`, { headers: { accept: MODERN } });
}

const persisted = (sha256Hash: unknown, version: unknown = 1) => ({
  extensions: { persistedQuery: { version, sha256Hash } },
});

describe('a trusted document', () => {
  it('a trusted document is asked for by its id, by POST and by GET, with variables', async (t) => {
    const gateway = await trusting(t);
    const expected = { paymentBatches: { nodes: [{ __typename: 'PaymentBatch' }] } };
    assert.deepEqual(await dataOf(await send(gateway, { documentId: 'typename' })), { __typename: 'Query' });
    assert.deepEqual(
      await dataOf(await send(gateway, { documentId: 'batches', variables: { first: 1 } })),
      expected,
    );
    assert.deepEqual(
      await dataOf(await get(gateway, { documentId: 'batches', variables: '{"first":1}' })),
      expected,
    );
    const named = { documentId: 'typename', operationName: 'Trusted', query: null, extensions: null };
    assert.deepEqual(await dataOf(await send(gateway, named)), { __typename: 'Query' });
  });

  it('a trusted document is asked for by its SHA-256, as GraphQL over HTTP has it', async (t) => {
    const gateway = await trusting(t);
    const documentId = `sha256:${sha256(TYPENAME)}`;
    assert.deepEqual(await dataOf(await send(gateway, { documentId })), { __typename: 'Query' });
    assert.deepEqual(await dataOf(await get(gateway, { documentId })), { __typename: 'Query' });
    // Unprefixed it would be an id of the manifest's own.
    await assertRefused(
      await send(gateway, { documentId: sha256(TYPENAME) }),
      400,
      'PERSISTED_QUERY_NOT_FOUND',
    );
  });

  it("a trusted document is asked for by Apollo's extension, with the text or without", async (t) => {
    const gateway = await trusting(t);
    const hash = sha256(TYPENAME);
    for (const asked of [persisted(hash), { query: TYPENAME, ...persisted(hash) }, persisted('typename')])
      assert.deepEqual(await dataOf(await send(gateway, asked)), { __typename: 'Query' });
    const { extensions } = persisted(hash);
    assert.deepEqual(await dataOf(await get(gateway, { extensions: JSON.stringify(extensions) })), {
      __typename: 'Query',
    });
  });

  it('a trusted document that is a mutation is not carried out by GET', async (t) => {
    const gateway = await trusting(t);
    const response = await get(gateway, { documentId: 'close', variables: '{"id":"1"}' });
    assert.equal(response.status, 405);
    await response.text();
    assert.deepEqual(gateway.sandbox.concur.calls, []);
  });

  it('a trusted document that is not known is answered with one error, under a status that fits the media type', async (t) => {
    const gateway = await trusting(t);
    for (const [accept, status] of [
      [MODERN, 400],
      ['application/json', 200],
    ] as const) {
      for (const documentId of [
        'unheard-of',
        '',
        'sha256:',
        `sha256:${'0'.repeat(64)}`,
        'constructor',
        '__proto__',
      ]) {
        const error = await assertRefused(
          await send(gateway, { documentId }, accept),
          status,
          'PERSISTED_QUERY_NOT_FOUND',
        );
        assert.match(error.message, /^No document is registered under this id/);
      }
      const error = await assertRefused(
        await send(gateway, persisted('0'.repeat(64)), accept),
        status,
        'PERSISTED_QUERY_NOT_FOUND',
      );
      // Some of Apollo's clients go by this word.
      assert.equal(error.message, 'PersistedQueryNotFound');
    }
  });

  it('a trusted document is not made of what strangers send', async (t) => {
    const gateway = await trusting(t);
    const query = 'query Stranger { __typename }';
    const asked = persisted(sha256(query));
    assert.deepEqual(await dataOf(await send(gateway, { query, ...asked })), { __typename: 'Query' });
    await assertRefused(await send(gateway, asked), 400, 'PERSISTED_QUERY_NOT_FOUND');
    await assertRefused(
      await send(gateway, { documentId: `sha256:${sha256(query)}` }),
      400,
      'PERSISTED_QUERY_NOT_FOUND',
    );
  });

  it('a trusted document named in a way that cannot be is a bad request', async (t) => {
    const gateway = await trusting(t);
    const bad = [
      { documentId: 7 },
      { documentId: ['typename'] },
      { documentId: 'typename', query: TYPENAME },
      persisted(sha256(TYPENAME), 2),
      persisted(7),
      { extensions: { persistedQuery: 'x' } },
      { query: '{ __typename }', ...persisted(sha256(TYPENAME)) },
    ];
    for (const accept of [MODERN, 'application/json'])
      for (const asked of bad) await assertRefused(await send(gateway, asked, accept), 400, 'BAD_REQUEST');
    const twice = await fetch(`${gateway.url}?documentId=typename&documentId=close`);
    await assertRefused(twice, 400, 'BAD_REQUEST');
  });
});

describe('where trusted documents are all that is answered', () => {
  it('where trusted documents are all that is answered they are answered by id and to the letter, and everything else is refused before it is read', async (t) => {
    const gateway = await trusting(t, { TRUSTED_DOCUMENTS_ONLY: 'true' });
    for (const asked of [{ documentId: 'typename' }, { query: TYPENAME }, persisted(sha256(TYPENAME))])
      assert.deepEqual(await dataOf(await send(gateway, asked)), { __typename: 'Query' });
    for (const query of [
      '{ __typename }',
      `${TYPENAME} `,
      '{',
      '{ nothing }',
      '{ __schema { types { name } } }',
    ]) {
      for (const asked of [{ query }, { query, ...persisted(sha256(query)) }]) {
        const error = await assertRefused(await send(gateway, asked), 400, 'PERSISTED_QUERY_ID_REQUIRED');
        assert.doesNotMatch(error.message, /nothing|Syntax/);
      }
      await assertRefused(await get(gateway, { query }), 400, 'PERSISTED_QUERY_ID_REQUIRED');
    }
    assert.deepEqual(gateway.sandbox.concur.calls, []);
  });
});

describe('where there are no trusted documents', () => {
  it('where there are no trusted documents ids are not supported, and clients are told so that they send the text', async (t) => {
    const gateway = await startTestGateway({ services: ['concur'] });
    t.after(() => gateway.close());
    const code = 'PERSISTED_QUERY_NOT_SUPPORTED';
    await assertRefused(await send(gateway, { documentId: 'typename' }), 400, code);
    const asked = persisted(sha256(TYPENAME));
    const error = await assertRefused(await send(gateway, asked, 'application/json'), 200, code);
    assert.equal(error.message, 'PersistedQueryNotSupported');
  });

  it('where there are no trusted documents a whole document is answered although its hash comes with it', async (t) => {
    const gateway = await startTestGateway({ services: ['concur'] });
    t.after(() => gateway.close());
    const asked = { query: TYPENAME, ...persisted(sha256(TYPENAME)) };
    assert.deepEqual(await dataOf(await send(gateway, asked)), { __typename: 'Query' });
    const wrong = { query: TYPENAME, ...persisted(sha256('something else')) };
    await assertRefused(await send(gateway, wrong), 400, 'BAD_REQUEST');
  });
});
