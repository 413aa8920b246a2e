import { createReadStream, readdirSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseWeights } from './answer.ts';

/** A file on disk. */
interface StoredFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * A file that a build made for browsers, uncompressed and in the codings that the build made; the smallest one comes first.
 */
export interface StaticFile {
  readonly contentType: string;
  readonly plain: StoredFile;
  readonly compressed: readonly (StoredFile & { readonly coding: string })[];
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const CODINGS = [
  { coding: 'br', suffix: '.br' },
  { coding: 'gzip', suffix: '.gz' },
] as const;

/**
 * Lists the files that a build made, by their path below its folder. Only files of this list are ever served.
 *
 * @returns an empty list if the build has not run.
 */
export function readStaticFiles(folder: URL): ReadonlyMap<string, StaticFile> {
  const stored = filesBelow(fileURLToPath(folder));
  const files = new Map<string, StaticFile>();
  for (const [name, plain] of stored) {
    const contentType = CONTENT_TYPES[extname(name)];
    if (!contentType) continue;
    const compressed = CODINGS.flatMap(({ coding, suffix }) => {
      const file = stored.get(name + suffix);
      return file ? [{ coding, ...file }] : [];
    });
    files.set(name, { contentType, plain, compressed });
  }
  return files;
}

function filesBelow(folder: string): Map<string, StoredFile> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    return new Map(
      entries.map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [relative(folder, path).replaceAll(sep, '/'), { path, bytes: statSync(path).size }];
      }),
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
    throw error;
  }
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

/** Of files whose name contains a hash of their content: they never change. */
export const IMMUTABLE = { 'cache-control': 'public, max-age=31536000, immutable' };

/**
 * Answers a GET or HEAD of one file.
 *
 * @param file a file that {@link readStaticFiles} listed.
 * @param headers further headers, among them how long the file may be kept, or headers instead of the usual ones.
 */
export function sendStaticFile(
  file: StaticFile,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  const accepted = request.headers['accept-encoding'];
  const compressed = file.compressed.find(({ coding }) => acceptsCoding(accepted, coding));
  const sent = compressed ?? file.plain;
  response.writeHead(200, {
    'content-type': file.contentType,
    'content-length': sent.bytes,
    ...(compressed && { 'content-encoding': compressed.coding }),
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    // Web workers are bound by the policy of their own file. These load nothing and connect to nothing.
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    ...headers,
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // If reading fails midway, the pipeline destroys the response: a truncated file never looks complete.
  pipeline(createReadStream(sent.path), response, () => {});
}

/** Answers a request for pages or their files that cannot be answered with one of them. */
export function refuseStatic(
  response: ServerResponse,
  status: 404 | 405,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(message),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(message);
}
