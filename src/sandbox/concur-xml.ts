import { SERVICE_ROOT } from './concur-routes.ts';
import type { ConcurEdition } from './concur-routes.ts';
import type { SandboxAnswer } from './exchange.ts';
import type { ConcurBatch } from './concur-types.ts';

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
export interface CloseReport {
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
