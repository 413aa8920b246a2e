/**
 * A start that failed for a foreseen reason. Its message is complete without a stack and contains no secret.
 */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}

/** The gateway cannot start with this configuration. The message lists every problem, but no secrets. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n  - ${problems.join('\n  - ')}`,
    );
    this.problems = problems;
  }
}

/**
 * The text that reports a failed start. Foreseen failures and system errors (those with a `code`) are
 * reported by their message, all others with their stack.
 */
export function startErrorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof StartError || 'code' in error ? error.message : (error.stack ?? error.message);
}
