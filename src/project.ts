import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';

const manifest = findPackageJSON(import.meta.url);
if (manifest === undefined) {
  throw new Error(`No package.json is above ${import.meta.filename}: put the program back where it was.`);
}

/** The project's folder, with a slash at its end, whether this runs from `src/` or from what is built of it. */
export const PROJECT = new URL('.', pathToFileURL(manifest));
