import type { IncomingMessage, ServerResponse } from 'node:http';
import { RefusedRequest } from './refused-request.ts';
import { cachedByHeader } from './answer.ts';

/** Host names and addresses of this machine, as they appear in URLs. */
export const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The origin of a page that this machine serves without TLS, as development servers do. */
const LOCAL_PAGE = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** A host name or IP address as it is written in URLs: IPv6 addresses in brackets. */
export function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

export interface OriginsOptions {
  /** Origins whose pages may send requests. */
  listed: readonly string[];
  /** Whether the pages of this machine, on whatever port, may send requests too. */
  localhost: boolean;
  /** Origin under which clients reach the gateway; undefined if it is not configured. */
  publicUrl: string | undefined;
  /** Address that the gateway listens at. */
  host: string;
}

/** What a preflight allows the pages of an allowed origin: every header, but no cookies. */
const PREFLIGHT = {
  'access-control-allow-methods': 'GET, HEAD, POST',
  // The wildcard covers every header except `authorization`.
  'access-control-allow-headers': '*, authorization',
  'access-control-max-age': '7200',
  vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
};

/**
 * Decides which pages may send requests from a browser. Other clients are let in wherever they come from.
 *
 * Another site's page can neither write anything nor read an answer. A write is a POST of application/json,
 * for which a browser first sends a preflight, and only allowed origins pass it. A GET changes nothing, and
 * without CORS headers the page cannot read the answer. In addition, requests that the browser itself marks
 * as cross-site (Sec-Fetch-Site, Origin) are refused, so that another site's page cannot even make the
 * gateway run a query, by a form or a link either. There are no cookies to abuse.
 */
export class Origins {
  readonly #listed: ReadonlySet<string>;
  readonly #localhost: boolean;
  readonly #own: string | undefined;
  /** The host names that the gateway answers to; undefined if any name is accepted. */
  readonly #hosts: ReadonlySet<string> | undefined;

  constructor({ listed, localhost, publicUrl, host }: OriginsOptions) {
    this.#listed = new Set(listed);
    this.#localhost = localhost;
    this.#own = publicUrl;
    if (publicUrl !== undefined || LOOPBACK_HOSTS.has(urlHost(host))) {
      this.#hosts = new Set([...LOOPBACK_HOSTS, ...(publicUrl ? [new URL(publicUrl).hostname] : [])]);
    }
  }

  /** Answers a preflight from an allowed origin. Returns false, with nothing done, for any other request. */
  preflight(request: IncomingMessage, response: ServerResponse): boolean {
    const { origin, 'access-control-request-method': method } = request.headers;
    if (request.method !== 'OPTIONS' || method === undefined || !this.#isAllowed(origin)) return false;
    response.writeHead(204, { 'access-control-allow-origin': origin, ...PREFLIGHT }).end();
    return true;
  }

  /**
   * Checks where a request comes from, and sets the CORS headers that let an allowed origin's page read the
   * answer.
   * @param mayBeLinked as for `check`
   * @throws {RefusedRequest} like `check`
   */
  admit(request: IncomingMessage, response: ServerResponse, mayBeLinked: boolean): void {
    this.check(request, mayBeLinked);
    const { origin } = request.headers;
    if (!this.#isAllowed(origin)) return;
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-expose-headers', '*');
  }

  /**
   * Checks where a request comes from.
   * @param mayBeLinked whether another site's page may lead there by a link, as to a file
   * @throws {RefusedRequest} 403 if another site's page sent it, 421 if its Host is not a name of the gateway
   */
  check(request: IncomingMessage, mayBeLinked = false): void {
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    this.#checkHost(host);
    if (this.#isAllowed(origin) || (mayBeLinked && isLink(request))) return;
    if (site === undefined ? !this.#isOwn(origin, host) : isForeign(site)) {
      throw new RefusedRequest(
        403,
        'ORIGIN_NOT_ALLOWED',
        "The request comes from another site's page. To allow that, list the page's origin in CORS_ORIGINS.",
      );
    }
  }

  #isAllowed(origin: string | undefined): origin is string {
    if (origin === undefined) return false;
    return this.#listed.has(origin) || (this.#localhost && LOCAL_PAGE.test(origin));
  }

  /**
   * Stops DNS rebinding: a page whose own host name resolves to this machine counts as the same origin, but
   * its requests carry the page's host name.
   */
  #checkHost(host: string | undefined): void {
    if (this.#hosts === undefined || host === undefined) return;
    const name = nameIn(host);
    if (this.#hosts.has(name) || name.endsWith('.localhost')) return;
    throw new RefusedRequest(
      421,
      'MISDIRECTED_REQUEST',
      'The gateway does not answer to this host name. To allow it, set PUBLIC_URL.',
    );
  }

  /** Browsers without Sec-Fetch-Site send `Origin` with every cross-site request but a plain GET. */
  #isOwn(origin: string | undefined, host: string | undefined): boolean {
    if (origin === undefined || origin === this.#own) return true;
    return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
  }
}

/** The host name in a Host header, without the port. */
const nameIn = cachedByHeader((host) => host.replace(/:\d*$/, '').toLowerCase());

function isForeign(site: string | string[]): boolean {
  return site !== 'same-origin' && site !== 'none';
}

/** Whether the user followed a link. A form that is sent by GET looks the same. */
function isLink({ headers, method }: IncomingMessage): boolean {
  const follows = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return follows && (method === 'GET' || method === 'HEAD');
}
