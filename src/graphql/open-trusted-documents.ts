import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../start-error.ts';
import { TrustedDocuments } from './trusted-documents.ts';
import { ManifestError, readManifest } from './trusted-manifest.ts';

/**
 * Reads the documents of a manifest, or of every manifest (`*.json`) in a folder.
 * @throws {ConfigError} naming every file that cannot be used, and where in it the problem is
 */
export async function openTrustedDocuments(path: string): Promise<TrustedDocuments> {
  const documents = new TrustedDocuments();
  const problems: string[] = [];
  for (const file of await filesAt(path)) {
    try {
      for (const document of readManifest(await readFile(file, 'utf8')))
        if (!documents.add(document))
          problems.push(problem(file, `the id "${document.id}" has two documents`));
    } catch (error) {
      problems.push(problem(file, reason(error)));
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return documents;
}

async function filesAt(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path)).filter((name) => name.endsWith('.json')).toSorted();
    if (names.length > 0) return names.map((name) => join(path, name));
  } catch (error) {
    throw new ConfigError([problem(path, reason(error))]);
  }
  throw new ConfigError([problem(path, 'the folder has no manifest (*.json)')]);
}

function problem(file: string, what: string): string {
  return `TRUSTED_DOCUMENTS cannot be used. ${file}: ${what}.`;
}

/** What is wrong with a manifest or a file. Rethrows any other error. */
function reason(error: unknown): string {
  if (error instanceof ManifestError) return error.message;
  if (error instanceof Error && 'code' in error) return `it cannot be read (${String(error.code)})`;
  throw error;
}
