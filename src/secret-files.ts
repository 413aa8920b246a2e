import { readFileSync } from 'node:fs';

/** A secret in a file, which may be replaced at any time. */
export class SecretFile {
  readonly #path: string;
  #last: string;

  /** @throws {Error} the system's error if the file cannot be read */
  constructor(path: string) {
    this.#path = path;
    this.#last = readFileSync(path, 'utf8').trim();
  }

  /**
   * The secret as the file holds it now, without white space around it; the last one that could be read while
   * there is none, as happens for a moment when a secret is replaced. To be asked for when a secret is used,
   * which sign-ins do once in a while: the file is read each time.
   */
  get value(): string {
    let now = '';
    try {
      now = readFileSync(this.#path, 'utf8').trim();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
    if (now !== '') this.#last = now;
    return this.#last;
  }
}

/** Variables of which some are in files. */
interface WithSecretFiles {
  /** All variables, those of the files included. */
  readonly variables: Readonly<Record<string, string>>;
  /** The files, by the variable whose value they hold. */
  readonly files: ReadonlyMap<string, SecretFile>;
  /** What is wrong, one sentence for each. They quote no value. */
  readonly problems: readonly string[];
}

/**
 * Reads the variables that are given as files: `NAME_FILE` has the path of the file with the value of `NAME`.
 * @param given the variables that are set
 * @param names those that may be in files
 */
export function withSecretFiles(
  given: Readonly<Record<string, string>>,
  names: readonly string[],
): WithSecretFiles {
  const variables = { ...given };
  const files = new Map<string, SecretFile>();
  const problems: string[] = [];
  for (const name of names) {
    const path = given[`${name}_FILE`];
    if (path === undefined) continue;
    if (name in given) {
      problems.push(`${name} and ${name}_FILE are both set; keep one of them.`);
      continue;
    }
    try {
      const file = new SecretFile(path);
      files.set(name, file);
      if (file.value === '') problems.push(`The file that ${name}_FILE names is empty.`);
      else variables[name] = file.value;
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      problems.push(`The file that ${name}_FILE names cannot be read${reason}.`);
    }
  }
  return { variables, files, problems };
}
