import type { Received } from './http-connection.ts';

const HEAD_END = Buffer.from('\r\n\r\n');
const LINE_END = Buffer.from('\r\n');

/** Finds the end of one HTTP/1.1 answer in the chunks that it comes in. */
export class AnswerReader {
  #keep = false;
  #kept: Buffer[] = [];
  #pending: Buffer | undefined;
  #status = 0;
  /** Bytes of the body, or of the present chunk of a chunked one, that are still to come. */
  #left = 0;
  #state: 'head' | 'sized' | 'chunk-size' | 'chunk' | 'chunk-end' | 'last' = 'head';

  begin(keepBody: boolean): void {
    this.#keep = keepBody;
    this.#kept = [];
    this.#pending = undefined;
    this.#state = 'head';
  }

  /**
   * @returns the answer when this chunk completes it
   * @throws where it is no answer of a kind that servers here give
   */
  take(chunk: Buffer): Received | undefined {
    let rest = this.#pending ? Buffer.concat([this.#pending, chunk]) : chunk;
    this.#pending = undefined;
    while (rest.length > 0 || this.#state === 'sized') {
      if (this.#state === 'sized' || this.#state === 'chunk') {
        const part = Math.min(this.#left, rest.length);
        this.#count(rest, part);
        rest = rest.subarray(part);
        if (this.#left > 0) return undefined;
        if (this.#state === 'sized') return this.#end();
        this.#state = 'chunk-end';
        continue;
      }
      const mark = this.#state === 'head' ? HEAD_END : LINE_END;
      const end = rest.indexOf(mark);
      if (end < 0) {
        this.#pending = rest;
        return undefined;
      }
      const text = rest.toString('latin1', 0, end);
      rest = rest.subarray(end + mark.length);
      if (this.#line(text)) return this.#end();
    }
    return undefined;
  }

  /** Reads the head, or a line of a chunked body; true when the answer ends with it. */
  #line(text: string): boolean {
    if (this.#state === 'head') {
      this.#status = Number(text.slice(9, 12));
      const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
      if (length === undefined && !/\r\ntransfer-encoding: *chunked/i.test(text))
        throw new Error('an answer without a length that is not chunked either');
      this.#left = Number(length ?? 0);
      this.#state = length === undefined ? 'chunk-size' : 'sized';
      return false;
    }
    if (this.#state === 'last') return true;
    if (this.#state === 'chunk-end') {
      this.#state = 'chunk-size';
      return false;
    }
    this.#left = Number.parseInt(text, 16);
    this.#state = this.#left > 0 ? 'chunk' : 'last';
    return false;
  }

  #count(rest: Buffer, part: number): void {
    this.#left -= part;
    if (this.#keep) this.#kept.push(rest.subarray(0, part));
  }

  #end(): Received {
    return {
      status: this.#status,
      body: this.#keep ? Buffer.concat(this.#kept) : undefined,
    };
  }
}
