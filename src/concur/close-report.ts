import { UnreadableError } from './unreadable.ts';
import { readXml } from './xml.ts';

/** What Concur says of a close. Every member may be missing, empty or nil. */
export interface CloseReport {
  /** `CLOSED` once the batch is. */
  batchStatus: string | null;
  /** Where the new file is; see `repairedFileUrl` for why it is never used as it comes. */
  fileUrl: string | null;
  /** Of the call: `SUCCESS`, or a failure even though the answer is a 200. */
  status: string | null;
  /** Of a scheduled close. */
  jobQueueKey: string | null;
}

const MEMBERS = new Map<string, keyof CloseReport>([
  ['batchstatus', 'batchStatus'],
  ['file-url', 'fileUrl'],
  ['status', 'status'],
  ['jobqueuekey', 'jobQueueKey'],
]);

/**
 * Decodes Concur's BatchStatus, whose first member has the same name as the whole.
 * @throws {UnreadableError} if it is anything else
 */
export function decodeCloseReport(body: Buffer): CloseReport {
  const report: CloseReport = { batchStatus: null, fileUrl: null, status: null, jobQueueKey: null };
  readXml(body, {
    open(name, depth) {
      if (depth === 1 && name !== 'batchstatus') throw new UnreadableError('it is not a BatchStatus');
    },
    close(name, depth, text) {
      const member = depth === 2 ? MEMBERS.get(name) : undefined;
      if (member === undefined || text === '') return;
      if (report[member] !== null) throw new UnreadableError(`it has two of ${name}`);
      report[member] = text;
    },
  });
  return report;
}
