import type { ServerResponse } from 'node:http';
import { ownBytes } from '../upstream/reader.ts';
import type { RefusedRequest } from './refused-request.ts';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** The bytes of a body. Those of a short one are stored as a Latin-1 string, one character for each byte. */
export type Body = string | Buffer;

/**
 * Longest body, in bytes, that is sent as a string. Node then sends headers and body in one write, which is
 * faster for short bodies. A Latin-1 string takes one byte of memory for each byte of the body; the decoded
 * text might take two, and would have to be encoded again each time.
 */
const MAX_STRING_BODY = 4_096;

/** Media type of an answer. */
export type AnswerType = 'application/json' | 'application/graphql-response+json';

/**
 * The status for a document that is refused. GraphQL over HTTP: 400 under GraphQL's own media type, 200 under
 * application/json, whose clients would otherwise take the refusal for a proxy's.
 */
export function documentStatus(type: AnswerType): 200 | 400 {
  return type === 'application/json' ? 200 : 400;
}

/**
 * Headers of every answer. No cache may store it, and no browser may treat it as a page, frame it or give it
 * to another site's page. It varies with what the request accepts and with its origin.
 */
const COMMON_HEADERS = [
  'cache-control',
  'no-store',
  'x-content-type-options',
  'nosniff',
  'content-security-policy',
  "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy',
  'same-origin',
  'vary',
  'Accept, Accept-Encoding, Origin',
];
const HEADERS: Readonly<Record<AnswerType, readonly string[]>> = {
  'application/json': [...COMMON_HEADERS, 'content-type', 'application/json; charset=utf-8'],
  'application/graphql-response+json': [
    ...COMMON_HEADERS,
    'content-type',
    'application/graphql-response+json; charset=utf-8',
  ],
};
// GraphQL over HTTP, September 2026 edition: data with errors. Node knows no reason phrase for this status.
const REASON_PHRASES = new Map([[294, 'Partial Success']]);

/** Converts bytes to the form that Node sends fastest. */
export function bodyOf(bytes: Buffer): Body {
  return bytes.length <= MAX_STRING_BODY ? bytes.toString('latin1') : ownBytes(bytes);
}

/**
 * All headers of an answer: names and values in turn.
 * @param extraHeaders further headers in the same form
 */
export function headersOf(type: AnswerType, body: Body, extraHeaders: readonly string[]): string[] {
  return [...HEADERS[type], ...extraHeaders, 'content-length', String(body.length)];
}

/**
 * Sends an answer. A HEAD is answered with the headers only.
 * @param headers as `headersOf` gives them
 */
export function sendWhole(response: ServerResponse, status: number, headers: string[], body: Body): void {
  const reason = REASON_PHRASES.get(status);
  if (reason === undefined) response.writeHead(status, headers);
  else response.writeHead(status, reason, headers);
  response.end(response.req.method === 'HEAD' ? undefined : body, 'latin1');
}

/** Sends a 304, to a GET whose client has the answer already. */
export function sendNotModified(response: ServerResponse, headers: readonly string[]): void {
  response.writeHead(304, [...COMMON_HEADERS, ...headers]);
  response.end();
}

/** Sends a value as JSON, in one piece. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
  type: AnswerType = 'application/json',
): void {
  const body = bodyOf(Buffer.from(JSON.stringify(value)));
  sendWhole(response, status, headersOf(type, body, Object.entries(headers).flat()), body);
}

/**
 * Sends a refusal in the shape of a GraphQL answer, which every client here can read.
 * @param code the error's `extensions.code`
 */
export function sendRefusal(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJson(response, status, { errors: [{ message, extensions: { code } }] }, headers);
}

/** Sends a refusal that was thrown. Sends nothing if an answer has already begun or the client is gone. */
export function sendRefusedRequest(
  response: ServerResponse,
  refused: RefusedRequest,
  type?: AnswerType,
): void {
  if (response.headersSent || response.destroyed) return;
  const { status, code, message, extensions, headers } = refused;
  sendJson(response, status, { errors: [{ message, extensions: { code, ...extensions } }] }, headers, type);
}

