/** The codes under which a write that could not even be tried is reported at the top level of an answer. */
export type WriteErrorCode =
  /** The same key is still at work and its answer did not come within this request's time. */
  | 'IDEMPOTENCY_IN_PROGRESS'
  /** Another write to the same target did not end within this request's time. */
  | 'WRITE_IN_PROGRESS'
  /** The journal cannot be written, so nothing may be sent. */
  | 'JOURNAL_UNAVAILABLE';

/** A write was not tried; nothing of it left the gateway. Its message is safe to show to any caller. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
  readonly code: WriteErrorCode;

  constructor(code: WriteErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
