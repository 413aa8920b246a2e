import type { IncomingMessage, ServerResponse } from 'node:http';
import { PROJECT } from '../project.ts';
import { wantsHtml } from './accept.ts';
import { readAssets, sendAsset } from './assets.ts';
import { sendPage } from './page.ts';

/** Serves GraphiQL from the gateway itself. */
export interface Graphiql {
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
  /** Folder with the files that the build wrote, with a trailing slash; `dist/graphiql/` if absent. */
  built?: URL;
}

const FOLDER = 'graphiql/';

/**
 * Creates GraphiQL from the files that the build wrote. If there are none, the page says how to build them.
 */
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
