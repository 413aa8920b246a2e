import type { Cancellation } from '../upstream/cancellation.ts';
import type { HttpResponse, HttpStream } from '../upstream/http-client.ts';
import { DirectReader } from '../upstream/reader.ts';
import type { Reader } from '../upstream/reader.ts';
import type { Service } from '../upstream/service.ts';
import type { Snapshot } from '../upstream/snapshot.ts';
import type { BatchAddress } from './batch-address.ts';
import { decodeBatchList } from './batch-list.ts';
import { closePath, listPath } from './edition.ts';
import type { CloseMode, Edition } from './edition.ts';
import { refusedByConcur } from './read-refusal.ts';
import type { ConcurSession } from './sign-in.ts';
import type { BatchStatus, PaymentBatch } from './types.ts';
import { decoded, malformedBy } from './unreadable.ts';
import { XmlDocument } from './xml-document.ts';
import { xmlInspector } from './xml.ts';

export interface ConcurClientOptions {
  service: Service<ConcurSession>;
  /** `auto`: found out by the first list. */
  edition: Edition | 'auto';
  /** Milliseconds that a close which waits for the file may take. */
  waitTimeoutMs: number;
  /** Largest payment file read into memory, in bytes. */
  maxFileBytes: number;
  /** Epoch milliseconds. */
  now: () => number;
}

/** Concur's endpoints, one method each. Nothing here decides whether something may be done. */
export class ConcurClient {
  readonly #options: ConcurClientOptions;
  #edition: Edition | undefined;
  /** Resolves, whatever came of it, when the list that looks for the edition has ended. */
  #finding: Promise<void> | undefined;

  constructor(options: ConcurClientOptions) {
    this.#options = options;
    this.#edition = options.edition === 'auto' ? undefined : options.edition;
  }

  /** The edition that is spoken; undefined until the first list has shown it. */
  get edition(): Edition | undefined {
    return this.#edition;
  }

  /** One of the two lists, whole: Concur pages nothing. Throws UpstreamError. */
  async list(status: BatchStatus, reader: Reader = new DirectReader()): Promise<PaymentBatch[]> {
    // One list looks for the edition; those that come with it wait for what it finds.
    if (!this.#edition && this.#finding) await this.#finding;
    if (this.#edition) return this.#decoded(await this.#listIn(this.#edition, status, reader), status);
    const first = this.#firstList(status, reader);
    const found = (): void => {
      this.#finding = undefined;
    };
    this.#finding ??= first.then(found, found);
    return first;
  }

  /** Asks for a close at the batch's own address. Every status is an answer; throws UpstreamError where there is none. */
  close(address: BatchAddress, mode: CloseMode): Promise<HttpResponse> {
    return this.#options.service.request({
      method: 'POST',
      path: closePath(this.#edition, address, mode),
      // Concur: refuses a chunked request and one without a type; without a body a length of 0 is sent.
      headers: { ...HEADERS, 'content-type': 'application/xml' },
      inspector,
      ...(mode === 'WAIT' && { timeoutMs: this.#options.waitTimeoutMs }),
    });
  }

  /** A payment file, whole. Every status is an answer. */
  file(path: string, cancellation: Cancellation): Promise<HttpResponse> {
    const { service, maxFileBytes: maxBodyBytes } = this.#options;
    return service.request({ method: 'GET', path, headers: HEADERS, cancellation, maxBodyBytes });
  }

  /** A payment file as it arrives. Every status is an answer; whoever takes it reads or destroys its body. */
  streamFile(path: string, cancellation: Cancellation): Promise<HttpStream> {
    return this.#options.service.stream({ method: 'GET', path, headers: HEADERS, cancellation });
  }

  async #firstList(status: BatchStatus, reader: Reader): Promise<PaymentBatch[]> {
    let edition: Edition = '2020';
    let answer = await this.#listIn(edition, status, reader);
    if (answer.status === 404) {
      edition = '2018';
      // What is known by now has only to be asked there: an answer that also looked elsewhere is made once.
      reader.unrepeatable();
      answer = await this.#listIn(edition, status, reader);
    }
    const batches = this.#decoded(answer, status);
    this.#edition ??= edition;
    return batches;
  }

  #listIn(edition: Edition, status: BatchStatus, reader: Reader): Promise<Snapshot> {
    const path = listPath(edition, status);
    return reader.get(this.#options.service, { path, headers: HEADERS, inspector });
  }

  #decoded(answer: Snapshot, status: BatchStatus): PaymentBatch[] {
    if (answer.status !== 200) throw refusedByConcur(answer, this.#options.now());
    return decoded(answer, () => answer.as(XmlDocument.of, (document) => decodeBatchList(document, status)));
  }
}

/** Concur: XML is its language; JSON is what other services of its answer. */
const HEADERS = { accept: 'application/xml' };

/** Looks at an answer that is slow in coming, so that one that can never be read holds nobody up. */
function inspector(): (piece: Buffer) => void {
  const inspect = xmlInspector();
  return (piece) => {
    try {
      inspect(piece);
    } catch (error) {
      throw malformedBy(error, { status: 200, headers: {} });
    }
  };
}
