/** A body is not what it should be. Its message completes "an answer that could not be read: …" and quotes no body. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}
