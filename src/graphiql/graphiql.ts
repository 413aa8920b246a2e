import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { OPERATIONS_ELEMENT } from './operations.ts';
import type { ReadyOperation } from './operations.ts';
import { PROJECT } from '../project.ts';
import { parseWeights } from '../server/answer.ts';
import { IMMUTABLE, readStaticFiles, refuseStatic, sendStaticFile } from '../server/static-files.ts';

/** Names of the two files that the page loads. */
interface Entries {
  readonly script: string;
  readonly style: string;
}

/**
 * Whether a request asks for a page rather than for data: it names HTML and prefers no JSON type to it.
 *
 * @param accept the request's Accept header.
 */
function wantsHtml(accept = ''): boolean {
  const weights = parseWeights(accept);
  const html = weights.get('text/html') ?? 0;
  const json = Math.max(
    weights.get('application/json') ?? 0,
    weights.get('application/graphql-response+json') ?? 0,
  );
  return html > 0 && html >= json;
}

/** What the page may load besides scripts and styles with its nonce: only what comes from its own origin. */
const OWN_ORIGIN_ONLY =
  "default-src 'none'; connect-src 'self'; font-src 'self'; img-src 'self' data:; worker-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#d60590"/>' +
      '<path d="M4 6h8M4 10h5" stroke="#fff" stroke-width="2"/></svg>',
  );

/**
 * Answers a GET or HEAD of the GraphiQL page. Every answer has its own nonce, so none may be cached.
 *
 * @param page makes the page with a nonce; if undefined, the answer says that GraphiQL is not built.
 */
function sendPage(
  page: ((nonce: string) => string) | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const nonce = randomBytes(18).toString('base64');
  const html = page ? page(nonce) : MISSING_PAGE;
  response.writeHead(page ? 200 : 503, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'cache-control': 'no-store',
    vary: 'Accept',
    'content-security-policy': `script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; ${OWN_ORIGIN_ONLY}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  response.end(request.method === 'HEAD' ? undefined : html);
}

/**
 * @param entries the files that the page loads
 * @param folder their folder, relative to the page's own address
 * @param operations what it offers to run first, as JSON. It is data, which a browser does not run, so it needs no nonce
 */
function graphiqlPage(entries: Entries, folder: string, operations: string, nonce: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Payments · GraphiQL</title>
    <link rel="icon" href="${ICON}">
    <link rel="stylesheet" href="${folder}${entries.style}" nonce="${nonce}">
    <script type="module" src="${folder}${entries.script}" nonce="${nonce}"></script>
  </head>
  <body>
    <script type="application/json" id="${OPERATIONS_ELEMENT}">${operations}</script>
    <div id="graphiql">
      <p class="loading">Loading GraphiQL…</p>
      <noscript><p class="loading">GraphiQL runs only where scripts are allowed.</p></noscript>
    </div>
  </body>
</html>
`;
}

const MISSING_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>GraphiQL is not built</title>
  </head>
  <body>
    <h1>GraphiQL is not built</h1>
    <p>The API answers at this address as usual. For this page, run <code>npm run build</code> in the project and
    start the gateway again.</p>
  </body>
</html>
`;

/** Serves GraphiQL from the gateway itself. */
interface Graphiql {
  /**
   * Answers requests for the page (a browser's GET of the endpoint) and for its files.
   *
   * @returns false, with nothing done, if the request is for something else.
   */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

export interface GraphiqlOptions {
  /**
   * Path of the GraphQL endpoint, such as `/graphql`. The page is served there, its files from `graphiql/`
   * beside it.
   */
  endpoint: string;
  /** What the page offers to run first, each in a tab of its own. */
  operations: readonly ReadyOperation[];
  /** Folder with the files that the build wrote, with a trailing slash; `dist/graphiql/` if absent. */
  built?: URL;
}

const BUILT = new URL('dist/graphiql/', PROJECT);

/** Whether the build has written the page's files: it does so only where GraphiQL is installed. */
export function isGraphiqlBuilt(): boolean {
  return existsSync(new URL('entries.json', BUILT));
}

const FOLDER = 'graphiql/';

/**
 * Creates GraphiQL from the files that the build wrote. If there are none, the page says how to build them.
 */
export function createGraphiql(options: GraphiqlOptions): Graphiql {
  const { endpoint, operations, built = BUILT } = options;
  const files = readStaticFiles(built);
  const entries: Entries | undefined =
    files.size > 0 ? JSON.parse(readFileSync(new URL('entries.json', built), 'utf8')) : undefined;
  const folder = endpoint.slice(0, endpoint.lastIndexOf('/') + 1) + FOLDER;

  // No `<` of a text may end the element.
  const ready = JSON.stringify(operations).replaceAll('<', '\\u003c');
  const page = entries && ((nonce: string) => graphiqlPage(entries, FOLDER, ready, nonce));

  const handle: Graphiql['handle'] = (request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (path === endpoint && reads && wantsHtml(request.headers.accept)) {
      sendPage(page, request, response);
      return true;
    }
    if (!path.startsWith(folder)) return false;
    const file = files.get(path.slice(folder.length));
    if (!reads) refuseStatic(response, 405, 'GET and HEAD are answered here.', { allow: 'GET, HEAD' });
    else if (file) sendStaticFile(file, request, response, IMMUTABLE);
    else refuseStatic(response, 404, 'GraphiQL has no such file: load its page again.');
    return true;
  };

  return { handle };
}
