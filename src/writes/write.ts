import type { UserError } from '../graphql/errors.ts';
import type { Intent, Json } from './store/store.ts';

/** A caller's own credentials for a service, used instead of the gateway's. */
export interface GivenCredentials {
  /** Distinguishes them from all others without revealing them. */
  fingerprint: string;
  /**
   * Reads the service back with them, since the gateway's own credentials may show something else. It works
   * only as long as the request that brought them.
   */
  readBack: ReadBack;
}

/** A write requested by a caller, before any state was read. */
export interface WriteRequest {
  caller: string;
  /** The mutation field, e.g. `submitBulkPayment`. */
  operation: string;
  /** The service that it goes to, as named by the schema's PaymentSource. */
  source: string;
  /** What it writes to, e.g. `BulkPayment:0b5e…`. Writes to one target run one at a time. */
  target: string;
  /** The caller's idempotency key, if there is one. */
  key: string | null;
  /** The input in canonical form, without the idempotency key. A repeat of the request has the same. */
  input: Json;
  /** The caller's own credentials; undefined if the gateway's are used. */
  given?: GivenCredentials | undefined;
  /**
   * Reads the current state, while nothing else writes to the target. Returns what to send, or user errors if
   * nothing needs to be sent. Throws UpstreamError if the state cannot be read.
   * @param entry the write's id in the journal
   */
  prepare(entry: string): Promise<PreparedWrite | { refused: readonly UserError[] }>;
}

/** A write that is ready to be sent. */
export interface PreparedWrite {
  /** The service's state just before, as far as the proof needs it. */
  before: Json;
  /** What the service's state must show to prove the write. */
  proof: Json;
  /**
   * Sends the write; called at most once. Resolves only if the service's answer settles the outcome.
   * Otherwise throws UpstreamError, whose `delivery` says whether the write was certainly not sent, was
   * declined without being acted on (429, bad credentials), or may have been carried out.
   */
  send(): Promise<SentWrite>;
}

/** The service's answer to a write. */
export interface SentWrite {
  outcome: 'APPLIED' | 'QUEUED' | 'REFUSED';
  userErrors: readonly UserError[];
  /** The target named by the service, if it is not that of the request: for a create, the new payment. */
  target?: string | undefined;
  /** Further members of the payload. */
  details?: Json;
  status: number | null;
  correlationId: string | null;
}

/** What a service's current state says about a write whose answer was lost. */
export type Evidence =
  /** The state shows the effect of the write. */
  | { shows: 'applied'; target?: string | undefined; details?: Json }
  /** The state is unchanged. That proves nothing while the service may still be working on the request. */
  | { shows: 'unchanged' }
  /** Neither: the state changed in a way that the write does not explain, or it is inconclusive. */
  | { shows: 'nothing' };

/**
 * Reads a service's state and compares it with the proof of an intent. Throws UpstreamError if it cannot be
 * read.
 */
export type ReadBack = (intent: Intent) => Promise<Evidence>;

/** Codes of the top-level errors for writes that could not be attempted. */
type WriteErrorCode =
  /** Another request under the same key is still in progress and did not end in time. */
  | 'IDEMPOTENCY_IN_PROGRESS'
  /** Another write to the same target did not end in time. */
  | 'WRITE_IN_PROGRESS'
  /** The journal cannot be used, so nothing may be sent. */
  | 'JOURNAL_UNAVAILABLE';

/**
 * Thrown for a write that was not attempted, by this request at least. The message may be shown to any
 * caller.
 */
export class WriteError extends Error {
  override readonly name = 'WriteError';
  readonly code: WriteErrorCode;

  constructor(code: WriteErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
