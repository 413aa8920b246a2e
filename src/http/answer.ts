import type { ServerResponse } from 'node:http';

/** Headers that every answer carries: nothing here is to be sniffed, framed, or kept by a cache. */
const ALWAYS = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    ...ALWAYS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
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
  headers: Record<string, string> = {},
): void {
  sendJson(response, status, { errors: [{ message, extensions: { code } }] }, headers);
}
