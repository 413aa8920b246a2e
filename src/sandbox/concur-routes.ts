import type { ConcurBatch } from './concur-types.ts';
import { decodedPart } from './path-part.ts';

/** Concur changed its paths in 2020. Each edition serves only its own. */
export type ConcurEdition = '2018' | '2020';

/** A call to the payment batch service. */
export type ConcurRoute =
  | { kind: 'list'; status: ConcurBatch['status'] | 'ALL' }
  | { kind: 'close'; version: '1.1' | '1.2'; id: string }
  | { kind: 'file'; id: string };

/** The path prefix of each edition. */
export const SERVICE_ROOT: Readonly<Record<ConcurEdition, string>> = {
  '2018': '/expense/paymentbatch',
  '2020': '/api/expense/paymentbatch',
};

/** Parses a request's path; undefined if this edition does not serve it. */
export function concurRoute(
  edition: ConcurEdition,
  request: { method: string; pathname: string; query: string },
): ConcurRoute | undefined {
  const root = SERVICE_ROOT[edition];
  if (!request.pathname.startsWith(`${root}/`)) return undefined;
  const call = `${request.method} ${request.pathname.slice(root.length)}`;
  return edition === '2018' ? route2018(call, request.query) : route2020(call);
}

function route2018(call: string, query: string): ConcurRoute | undefined {
  if (/^GET \/v1\.1\/batchlist\/?$/.test(call)) return list(new URLSearchParams(query).get('Status') ?? '');
  return close(/^POST \/v(1\.2)\/batch\/([^/]+)\/closed$/.exec(call)) ?? file(call);
}

function route2020(call: string): ConcurRoute | undefined {
  const listed = /^GET \/v1\.1\/batchlist(?:\/([^/]*))?$/.exec(call);
  if (listed !== null) return list(listed[1] ?? '');
  return close(/^POST \/v(1\.[12])\/batch\/([^/]+)\/close$/.exec(call)) ?? file(call);
}

/** Concur does not document what the unfiltered list contains; here it is everything. */
function list(status: string): ConcurRoute | undefined {
  const wanted = status.toUpperCase() || 'ALL';
  return wanted === 'OPEN' || wanted === 'CLOSED' || wanted === 'ALL'
    ? { kind: 'list', status: wanted }
    : undefined;
}

function close(match: RegExpExecArray | null): ConcurRoute | undefined {
  const [, version, id] = match ?? [];
  if (version === undefined || id === undefined) return undefined;
  return { kind: 'close', version: version === '1.1' ? '1.1' : '1.2', id: decodedPart(id) };
}

function file(call: string): ConcurRoute | undefined {
  const id = /^GET \/v1\.1\/batch\/([^/]+)\/file$/.exec(call)?.[1];
  return id === undefined ? undefined : { kind: 'file', id: decodedPart(id) };
}
