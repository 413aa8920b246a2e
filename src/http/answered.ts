import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ownBytes } from '../upstream/own-bytes.ts';
import { headersOf, sendNotModified, sendWhole } from './answer.ts';
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

/** A body as it goes out, and all that its headers say. */
interface Representation {
  body: string | Buffer;
  headers: string[];
}

/** Up to this length a text goes out faster in one piece with its headers than as bytes beside them. */
const SHORT = 4_096;

/** A GraphQL answer, ready to be sent to whoever asked, as often as it is asked for. */
export class Answered {
  readonly asked: Asked;
  readonly #status: number;
  readonly #type: AnswerType;
  readonly #headers: readonly string[];
  readonly #body: string | Buffer;
  /** What has been sent before, made once: as it is, and packed. */
  readonly #representations = new Map<Coding, Representation>();
  #tag: string | undefined;

  /** @param headers further headers, name after value */
  constructor(asked: Asked, status: number, type: AnswerType, headers: readonly string[], text: string) {
    this.asked = asked;
    this.#status = status;
    this.#type = type;
    this.#headers = headers;
    this.#body = text.length <= SHORT ? text : ownBytes(Buffer.from(text));
  }

  /** What it may take in memory, in bytes: as it is, and packed both ways. GraphQL's JSON packs to a quarter or less. */
  get bytes(): number {
    return Math.ceil(1.5 * Buffer.byteLength(this.#body));
  }

  /** Sends it, packed as the client likes it; without a body where a GET's client holds it already. */
  async send(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const tagged = request.method === 'POST' || this.#status !== 200 ? undefined : ['etag', this.#etag()];
    if (tagged && holds(request.headers['if-none-match'], this.#etag()))
      return sendNotModified(response, tagged);
    const coding = codingFor(request.headers['accept-encoding'], this.#body.length);
    const { headers, body } = this.#representations.get(coding) ?? (await this.#represent(coding));
    return sendWhole(response, this.#status, tagged ? [...headers, ...tagged] : headers, body);
  }

  async #represent(coding: Coding): Promise<Representation> {
    const isPacked = coding !== 'identity';
    const body = isPacked ? ownBytes(await pack(this.#body, coding)) : this.#body;
    const more = isPacked ? [...this.#headers, 'content-encoding', coding] : this.#headers;
    const representation = { body, headers: headersOf(this.#type, body, more) };
    this.#representations.set(coding, representation);
    return representation;
  }

  /** Weak (RFC 9110, 8.8.1): the same answer packed otherwise has the same one, but not the same words of another type. */
  #etag(): string {
    return (this.#tag ??= `W/"${createHash('sha256').update(this.#type).update(this.#body).digest('base64url')}"`);
  }
}

function holds(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const strong = etag.slice(2);
  return ifNoneMatch
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === strong || tag.trim() === '*');
}
