import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap } from '@apollo/server';
import type { HTTPGraphQLRequest } from '@apollo/server';
import type { AnswerType } from './answer.ts';
import type { HeldBytes } from './held-bytes.ts';
import type { HttpLimits } from './limits.ts';
import { RefusedRequest } from './refused-request.ts';
import { arrivingBody, checkLength, bufferedBody } from './request-body.ts';
import { checkDocument, parseRequestJson } from './request-json.ts';
import { checkedSearch } from './search.ts';

/** The only headers that Apollo Server gets to see: those that it decides by, and no credentials. */
const HEADERS: Readonly<Record<AnswerType, HeaderMap>> = {
  'application/json': new HeaderMap([['accept', 'application/json']]),
  'application/graphql-response+json': new HeaderMap([['accept', 'application/graphql-response+json']]),
};

/** A request that has been read but not parsed. */
export interface RawRequest {
  /** `GET` for HEAD, too. */
  readonly method: 'GET' | 'POST';
  /** The query string (with its question mark) of a GET, or the body of a POST. */
  readonly text: string;
}

/**
 * Reads a request without parsing it. Returns a promise only if part of the body has yet to arrive.
 * @param held counts the bytes of long bodies while they arrive
 * @throws {RefusedRequest} 400, 413, 415 or 503 if the body cannot be read
 */
export function readRawRequest(
  request: IncomingMessage,
  response: ServerResponse,
  limits: HttpLimits,
  held: HeldBytes,
): RawRequest | Promise<RawRequest> {
  if (request.method !== 'POST') return { method: 'GET', text: searchOf(request.url ?? '') };
  checkBodyType(request);
  const isAwaited = request.headers.expect !== undefined;
  const buffered = isAwaited ? undefined : bufferedBody(request, limits.bodyBytes);
  if (buffered !== undefined) return rawPost(buffered);
  checkLength(request, limits.bodyBytes);
  // The client waits for permission to send its body (`Expect: 100-continue`). Everything else has been
  // checked by now.
  if (isAwaited) response.writeContinue();
  return arrivingBody(request, limits.bodyBytes, held).then(rawPost);
}

/**
 * Parses a request into the form that Apollo Server takes.
 * @param type media type of the answer
 * @throws {RefusedRequest} 400 if it is not a GraphQL request, or contains values that are not allowed
 */
export function graphqlRequestOf(
  { method, text }: RawRequest,
  type: AnswerType,
  limits: HttpLimits,
): HTTPGraphQLRequest {
  const headers = HEADERS[type];
  if (method === 'GET')
    return { method, headers, search: checkedSearch(text, limits.bodyDepth), body: undefined };
  const body = parseRequestJson(text, 'body', limits.bodyDepth);
  if (Array.isArray(body)) {
    const message = 'A request carries one operation; send those of a list one by one.';
    throw new RefusedRequest(400, 'BAD_REQUEST', message);
  }
  if (typeof body === 'object' && body !== null && 'query' in body) checkDocument(body.query);
  return { method, headers, search: '', body };
}

/**
 * Refuses methods other than GET, HEAD and POST.
 * @throws {RefusedRequest} 405
 */
export function checkMethod(method: string | undefined): void {
  if (method === 'POST' || method === 'GET' || method === 'HEAD') return;
  throw new RefusedRequest(
    405,
    'METHOD_NOT_ALLOWED',
    'Send GraphQL by POST; queries may be sent by GET, too.',
    { headers: { allow: 'GET, HEAD, POST' } },
  );
}

function rawPost(text: string): RawRequest {
  return { method: 'POST', text };
}

/** Throws RefusedRequest 415 unless the body is uncompressed JSON in UTF-8. */
function checkBodyType({ headers }: IncomingMessage): void {
  const type = headers['content-type'];
  if (type !== 'application/json' && !isJson(type)) {
    throw new RefusedRequest(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'Send the request as application/json in UTF-8.',
      { headers: { 'accept-post': 'application/json' } },
    );
  }
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new RefusedRequest(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body as it is, not compressed.', {
      headers: { 'accept-encoding': 'identity' },
    });
  }
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i.test(contentType ?? '');
}

function searchOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark);
}
