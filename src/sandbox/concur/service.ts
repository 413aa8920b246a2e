import type { ConcurBatch } from './batches.ts';
import { closeXml, errorAnswer, concurRoute } from './xml.ts';
import type { ConcurEdition, ConcurRoute } from './xml.ts';
import type { SandboxAnswer, SandboxRequest, SandboxService } from '../exchange.ts';
import { codeOf, LETTERS_DIGITS_DOLLAR, seeded } from '../data.ts';
import type { Schedule } from '../data.ts';
import { split } from '../decimal.ts';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { randomUUID } from 'node:crypto';
import type { ConcurSignIn } from './sign-in.ts';
import type { ConcurStore } from './store.ts';

const EMPTY_BATCH =
  'The batch you attempted to close does not contain any reports. ' +
  'If you recently approved reports for payment, wait 30 minutes and try again.';

/** Closes batches as each version of the call does. */
export class ConcurClosing {
  readonly #schedule: Schedule;
  readonly #delayMs: number;
  readonly #changed: () => void;
  readonly #queued = new WeakSet<ConcurBatch>();
  #jobs = 0;

  /**
   * @param delayMs milliseconds from a v1.2 close until the batch is CLOSED
   * @param changed called whenever a batch has changed
   */
  constructor(schedule: Schedule, delayMs: number, changed: () => void) {
    this.#schedule = schedule;
    this.#delayMs = delayMs;
    this.#changed = changed;
  }

  /** Concur 1.2: queues the close and answers at once; the batch is CLOSED some time later. */
  closeLater(batch: ConcurBatch): SandboxAnswer {
    if (batch.status === 'CLOSED') return errorAnswer(400, 'The batch is not open and cannot be closed.');
    if (batch.count === 0) return errorAnswer(500, EMPTY_BATCH);
    this.#jobs += 1;
    const jobQueueKey = `d$${codeOf(`job ${this.#jobs} ${batch.batchId}`, 30, LETTERS_DIGITS_DOLLAR)}`;
    const answer = xml(closeXml({ jobQueueKey }));
    if (this.#queued.has(batch)) return answer;
    this.#queued.add(batch);
    this.#schedule.after(this.#delayMs, () => {
      this.#queued.delete(batch);
      batch.status = 'CLOSED';
      this.#changed();
    });
    return { ...answer, acted: true };
  }

  /**
   * Concur 1.1: closes the batch and writes its file before it answers. For a closed batch, the file is
   * written anew.
   */
  closeNow(batch: ConcurBatch): SandboxAnswer {
    // Concur: the body of this error is not always XML.
    if (batch.count === 0) return { status: 500, contentType: 'text/plain', body: EMPTY_BATCH };
    batch.status = 'CLOSED';
    const run = batch.jobRunKeys.length + 1;
    const jobRunKey = `n$${codeOf(`run ${run} ${batch.batchId}`, 30, LETTERS_DIGITS_DOLLAR)}`;
    batch.jobRunKeys.push(jobRunKey);
    this.#changed();
    return { ...xml(closeXml({ batchStatus: 'CLOSED', jobRunKey })), acted: true };
  }
}

/** Concur: a close must declare an empty body. Refuses one that is chunked or whose length is not 0. */
function lengthRefusal({ headers }: SandboxRequest): SandboxAnswer | undefined {
  if (headers['transfer-encoding'] !== undefined)
    return errorAnswer(400, 'Chunked requests are not supported.');
  if (headers['content-length'] !== '0') return errorAnswer(400, 'The request must have Content-Length: 0.');
  return undefined;
}

function xml(body: string): SandboxAnswer {
  return { status: 200, contentType: 'application/xml; charset=utf-8', body };
}

/** One payment demand of a batch: the payment to one employee or card. */
interface PaymentDemand {
  number: string;
  employeeId: string;
  employee: string;
  amount: string;
  currency: string;
  memo: string;
}

const PEOPLE = [
  'Lovelace, Ada',
  'Hopper, Grace',
  'Turing, Alan',
  'Núñez, José Ángel',
  'Seacole, Mary "Mother"',
  '山田 太郎',
  'Müller, Jürgen',
  'Ramanujan, Srinivasa',
];

/** Some look like formulas to a spreadsheet. All must reach the reader unchanged. */
const MEMOS = [
  'October expenses',
  '=SUM(A1:A9)',
  '+44 20 7946 0018',
  'Two lines:\nhotel; dinner',
  '12" display, adapter',
  '-5 % agreed',
  '@home office',
  'Frühstück & Späti',
  '',
];

