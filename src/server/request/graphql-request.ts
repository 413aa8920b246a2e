import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Shares } from '../../shares.ts';
import { overloaded, RefusedRequest } from '../refused-request.ts';
import { checkDocument, checkString, parseRequestJson } from './request-json.ts';
import { HeaderMap } from '@apollo/server';
import type { HTTPGraphQLRequest } from '@apollo/server';
import { cachedByHeader, parseWeightedList } from '../answer.ts';
import type { AnswerType, WeightedItem } from '../answer.ts';
import type { HttpLimits } from '../limits.ts';

/** Where the bytes of long bodies are counted while they arrive. */
interface HeldFor {
  readonly held: Shares;
  /** Whose request it is. */
  readonly caller: string;
}

/**
 * Bytes of each body that are not counted as held, so that slow senders of long bodies cannot shut out the
 * usual short ones.
 */
const UNCOUNTED_BYTES = 16_384;

const EMPTY = Buffer.alloc(0);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a request's body as UTF-8 text if all of it has arrived with the headers, as is usual. This is
 * cheaper than listening for events.
 * @param maxBytes longest body that is read
 * @returns undefined if part of the body has yet to arrive
 * @throws {RefusedRequest} 413 beyond `maxBytes`, 400 if it is not UTF-8
 */
function bufferedBody(request: IncomingMessage, maxBytes: number): string | undefined {
  const size = request.readableLength;
  if (String(size) !== request.headers['content-length']) return undefined;
  if (size > maxBytes) throw tooLarge(maxBytes);
  // Without the size, only the first chunk would be returned.
  const bytes = request.read(size) as Buffer | null;
  // Reads the end of the stream, without which Node does not consider the request finished.
  request.resume();
  return textOf(bytes ?? EMPTY);
}

/**
 * Refuses a body whose Content-Length is too large.
 * @throws {RefusedRequest} 413
 */
function checkLength(request: IncomingMessage, maxBytes: number): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

/**
 * Reads a request's body as UTF-8 text as it arrives.
 * @param maxBytes longest body that is read
 * @param heldFor where to count the bytes of a long body while it arrives
 * @throws {RefusedRequest} 413 beyond `maxBytes`, 400 if it is not UTF-8 or ends early, 503 if too much is
 *   held for this caller
 */
async function arrivingBody(request: IncomingMessage, maxBytes: number, heldFor: HeldFor): Promise<string> {
  if (request.destroyed) throw endedEarly();
  return textOf(await arrivingBytes(request, maxBytes, heldFor));
}

function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new RefusedRequest(400, 'BAD_REQUEST', 'The body is not UTF-8; send it as UTF-8.');
  }
}

/**
 * Uses events, as an async iterator would cost several times as much for the one chunk in which a body
 * usually comes.
 */
function arrivingBytes(
  request: IncomingMessage,
  maxBytes: number,
  { held, caller }: HeldFor,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let reserved = 0;
    const stop = () => {
      request.off('data', receive).off('end', finish).off('error', fail).off('close', fail);
      held.release(caller, reserved);
    };
    const refuse = (refusal: RefusedRequest) => {
      stop();
      // The rest is read and dropped, within the time limit for a request. If the connection were closed
      // while the client is still sending, the client would lose the answer.
      request.resume();
      reject(refusal);
    };
    const receive = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) return refuse(tooLarge(maxBytes));
      const beyond = Math.max(0, size - UNCOUNTED_BYTES) - reserved;
      if (beyond > 0 && !held.take(caller, beyond)) return refuse(overloaded());
      reserved += Math.max(0, beyond);
      chunks.push(chunk);
      return undefined;
    };
    const finish = () => {
      stop();
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size));
    };
    const fail = () => {
      stop();
      reject(endedEarly());
    };
    request.on('data', receive).on('end', finish).on('error', fail).on('close', fail);
  });
}

function endedEarly(): RefusedRequest {
  return new RefusedRequest(400, 'BAD_REQUEST', 'The body ended early; send all of it.');
}

function tooLarge(maxBytes: number): RefusedRequest {
  return new RefusedRequest(
    413,
    'PAYLOAD_TOO_LARGE',
    `The body is larger than ${maxBytes} bytes, which is the most that is read.`,
  );
}

/** What a request asks for. Nothing but the form of it has been checked. */
export interface GraphqlParameters {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
  /** The id of a trusted document, in place of `query`. */
  readonly documentId?: unknown;
}

const NAMES = ['query', 'operationName', 'variables', 'extensions', 'documentId'] as const;

/**
 * Parses a request.
 * @param maxDepth as in `parseRequestJson`
 * @throws {RefusedRequest} 400 if it is not a GraphQL request, or contains values that are not allowed
 */
export function parametersOf({ method, text }: RawRequest, maxDepth: number): GraphqlParameters {
  const given = method === 'GET' ? searchParameters(text, maxDepth) : bodyParameters(text, maxDepth);
  checkDocument(given.query);
  // GraphQL over HTTP: an empty name is none.
  return given.operationName === '' ? { ...given, operationName: undefined } : given;
}

