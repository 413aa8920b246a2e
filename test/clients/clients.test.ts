import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it, mock } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Window } from 'happy-dom';
import type { ReactNode } from 'react';
import { createServer } from 'vite';
import relay from 'vite-plugin-relay';
import { newApiKey } from '../../src/auth/new-api-key.ts';
import introspection from '../../schema/introspection.json' with { type: 'json' };
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { watchSubmitted as watchWithApollo } from './apollo-live.ts';
import { submitFirstDraft as withApollo } from './apollo.ts';
import { submitFirstDraft as withClientPreset } from './client-preset.ts';
import { submitFirstDraft as withTada } from './gql-tada.ts';
import { submitFirstDraft as withGraphqlRequest } from './graphql-request.ts';
import type * as Recipe from './relay.tsx';
import type * as LiveRecipe from './relay-live.tsx';
import { watchSubmitted as watchWithUrql } from './urql-live.ts';
import { submitFirstDraft as withUrql } from './urql.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** What each recipe tells about what it did. */
interface Done {
  references: string[];
  documents: (string | null)[] | undefined;
  outcome: string | undefined;
  pendingInCache?: unknown;
}

const RECIPES: Readonly<Record<string, (endpoint: string) => Promise<Done>>> = {
  apollo: withApollo,
  'client-preset': withClientPreset,
  'gql-tada': withTada,
  'graphql-request': withGraphqlRequest,
  urql: withUrql,
};
/** Those with a cache that holds each object once. */
const CACHES = new Set(['apollo', 'urql']);
/** Iplicit's first drafts in the sandbox. */
const DRAFTS = ['BP-1001', 'BP-1002', 'BP-1011', 'BP-1012'];

describe('the clients that people use', () => {
  let gateway: TestGateway;
  let warnings: string[];
  beforeEach(async () => {
    // Submitted payments stay in the queue, so that they are pending for as long as a recipe looks.
    gateway = await startTestGateway({ sandbox: { approvalDelayMs: 60_000 } });
    warnings = [];
    for (const method of ['warn', 'error'] as const)
      mock.method(console, method, (...words: unknown[]) => warnings.push(words.join(' ')));
  });
  afterEach(async () => {
    mock.restoreAll();
    await gateway.close();
  });

  for (const [name, submitFirstDraft] of Object.entries(RECIPES))
    it(`${name} pages through runs, reads a payment and submits it, without a warning`, async () => {
      const done = await submitFirstDraft(gateway.url);
      assert.deepEqual(done.references, DRAFTS);
      assert.deepEqual(done.documents, ['PI-5001', 'PI-5002', 'PI-5003']);
      assert.equal(done.outcome, 'QUEUED');
      if (CACHES.has(name)) assert.partialDeepStrictEqual(done.pendingInCache, { outcome: 'QUEUED' });
      assert.deepEqual(warnings, []);
    });

  it('apollo asks by GET and by hash, and sends the text only when the gateway does not know the hash', async () => {
    const sent: string[] = [];
    const { fetch } = globalThis;
    mock.method(globalThis, 'fetch', (input: string, init: RequestInit) => {
      sent.push(`${init.method} ${input.includes('persistedQuery') ? 'hash' : 'text'}`);
      return fetch(input, init);
    });
    await withApollo(gateway.url);
    assert.ok(sent.includes('GET hash'), sent.join(', '));
  });

  it('client-preset throws the error of a field that failed where the field is read, not before', async () => {
    gateway.sandbox.iplicit.faults.add({
      path: /BatchPayment\/[^?]/,
      times: 9,
      fault: { kind: 'status', status: 400 },
    });
    await assert.rejects(withClientPreset(gateway.url), { path: ['bulkPayment'] });
  });
});

/** A gateway that knows its callers, before services that take up a submitted payment in a moment, and a key for it. */
async function liveGateway(t: TestContext): Promise<{ gateway: TestGateway; key: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'clients-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'keys.json');
  const { key, record } = newApiKey({ name: 'maker', scopes: ['payments:read', 'payments:submit'] });
  writeFileSync(file, JSON.stringify([record]), { mode: 0o600 });
  const gateway = await startTestGateway({
    sandbox: { approvalDelayMs: 500 },
    env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: file },
  });
  t.after(() => gateway.close());
  return { gateway, key };
}

describe('subscriptions in the clients that people use', () => {
  for (const [name, watchSubmitted] of Object.entries({ apollo: watchWithApollo, urql: watchWithUrql }))
    it(`${name} shows a payment that it submits until iplicit has taken it up, without asking again and without a warning`, async (t) => {
      const warnings: string[] = [];
      for (const method of ['warn', 'error'] as const)
        t.mock.method(console, method, (...words: unknown[]) => warnings.push(words.join(' ')));
      const { gateway, key } = await liveGateway(t);
      const done = await watchSubmitted(gateway.url, key);
      assert.deepEqual(done, { before: 'DRAFT', outcome: 'QUEUED', after: 'APPROVED' });
      assert.deepEqual(warnings, []);
    });
});

