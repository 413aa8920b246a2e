/** What the log says about an error. */
export interface ErrorDescription {
  type: string;
  message?: string;
  /** The stack's frames, one a line, without the message. */
  stack: string;
  code?: string;
  source?: string;
  status?: number;
  correlationId?: string;
  cause?: ErrorDescription;
}

/**
 * Errors whose messages are safe to log: the gateway wrote them, or the JavaScript engine did about the code.
 * Any other message may quote its input, as a parser quotes the body and a database the row.
 */
const SAFE_MESSAGES = new Set([
  'UpstreamError',
  'WriteError',
  'ConfigError',
  'StartError',
  'UnreadableSecretError',
  'TypeError',
  'RangeError',
  'ReferenceError',
]);

/** Longest chain of causes that is described. */
const MAX_CAUSES = 5;

/**
 * Describes an error without anything that callers or services sent: no body, document, amount or
 * credentials. The message is left out if it might quote such things; type, code and stack frames remain.
 * @param depth how many causes lead to this error
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, stack: '' };
  const { name, message, stack = '', cause } = error;
  const { code, syscall, source, status, correlationId } = error as unknown as Record<string, unknown>;
  // The message of a system or connection error names an address at most.
  const isSafeMessage = SAFE_MESSAGES.has(name) || typeof syscall === 'string';
  return {
    type: name,
    ...(isSafeMessage && { message }),
    stack: framesOf(stack, message),
    ...(typeof code === 'string' && { code }),
    ...(typeof source === 'string' && { source }),
    ...(typeof status === 'number' && { status }),
    ...(typeof correlationId === 'string' && { correlationId }),
    ...(cause !== undefined && depth < MAX_CAUSES && { cause: describeError(cause, depth + 1) }),
  };
}

/** The frames of a stack, without the message that it begins with and that may run over several lines. */
function framesOf(stack: string, message: string): string {
  const at = message === '' ? 0 : stack.indexOf(message);
  return (at < 0 ? '' : stack.slice(at + message.length))
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
}
