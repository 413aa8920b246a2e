import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, headersOf, sendNotModified, sendWhole } from './answer.ts';
import type { AnswerType, Body } from './answer.ts';
import { codingFor, compress } from './compression.ts';
import type { Coding } from './compression.ts';
import type { OperationSummary } from './request-note.ts';

/** An answer in one content coding: the body and all its headers. */
interface Representation {
  body: Body;
  headers: string[];
}

/** A GraphQL answer that can be sent any number of times, compressed as each client prefers. */
export class GraphqlAnswer {
  /** The operation that it answers. */
  readonly operation: OperationSummary;
  readonly #status: number;
  readonly #type: AnswerType;
  readonly #headers: readonly string[];
  readonly #body: Body;
  /** The answer in every coding that has been needed so far. */
  readonly #representations = new Map<Coding, Representation>();
  /** Compressions in progress, shared by all requests that wait for them. */
  readonly #compressing = new Map<Coding, Promise<Representation>>();
  #tag: string | undefined;

  /** @param headers further headers: names and values in turn */
  constructor(
    operation: OperationSummary,
    status: number,
    type: AnswerType,
    headers: readonly string[],
    text: string,
  ) {
    this.operation = operation;
    this.#status = status;
    this.#type = type;
    this.#headers = headers;
    this.#body = bodyOf(Buffer.from(text));
  }

  /**
   * Upper estimate of the memory that it takes, in bytes: uncompressed and in two codings, each a quarter of
   * that or less.
   */
  get bytes(): number {
    return Math.ceil(1.5 * this.#body.length);
  }

  /** Sends the answer in the client's preferred coding, or a 304 if a GET's `If-None-Match` has its ETag. */
  send(request: IncomingMessage, response: ServerResponse): void | Promise<void> {
    const tagged = request.method === 'POST' || this.#status !== 200 ? undefined : ['etag', this.#etag()];
    if (tagged && matches(request.headers['if-none-match'], this.#etag()))
      return sendNotModified(response, tagged);
    const coding = codingFor(request.headers['accept-encoding'], this.#body.length);
    const send = ({ headers, body }: Representation): void =>
      sendWhole(response, this.#status, tagged ? [...headers, ...tagged] : headers, body);
    const known = this.#representations.get(coding);
    if (known) return send(known);
    if (coding === 'identity') return send(this.#remember(coding, this.#body));
    return this.#compressed(coding).then(send);
  }

  #compressed(coding: Exclude<Coding, 'identity'>): Promise<Representation> {
    const inProgress = this.#compressing.get(coding);
    if (inProgress) return inProgress;
    const compressing = compress(bytesOf(this.#body), coding)
      .then((compressed) => this.#remember(coding, bodyOf(compressed), ['content-encoding', coding]))
      .finally(() => this.#compressing.delete(coding));
    this.#compressing.set(coding, compressing);
    return compressing;
  }

  #remember(coding: Coding, body: Body, extraHeaders: readonly string[] = []): Representation {
    const representation = {
      body,
      headers: headersOf(this.#type, body, [...this.#headers, ...extraHeaders]),
    };
    this.#representations.set(coding, representation);
    return representation;
  }

  /** A weak ETag (RFC 9110, 8.8.1): the same for every coding, but different for another media type. */
  #etag(): string {
    return (this.#tag ??= `W/"${createHash('sha256').update(this.#type).update(bytesOf(this.#body)).digest('base64url')}"`);
  }
}

function bytesOf(body: Body): Buffer {
  return typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const strong = etag.slice(2);
  return ifNoneMatch
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === strong || tag.trim() === '*');
}
