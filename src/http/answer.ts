import type { ServerResponse } from 'node:http';
import { ownBytes } from '../upstream/own-bytes.ts';
import type { RefusedRequest } from './refused-request.ts';

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
