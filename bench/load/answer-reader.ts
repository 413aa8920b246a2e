/** What came back for one request. */
export interface Received {
  status: number;
  /** The body, if it was to be kept. */
  body: Buffer | undefined;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const LINE_END = Buffer.from('\r\n');

/** Finds the end of one HTTP/1.1 answer in the chunks in which it arrives. */
export class AnswerReader {
  #keep = false;
  #kept: Buffer[] = [];
  #pending: Buffer | undefined;
  #status = 0;
  /** Bytes that are still to come of the body, or of the current chunk of a chunked body. */
  #left = 0;
  #state: 'head' | 'sized' | 'chunk-size' | 'chunk' | 'chunk-end' | 'last' = 'head';

  /** Gets ready for the next answer. */
  begin(keepBody: boolean): void {
    this.#keep = keepBody;
    this.#kept = [];
    this.#pending = undefined;
    this.#state = 'head';
  }

  /**
   * @returns the answer when this chunk completes it
   * @throws if the answer has neither a Content-Length nor a chunked body
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

  /** Reads the head, or a line of a chunked body. Gives true if the answer ends with it. */
  #line(text: string): boolean {
    if (this.#state === 'head') {
      this.#status = Number(text.slice(9, 12));
      const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
      if (length === undefined && !/\r\ntransfer-encoding: *chunked/i.test(text))
        throw new Error('the answer has neither a Content-Length nor a chunked body');
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
