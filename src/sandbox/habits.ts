import type { ServerResponse } from 'node:http';
import * as zlib from 'node:zlib';
import * as z from 'zod';
import type { SandboxAnswer } from './exchange.ts';

/**
 * What real services, and proxies in front of them, do now and then. Each habit is off until it is switched on,
 * and then shows in every answer until it is switched off.
 *
 * - `coding`: the content coding of every body, although none was asked for. `deflate-raw` is sent as `deflate`,
 *   without the zlib format around it.
 * - `codingName`: how the coding is named, if not as usual, such as `GZip`.
 * - `bom`: every text begins with a byte order mark.
 * - `interim`: the statuses of interim answers before each answer.
 * - `dropsUsed`: a connection is reset when a second request arrives over it, as if it had died while idle.
 * - `clockAheadMs`: by how much its clock is ahead of ours, in milliseconds.
 * - `needsUserAgent`: a request without `User-Agent` gets a web page with 403.
 * - `maxTake`: the most rows of a page, however many are asked for.
 * - `hidden`: ids of rows that are taken out of a page after it was cut.
 */
export const habitsSchema = z.strictObject({
  coding: z.enum(['gzip', 'deflate', 'deflate-raw', 'br', 'zstd']).optional(),
  codingName: z.string().optional(),
  bom: z.boolean().optional(),
  interim: z.array(z.union([z.literal(100), z.literal(102), z.literal(103)])).optional(),
  dropsUsed: z.boolean().optional(),
  clockAheadMs: z.number().optional(),
  needsUserAgent: z.boolean().optional(),
  maxTake: z.int().min(1).optional(),
  hidden: z.array(z.string()).optional(),
});

/** The habits of a service; see `habitsSchema`. Changes apply from the next request on. */
export type Habits = z.infer<typeof habitsSchema>;

const CODERS = {
  gzip: zlib.gzipSync,
  deflate: zlib.deflateSync,
  'deflate-raw': zlib.deflateRawSync,
  br: zlib.brotliCompressSync,
  zstd: zlib.zstdCompressSync,
};

const BOM = Buffer.from('\uFEFF');
const TEXT = /xml|json|text|csv/;

/** The answer as a service with these habits sends it. */
export function dressed(answer: SandboxAnswer, habits: Habits): SandboxAnswer {
  const { coding, codingName, bom, clockAheadMs } = habits;
  let { body } = answer;
  const headers = { ...answer.headers };
  if (bom && body?.length && TEXT.test(answer.contentType ?? ''))
    body = Buffer.concat([BOM, Buffer.from(body)]);
  if (coding && body?.length) {
    body = CODERS[coding](body);
    headers['Content-Encoding'] = codingName ?? coding.replace('-raw', '');
  } else if (codingName !== undefined) headers['Content-Encoding'] = codingName;
  if (clockAheadMs !== undefined) headers['Date'] = new Date(Date.now() + clockAheadMs).toUTCString();
  return { ...answer, headers, ...(body !== undefined && { body }) };
}

/** Sends interim answers before the final one. */
export function sendInterim(response: ServerResponse, { interim = [] }: Habits): void {
  for (const status of interim) {
    if (status === 100) response.writeContinue();
    else if (status === 102) response.writeProcessing();
    else response.writeEarlyHints({ link: '</style.css>; rel=preload' });
  }
}

const REFUSAL = '<html><head><title>403 Forbidden</title></head><body>Request blocked.</body></html>';

/** What a front with these habits answers itself; undefined if it lets the request through. */
export function refusalByFront(habits: Habits, userAgent: string | undefined): SandboxAnswer | undefined {
  if (!habits.needsUserAgent || userAgent) return undefined;
  return { status: 403, contentType: 'text/html', body: REFUSAL };
}

/** Cuts a page out of a list as a service with these habits does: no longer than it may be, then without what is hidden. */
export function pageOf<Row extends { id: string }>(
  rows: readonly Row[],
  { take, skip }: { take: number; skip: number },
  { maxTake = Infinity, hidden = [] }: Habits,
): Row[] {
  const page = rows.slice(skip, skip + Math.min(take, maxTake));
  return hidden.length === 0 ? page : page.filter(({ id }) => !hidden.includes(id));
}
