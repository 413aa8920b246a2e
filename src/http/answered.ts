import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, headersOf, sendNotModified, sendWhole } from './answer.ts';
import type { AnswerType, Body } from './answer.ts';
import { codingFor, pack } from './compression.ts';
import type { Coding } from './compression.ts';
import type { Asked } from './request-note.ts';

/** An answer in one content coding: the body and all its headers. */
interface Representation {
  body: Body;
  headers: string[];
}

/** A GraphQL answer that can be sent any number of times, compressed as each client prefers. */
export class Answered {
  /** The operation that it answers. */
  readonly asked: Asked;
  readonly #status: number;
  readonly #type: AnswerType;
  readonly #headers: readonly string[];
  readonly #body: Body;
  /** The answer in every coding that has been needed so far. */
  readonly #representations = new Map<Coding, Representation>();
  /** Compressions in progress, shared by all requests that wait for them. */
  readonly #packing = new Map<Coding, Promise<Representation>>();
  #tag: string | undefined;

  /** @param headers further headers: names and values in turn */
  constructor(asked: Asked, status: number, type: AnswerType, headers: readonly string[], text: string) {
    this.asked = asked;
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
    if (tagged && holds(request.headers['if-none-match'], this.#etag()))
      return sendNotModified(response, tagged);
    const coding = codingFor(request.headers['accept-encoding'], this.#body.length);
    const send = ({ headers, body }: Representation): void =>
      sendWhole(response, this.#status, tagged ? [...headers, ...tagged] : headers, body);
    const known = this.#representations.get(coding);
    if (known) return send(known);
    if (coding === 'identity') return send(this.#represent(coding, this.#body));
    return this.#packed(coding).then(send);
  }

  #packed(coding: Exclude<Coding, 'identity'>): Promise<Representation> {
    const begun = this.#packing.get(coding);
    if (begun) return begun;
    const packing = pack(bytesOf(this.#body), coding)
      .then((packed) => this.#represent(coding, bodyOf(packed), ['content-encoding', coding]))
      .finally(() => this.#packing.delete(coding));
    this.#packing.set(coding, packing);
    return packing;
  }

  #represent(coding: Coding, body: Body, more: readonly string[] = []): Representation {
    const representation = { body, headers: headersOf(this.#type, body, [...this.#headers, ...more]) };
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

function holds(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const strong = etag.slice(2);
  return ifNoneMatch
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === strong || tag.trim() === '*');
}
