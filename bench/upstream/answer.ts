import type { ServerResponse } from 'node:http';

/** An answer that is ready to be sent. */
export interface Answer {
  status: number;
  headers: readonly string[];
  body: Buffer;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const XML_TYPE = 'application/xml; charset=utf-8';

/** A JSON answer. */
export function jsonAnswer(body: Buffer | string, status = 200): Answer {
  return answerOf(status, JSON_TYPE, body);
}

/** An XML answer with status 200. */
export function xmlAnswer(body: Buffer): Answer {
  return answerOf(200, XML_TYPE, body);
}

/** Sends an answer and ends the response. */
export function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers as string[]);
  response.end(body);
}

function answerOf(status: number, contentType: string, body: Buffer | string): Answer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return {
    status,
    headers: ['Content-Type', contentType, 'Content-Length', String(bytes.length)],
    body: bytes,
  };
}
