import { readFileSync } from 'node:fs';
import { PROJECT } from './project.ts';

/** Reads the whole public schema, which `npm run codegen` merges from the files in schema/. */
export function readTypeDefs(): string {
  return readFileSync(new URL('schema/schema.graphql', PROJECT), 'utf8');
}
