import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it, mock } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Window } from 'happy-dom';
import { createServer } from 'vite';
import relay from 'vite-plugin-relay';
import introspection from '../../schema/introspection.json' with { type: 'json' };
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { submitFirstDraft as withApollo } from './apollo.ts';
import { submitFirstDraft as withClientPreset } from './client-preset.ts';
import { submitFirstDraft as withTada } from './gql-tada.ts';
import { submitFirstDraft as withGraphqlRequest } from './graphql-request.ts';
import type * as Recipe from './relay.tsx';
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

describe('relay', () => {
  let gateway: TestGateway;
  const window = new Window({ url: 'http://localhost/' });
  const own = Object.fromEntries(
    ['window', 'document', 'IS_REACT_ACT_ENVIRONMENT'].map((name) => [name, Reflect.get(globalThis, name)]),
  );
  before(async () => {
    gateway = await startTestGateway();
    Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true });
  });
  after(async () => {
    Object.assign(globalThis, own);
    await window.happyDOM.close();
    await gateway.close();
  });

  it('relay shows a list that grows by pages, reads one payment again, says what could not be read, and appends what it creates', async (t) => {
    // Through Vite, because Relay's compiler needs its Babel plugin.
    const vite = await createServer({
      configFile: false,
      root: import.meta.dirname,
      plugins: [relay],
      server: { middlewareMode: true },
      appType: 'custom',
    });
    t.after(() => vite.close());
    const { Drafts, createEnvironment } = (await vite.ssrLoadModule('/relay.tsx')) as typeof Recipe;
    const { act, createElement } = await import('react');
    const { createRoot } = await import('react-dom/client');
    const container = document.createElement('div');
    const root = createRoot(container);
    t.after(() => act(() => root.unmount()));
    const shows = async (text: string): Promise<void> => {
      if (container.textContent?.includes(text)) return;
      await act(() => sleep(20));
      await shows(text);
    };
    const click = (name: string) =>
      act(() =>
        [...container.querySelectorAll('button')].find((button) => button.textContent === name)?.click(),
      );

    gateway.sandbox.iplicit.faults.add({
      path: /BatchPayment\/[^?]/,
      times: 99,
      fault: { kind: 'status', status: 400 },
    });
    await act(() => root.render(createElement(Drafts, { environment: createEnvironment(gateway.url) })));
    await shows('BP-1001 November supplier run: the details could not be read');
    gateway.sandbox.iplicit.faults.clear();
    await click('Again');
    await shows('BP-1001 November supplier run: 3 documents');
    await click('More');
    await shows('BP-1011');
    await click('Create');
    await shows('Made with Relay: 0 documents');
  });
});

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

describe('the pages of docs/clients', () => {
  for (const file of [
    'apollo.ts',
    'client-preset.ts',
    'gql-tada.ts',
    'graphql-request.ts',
    'relay.tsx',
    'urql.ts',
  ])
    it(`the pages of docs/clients show ${file} as it runs here`, () => {
      const page = read(`../../docs/clients/${file.replace(/\.tsx?$/, '.md')}`);
      assert.ok(page.includes(`\n${read(file).trim()}\n\`\`\``), 'Copy the file into the page again.');
    });
});
