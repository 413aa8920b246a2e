import type { ServerResponse } from 'node:http';
import { ownBytes } from '../upstream/own-bytes.ts';
import type { RefusedRequest } from './refused-request.ts';

/** A body's bytes; of a short one, as the characters of a text, each of which stands for a byte. */
export type Body = string | Buffer;

/**
 * Up to this length a body goes out faster in one piece with its headers than beside them. As text it takes a byte for each
 * byte, then and on its way, whatever it says; one beyond Latin-1 would take twice as many, and be encoded each time.
 */
const SHORT = 4_096;

/** What answers are written in. Clients that say so are sent GraphQL's own type, whose status means something. */
export type AnswerType = 'application/json' | 'application/graphql-response+json';

/**
 * Headers of every answer with data: no cache keeps it, no browser takes it for a page, frames it, or hands it to
 * another site's page. It depends on what the request accepts, and on where it comes from.
 */
const EVERY_STATUS = [
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
  'application/json': [...EVERY_STATUS, 'content-type', 'application/json; charset=utf-8'],
  'application/graphql-response+json': [
    ...EVERY_STATUS,
    'content-type',
    'application/graphql-response+json; charset=utf-8',
  ],
};
// GraphQL over HTTP, September 2026 edition: data came, and errors with it. HTTP itself has no words for that.
const REASONS = new Map([[294, 'Partial Success']]);

/** Bytes as they go out fastest. */
export function bodyOf(bytes: Buffer): Body {
  return bytes.length <= SHORT ? bytes.toString('latin1') : ownBytes(bytes);
}

/**
 * All that the headers of an answer say, name after value.
 * @param more further headers, name after value
 */
export function headersOf(type: AnswerType, body: Body, more: readonly string[]): string[] {
  return [...HEADERS[type], ...more, 'content-length', String(body.length)];
}

/**
 * Sends a whole answer. A HEAD is answered with the headers alone.
 * @param headers as `headersOf` gives them
 */
export function sendWhole(response: ServerResponse, status: number, headers: string[], body: Body): void {
  const reason = REASONS.get(status);
  if (reason === undefined) response.writeHead(status, headers);
  else response.writeHead(status, reason, headers);
  response.end(response.req.method === 'HEAD' ? undefined : body, 'latin1');
}

/** Answers a GET whose client holds the answer already. */
export function sendNotModified(response: ServerResponse, headers: readonly string[]): void {
  response.writeHead(304, [...EVERY_STATUS, ...headers]);
  response.end();
}

/** Sends a value as JSON. */
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
 * Refuses a request in the shape of a GraphQL answer, so that whoever asks can read it with what they have.
 * @param code the stable code under which clients know this refusal
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

/** Sends a refusal that was thrown. Nothing is sent where an answer has begun, or nobody is left to read it. */
export function sendRefused(response: ServerResponse, refused: RefusedRequest, type?: AnswerType): void {
  if (response.headersSent || response.destroyed) return;
  const { status, code, message, extensions, headers } = refused;
  sendJson(response, status, { errors: [{ message, extensions: { code, ...extensions } }] }, headers, type);
}
