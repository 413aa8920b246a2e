import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const HEADER = 'concur-correlationid';

/** A fresh correlation id for one request, in the header in which Concur accepts and echoes it. */
export function newCorrelation(): Record<string, string> {
  return { [HEADER]: randomUUID() };
}

/**
 * The id by which Concur's support can find a request; undefined if the answer has no usable one. Header
 * names must be in lower case, as Node.js gives them.
 */
export function correlationOf(headers: IncomingHttpHeaders): string | undefined {
  const value = headers[HEADER];
  const id = Array.isArray(value) ? value[0] : value;
  return id !== undefined && /^[\x21-\x7E]{1,128}$/.test(id) ? id : undefined;
}
