import { readFileSync } from 'node:fs';

/** The whole public schema, as `npm run codegen` merges it from schema/. */
export function readTypeDefs(): string {
  return readFileSync(new URL('../schema/schema.graphql', import.meta.url), 'utf8');
}
