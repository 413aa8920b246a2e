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

/** What a ConcurClient needs. */
export interface ConcurClientOptions {
  /** Sends the requests, under one set of credentials. */
  service: Service<ConcurSession>;
  /** `auto`: detected by the first list request. */
  edition: Edition | 'auto';
  /** Timeout of a close that waits for the file, in milliseconds. */
  waitTimeoutMs: number;
  /** The largest payment file that may be read into memory, in bytes. */
  maxFileBytes: number;
  /** Epoch milliseconds. */
  now: () => number;
}

/** Concur's endpoints, one method each. Whether a call is allowed is decided elsewhere. */
export class ConcurClient {
  readonly #options: ConcurClientOptions;
  #edition: Edition | undefined;
  /** Resolves when the list request that detects the edition has ended, whether or not it succeeded. */
  #finding: Promise<void> | undefined;

  constructor(options: ConcurClientOptions) {
    this.#options = options;
    this.#edition = options.edition === 'auto' ? undefined : options.edition;
  }

  /** The edition in use; undefined until the first list has revealed it. */
  get edition(): Edition | undefined {
    return this.#edition;
  }

  /** One of the two lists, in full: Concur has no paging. Throws UpstreamError. */
  async list(status: BatchStatus, reader: Reader = new DirectReader()): Promise<PaymentBatch[]> {
    // Only one list request detects the edition; concurrent ones wait for its result.
    if (!this.#edition && this.#finding) await this.#finding;
    if (this.#edition) return this.#decoded(await this.#listIn(this.#edition, status, reader), status);
    const first = this.#firstList(status, reader);
    const found = (): void => {
      this.#finding = undefined;
    };
    this.#finding ??= first.then(found, found);
    return first;
  }

  /**
   * Requests a close at the batch's own address. Resolves with whatever status Concur answers. Throws
   * UpstreamError if there is no answer.
   */
  close(address: BatchAddress, mode: CloseMode): Promise<HttpResponse> {
    return this.#options.service.request({
      method: 'POST',
      path: closePath(this.#edition, address, mode),
      // Concur refuses chunked requests and requests without a content type. Without a body, a content length
      // of 0 is sent.
      headers: { ...HEADERS, 'content-type': 'application/xml' },
      inspector,
      ...(mode === 'WAIT' && { timeoutMs: this.#options.waitTimeoutMs }),
    });
  }

  /** Fetches a payment file in full. Resolves with whatever status Concur answers. Throws UpstreamError. */
  file(path: string, cancellation: Cancellation): Promise<HttpResponse> {
    const { service, maxFileBytes: maxBodyBytes } = this.#options;
    return service.request({ method: 'GET', path, headers: HEADERS, cancellation, maxBodyBytes });
  }

  /**
   * Streams a payment file. Resolves with whatever status Concur answers; the caller must read or destroy the
   * body. Throws UpstreamError.
   */
  streamFile(path: string, cancellation: Cancellation): Promise<HttpStream> {
    return this.#options.service.stream({ method: 'GET', path, headers: HEADERS, cancellation });
  }

  async #firstList(status: BatchStatus, reader: Reader): Promise<PaymentBatch[]> {
    let edition: Edition = '2020';
    let answer = await this.#listIn(edition, status, reader);
    if (answer.status === 404) {
      edition = '2018';
      // From now on the edition is known and only its address needs asking. A replay must not repeat this
      // detour, so this answer is not stored.
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

/** Concur: payment batches are XML; JSON belongs to its other services. */
const HEADERS = { accept: 'application/xml' };

/** Inspects an answer while it arrives, so that a slow one that can never be parsed is abandoned early. */
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
