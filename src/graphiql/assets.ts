import { parseWeights } from '../server/answer.ts';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';

/**
 * Whether a request asks for a page rather than for data: it names HTML and prefers no JSON type to it.
 *
 * @param accept the request's Accept header.
 */
export function wantsHtml(accept = ''): boolean {
  const weights = parseWeights(accept);
  const html = weights.get('text/html') ?? 0;
  const json = Math.max(
    weights.get('application/json') ?? 0,
    weights.get('application/graphql-response+json') ?? 0,
  );
  return html > 0 && html >= json;
}

/**
 * Whether a request accepts a content coding.
 *
 * @param acceptEncoding the request's Accept-Encoding header.
 * @param coding a content coding, such as `br`.
 */
function acceptsCoding(acceptEncoding: string | undefined, coding: string): boolean {
  const weights = parseWeights(acceptEncoding ?? '');
  return (weights.get(coding) ?? weights.get('*') ?? 0) > 0;
}

/** A file on disk. */
interface StoredFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * One of GraphiQL's files, uncompressed and in the codings that the build made; the smallest one comes first.
 */
interface Asset {
  readonly contentType: string;
  readonly plain: StoredFile;
  readonly compressed: readonly (StoredFile & { readonly coding: string })[];
}

/** The files that the build wrote. */
export interface Assets {
  /** Names of the two files that the page loads. */
  readonly script: string;
  readonly style: string;
  /** Every file by name. */
  readonly files: ReadonlyMap<string, Asset>;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const CODINGS = [
  { coding: 'br', suffix: '.br' },
  { coding: 'gzip', suffix: '.gz' },
] as const;

/**
 * Lists the files that the build wrote. Only files of this list are ever served.
 *
 * @param folder the build's folder, with a trailing slash.
 * @returns the files, or undefined if the build has not run.
 */
export function readAssets(folder: URL): Assets | undefined {
  const names = namesIn(folder);
  if (!names.has('entries.json')) return undefined;
  const entries: Pick<Assets, 'script' | 'style'> = JSON.parse(
    readFileSync(new URL('entries.json', folder), 'utf8'),
  );
  const stored = (name: string): StoredFile => {
    const path = fileURLToPath(new URL(name, folder));
    return { path, bytes: statSync(path).size };
  };
  const files = new Map<string, Asset>();
  for (const name of names) {
    const contentType = CONTENT_TYPES[extname(name)];
    if (!contentType) continue;
    const compressed = CODINGS.filter(({ suffix }) => names.has(name + suffix)).map(({ coding, suffix }) => ({
      coding,
      ...stored(name + suffix),
    }));
    files.set(name, { contentType, plain: stored(name), compressed });
  }
  return { ...entries, files };
}

function namesIn(folder: URL): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Set();
    throw error;
  }
}

/**
 * Answers a GET or HEAD of one file. It can be cached for good, as its name contains a hash of its content.
 *
 * @param asset a file that {@link readAssets} listed.
 */
export function sendAsset(asset: Asset, request: IncomingMessage, response: ServerResponse): void {
  const accepted = request.headers['accept-encoding'];
  const compressed = asset.compressed.find(({ coding }) => acceptsCoding(accepted, coding));
  const file = compressed ?? asset.plain;
  response.writeHead(200, {
    'content-type': asset.contentType,
    'content-length': file.bytes,
    ...(compressed && { 'content-encoding': compressed.coding }),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    // Web workers are bound by the policy of their own file. These load nothing and connect to nothing.
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // If reading fails midway, the pipeline destroys the response: a truncated file never looks complete.
  pipeline(createReadStream(file.path), response, () => {});
}
