import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import type { BuildOptions } from 'esbuild';

/**
 * Builds GraphiQL's files into dist/graphiql: bundled, minified, compressed, and with a hash of their content in the name.
 * With `--if-installed` it builds nothing, and says so, if the development dependencies are not installed.
 */

/** Bundled files: their contents by name. */
type Files = Map<string, Uint8Array>;

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = join(PROJECT, 'dist/graphiql');
const EMBEDDED_FONT = /url\(data:font\/(?<format>woff2?|ttf);base64,(?<content>[^)]+)\)/g;

async function bundle(entryPoints: Record<string, string>, options: BuildOptions): Promise<Files> {
  const { outputFiles } = await esbuild({
    absWorkingDir: PROJECT,
    entryPoints,
    outdir: TARGET,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    target: 'es2022',
    ...options,
    write: false,
  });
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
}

async function build(): Promise<Files> {
  const workers = await bundle(
    {
      editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
      json: 'monaco-editor/esm/vs/language/json/json.worker.js',
      graphql: 'monaco-graphql/esm/graphql.worker.js',
    },
    { format: 'iife' },
  );
  const workerFiles = {
    editor: fileOf('editor', workers),
    json: fileOf('json', workers),
    graphql: fileOf('graphql', workers),
  };
  const scripts = await bundle(
    { main: 'src/graphiql/client/main.ts' },
    {
      format: 'esm',
      splitting: true,
      // Styles that the editor's scripts import are dropped: GraphiQL's stylesheet already holds them.
      loader: { '.css': 'empty' },
      // The names by which GraphiQL imports Prettier's parsers lead to files that cannot be bundled.
      alias: {
        'prettier/parser-graphql': 'prettier/plugins/graphql',
        'prettier/parser-babel': 'prettier/plugins/babel',
      },
      define: { 'process.env.NODE_ENV': '"production"', WORKER_FILES: JSON.stringify(workerFiles) },
    },
  );
  const styles = withFontsApart(await bundle({ style: 'src/graphiql/client/style.css' }, {}));
  const entries = { script: fileOf('main', scripts), style: fileOf('style', styles) };
  return new Map([...workers, ...scripts, ...styles, ['entries.json', Buffer.from(JSON.stringify(entries))]]);
}

/** The name of the file that the bundler made of an entry point. */
function fileOf(entry: string, files: Files): string {
  const name = [...files.keys()].find((file) => file.startsWith(`${entry}-`));
  if (!name) throw new Error(`The bundler made no file of the entry point "${entry}".`);
  return name;
}

/**
 * Moves the fonts that GraphiQL's stylesheet embeds, some forty, one per script and weight, into files of their own: a page
 * then loads only those that it shows.
 */
function withFontsApart(styles: Files): Files {
  const files: Files = new Map();
  for (const [, content] of styles) {
    const css = Buffer.from(content)
      .toString()
      .replace(EMBEDDED_FONT, (_match, format: string, base64: string) => {
        const font = Buffer.from(base64, 'base64');
        const name = `font-${hashOf(font)}.${format}`;
        files.set(name, font);
        return `url(${name})`;
      });
    files.set(`style-${hashOf(css)}.css`, Buffer.from(css));
  }
  return files;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}

async function write(name: string, content: Uint8Array): Promise<void> {
  const path = join(TARGET, name);
  await writeFile(path, content);
  if (!/\.(?:js|css|ttf)$/.test(name)) return;
  // Brotli's highest quality takes ten times as long as 9 and saves a tenth of the bytes.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
}

if (existsSync(join(PROJECT, 'node_modules/graphiql')) || !process.argv.includes('--if-installed')) {
  const files = await build();
  await rm(TARGET, { recursive: true, force: true });
  await mkdir(TARGET, { recursive: true });
  await Promise.all([...files].map(([name, content]) => write(name, content)));
} else {
  process.stderr.write('GraphiQL is left out: building it takes the development dependencies.\n');
}
