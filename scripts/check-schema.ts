import { readdirSync, readFileSync } from 'node:fs';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/**
 * `npm run schema:check`: compares the schema with the one that was released last (`schema/released/<version>.graphql`), and
 * fails if it breaks something that the unreleased part of CHANGELOG.md does not name: the type, field or argument, alone or as a
 * coordinate such as `Query.node`, in backticks.
 */

const [latest = ''] = readdirSync('schema/released').toSorted(byVersion).toReversed();

function byVersion(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

function schemaIn(path: string) {
  return buildSchema(readFileSync(path, 'utf8'), { assumeValidSDL: true });
}

/** What the changelog says in backticks of the release to come. */
function named(): ReadonlySet<string> {
  const [, unreleased = ''] = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m);
  return new Set([...unreleased.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text.replace(/\(.*\)$/, '')));
}

const changes = await diff(schemaIn(`schema/released/${latest}`), schemaIn('schema/schema.graphql'));
const names = named();
const unnamed = changes.filter(({ criticality, path = '' }) => {
  const parts = path.split('.');
  const isNamed = names.has(parts.slice(0, 2).join('.')) || parts.some((part) => names.has(part));
  return criticality.level === CriticalityLevel.Breaking && !isNamed;
});
for (const { path, message } of unnamed) process.stderr.write(`${path}: ${message}\n`);
if (unnamed.length > 0) {
  process.stderr.write(
    `\n${unnamed.length} changes break clients of ${latest} and are not named in CHANGELOG.md, under the release to come.\n`,
  );
  process.exitCode = 1;
}