describe('relay', () => {
  const window = new Window({ url: 'http://localhost/' });
  const own = Object.fromEntries(
    ['window', 'document', 'IS_REACT_ACT_ENVIRONMENT'].map((name) => [name, Reflect.get(globalThis, name)]),
  );
  before(() => {
    Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true });
  });
  after(async () => {
    Object.assign(globalThis, own);
    await window.happyDOM.close();
  });

  it('relay shows a list that grows by pages, reads one payment again, says what could not be read, and appends what it creates', async (t) => {
    const gateway = await startTestGateway();
    t.after(() => gateway.close());
    const { Drafts, createEnvironment } = await moduleOf<typeof Recipe>(t, '/relay.tsx');
    const { createElement } = await import('react');
    const environment = createEnvironment(gateway.url);
    gateway.sandbox.iplicit.faults.add({
      path: /BatchPayment\/[^?]/,
      times: 99,
      fault: { kind: 'status', status: 400 },
    });
    const { shows, click } = await rendered(t, createElement(Drafts, { environment }));
    await shows('BP-1001 November supplier run: the details could not be read');
    gateway.sandbox.iplicit.faults.clear();
    await click('Again');
    await shows('BP-1001 November supplier run: 3 documents');
    await click('More');
    await shows('BP-1011');
    await click('Create');
    await shows('Made with Relay: 0 documents');
  });

  it('relay shows a payment that it submits until iplicit has taken it up, without asking again', async (t) => {
    const { gateway, key } = await liveGateway(t);
    const { Watched, createEnvironment } = await moduleOf<typeof LiveRecipe>(t, '/relay-live.tsx');
    const { createElement } = await import('react');
    const environment = createEnvironment(gateway.url, key);
    const { shows, click } = await rendered(t, createElement(Watched, { environment, id: 'BP-1001' }));
    await shows('DRAFT');
    await click('Submit');
    await shows('DRAFT QUEUED');
    await shows('APPROVED Submit');
  });
});

/** A module of this folder, through Vite, because Relay's compiler needs its Babel plugin. */
async function moduleOf<Module>(t: TestContext, path: string): Promise<Module> {
  const vite = await createServer({
    configFile: false,
    root: import.meta.dirname,
    plugins: [relay],
    server: { middlewareMode: true },
    appType: 'custom',
  });
  t.after(() => vite.close());
  return (await vite.ssrLoadModule(path)) as Module;
}

/** Renders an element, and gives what waits until it shows a text and what clicks one of its buttons. */
async function rendered(t: TestContext, element: ReactNode) {
  const { act } = await import('react');
  const { createRoot } = await import('react-dom/client');
  const container = document.createElement('div');
  const root = createRoot(container);
  t.after(() => act(() => root.unmount()));
  await act(() => root.render(element));
  const shows = async (text: string): Promise<void> => {
    if (container.textContent?.includes(text)) return;
    await act(() => sleep(20));
    await shows(text);
  };
  const click = (name: string) =>
    act(() =>
      [...container.querySelectorAll('button')].find((button) => button.textContent === name)?.click(),
    );
  return { shows, click };
}

describe("relay's compiler", () => {
  it("relay's compiler takes a refetchable fragment on every type that is a node", () => {
    const nodes = introspection.__schema.types
      .filter(({ kind, interfaces }) => kind === 'OBJECT' && interfaces?.some(({ name }) => name === 'Node'))
      .map(({ name }) => name);
    assert.ok(nodes.length > 8);
    for (const name of nodes)
      assert.match(read(`generated/relay/refetchable${name}Query.graphql.ts`), /node\(id: \$id\)/);
  });
});

describe('the pages about clients', () => {
  for (const [file, page] of [
    ['apollo.ts', 'clients/apollo'],
    ['apollo-live.ts', 'clients/apollo'],
    ['client-preset.ts', 'clients/client-preset'],
    ['gql-tada.ts', 'clients/gql-tada'],
    ['graphql-request.ts', 'clients/graphql-request'],
    ['live.ts', 'how-to/subscribe'],
    ['relay.tsx', 'clients/relay'],
    ['relay-live.tsx', 'clients/relay'],
    ['urql.ts', 'clients/urql'],
    ['urql-live.ts', 'clients/urql'],
  ] as const)
    it(`docs/${page}.md shows ${file} as it runs here`, () => {
      const shown = `\n${read(file).trim()}\n\`\`\``;
      assert.ok(read(`../../docs/${page}.md`).includes(shown), 'Copy the file into the page again.');
    });
});
