import { randomUUID } from 'node:crypto';

/** A request to send. */
export interface PlannedRequest {
  method: 'GET' | 'POST';
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

/** A server's port, and the requests that it is sent in turn. */
export interface Target {
  port: number;
  requests: readonly PlannedRequest[];
}

/** Stands for an idempotency key in a request's body: whenever the request is sent, it has a key of its own. */
export const FRESH_KEY = '00000000-0000-0000-0000-000000000000';

/** A request as the bytes of HTTP/1.1, made once and sent often. */
export class PreparedRequest {
  readonly #bytes: Buffer;
  /** Where the key stands; negative if there is none. */
  readonly #keyAt: number;

  constructor({ method, path, headers = {}, body }: PlannedRequest, port: number) {
    const lines = [`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Accept: application/json'];
    if (body !== undefined)
      lines.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`);
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    this.#bytes = Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
    this.#keyAt = this.#bytes.indexOf(FRESH_KEY);
  }

  /** The bytes to send now. */
  get bytes(): Buffer {
    if (this.#keyAt < 0) return this.#bytes;
    // A copy, because the connection may still hold what was sent before.
    const bytes = Buffer.from(this.#bytes);
    bytes.write(randomUUID(), this.#keyAt);
    return bytes;
  }
}
