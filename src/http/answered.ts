import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendNotModified, sendText } from './answer.ts';
import type { AnswerType } from './answer.ts';
import { codingFor, pack } from './compression.ts';
import type { Coding } from './compression.ts';

/** What an answer is an answer to. */
export interface Asked {
  /** The operation's name, if it has one. */
  readonly operation: string | undefined;
  /** SHA-256 of the document, in hexadecimal. */
  readonly document: string | undefined;
  /** Points that the operation costs. */
  readonly cost: number | undefined;
}

/** A body as it goes out, and what the headers say of it. */
interface Body {
  body: string | Buffer;
  headers: readonly string[];
}

/** Up to this length a text goes out faster in one piece with its headers than as bytes beside them. */
const SHORT = 4_096;

/** A GraphQL answer, ready to be sent to whoever asked, as often as it is asked for. */
export class Answered {
  readonly asked: Asked;
  readonly #status: number;
  readonly #type: AnswerType;
  readonly #headers: readonly string[];
  readonly #text: string;
  readonly #bodies = new Map<Coding, Body>();
  #tag: string | undefined;

  /** @param headers further headers, name after value */
  constructor(asked: Asked, status: number, type: AnswerType, headers: readonly string[], text: string) {
    this.asked = asked;
    this.#status = status;
    this.#type = type;
    this.#headers = headers;
    this.#text = text;
  }

  /** What it takes in memory, in bytes, packed and unpacked. */
  get bytes(): number {
    return 3 * this.#text.length;
  }

  /** Sends it, packed as the client likes it; without a body where a GET's client holds it already. */
  async send(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = request.method === 'POST' || this.#status !== 200 ? undefined : ['etag', this.#etag()];
    if (headers && holds(request.headers['if-none-match'], this.#etag()))
      return sendNotModified(response, headers);
    const coding = codingFor(request.headers['accept-encoding'], this.#text.length);
    const kept = this.#bodies.get(coding) ?? (await this.#pack(coding));
    return sendText(
      response,
      this.#status,
      this.#type,
      kept.body,
      headers ? [...kept.headers, ...headers] : kept.headers,
    );
  }

  async #pack(coding: Coding): Promise<Body> {
    const kept: Body =
      coding === 'identity'
        ? { body: sendable(this.#text), headers: this.#headers }
        : { body: await pack(this.#text, coding), headers: [...this.#headers, 'content-encoding', coding] };
    this.#bodies.set(coding, kept);
    return kept;
  }

  /** Weak (RFC 9110, 8.8.1): the same answer packed otherwise has the same one. */
  #etag(): string {
    return (this.#tag ??= `W/"${createHash('sha256').update(this.#text).digest('base64url')}"`);
  }
}

function sendable(text: string): string | Buffer {
  return text.length <= SHORT ? text : Buffer.from(text);
}

function holds(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const strong = etag.slice(2);
  return ifNoneMatch
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === strong || tag.trim() === '*');
}
