/** What the log says of an error. */
export interface ErrorDescription {
  type: string;
  message?: string;
  /** Where it was thrown: a line for each call. */
  stack: string;
  code?: string;
  source?: string;
  status?: number;
  correlationId?: string;
  cause?: ErrorDescription;
}

/**
 * Errors whose messages the gateway wrote itself, or the engine about the code. All others may quote what they failed at: a
 * parser the body, a database the row.
 */
const QUOTES_NOTHING = new Set([
  'UpstreamError',
  'WriteError',
  'ConfigError',
  'StartError',
  'UnreadableSecretError',
  'TypeError',
  'RangeError',
  'ReferenceError',
]);

/** Most causes of causes that are described. */
const DEEPEST = 5;

/**
 * Describes an error without anything that callers or services said: no body, no document, no amount, no credentials. Of an
 * error that may quote them it gives the type, the code and where it was thrown.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, stack: '' };
  const { name, message, stack = '', cause } = error;
  const { code, syscall, source, status, correlationId } = error as unknown as Record<string, unknown>;
  // What the system or the connection says names an address at most.
  const quotesNothing = QUOTES_NOTHING.has(name) || typeof syscall === 'string';
  return {
    type: name,
    ...(quotesNothing && { message }),
    stack: framesOf(stack, message),
    ...(typeof code === 'string' && { code }),
    ...(typeof source === 'string' && { source }),
    ...(typeof status === 'number' && { status }),
    ...(typeof correlationId === 'string' && { correlationId }),
    ...(cause !== undefined && depth < DEEPEST && { cause: describeError(cause, depth + 1) }),
  };
}

/** A stack begins with the message, which may run over several lines. */
function framesOf(stack: string, message: string): string {
  const at = message === '' ? 0 : stack.indexOf(message);
  return (at < 0 ? '' : stack.slice(at + message.length))
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
}
