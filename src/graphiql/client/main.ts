import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { OPERATIONS_ELEMENT, readyVariables } from '../operations.ts';
import type { ReadyOperation } from '../operations.ts';
import { fetcher } from './fetcher.ts';
import { allowStyleAttributes, allowStyleElements } from './inline-styles.ts';
import { hasTabs, storageWithoutHeaders } from './caller-key.ts';

/** An operation that somebody put into a link. */
interface SharedOperation {
  readonly query: string;
  /** JSON, as it was in the link; empty if there was none. */
  readonly variables: string;
  /** Which of several operations in the document is meant. */
  readonly operationName: string | undefined;
}

/**
 * Reads the operation in a link to this page: `?query=…&variables=…&operationName=…`. It is only shown: nobody should be
 * able to make somebody else run a mutation by a link.
 *
 * @returns undefined if the link has none.
 */
function sharedOperation(search: string): SharedOperation | undefined {
  const parameters = new URLSearchParams(search);
  const query = parameters.get('query');
  if (!query) return undefined;
  return {
    query,
    variables: parameters.get('variables') ?? '',
    operationName: parameters.get('operationName') ?? undefined,
  };
}

/** File names of the editor's workers. The build replaces this with the actual names. */
declare const WORKER_FILES: { readonly editor: string; readonly json: string; readonly graphql: string };

/**
 * Starts a web worker for the editor (Monaco), from a file beside this one.
 *
 * @param _id the editor's id for the worker.
 * @param label what the worker is for: a language, or the editor itself.
 */
function startWorker(_id: string, label: string): Worker {
  const file = label === 'graphql' || label === 'json' ? WORKER_FILES[label] : WORKER_FILES.editor;
  return new Worker(new URL(file, import.meta.url), { name: label });
}

/** An idempotency key. `crypto.randomUUID` is not there in pages that come over plain HTTP. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const root = document.querySelector('#graphiql');
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
if (!root || !nonce)
  throw new Error('GraphiQL starts only in the page that the gateway answers at its endpoint.');

allowStyleElements(nonce);
allowStyleAttributes();
self.MonacoEnvironment = { getWorker: startWorker };

const operations = JSON.parse(
  document.getElementById(OPERATIONS_ELEMENT)?.textContent ?? '[]',
) as readonly ReadyOperation[];
const ready = operations.map((operation) => {
  const variables = readyVariables(operation, newKey);
  return { query: operation.query, variables: variables ? JSON.stringify(variables, null, 2) : null };
});
const shared = sharedOperation(location.search);
const tabs = shared ? [shared, ...ready] : ready;
// GraphiQL takes the first tab's query from `defaultTabs`, but not its variables. On a later visit it adds a tab for what is
// given here, and otherwise opens the tab that was left.
const first = shared ?? (hasTabs(localStorage) ? undefined : ready[0]);

createRoot(root).render(
  createElement(
    GraphiQL,
    {
      fetcher,
      defaultTabs: tabs,
      ...(shared && { initialQuery: shared.query, operationName: shared.operationName ?? '' }),
      ...(first && { initialVariables: first.variables ?? '' }),
      plugins: [HISTORY_PLUGIN, explorerPlugin()],
      defaultEditorToolsVisibility: 'variables',
      inputValueDeprecation: true,
      schemaDescription: true,
      shouldPersistHeaders: false,
      showPersistHeadersSettings: false,
      storage: storageWithoutHeaders(localStorage),
    },
    createElement(GraphiQL.Logo, null, 'Payments'),
  ),
);
