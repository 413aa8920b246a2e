import type { IncomingMessage, ServerResponse } from 'node:http';
import { PROJECT } from '../project.ts';
import { IMMUTABLE, readStaticFiles, refuseStatic, sendStaticFile } from '../server/static-files.ts';

/** Path of the console's page; its files are below. */
export const CONSOLE_PATH = '/console/';

/** What the page may load and reach: only what comes from its own origin. */
const PAGE_HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
};

/** Serves the payments console (`examples/console`) from the gateway itself. */
export interface ConsoleSite {
  /**
   * Answers requests for the page and for its files.
   *
   * @returns false, with nothing done, if the request is for something else.
   */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

/**
 * Creates the console from the files that its build wrote.
 *
 * @param built folder with those files, with a trailing slash.
 * @returns undefined if the console is not built.
 */
export function createConsoleSite(built = new URL('dist/console/', PROJECT)): ConsoleSite | undefined {
  const files = readStaticFiles(built);
  const page = files.get('index.html');
  if (!page) return undefined;

  const handle: ConsoleSite['handle'] = (request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (path === CONSOLE_PATH.slice(0, -1)) {
      response.writeHead(308, { location: CONSOLE_PATH, 'content-length': 0 }).end();
      return true;
    }
    if (!path.startsWith(CONSOLE_PATH)) return false;
    const name = path.slice(CONSOLE_PATH.length);
    const file = name === '' ? page : files.get(name);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead) refuseStatic(response, 405, 'GET and HEAD are answered here.', { allow: 'GET, HEAD' });
    else if (!file) refuseStatic(response, 404, 'The console has no such file: load its page again.');
    else sendStaticFile(file, request, response, name.startsWith('assets/') ? IMMUTABLE : PAGE_HEADERS);
    return true;
  };

  return { handle };
}
