import type { ConcurBatch } from './concur-types.ts';
import { closeXml, errorAnswer } from './concur-xml.ts';
import type { SandboxAnswer, SandboxRequest } from './exchange.ts';
import type { Schedule } from './schedule.ts';
import { codeOf, LETTERS_DIGITS_DOLLAR } from './seeded.ts';

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
export function lengthRefusal({ headers }: SandboxRequest): SandboxAnswer | undefined {
  if (headers['transfer-encoding'] !== undefined)
    return errorAnswer(400, 'Chunked requests are not supported.');
  if (headers['content-length'] !== '0') return errorAnswer(400, 'The request must have Content-Length: 0.');
  return undefined;
}

function xml(body: string): SandboxAnswer {
  return { status: 200, contentType: 'application/xml; charset=utf-8', body };
}