function bodyParameters(text: string, maxDepth: number): GraphqlParameters {
  const body = parseRequestJson(text, 'body', maxDepth);
  if (Array.isArray(body))
    throw badRequest('A request carries one operation; send those of a list one by one.');
  if (typeof body !== 'object' || body === null) {
    throw badRequest('The body must be a JSON object with the document as `query`.');
  }
  return body;
}

function searchParameters(search: string, maxDepth: number): GraphqlParameters {
  checkString(decoded(search), 'address');
  const parameters = new URLSearchParams(search);
  const twice = NAMES.find((name) => parameters.getAll(name).length > 1);
  if (twice !== undefined) throw badRequest(`Give \`${twice}\` once.`);
  const text = (name: string) => parameters.get(name) ?? undefined;
  const json = (name: string) => {
    const value = text(name);
    return value === undefined ? undefined : parseRequestJson(value, `${name} parameter`, maxDepth);
  };
  return {
    query: text('query'),
    operationName: text('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
    documentId: text('documentId'),
  };
}

/**
 * Refuses bytes that are not UTF-8, which URLSearchParams would silently turn into replacement characters.
 */
function decoded(search: string): string {
  try {
    return decodeURIComponent(search);
  } catch {
    throw badRequest('The address is not percent-encoded UTF-8; encode it anew.');
  }
}

function badRequest(message: string): RefusedRequest {
  return new RefusedRequest(400, 'BAD_REQUEST', message);
}

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
 * @param heldFor where to count the bytes of a long body while it arrives
 * @throws {RefusedRequest} 400, 413, 415 or 503 if the body cannot be read
 */
export function readRawRequest(
  request: IncomingMessage,
  response: ServerResponse,
  limits: HttpLimits,
  heldFor: HeldFor,
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
  return arrivingBody(request, limits.bodyBytes, heldFor).then(rawPost);
}

/**
 * The form in which Apollo Server takes a request. It refuses parameters of a wrong type, and mutations by GET.
 * @param type media type of the answer
 */
export function apolloRequestOf(
  method: RawRequest['method'],
  asked: GraphqlParameters,
  type: AnswerType,
): HTTPGraphQLRequest {
  const headers = HEADERS[type];
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  if (method === 'POST') return { method, headers, search: '', body: Object.fromEntries(given) };
  const search = given.map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return { method, headers, search: `?${new URLSearchParams(search)}`, body: undefined };
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

/** RFC 8259, 11: `application/json` has no parameters, and those that are sent mean nothing. Many send `charset`. */
function isJson(contentType = ''): boolean {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const charsets = parameters.map((each) => each.trim()).filter((each) => /^charset\s*=/.test(each));
  return (
    type.trim() === 'application/json' && charsets.every((each) => /^charset\s*=\s*"?utf-?8"?$/.test(each))
  );
}

function searchOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark);
}

/** The default comes first. GraphQL over HTTP: older clients only know application/json. */
const TYPES: readonly AnswerType[] = ['application/json', 'application/graphql-response+json'];
const UTF_8 = /^charset=utf-?8$/;

/** How well a type matches an Accept header. */
interface Match {
  type: AnswerType | 'none';
  weight: number;
  /**
   * How specific the matching media range is: 2 for the type itself, 1 with `*` as subtype, 0 for any type,
   * -1 for no match.
   */
  specificity: number;
  /** Index of the matching media range in the header. */
  index: number;
}

const bestType = cachedByHeader((accept: string): AnswerType | 'none' => {
  const ranges = parseWeightedList(accept);
  let chosen: Match = { type: 'none', weight: 0, specificity: 0, index: 0 };
  for (const type of TYPES) {
    const match = matchOf(type, ranges);
    if (match.weight > 0 && isBetter(match, chosen)) chosen = match;
  }
  return chosen.type;
});

/**
 * Chooses the media type of an answer (RFC 9110, 12.5.1): the one of the highest weight, then the one that is
 * named most specifically, then the one that is named first.
 * @param accept the Accept header; undefined selects the default
 * @returns undefined if no type is acceptable
 */
export function answerTypeFor(accept: string | undefined): AnswerType | undefined {
  const type = accept === undefined ? TYPES[0] : bestType(accept);
  return type === 'none' ? undefined : type;
}

/** Matches a type against a header. The most specific media range decides, not the highest weight. */
function matchOf(type: AnswerType, ranges: readonly WeightedItem[]): Match {
  let found: Match = { type, weight: 0, specificity: -1, index: 0 };
  for (const [index, { name, parameters, weight }] of ranges.entries()) {
    const named = name === type ? 2 : name === 'application/*' ? 1 : name === '*/*' ? 0 : -1;
    const specificity = named < 0 || !parameters.every((each) => UTF_8.test(each)) ? -1 : named;
    if (specificity > found.specificity) found = { type, weight, specificity, index };
  }
  return found;
}

function isBetter(one: Match, other: Match): boolean {
  if (one.weight !== other.weight) return one.weight > other.weight;
  if (one.specificity !== other.specificity) return one.specificity > other.specificity;
  return one.index < other.index;
}