/**
 * The demands of a batch: as many as its count, adding up to exactly its total. Always the same for a batch.
 */
export function demandsOf(batch: ConcurBatch): PaymentDemand[] {
  const stream = seeded(`demands ${batch.batchId}`);
  return split(batch.total, batch.count).map((amount, index) => ({
    number: String(100_000 + index),
    employeeId: `00${4000 + stream.int(900)}`,
    employee: stream.pick(PEOPLE),
    amount,
    currency: batch.currency,
    memo: MEMOS[index % MEMOS.length] ?? '',
  }));
}

const COLUMNS = ['Payment Demand', 'Employee ID', 'Employee', 'Amount', 'Currency', 'Memo'];
const FILE_TIME = new Date(Date.UTC(2026, 10, 20, 8, 30));

/**
 * Answers with a closed batch's file. Concur: a single file is `text/csv`, several are an `application/zip`.
 * Each customer has their own columns, delimiter and header row.
 */
function fileAnswer(batch: ConcurBatch): SandboxAnswer | Promise<SandboxAnswer> {
  const { kind, charset, instead } = batch.file;
  if (instead) return { status: 200, ...instead };
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

const TOKEN_PATH = '/oauth2/v0/token';

/** What a ConcurService needs. */
interface ConcurServiceOptions {
  edition: ConcurEdition;
  store: ConcurStore;
  signIn: ConcurSignIn;
  closing: ConcurClosing;
}

/** SAP Concur's token endpoint and its payment batch service in one edition. */
export class ConcurService implements SandboxService {
  readonly #options: ConcurServiceOptions;

  constructor(options: ConcurServiceOptions) {
    this.#options = options;
  }

  mediaTypeOf(pathname: string): 'application/xml' | 'application/json' {
    return pathname.startsWith('/oauth2/') ? 'application/json' : 'application/xml';
  }

  answer(request: SandboxRequest): SandboxAnswer | Promise<SandboxAnswer> {
    const { signIn, edition } = this.#options;
    if (request.pathname === TOKEN_PATH) return signIn.token(request);
    const route = concurRoute(edition, request);
    const answer =
      signIn.refusal(request) ?? (route === undefined ? notServed(request) : this.#follow(route, request));
    if (answer instanceof Promise) return answer.then((late) => correlated(request, late));
    return correlated(request, answer);
  }

  #follow(route: ConcurRoute, request: SandboxRequest): SandboxAnswer | Promise<SandboxAnswer> {
    const { store, closing } = this.#options;
    switch (route.kind) {
      case 'list':
        return {
          status: 200,
          contentType: 'application/xml; charset=utf-8',
          body: store.listBody(route.status, this.#options.edition),
        };
      case 'close': {
        const refusal = lengthRefusal(request);
        if (refusal !== undefined) return refusal;
        const batch = store.byEncryptedId(route.id);
        if (batch === undefined) return errorAnswer(400, `The batch id ${route.id} is invalid.`);
        return route.version === '1.2' ? closing.closeLater(batch) : closing.closeNow(batch);
      }
      case 'file':
        return this.#file(route.id);
    }
  }

  /**
   * Concur 2018 edition: a file is named by its batch's encrypted id. Since 2020: by the key of the job run
   * that wrote it.
   */
  #file(id: string): SandboxAnswer | Promise<SandboxAnswer> {
    const { store, edition } = this.#options;
    const batch = edition === '2018' ? store.byEncryptedId(id) : store.byJobRunKey(id);
    if (batch === undefined) return errorAnswer(404, `There is no payment batch file ${id}.`, true);
    if (batch.status === 'OPEN') return errorAnswer(400, 'The batch is open: it has no file yet.');
    return fileAnswer(batch);
  }
}

/**
 * Adds the correlation id. Concur: the header's casing varies; the caller's own id is echoed, or else the
 * service makes one.
 */
function correlated({ headers }: SandboxRequest, answer: SandboxAnswer): SandboxAnswer {
  const given = headers['concur-correlationid'];
  const id = typeof given === 'string' ? given : randomUUID();
  return { ...answer, headers: { ...answer.headers, 'Concur-CorrelationId': id } };
}

function notServed(request: SandboxRequest): SandboxAnswer {
  return errorAnswer(404, `No resource answers ${request.method} ${request.pathname}.`);
}
