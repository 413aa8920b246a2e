import { UnreadableError } from './unreadable.ts';
import { readXml } from './xml.ts';

/** Concur's report on a close. Any member may be missing, empty or nil, and is null then. */
export interface CloseReport {
  /** `CLOSED` once the batch is. */
  batchStatus: string | null;
  /** The address of the new file. Only its path is ever used; see `filePath`. */
  fileUrl: string | null;
  /** The result of the call: `SUCCESS`, or a failure even with HTTP status 200. */
  status: string | null;
  /** Present for a scheduled close. */
  jobQueueKey: string | null;
}

const MEMBERS = new Map<string, keyof CloseReport>([
  ['batchstatus', 'batchStatus'],
  ['file-url', 'fileUrl'],
  ['status', 'status'],
  ['jobqueuekey', 'jobQueueKey'],
]);

/**
 * Decodes Concur's BatchStatus. Its first member has the same name as the root element.
 * @throws {UnreadableError} if the body is anything else
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
      if (report[member] !== null) throw new UnreadableError(`it has more than one ${name}`);
      report[member] = text;
    },
  });
  return report;
}
