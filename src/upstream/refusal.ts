import { UpstreamError } from './errors.ts';
import type { UpstreamErrorFacts } from './errors.ts';
import type { HttpResponse } from './http-client.ts';

/**
 * The error for an answer whose status is not the expected one. It looks at the status only, because services
 * agree on nothing else. The caller first handles statuses that mean something for the requested object, such
 * as 404.
 * @param now epoch milliseconds, for a `Retry-After` given as a date
 */
export function refusedBy(
  source: string,
  answer: Pick<HttpResponse, 'status' | 'headers'>,
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
    retryAfterSeconds: retryAfterSeconds(answer.headers['retry-after'], now),
  };
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

/**
 * `Retry-After` in whole seconds, from either of its forms (RFC 9110, 10.2.3); undefined if there is none or
 * it is unusable.
 * @param now epoch milliseconds
 */
export function retryAfterSeconds(header: string | string[] | undefined, now: number): number | undefined {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}
