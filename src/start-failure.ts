import { ConfigError } from './config.ts';

/** A start that failed in another process. Its message is all that is to be said of it. */
export class FailedStart extends Error {
  override readonly name = 'FailedStart';
}

/** What is said of a start that failed: what was foreseen in its own words, all else with where it came about. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const foreseen = error instanceof ConfigError || error instanceof FailedStart || 'code' in error;
  return foreseen ? error.message : (error.stack ?? error.message);
}
