/** Codes of the top-level errors for writes that could not be attempted. */
export type WriteErrorCode =
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
