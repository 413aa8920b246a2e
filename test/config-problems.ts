import assert from 'node:assert/strict';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/start-error.ts';

/** What an environment is refused for; nothing where it is taken. */
export function problemsOf(env: Record<string, string>): readonly string[] {
  return problemsIn(() => readConfig(env));
}

/** What some work refuses a configuration for; nothing where it takes it. */
export function problemsIn(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  return [];
}
