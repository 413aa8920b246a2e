import { findPackageJSON } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';

const manifest = findPackageJSON(import.meta.url);
if (manifest === undefined) {
  throw new Error(`No package.json is above ${import.meta.filename}: put the program back where it was.`);
}

/**
 * URL of the project's folder, with a trailing slash. The same whether the sources run or the bundle does.
 */
export const PROJECT = new URL('.', pathToFileURL(manifest));

const { name, version } = z
  .object({ name: z.string(), version: z.string() })
  .parse(JSON.parse(readFileSync(manifest, 'utf8')));

/** How the gateway names itself to the services (RFC 9110, 10.1.5). */
export const USER_AGENT = `${name}/${version}`;
