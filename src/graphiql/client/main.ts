import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { READY_OPERATIONS } from '../operations.ts';
import { fetcher } from './fetcher.ts';
import { allowStyleAttributes, allowStyleElements } from './inline-styles.ts';
import { hasTabs, storageWithoutHeaders } from './storage.ts';
import { startWorker } from './workers.ts';

const root = document.querySelector('#graphiql');
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
if (!root || !nonce)
  throw new Error('GraphiQL starts only in the page that the gateway answers at its endpoint.');

allowStyleElements(nonce);
allowStyleAttributes();
self.MonacoEnvironment = { getWorker: startWorker };

const tabs = READY_OPERATIONS.map(({ query, variables }) => ({
  query,
  variables: variables ? JSON.stringify(variables, null, 2) : null,
}));
// GraphiQL takes the first tab's query from `defaultTabs`, but not its variables.
const initialVariables = hasTabs(localStorage) ? undefined : tabs[0]?.variables;

createRoot(root).render(
  createElement(
    GraphiQL,
    {
      fetcher,
      defaultTabs: tabs,
      ...(initialVariables && { initialVariables }),
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
