import type { UserError } from '../graphql/errors.ts';
import type { EffectCheck, Intent, Json } from './store/store.ts';

/** A caller's own credentials for a service, used instead of the gateway's. */
export interface GivenCredentials {
  /** Distinguishes them from all others without revealing them. */
  fingerprint: string;
  /** Reads the service with them, since the gateway's own credentials may show something else. */
  readBack: ReadBack;
}

/** A write requested by a caller, before any state was read. */
export interface WriteRequest {
  caller: string;
  /** The mutation field, e.g. `submitBulkPayment`; of a list, the field that does the same to one. */
  operation: string;
  /** The service that it goes to, as named by the schema's PaymentSource. */
  source: string;
  /**
   * Global id of what it writes to, or how to find it out; null for what does not exist yet. If finding it out
   * fails, a key that was used before is answered all the same.
   */
  target: string | null | (() => Promise<string | null>);
  /** What no other write may touch meanwhile, if not the target: a create has none yet. */
  fence?: string;
  /** The caller's idempotency key, or its list's; null if there is none. */
  key: string | null;
  /** Its place in its list; absent outside of one. */
  position?: number;
  /** The input without key and target, in a form that is the same for the same request. */
  input: Json;
  /** The input without the key as it was asked, for the log; absent: as `input`. */
  asked?: Json;
  /** The caller's own credentials; undefined if the gateway's are used. */
  given?: GivenCredentials | undefined;
  /**
   * Reads the current state, while nothing else writes to the target. Returns what to send, or user errors if
   * nothing needs to be sent. Throws UpstreamError if the state cannot be read.
   * @param id the write's id in the log
   */
  prepare(id: string): Promise<PreparedWrite | { refused: readonly UserError[] }>;
}

/**
 * Called just before a write's bytes leave, when session, place in the queue and connection are there. Rejects
 * if they must not leave.
 */
export type BeforeSending = () => Promise<void>;

/** A write that is ready to be sent. */
export interface PreparedWrite extends EffectCheck {
  /**
   * Whether the state that was just read allows the write. Then a refusal is checked before it is believed: the
   * request may have been delivered twice, and this may be the answer to the second.
   */
  isAllowed?: boolean;
  /**
   * Sends the write; called at most once. Resolves only if the service's answer settles the outcome.
   * Otherwise throws UpstreamError, whose `delivery` says whether the write was certainly not sent, was
   * declined without being acted on (429), or may have been carried out.
   */
  send(beforeSending: BeforeSending): Promise<SentWrite>;
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

/** What a service's current state says about a write. */
export type Evidence =
  /** The state shows the effect of the write. */
  | { shows: 'applied'; target?: string | undefined; details?: Json }
  /** The state shows the effect several times: the write was delivered more than once, or made by others too. */
  | { shows: 'several'; targets: readonly string[] }
  /** The state is unchanged. That proves nothing while the service may still be working on the request. */
  | { shows: 'unchanged' }
  /** Neither: the state changed in a way that the write does not explain, or it is inconclusive. */
  | { shows: 'nothing' };

/** Reads a service's state and looks for the effect of a write. Throws UpstreamError if it cannot be read. */
export type ReadBack = (write: Intent) => Promise<Evidence>;

/** Codes of the top-level errors for writes that could not be attempted. */
type WriteErrorCode =
  /** Another request under the same key is still in progress and did not end in time. */
  | 'IDEMPOTENCY_IN_PROGRESS'
  /** Another write to the same target did not end in time, or too many wait for it. */
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
