/**
 * Builds the gateway into dist/gateway: everything that src/main.ts loads, packages included, in a few files. Node finds,
 * reads and compiles them in less than half the time that the 1,000 modules take which they are made of.
 * What is there already is left as it is, so that it can be run where nothing may be written.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = join(PROJECT, 'dist/gateway');
const ENTRY = 'main';

/** Packages in CommonJS ask for Node's own modules by `require`, which modules do not have. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/** Makes the files: their contents by name. */
async function bundle(): Promise<Map<string, Uint8Array>> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: PROJECT,
    entryPoints: { [ENTRY]: 'src/main.ts' },
    outdir: TARGET,
    chunkNames: '[name]-[hash]',
    bundle: true,
    // What is loaded only where it is needed stays in files of its own.
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
    // GraphQL's library as modules: what is CommonJS is wrapped file by file, and takes longer to load.
    mainFields: ['module', 'main'],
    alias: { 'graphql/execution/collectFields.js': 'graphql/execution/collectFields.mjs' },
    // Within a bundle it takes itself to be in a browser and hashes in JavaScript.
    external: ['@apollo/utils.createhash'],
    write: false,
    metafile: true,
  });
  const second = Object.keys(metafile.inputs).find((path) => /node_modules\/graphql\/.*\.js$/.test(path));
  // Neither copy would know the other's types.
  if (second) throw new Error(`GraphQL's library is there twice: give ${second} an alias that ends in .mjs.`);
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
}

/** Writes a file unless it is there; whoever reads it meanwhile has it whole, as it was or as it will be. */
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
// Last, as it names the others.
for (const [name, content] of files) if (name === entry) await write(name, content);
const former = (await readdir(TARGET)).filter((name) => /\.js(?:\.map)?$/.test(name) && !files.has(name));
await Promise.all(former.map((name) => rm(join(TARGET, name))));
// What src/main.ts keeps of them, compiled, would stay for ever.
if (former.length > 0)
  await rm(join(PROJECT, 'node_modules/.cache/compiled'), { recursive: true, force: true });
