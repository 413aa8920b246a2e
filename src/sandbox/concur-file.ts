import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { demandsOf } from './concur-demands.ts';
import type { PaymentDemand } from './concur-demands.ts';
import type { ConcurBatch } from './concur-types.ts';
import type { SandboxAnswer } from './exchange.ts';

const COLUMNS = ['Payment Demand', 'Employee ID', 'Employee', 'Amount', 'Currency', 'Memo'];
const FILE_TIME = new Date(Date.UTC(2026, 10, 20, 8, 30));

/**
 * Answers with a closed batch's file. Concur: a single file is `text/csv`, several are an `application/zip`.
 * Each customer has their own columns, delimiter and header row.
 */
export function fileAnswer(batch: ConcurBatch): SandboxAnswer | Promise<SandboxAnswer> {
  const { kind, charset } = batch.file;
  if (kind === 'zip') return zipAnswer(batch);
  const contentType = charset === null ? 'text/csv' : `text/csv; charset=${charset}`;
  return { status: 200, contentType, body: csv(batch) };
}

async function zipAnswer(batch: ConcurBatch): Promise<SandboxAnswer> {
  const zip = new ZipFile();
  const stem = `PAYMENTS_${batch.batchId.slice(0, 8).toUpperCase()}`;
  const options = { mtime: FILE_TIME, mode: 0o100644 };
  zip.addBuffer(Buffer.from(csv(batch)), `${stem}.CSV`, options);
  zip.addBuffer(Buffer.from(iif(batch)), `${stem}.IIF`, options);
  zip.end();
  return { status: 200, contentType: 'application/zip', body: await buffer(zip.outputStream) };
}

function csv(batch: ConcurBatch): string {
  const { delimiter } = batch.file;
  const rows = [COLUMNS, ...demandsOf(batch).map(cellsOf)];
  return rows.map((cells) => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`).join('');
}

/** IIF, the tab-separated interchange format of a bookkeeping program: the other member of a zip. */
function iif(batch: ConcurBatch): string {
  const lines = demandsOf(batch).map(({ employee, amount, number }) =>
    ['TRNS', number, employee, amount].join('\t'),
  );
  return [['!TRNS', 'DOCNUM', 'NAME', 'AMOUNT'].join('\t'), ...lines, 'ENDTRNS', ''].join('\r\n');
}

function cellsOf(demand: PaymentDemand): string[] {
  return [demand.number, demand.employeeId, demand.employee, demand.amount, demand.currency, demand.memo];
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
