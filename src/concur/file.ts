import { countRows, readRows } from './delimited-text.ts';
import type { DelimitedText } from './delimited-text.ts';
import { delimiterOf } from './delimiter.ts';
import type { FetchedFile } from './file-fetch.ts';
import { fileName } from './file-name.ts';
import { typeByName } from './media-type.ts';
import { asUtf8 } from './text-encoding.ts';
import type { PaymentBatch } from './types.ts';
import { malformedBy } from './unreadable.ts';
import { zipMembers } from './zip-members.ts';

/** The file of a closed batch. It is fetched when something of it is asked for, once, and taken apart as far as asked. */
export class PaymentBatchFile {
  readonly batch: PaymentBatch;
  readonly #fetch: () => Promise<FetchedFile>;
  #fetched: Promise<FetchedFile> | undefined;
  #entries: Promise<PaymentBatchFileEntry[]> | undefined;

  /** @param fetch called once at most */
  constructor(batch: PaymentBatch, fetch: () => Promise<FetchedFile>) {
    this.batch = batch;
    this.#fetch = fetch;
  }

  /** The file's media type as Concur names it, without parameters. Throws UpstreamError. */
  async contentType(): Promise<string> {
    return (await this.#whole()).type.essence;
  }

  /** The name to save it under. Throws UpstreamError. */
  async filename(): Promise<string> {
    return fileName(this.batch, (await this.#whole()).type.essence);
  }

  /** In bytes. Throws UpstreamError. */
  async size(): Promise<number> {
    return (await this.#whole()).body.length;
  }

  /** The file itself if it is a text, its members if it is a zip. Throws UpstreamError. */
  entries(): Promise<PaymentBatchFileEntry[]> {
    return (this.#entries ??= this.#open());
  }

  #whole(): Promise<FetchedFile> {
    return (this.#fetched ??= this.#fetch());
  }

  async #open(): Promise<PaymentBatchFileEntry[]> {
    const { type, kind, body, answer } = await this.#whole();
    if (kind === 'text') {
      const name = fileName(this.batch, type.essence);
      const text = () => Promise.resolve(asUtf8(body, type.charset));
      return [
        new PaymentBatchFileEntry({ name, contentType: type.essence, size: body.length, text, answer }),
      ];
    }
    try {
      const members = await zipMembers(body);
      return members.map(({ name, size, unpack }) => {
        const text = async () => asUtf8(await unpack());
        return new PaymentBatchFileEntry({ name, contentType: typeByName(name), size, text, answer });
      });
    } catch (error) {
      throw malformedBy(error, answer);
    }
  }
}

interface EntryOptions extends Pick<PaymentBatchFileEntry, 'name' | 'contentType' | 'size'> {
  /** Gives the entry's text as UTF-8; called once at most. */
  text: () => Promise<Buffer>;
  /** Which answer it came in. */
  answer: FetchedFile['answer'];
}

/** One delimited text within a payment file. */
export class PaymentBatchFileEntry {
  readonly name: string;
  readonly contentType: string;
  /** In bytes, unpacked. */
  readonly size: number;
  readonly #options: EntryOptions;
  #text: Promise<DelimitedText> | undefined;

  constructor(options: EntryOptions) {
    this.#options = options;
    this.name = options.name;
    this.contentType = options.contentType;
    this.size = options.size;
  }

  /** How many rows it has, a heading included. Throws UpstreamError. */
  rowCount(): Promise<number> {
    return this.#read(countRows);
  }

  /** Some of its rows, cells unaltered. Throws UpstreamError. */
  rows(offset: number, first: number): Promise<string[][]> {
    return this.#read((text) => readRows(text, offset, first));
  }

  async #read<T>(read: (text: DelimitedText) => Promise<T>): Promise<T> {
    try {
      return await read(await (this.#text ??= this.#delimited()));
    } catch (error) {
      throw malformedBy(error, this.#options.answer);
    }
  }

  async #delimited(): Promise<DelimitedText> {
    const bytes = await this.#options.text();
    const tabbed = this.contentType === 'text/tab-separated-values';
    return { bytes, delimiter: tabbed ? '\t' : delimiterOf(bytes) };
  }
}
