import type { CloseMode, PaymentBatchStatus } from '../../generated/enums.ts';
import type { PaymentBatch } from './types.ts';
import type { HttpResponse, HttpStream } from '../../upstream/http-client.ts';
import { DirectReader } from '../../upstream/reader.ts';
import type { Reader, StoredResponse } from '../../upstream/reader.ts';
import type { BeforeSending } from '../../writes/write.ts';
import type { Service } from '../../upstream/service.ts';
import { decodeBatchList } from './batch-list.ts';
import { refusedByConcur, decoded, malformedBy } from './errors.ts';
import type { ConcurSession } from './sign-in.ts';
import { xmlInspector } from './xml.ts';

/**
 * The id that follows `/batch/`. It is opaque; so far Concur has used letters, digits and `$`, which may
 * arrive percent-encoded. No character is accepted that could end the path segment or escape from it.
 */
const ID = '(?:[A-Za-z0-9$_~-]|%24)+';
const BATCH_PATH = new RegExp(`^(/(?:api/)?expense/paymentbatch)/v[0-9]+\\.[0-9]+/batch/(${ID})/?$`);
const FILE_PATH = new RegExp(`^/(?:api/)?expense/paymentbatch/v[0-9]+\\.[0-9]+/batch/${ID}/file$`);

/**
 * The parts of a batch's address that the gateway uses. The host is not among them: the session decides it.
 */
export interface BatchAddress {
  /** `/api/expense/paymentbatch`; in the 2018 edition, `/expense/paymentbatch`. */
  root: string;
  /** The id in Concur's addresses, which is not the BatchID. */
  encryptedId: string;
}

/**
 * Parses a Batch-URL. Its host is ignored, so it cannot redirect a request to another server.
 * @returns undefined if the path is not that of a payment batch
 */
export function batchAddress(url: string): BatchAddress | undefined {
  const [, root, encryptedId] = BATCH_PATH.exec(pathOf(url) ?? '') ?? [];
  return root !== undefined && encryptedId !== undefined ? { root, encryptedId } : undefined;
}

/**
 * Extracts the path from a File-Url.
 * @returns undefined if the path is not that of a payment file
 */
export function filePath(url: string): string | undefined {
  const path = pathOf(url);
  return path !== undefined && FILE_PATH.test(path) ? path : undefined;
}

/**
 * The path of an address, unchanged. `URL` is not used: Concur writes `http:` addresses with spaces in them,
 * which `URL` rejects, and `URL` would resolve dot segments, which should be refused instead.
 */
function pathOf(url: string): string | undefined {
  return /^https?:\/\/[^/?#\\]+(\/[^?#\\]*)$/i.exec(url.replace(/\s+/g, ''))?.[1];
}

/** Concur's two sets of addresses: those first published in 2018, and those in use since 2020. */
export type Edition = '2020' | '2018';

/** The path of a list, with its query. */
export function listPath(edition: Edition, status: PaymentBatchStatus): string {
  return edition === '2020'
    ? `/api/expense/paymentbatch/v1.1/batchlist/${status}`
    : `/expense/paymentbatch/v1.1/batchlist/?Status=${status}`;
}

/** The path that closes a batch: the batch's own address with a version and an action. */
export function closePath(
  edition: Edition | undefined,
  { root, encryptedId }: BatchAddress,
  mode: CloseMode,
): string {
  const version = mode === 'WAIT' ? 'v1.1' : 'v1.2';
  const action = edition === '2018' ? 'closed' : 'close';
  return `${root}/${version}/batch/${encryptedId}/${action}`;
}

/** The path of a batch's file. Concur 2018 edition only: since 2020, only a File-Url names it. */
export function filePathIn2018({ root, encryptedId }: BatchAddress): string {
  return `${root}/v1.1/batch/${encryptedId}/file`;
}

/** The paths that the gateway calls, of both editions, for metrics and traces. */
export const ROUTES = ['/api/expense/paymentbatch', '/expense/paymentbatch']
  .flatMap((root) => [
    `${root}/{version}/batchlist`,
    `${root}/{version}/batchlist/{status}`,
    `${root}/{version}/batch/{id}/close`,
    `${root}/{version}/batch/{id}/closed`,
    `${root}/{version}/batch/{id}/file`,
  ])
  .concat('/oauth2/v0/token');

/** What a ConcurClient needs. */
interface ConcurClientOptions {
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
  async list(status: PaymentBatchStatus, reader: Reader = new DirectReader()): Promise<PaymentBatch[]> {
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
  close(address: BatchAddress, mode: CloseMode, beforeSending?: BeforeSending): Promise<HttpResponse> {
    return this.#options.service.request({
      method: 'POST',
      path: closePath(this.#edition, address, mode),
      // Concur refuses chunked requests and requests without a content type. Without a body, a content length
      // of 0 is sent.
      headers: { ...HEADERS, 'content-type': 'application/xml' },
      inspector,
      beforeSending,
      ...(mode === 'WAIT' && { timeoutMs: this.#options.waitTimeoutMs }),
    });
  }

  /** Fetches a payment file in full. Resolves with whatever status Concur answers. Throws UpstreamError. */
  file(path: string, signal: AbortSignal): Promise<HttpResponse> {
    const { service, maxFileBytes: maxBodyBytes } = this.#options;
    return service.request({ method: 'GET', path, headers: HEADERS, signal, maxBodyBytes });
  }

  /**
   * Streams a payment file. Resolves with whatever status Concur answers; the caller must read or destroy the
   * body. Throws UpstreamError.
   */
  streamFile(path: string, signal: AbortSignal): Promise<HttpStream> {
    return this.#options.service.stream({ method: 'GET', path, headers: HEADERS, signal });
  }

  async #firstList(status: PaymentBatchStatus, reader: Reader): Promise<PaymentBatch[]> {
    let edition: Edition = '2020';
    let answer = await this.#listIn(edition, status, reader);
    if (answer.status === 404) {
      edition = '2018';
      // From now on the edition is known and only its address needs asking. The answer cache must not repeat this
      // detour, so this answer is not stored.
      reader.unrepeatable();
      answer = await this.#listIn(edition, status, reader);
    }
    const batches = this.#decoded(answer, status);
    this.#edition ??= edition;
    return batches;
  }

  #listIn(edition: Edition, status: PaymentBatchStatus, reader: Reader): Promise<StoredResponse> {
    const path = listPath(edition, status);
    return reader.get(this.#options.service, { path, headers: HEADERS, inspector });
  }

  #decoded(answer: StoredResponse, status: PaymentBatchStatus): PaymentBatch[] {
    if (answer.status !== 200) throw refusedByConcur(answer, this.#options.now());
    return decoded(answer, () =>
      answer.as(
        (body) => decodeBatchList(body, status),
        (batches) => batches,
      ),
    );
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
