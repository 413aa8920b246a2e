import { UpstreamError } from './errors.ts';
import type { UpstreamErrorFacts } from './errors.ts';
import type { IncomingHttpHeaders } from 'node:http';
import type { HttpResponse } from './http-client.ts';
import { isWebPage } from './words.ts';

/**
 * The error for an answer whose status is not the expected one. It looks at the status, because services agree on
 * nothing else, and at whether a service answered at all: a web page with 401 or 403 is from a proxy or a firewall
 * in front of it. The caller first handles statuses that mean something for the requested object, such
 * as 404.
 * @param now epoch milliseconds, for a `Retry-After` given as a date
 */
export function refusedBy(
  source: string,
  answer: HttpResponse,
  correlationId: string | undefined,
  now: number,
): UpstreamError {
  const { status } = answer;
  const facts: UpstreamErrorFacts = {
    source,
    status,
    correlationId,
    // A server error may come from a proxy in front of the service, after the service has acted.
    delivery: status >= 400 && status < 500 ? 'declined' : 'unknown',
    retryAfterSeconds: retryAfterSeconds(answer.headers, now),
  };
  if ((status === 401 || status === 403) && isWebPage(answer)) {
    return new UpstreamError(
      'UPSTREAM_UNAVAILABLE',
      `Something in front of ${source}, such as a proxy or a firewall, refused the request with a web page (${status}); ` +
        'whoever runs the gateway should have it let through.',
      facts,
    );
  }
  if (status === 401 || status === 403) {
    return new UpstreamError(
      'UPSTREAM_AUTH',
      `${source} refused the credentials that it was sent (${status}); check that they are current and allowed to do this.`,
      facts,
    );
  }
  if (status === 429) {
    return new UpstreamError(
      'UPSTREAM_RATE_LIMITED',
      `${source} asks for fewer requests; try again later.`,
      facts,
    );
  }
  if (status >= 500) {
    return new UpstreamError('UPSTREAM_UNAVAILABLE', `${source} answered ${status}; try again later.`, facts);
  }
  return new UpstreamError('UPSTREAM_MALFORMED', `${source} gave an unexpected answer (${status}).`, facts);
}

/**
 * The error for a body that cannot be the requested one: truncated, from something else, or not in the form
 * that the service documents.
 * @param what what is wrong with it, to follow "an answer that could not be read: "
 */
export function malformed(
  source: string,
  what: string,
  facts: Partial<UpstreamErrorFacts> & { cause?: unknown } = {},
): UpstreamError {
  return new UpstreamError(
    'UPSTREAM_MALFORMED',
    `${source} gave an answer that could not be read: ${what}.`,
    {
      delivery: 'unknown',
      ...facts,
      source,
    },
  );
}

/** The longest that a service is believed to ask for, in seconds: a day. */
const MAX_RETRY_AFTER_S = 86_400;

/** The three forms of a date in HTTP (RFC 9110, 5.6.7), which all begin with the day of the week. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .+\d\d:\d\d:\d\d/i;

/**
 * `Retry-After` in whole seconds, rounded up: from seconds, also with a fraction, or from a date (RFC 9110, 10.2.3).
 * A date is compared with the answer's own Date, if it has one, since clocks differ.
 * @param now epoch milliseconds
 * @returns undefined if there is none or it is neither
 */
export function retryAfterSeconds(headers: IncomingHttpHeaders, now: number): number | undefined {
  const given: string | string[] | undefined = headers['retry-after'];
  const text = (Array.isArray(given) ? given[0] : given)?.trim() ?? '';
  if (/^\d{1,9}(?:\.\d{0,9})?$/.test(text)) return Math.min(Math.ceil(Number(text)), MAX_RETRY_AFTER_S);
  const at = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  const seconds = Math.ceil((at - (sentAt(headers) ?? now)) / 1_000);
  return Math.min(Math.max(0, seconds), MAX_RETRY_AFTER_S);
}

/** The service's own time when it sent an answer, in epoch milliseconds; undefined if it does not say. */
export function sentAt(headers: IncomingHttpHeaders): number | undefined {
  const at =
    headers.date !== undefined && HTTP_DATE.test(headers.date) ? Date.parse(headers.date) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
