import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const HEADER = 'concur-correlationid';

/** An id of the gateway's own for one request, under the name by which Concur takes and echoes it. */
export function newCorrelation(): Record<string, string> {
  return { [HEADER]: randomUUID() };
}

/** The id under which Concur's support finds a request; undefined where the answer names none. Header names come in lower case. */
export function correlationOf(headers: IncomingHttpHeaders): string | undefined {
  const value = headers[HEADER];
  const id = Array.isArray(value) ? value[0] : value;
  return id !== undefined && /^[\x21-\x7E]{1,128}$/.test(id) ? id : undefined;
}
