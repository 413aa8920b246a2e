import DataLoader from 'dataloader';
import type { UpstreamError } from '../../../upstream/errors.ts';
import { GIVEN_UP, transportError } from '../../../upstream/http-client.ts';
import { asUtf8, delimiterOf, DelimitedRows } from './delimited-text.ts';
import type { Extent, Portion } from './delimited-text.ts';
import type { FetchedFile } from './fetch.ts';
import { fileName, typeByName } from './media-type.ts';
import { CONCUR } from '../types.ts';
import type { PaymentBatch } from '../types.ts';
import { malformedBy } from '../errors.ts';
import { zipMembers } from './zip-members.ts';

/**
 * The file of a closed batch. It is fetched at most once, when something about it is first asked for, and
 * parsed only as far as needed.
 */
export class PaymentBatchFile {
  readonly batch: PaymentBatch;
  /** Concur's own path of it. */
  readonly path: string;
  readonly #fetch: () => Promise<FetchedFile>;
  readonly #signal: AbortSignal;
  #fetched: Promise<FetchedFile> | undefined;
  #entries: Promise<PaymentBatchFileEntry[]> | undefined;

  /**
   * @param fetch fetches the file; called at most once
   * @param signal stops parsing
   */
  constructor(batch: PaymentBatch, path: string, fetch: () => Promise<FetchedFile>, signal: AbortSignal) {
    this.batch = batch;
    this.path = path;
    this.#fetch = fetch;
    this.#signal = signal;
  }

  /** The file's media type as Concur names it, without parameters. Throws UpstreamError. */
  async contentType(): Promise<string> {
    return (await this.#whole()).type.essence;
  }

  /** The name under which to save it. Throws UpstreamError. */
  async filename(): Promise<string> {
    return fileName(this.batch, (await this.#whole()).type.essence);
  }

  /** In bytes. Throws UpstreamError. */
  async size(): Promise<number> {
    return (await this.#whole()).body.length;
  }

  /** The file itself if it is text, its members if it is a zip. Throws UpstreamError. */
  entries(): Promise<PaymentBatchFileEntry[]> {
    return (this.#entries ??= this.#open());
  }

  #whole(): Promise<FetchedFile> {
    return (this.#fetched ??= this.#fetch());
  }

  async #open(): Promise<PaymentBatchFileEntry[]> {
    const { type, kind, body, answer } = await this.#whole();
    const common = { answer, signal: this.#signal };
    if (kind === 'text') {
      const name = fileName(this.batch, type.essence);
      const text = () => Promise.resolve(asUtf8(body, type.charset));
      return [
        new PaymentBatchFileEntry({ name, contentType: type.essence, size: body.length, text, ...common }),
      ];
    }
    try {
      const members = await zipMembers(body);
      return members.map(({ name, size, unpack }) => {
        const text = async () => asUtf8(await unpack());
        return new PaymentBatchFileEntry({ name, contentType: typeByName(name), size, text, ...common });
      });
    } catch (error) {
      throw malformedBy(error, answer);
    }
  }
}

interface EntryOptions extends Pick<PaymentBatchFileEntry, 'name' | 'contentType' | 'size'> {
  /** Gives the entry's text as UTF-8; called at most once. */
  text: () => Promise<Buffer>;
  /** The answer that carried it, for errors. */
  answer: FetchedFile['answer'];
  /** Stops parsing. */
  signal: AbortSignal;
}

/** One delimited text within a payment file. */
export class PaymentBatchFileEntry {
  readonly name: string;
  readonly contentType: string;
  /** In bytes, unpacked. */
  readonly size: number;
  readonly #options: EntryOptions;
  /** Portions that are requested together are read in one pass, and none is read twice. */
  readonly #portions: DataLoader<Portion, string[][], string>;
  #rows: Promise<DelimitedRows> | undefined;

  constructor(options: EntryOptions) {
    this.#options = options;
    this.name = options.name;
    this.contentType = options.contentType;
    this.size = options.size;
    this.#portions = new DataLoader((portions) => this.#read(portions), {
      cacheKeyFn: ({ offset, first }) => `${offset} ${first}`,
    });
  }

  /** The number of rows, including a heading. Throws UpstreamError. */
  async rowCount(): Promise<number> {
    return (await this.#extent()).rows;
  }

  /** The number of cells of most rows. Throws UpstreamError. */
  async columnCount(): Promise<number> {
    return (await this.#extent()).columns;
  }

  /** Up to `first` rows after skipping `offset`, cells unchanged. Throws UpstreamError. */
  rows(offset: number, first: number): Promise<string[][]> {
    return this.#portions.load({ offset, first });
  }

  async #extent(): Promise<Extent> {
    try {
      return await (await this.#delimited()).extent();
    } catch (error) {
      throw this.#translated(error);
    }
  }

  async #read(portions: readonly Portion[]): Promise<(string[][] | Error)[]> {
    try {
      const read = await (await this.#delimited()).read(portions);
      return read.map((each) => (each instanceof Error ? this.#translated(each) : each));
    } catch (error) {
      throw this.#translated(error);
    }
  }

  #translated<E>(error: E): E | UpstreamError {
    return error === GIVEN_UP
      ? transportError(CONCUR, error, true)
      : malformedBy(error, this.#options.answer);
  }

  #delimited(): Promise<DelimitedRows> {
    return (this.#rows ??= this.#open());
  }

  async #open(): Promise<DelimitedRows> {
    const { text, signal } = this.#options;
    if (signal.aborted) throw GIVEN_UP;
    const bytes = await text();
    const tabbed = this.contentType === 'text/tab-separated-values';
    return new DelimitedRows({ bytes, delimiter: tabbed ? '\t' : delimiterOf(bytes) }, signal);
  }
}
