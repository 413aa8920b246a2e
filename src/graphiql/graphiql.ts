import type { IncomingMessage, ServerResponse } from 'node:http';
import { PROJECT } from '../project.ts';
import { wantsHtml } from './accept.ts';
import { readAssets, sendAsset } from './assets.ts';
import { sendPage } from './page.ts';

/** GraphiQL, served by the gateway itself. */
export interface Graphiql {
  /**
   * Answers a browser's GET of the endpoint with the page, and any request for one of the page's files.
   *
   * @returns false where the request is for something else, which is then left untouched.
   */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

export interface GraphiqlOptions {
  /** The path that GraphQL is answered at, such as `/graphql`. The page is there; its files are in `graphiql/` beside it. */
  endpoint: string;
  /** The folder that the build left the page's files in, with a slash at its end; `dist/graphiql/` if not given. */
  built?: URL;
}

const FOLDER = 'graphiql/';

/** Reads what the build left and gives the page that shows it. Where nothing is built, the page says what to do. */
export function createGraphiql(options: GraphiqlOptions): Graphiql {
  const { endpoint, built = new URL('dist/graphiql/', PROJECT) } = options;
  const assets = readAssets(built);
  const folder = endpoint.slice(0, endpoint.lastIndexOf('/') + 1) + FOLDER;

  const handle: Graphiql['handle'] = (request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (path === endpoint && reads && wantsHtml(request.headers.accept)) {
      sendPage(assets, FOLDER, request, response);
      return true;
    }
    if (!path.startsWith(folder)) return false;
    const asset = assets?.files.get(path.slice(folder.length));
    if (!reads) refuse(response, 405, 'GET and HEAD are answered here.', { allow: 'GET, HEAD' });
    else if (asset) sendAsset(asset, request, response);
    else refuse(response, 404, 'GraphiQL has no such file: load its page again.');
    return true;
  };

  return { handle };
}

function refuse(response: ServerResponse, status: number, message: string, headers = {}): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(message),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(message);
}
