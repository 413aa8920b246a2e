import { GraphiQL } from 'graphiql';
import type { GraphiQLProps } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { READY_OPERATIONS } from '../operations.ts';

/**
 * Sends an operation to the gateway, whose GraphQL endpoint has the same address as this page.
 *
 * @returns the answer. If the gateway did not answer with JSON, a GraphQL error that shows what it sent
 *   instead.
 */
const fetcher: GraphiQLProps['fetcher'] = async (operation, options) => {
  const response = await fetch(location.pathname, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...options?.headers,
    },
    body: JSON.stringify(operation),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    const message = `The gateway answered ${response.status} ${response.statusText} without a GraphQL answer.`;
    return { errors: [{ message, extensions: { status: response.status, body: text.slice(0, 2_000) } }] };
  }
};

/**
 * The page's content security policy allows no inline styles: neither `<style>` elements without the page's
 * nonce nor `style` attributes in HTML. The editor (Monaco) makes both. Styles set through the CSS object
 * model are allowed, since only running scripts can set them. The functions here turn inline styles into
 * allowed ones, so that the policy can stay strict.
 */

const STAND_IN = 'data-inline-style';
const TAG_WITH_STYLE = /<[a-z][^<>]*?\sstyle="[^<>]*>/gi;
const STYLE_ATTRIBUTE = /\sstyle="/i;

/**
 * Gives the page's nonce to every `<style>` element that a script creates from now on.
 *
 * @param nonce the nonce of the page's content security policy.
 */
function allowStyleElements(nonce: string): void {
  const createElement = document.createElement;
  document.createElement = function createElementWithNonce(
    this: Document,
    name: string,
    options?: ElementCreationOptions,
  ): HTMLElement {
    const element = createElement.call(this, name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}

/** Applies the `style` attributes of HTML that scripts write into the page by way of the CSS object model. */
function allowStyleAttributes(): void {
  const innerHtml = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  const writeInnerHtml = innerHtml?.set;
  if (!innerHtml || !writeInnerHtml)
    throw new Error('This browser does not let scripts write HTML: use a newer one.');
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...innerHtml,
    set(this: Element, html: unknown) {
      writeInnerHtml.call(this, withStandIns(String(html ?? '')));
      applyStandIns(this);
    },
  });

  const insertAdjacentHtml = Element.prototype.insertAdjacentHTML;
  Element.prototype.insertAdjacentHTML = function insertAdjacentHtmlStyled(position, html) {
    insertAdjacentHtml.call(this, position, withStandIns(String(html)));
    applyStandIns(this.parentElement ?? this);
  };
}

/**
 * Renames `style` attributes. Text in the editor cannot be mistaken for a tag, as its `<` is written `&lt;`.
 */
function withStandIns(html: string): string {
  return html.replace(TAG_WITH_STYLE, (tag) => tag.replace(STYLE_ATTRIBUTE, ` ${STAND_IN}="`));
}

function applyStandIns(root: Element): void {
  for (const element of root.querySelectorAll<HTMLElement>(`[${STAND_IN}]`)) {
    element.style.cssText = element.getAttribute(STAND_IN) ?? '';
    element.removeAttribute(STAND_IN);
  }
}

/** The storage in which GraphiQL keeps its tabs, history and settings between visits. */
type GraphiqlStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'>;

/** Keys of GraphiQL's history: operations, with the request headers that they were sent with. */
const HISTORY_KEYS = new Set(['graphiql:queries', 'graphiql:favorites']);

/** Key of GraphiQL's tabs. */
const TABS_KEY = 'graphiql:tabState';

/** Whether GraphiQL will reopen the tabs of an earlier visit. */
function hasTabs(storage: Storage): boolean {
  return storage.getItem(TABS_KEY) !== null;
}

/**
 * Wraps the browser's storage so that request headers, which may contain credentials, are never stored.
 * GraphiQL's setting `shouldPersistHeaders` keeps them out of its tabs, but not out of its history.
 *
 * @param storage the browser's storage; everything else is stored there unchanged.
 */
function storageWithoutHeaders(storage: Storage): GraphiqlStorage {
  return {
    getItem: (key) => storage.getItem(key),
    setItem: (key, value) => storage.setItem(key, HISTORY_KEYS.has(key) ? withoutHeaders(value) : value),
    removeItem: (key) => storage.removeItem(key),
    clear: () => storage.clear(),
    get length() {
      return storage.length;
    },
  };
}

function withoutHeaders(history: string): string {
  return JSON.stringify(JSON.parse(history, (key, member: unknown) => (key === 'headers' ? null : member)));
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
