import type { ConcurBatch } from './batches.ts';
import { decodedPart } from '../exchange.ts';
import type { SandboxAnswer } from '../exchange.ts';

/** Concur changed its paths in 2020. Each edition serves only its own. */
export type ConcurEdition = '2018' | '2020';

/** A call to the payment batch service. */
export type ConcurRoute =
  | { kind: 'list'; status: ConcurBatch['status'] | 'ALL' }
  | { kind: 'close'; version: '1.1' | '1.2'; id: string }
  | { kind: 'file'; id: string };

/** The path prefix of each edition. */
const SERVICE_ROOT: Readonly<Record<ConcurEdition, string>> = {
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

const NAMESPACES =
  'xmlns="http://www.concursolutions.com/api/expense/paymentbatch/2011/11" ' +
  'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';

const PUBLIC_HOST = 'www.concursolutions.com';

/** Writes a BatchList. Concur: there is no XML declaration, and an empty list is a self-closing element. */
export function batchListXml(batches: readonly ConcurBatch[], edition: ConcurEdition): string {
  if (batches.length === 0) return `<BatchList ${NAMESPACES}/>`;
  return `<BatchList ${NAMESPACES}>${batches.map((batch) => summaryXml(batch, edition)).join('')}</BatchList>`;
}

function summaryXml(batch: ConcurBatch, edition: ConcurEdition): string {
  const url = `https://${PUBLIC_HOST}${SERVICE_ROOT[edition]}/v1.1/batch/${batch.encryptedId}`;
  return (
    '<BatchSummary>' +
    `${element('BatchName', batch.name)}<BatchID>${escape(batch.batchId)}</BatchID>` +
    `<BatchTotal>${escape(batch.total)}</BatchTotal><Currency>${escape(batch.currency)}</Currency>` +
    `<Count>${batch.count}</Count>${element('Type', batch.type)}` +
    // Concur: empty elements occur in both forms, self-closing and with two tags.
    `${batch.paymentMethod === '' ? '<PaymentMethod></PaymentMethod>' : element('PaymentMethod', batch.paymentMethod)}` +
    `<Batch-URL>${escape(url)}</Batch-URL></BatchSummary>`
  );
}

/** The report on a close; absent members are sent as `i:nil`. */
interface CloseReport {
  batchStatus?: 'CLOSED';
  jobRunKey?: string;
  jobQueueKey?: string;
}

/** Writes a BatchStatus. Concur: its root and its first child have the same name. */
export function closeXml(report: CloseReport): string {
  return (
    `<BatchStatus ${NAMESPACES}>${nillable('BatchStatus', report.batchStatus)}` +
    `${nillable('File-Url', report.jobRunKey === undefined ? undefined : fileUrl(report.jobRunKey))}` +
    `<Status>SUCCESS</Status>${nillable('JobQueueKey', report.jobQueueKey)}</BatchStatus>`
  );
}

/** Concur: a `File-Url` has been seen with `http:` and a space before the host. */
function fileUrl(jobRunKey: string): string {
  return `http:// ${PUBLIC_HOST}${SERVICE_ROOT['2020']}/v1.1/batch/${jobRunKey}/file`;
}

/** An error answer. Concur: errors have no namespace and are sometimes wrapped in `Content`. */
export function errorAnswer(status: number, message: string, wrapped = false): SandboxAnswer {
  const error =
    `<Error><Message>${escape(message)}</Message><Server-Time>2026-11-20T08:30:00</Server-Time>` +
    '<Id>7B1F0C52-93A4-4E4B-9A55-21D0C3A1F6E8</Id></Error>';
  return { status, contentType: 'application/xml', body: wrapped ? `<Content>${error}</Content>` : error };
}

function element(name: string, text: string): string {
  return text === '' ? `<${name}/>` : `<${name}>${escape(text)}</${name}>`;
}

function nillable(name: string, text: string | undefined): string {
  return text === undefined ? `<${name} i:nil="true"/>` : `<${name}>${escape(text)}</${name}>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
