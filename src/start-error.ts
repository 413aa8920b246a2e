/** A start that failed for a reason that was foreseen. Its message is all that is to be said of it, and shows no secret. */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}

/** The environment is not one that the gateway can start with. Its message lists every problem and no value of a secret. */
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

/** What is said of a start that failed: what was foreseen in its own words, all else with where it came about. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof StartError || 'code' in error ? error.message : (error.stack ?? error.message);
}
