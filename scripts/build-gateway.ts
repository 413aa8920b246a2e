import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Builds the gateway into dist/gateway: everything that src/main.ts loads, packages included, bundled into a few files. Node
 * finds, reads and compiles these in less than half the time of the 1,000 modules that go into them.
 * Files that are already up to date are not written, so that `npm start` also works on a read-only file system.
 */

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = join(PROJECT, 'dist/gateway');
const ENTRY = 'main';

/** CommonJS packages load Node's own modules by `require`, which does not exist in an ES module. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/**
 * Bundles the gateway.
 * @returns the contents of the files by name
 * @throws if GraphQL's library is bundled twice
 */
async function bundle(): Promise<Map<string, Uint8Array>> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: PROJECT,
    entryPoints: {
      [ENTRY]: 'src/main.ts',
      // The thread that has a SQLite file open is a program of its own.
      'sqlite-worker': 'src/writes/store/sqlite-worker.ts',
      // Commands of operators, who have the image and not the sources.
      doctor: 'src/app/doctor/main.ts',
      writes: 'src/writes/main.ts',
      'api-key': 'src/auth/main.ts',
      'company-connect': 'src/services/concur/connect/main.ts',
    },
    outdir: TARGET,
    chunkNames: '[name]-[hash]',
    bundle: true,
    // Modules that are imported only when needed stay in files of their own.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    sourcemap: 'linked',
    sourcesContent: false,
    banner: { js: REQUIRE },
    // Prefers ES modules, above all GraphQL's: CommonJS files are wrapped one by one and take longer to load.
    mainFields: ['module', 'main'],
    alias: { 'graphql/execution/collectFields.js': 'graphql/execution/collectFields.mjs' },
    // If bundled, it believes that it runs in a browser, and hashes in JavaScript.
    external: ['@apollo/utils.createhash'],
    write: false,
    metafile: true,
  });
  const second = Object.keys(metafile.inputs).find((path) => /node_modules\/graphql\/.*\.js$/.test(path));
  // Neither copy would accept the other's types.
  if (second)
    throw new Error(
      `The bundle holds GraphQL's library twice: add an alias for ${second} in scripts/build-gateway.ts that ends in .mjs.`,
    );
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
}

/** Writes a file unless it is up to date. It is replaced in one step, so that nobody reads half of it. */
async function write(name: string, content: Uint8Array): Promise<void> {
  const path = join(TARGET, name);
  const present = await readFile(path).catch(() => undefined);
  if (present?.equals(content)) return;
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}

const files = await bundle();
await mkdir(TARGET, { recursive: true });
const entry = `${ENTRY}.js`;
await Promise.all(
  [...files].filter(([name]) => name !== entry).map(([name, content]) => write(name, content)),
);
// Last, because it imports the others.
for (const [name, content] of files) if (name === entry) await write(name, content);
const former = (await readdir(TARGET)).filter((name) => /\.js(?:\.map)?$/.test(name) && !files.has(name));
await Promise.all(former.map((name) => rm(join(TARGET, name))));
// src/main.ts caches compiled code, and nothing else would remove that of the former files.
if (former.length > 0)
  await rm(join(PROJECT, 'node_modules/.cache/compiled'), { recursive: true, force: true });
