import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Prepares a release: `npm run release -- 1.2.0`. It sets the version, turns "Unreleased" in CHANGELOG.md into it, keeps
 * the schema as that of a release, with which later ones are compared, and puts the artefacts into dist/release: the schema, and the
 * bill of materials of what runs (CycloneDX). Nothing is committed or sent.
 */

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = join(PROJECT, 'dist/release');

const [version = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error('Say which version: npm run release -- 1.2.0');

const changelog = readFileSync(join(PROJECT, 'CHANGELOG.md'), 'utf8');
const heading = /^## Unreleased.*$/m;
if (!heading.test(changelog))
  throw new Error('CHANGELOG.md has no section "Unreleased": nothing has changed.');
const today = new Date().toISOString().slice(0, 10);
const npm = (...args: string[]) => execFileSync('npm', args, { cwd: PROJECT, encoding: 'utf8' });

npm('run', '--silent', 'codegen:check');
npm('run', '--silent', 'schema:check');
npm('version', version, '--no-git-tag-version', '--allow-same-version');
writeFileSync(join(PROJECT, 'CHANGELOG.md'), changelog.replace(heading, `## ${version} — ${today}`));
const kustomization = join(PROJECT, 'deploy/kubernetes/kustomization.yaml');
writeFileSync(kustomization, readFileSync(kustomization, 'utf8').replace(/newTag: .*/, `newTag: ${version}`));

mkdirSync(TARGET, { recursive: true });
copyFileSync(join(PROJECT, 'schema/schema.graphql'), join(PROJECT, `schema/released/${version}.graphql`));
copyFileSync(join(PROJECT, 'schema/schema.graphql'), join(TARGET, `payments-${version}.graphql`));
const sbom = npm('sbom', '--omit', 'dev', '--sbom-format', 'cyclonedx');
writeFileSync(join(TARGET, `payments-graphql-gateway-${version}.cdx.json`), sbom);
process.stdout.write(
  `${version} is prepared, with its schema and bill of materials in dist/release. Now commit, tag v${version} and push.\n`,
);
