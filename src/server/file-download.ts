import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FileDownload } from '../services/service.ts';
import { pipeline } from 'node:stream/promises';
import { GraphQLError } from 'graphql';
import { pointsOfCalls } from '../auth/points.ts';
import type { Budget } from '../auth/points.ts';
import { discardBody } from '../upstream/http-client.ts';
import { UpstreamError } from '../upstream/errors.ts';
import type { UpstreamErrorCode } from '../upstream/errors.ts';
import type { Admission } from './admission.ts';
import { sendJson, sendRefusedRequest } from './answer.ts';
import { requestSignal } from './graphql-endpoint.ts';
import { upstreamExtensions } from './format-error.ts';
import type { ReportError } from './format-error.ts';
import { RefusedRequest } from './refused-request.ts';
import type { AccessLogEntry } from './access-log.ts';
import { endWhenStalled } from './http-server.ts';

/**
 * Opens the file with an id for one caller; undefined if there is none.
 * @throws {GraphQLError} BAD_USER_INPUT for a malformed id
 * @throws {UpstreamError} if the service cannot be reached or does not return a file
 */
export type OpenFile = (id: string, signal: AbortSignal) => Promise<FileDownload | undefined>;

/** The gateway's HTTP status for each failure of a service. */
const STATUS_BY_CODE: Readonly<Record<UpstreamErrorCode, number>> = {
  UPSTREAM_UNAVAILABLE: 502,
  UPSTREAM_TIMEOUT: 504,
  UPSTREAM_RATE_LIMITED: 503,
  UPSTREAM_MALFORMED: 502,
  UPSTREAM_TOO_LARGE: 503,
  UPSTREAM_AUTH: 502,
  UPSTREAM_NOT_CONFIGURED: 404,
};

/**
 * Headers of every file. It is meant to be saved; if a browser shows it all the same, the sandbox lets
 * nothing in it run.
 */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  vary: 'Origin',
};

export interface FileDownloadsOptions {
  /** Path prefix of the files; an id follows. */
  path: string;
  /** The downloads' name in the log. */
  operation: string;
  /** What to tell a caller if there is no file with an id. */
  absent: string;
  /**
   * Identifies and charges the caller, and resolves to what opens files with the caller's credentials, and to the budget
   * that the file's bytes are charged to. Rejects with RefusedRequest if the caller may not have them.
   */
  admit: (request: IncomingMessage, logEntry: AccessLogEntry) => Promise<{ open: OpenFile; budget: Budget }>;
  /**
   * Limits concurrent downloads, each of which holds a connection to its service for as long as its client
   * takes.
   */
  admission: Admission;
  reportError: ReportError;
  /** Milliseconds without progress after which a download is ended. */
  stalledMs: number;
}

/**
 * Makes the handler that answers `GET {path}{id}` with a file of a service. The file is streamed no faster
 * than the client reads it. If the client goes away, the download from the service ends.
 */
export function fileDownloads(options: FileDownloadsOptions) {
  const { path, absent, admit, admission, reportError, stalledMs } = options;

  async function send(
    request: IncomingMessage,
    response: ServerResponse,
    open: OpenFile,
    signal: AbortSignal,
    logEntry: AccessLogEntry,
  ): Promise<void> {
    const download = await open(idAfter(path, request), signal);
    if (!download) throw new RefusedRequest(404, 'NOT_FOUND', absent);
    response.writeHead(200, { ...HEADERS, ...download.headers });
    if (request.method === 'HEAD') {
      discardBody(download.body);
      response.end();
      return;
    }
    endWhenStalled(response, stalledMs);
    download.body.on('data', (bytes: Buffer) => (logEntry.receivedBytes += bytes.length));
    await pipeline(download.body, response);
  }

  function refuse(error: unknown, response: ServerResponse, logEntry: AccessLogEntry): void {
    if (error instanceof RefusedRequest) {
      logEntry.outcome = error.code;
      return sendRefusedRequest(response, error);
    }
    if (error instanceof GraphQLError) {
      logEntry.outcome = String(error.extensions['code']);
      return sendJson(response, 400, { errors: [error] });
    }
    const code = error instanceof UpstreamError ? error.code : 'UPSTREAM_UNAVAILABLE';
    logEntry.outcome = code;
    if (response.headersSent) {
      reportError(error, code);
      // A truncated file must not look complete.
      response.destroy();
      return undefined;
    }
    if (!(error instanceof UpstreamError)) throw error;
    reportError(error, code);
    const extensions = upstreamExtensions(error);
    const wait = error.retryAfterSeconds;
    const headers = wait === undefined ? {} : { 'retry-after': String(wait) };
    return sendJson(
      response,
      STATUS_BY_CODE[code],
      { errors: [{ message: error.message, extensions }] },
      headers,
    );
  }

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    logEntry: AccessLogEntry,
  ): Promise<void> => {
    logEntry.operation = options.operation;
    const signal = requestSignal(response);
    try {
      const { open, budget } = await admit(request, logEntry);
      const caller = logEntry.caller ?? '';
      await admission.enter(caller);
      try {
        await send(request, response, open, signal, logEntry);
      } finally {
        admission.leave(caller);
        budget.settle(pointsOfCalls(logEntry));
      }
    } catch (error) {
      if (!signal.aborted) refuse(error, response, logEntry);
    }
  };
}

/**
 * The id at the end of the path. Throws RefusedRequest: 405 for a wrong method, 400 for an id that is not
 * UTF-8.
 */
function idAfter(prefix: string, { method, url = '' }: IncomingMessage): string {
  if (method !== 'GET' && method !== 'HEAD') {
    throw new RefusedRequest(405, 'METHOD_NOT_ALLOWED', 'A payment file can only be read; use GET or HEAD.', {
      headers: { allow: 'GET, HEAD' },
    });
  }
  const [path = ''] = url.split('?', 1);
  try {
    return decodeURIComponent(path.slice(path.indexOf(prefix) + prefix.length));
  } catch {
    throw new RefusedRequest(400, 'BAD_USER_INPUT', 'The id is not percent-encoded UTF-8; encode it anew.', {
      argument: 'id',
    });
  }
}
