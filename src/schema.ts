import { readFileSync } from 'node:fs';
import { PROJECT } from './project.ts';

/** The whole public schema, as `npm run codegen` merges it from schema/. */
export function readTypeDefs(): string {
  return readFileSync(new URL('schema/schema.graphql', PROJECT), 'utf8');
}
