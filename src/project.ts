import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';

const manifest = findPackageJSON(import.meta.url);
if (manifest === undefined) {
  throw new Error(`No package.json is above ${import.meta.filename}: put the program back where it was.`);
}

/**
 * URL of the project's folder, with a trailing slash. The same whether the sources run or the bundle does.
 */
export const PROJECT = new URL('.', pathToFileURL(manifest));
