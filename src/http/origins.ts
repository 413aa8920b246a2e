import type { IncomingMessage, ServerResponse } from 'node:http';
import { RefusedRequest } from './refused-request.ts';
import { remembered } from './remembered.ts';

export interface OriginsOptions {
  /** Origins whose pages may ask. */
  listed: readonly string[];
  /** Origin under which clients reach the gateway, where it is configured. */
  publicUrl: string | undefined;
  /** Address that the gateway listens at. */
  host: string;
}

/** What a page of a listed origin may do: it asks without cookies, and may read and send every header. */
const PREFLIGHT = {
  'access-control-allow-methods': 'GET, HEAD, POST',
  // The wildcard stands for every name but this one.
  'access-control-allow-headers': '*, authorization',
  'access-control-max-age': '7200',
  vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
};

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Which pages may have a browser ask here. Other programs are not asked where they come from.
 *
 * No other site's page can write anything, or read any answer: a write is a POST of application/json, for which browsers
 * ask leave first (a preflight) and get it for listed origins alone; a GET changes nothing, and without CORS headers its
 * answer stays unread. On top of that, what browsers themselves say about a request (Sec-Fetch-Site, Origin) is believed,
 * so that another site's page cannot even have a query worked on. There are no cookies that could be borrowed.
 */
export class Origins {
  readonly #listed: ReadonlySet<string>;
  readonly #own: string | undefined;
  /** The names under which the gateway can be reached, where they are known. */
  readonly #hosts: ReadonlySet<string> | undefined;

  constructor({ listed, publicUrl, host }: OriginsOptions) {
    this.#listed = new Set(listed);
    this.#own = publicUrl;
    if (LOOPBACK.has(host.includes(':') ? `[${host}]` : host)) {
      this.#hosts = new Set([...LOOPBACK, ...(publicUrl ? [new URL(publicUrl).hostname] : [])]);
    }
  }

  /** Answers a preflight from a listed origin; false, and nothing done, for anything else. */
  preflight(request: IncomingMessage, response: ServerResponse): boolean {
    const { origin, 'access-control-request-method': method } = request.headers;
    if (request.method !== 'OPTIONS' || method === undefined || !this.#listed.has(origin ?? '')) return false;
    response.writeHead(204, { 'access-control-allow-origin': origin, ...PREFLIGHT }).end();
    return true;
  }

  /**
   * Lets a request in, with the headers that let a listed origin's page read the answer.
   * @throws {RefusedRequest} 403 for another site's page, 421 for a name that is not the gateway's
   */
  admit(request: IncomingMessage, response: ServerResponse): void {
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    this.#checkHost(host);
    if (origin !== undefined && this.#listed.has(origin)) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-expose-headers', '*');
    } else if (site === undefined ? !this.#isOwn(origin, host) : isForeign(site, request)) {
      throw new RefusedRequest(
        403,
        'ORIGIN_NOT_ALLOWED',
        'This page belongs to another site. Where that is meant, list its origin in CORS_ORIGINS.',
      );
    }
  }

  /** A page that has its own name resolve to this machine (DNS rebinding) is of the same origin, but not of this name. */
  #checkHost(host: string | undefined): void {
    if (this.#hosts === undefined || host === undefined) return;
    const name = nameIn(host);
    if (this.#hosts.has(name) || name.endsWith('.localhost')) return;
    throw new RefusedRequest(
      421,
      'MISDIRECTED_REQUEST',
      'The gateway listens to this machine alone and is not known by this name. Where that is meant, set PUBLIC_URL.',
    );
  }

  /** Browsers that do not say where a request comes from send its origin with all that is not a plain GET. */
  #isOwn(origin: string | undefined, host: string | undefined): boolean {
    if (origin === undefined || origin === this.#own) return true;
    return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
  }
}

/** The name in a Host header, without the port. */
const nameIn = remembered((host) => host.replace(/:\d*$/, '').toLowerCase());

/** Whether another site's page asks. One that sends the reader here, by a link to a file say, does not. */
function isForeign(site: string | string[], { headers, method }: IncomingMessage): boolean {
  if (site === 'same-origin' || site === 'none') return false;
  const follows = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return !(follows && (method === 'GET' || method === 'HEAD'));
}