/** Most results that are kept. Clients send only a handful of different headers. */
const MAX_ENTRIES = 256;
/** Longest header whose result is kept, in characters. */
const MAX_HEADER_LENGTH = 256;

/** Caches a function of a header's value, so that the usual values are parsed only once. */
export function cachedByHeader<T>(compute: (header: string) => T): (header: string) => T {
  const cache = new Map<string, T>();
  return (header) => {
    const cached = cache.get(header);
    if (cached !== undefined) return cached;
    const result = compute(header);
    if (header.length <= MAX_HEADER_LENGTH) {
      if (cache.size >= MAX_ENTRIES) cache.clear();
      cache.set(header, result);
    }
    return result;
  };
}

/** One item of a header such as Accept. */
export interface WeightedItem {
  /** In lower case. */
  readonly name: string;
  /** In lower case, without spaces and quotes. The weight is not among them. */
  readonly parameters: readonly string[];
  /** From 0 (refused) to 1; 1 if the header gives none, or an invalid one. */
  readonly weight: number;
}

/** Most items that are read. No real client sends more. */
const MAX_ITEMS = 32;

/** Parses a header that lists items with weights (RFC 9110, 12.4.2), in order. */
export function parseWeightedList(header: string): WeightedItem[] {
  return header.toLowerCase().split(',', MAX_ITEMS).map(parseItem);
}

/** The weight of each item in such a header, by name. */
export function parseWeights(header: string): ReadonlyMap<string, number> {
  return new Map(parseWeightedList(header).map(({ name, weight }) => [name, weight]));
}

function parseItem(item: string): WeightedItem {
  const [name = '', ...rest] = item.split(';').map((part) => part.trim());
  const weight = Number(rest.find(isWeight)?.slice(2) ?? 1);
  return {
    name,
    parameters: rest.filter((part) => part !== '' && !isWeight(part)).map((part) => part.replace(/"/g, '')),
    weight: weight >= 0 && weight <= 1 ? weight : 1,
  };
}

function isWeight(part: string): boolean {
  return part.startsWith('q=');
}

/** A content coding that bodies are sent in; `identity` means not compressed. */
export type Coding = 'br' | 'gzip' | 'identity';

/** Smallest body, in bytes, that is compressed. A smaller one fits into a packet or two anyway. */
const MIN_LENGTH = 1_024;
/** Best compression first, which decides between codings of equal weight. */
const CODINGS: readonly Coding[] = ['br', 'gzip', 'identity'];

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** The coding that a client prefers, and whether it refuses bodies that are not compressed. */
const preferenceIn = cachedByHeader(
  (acceptEncoding: string): { coding: Coding; identityRefused: boolean } => {
    const weights = parseWeights(acceptEncoding);
    const any = weights.get('*');
    // RFC 9110, 12.5.3: `identity` is acceptable unless excluded. It ranks below every coding that is named.
    const weightOf = (coding: Coding): number =>
      weights.get(coding) ?? any ?? (coding === 'identity' ? Number.MIN_VALUE : 0);
    const coding = CODINGS.reduce((best, each) => (weightOf(each) > weightOf(best) ? each : best));
    return {
      coding: weightOf(coding) > 0 ? coding : 'identity',
      identityRefused: weightOf('identity') === 0,
    };
  },
);

/**
 * Chooses the coding for a body.
 *
 * Compression does not leak secrets through the length (as in BREACH): an answer contains nothing but what
 * its caller may see, and no other site can make a browser request it (see `origins.ts`).
 * @param length of the body, in bytes
 */
export function codingFor(acceptEncoding: string | undefined, length: number): Coding {
  if (acceptEncoding === undefined) return 'identity';
  const { coding, identityRefused } = preferenceIn(acceptEncoding);
  return length >= MIN_LENGTH || identityRefused ? coding : 'identity';
}

/** Compresses a body, off the event loop. */
export function compress(bytes: Buffer, coding: Exclude<Coding, 'identity'>): Promise<Buffer> {
  if (coding === 'gzip') return toGzip(bytes);
  // Quality 4 of 11: the next one takes twice the time to save a few percent.
  return toBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
