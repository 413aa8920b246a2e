import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { GraphQLError } from 'graphql';
import type { ConcurAccess } from '../services/concur/concur.ts';
import { streamPaymentBatchFile } from '../services/concur/file/download.ts';
import { discardBody } from '../upstream/http-client.ts';
import type { Cancellation } from '../upstream/cancellation.ts';
import { notConfigured, UpstreamError } from '../upstream/errors.ts';
import type { UpstreamErrorCode } from '../upstream/errors.ts';
import type { Admission } from './admission.ts';
import { sendJson, sendRefusedRequest } from './answer.ts';
import { requestCancellation } from './graphql-endpoint.ts';
import { upstreamExtensions } from './format-error.ts';
import type { ReportError } from './format-error.ts';
import { RefusedRequest } from './refused-request.ts';
import type { RequestNote } from './access-log.ts';
import { endWhenStalled } from './http-server.ts';

/** Path prefix of payment files; a batch's id follows. */
export const FILES_PATH = '/files/payment-batches/';

/** The gateway's HTTP status for each failure of a service. */
const STATUS_BY_CODE: Readonly<Record<UpstreamErrorCode, number>> = {
  UPSTREAM_UNAVAILABLE: 502,
  UPSTREAM_TIMEOUT: 504,
  UPSTREAM_RATE_LIMITED: 503,
  UPSTREAM_MALFORMED: 502,
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

export interface PaymentBatchFilesOptions {
  /**
   * Identifies and charges the caller, and resolves to Concur with the caller's credentials; undefined if
   * Concur is not configured. Rejects with RefusedRequest if the caller may not have the file.
   */
  admit: (request: IncomingMessage, note: RequestNote) => Promise<ConcurAccess | undefined>;
  /**
   * Limits concurrent downloads, each of which holds a connection to Concur for as long as its client takes.
   */
  admission: Admission;
  reportError: ReportError;
  /** Milliseconds without progress after which a download is ended. */
  stalledMs: number;
}

/**
 * Makes the handler of `GET /files/payment-batches/{id}`, which answers with the payment file of a closed
 * Concur batch. The file is streamed no faster than the client reads it. If the client goes away, the
 * download from Concur ends.
 */
export function paymentBatchFiles(options: PaymentBatchFilesOptions) {
  const { admit, admission, reportError, stalledMs } = options;

  async function send(
    request: IncomingMessage,
    response: ServerResponse,
    concur: ConcurAccess | undefined,
    cancellation: Cancellation,
  ): Promise<void> {
    const id = idOf(request);
    if (!concur) throw notConfigured('CONCUR');
    const download = await streamPaymentBatchFile(concur, id, cancellation);
    if (!download) throw noFile();
    response.writeHead(200, { ...HEADERS, ...download.headers });
    if (request.method === 'HEAD') {
      discardBody(download.body);
      response.end();
      return;
    }
    endWhenStalled(response, stalledMs);
    await pipeline(download.body, response);
  }

  function refuse(error: unknown, response: ServerResponse, note: RequestNote): void {
    if (error instanceof RefusedRequest) {
      note.outcome = error.code;
      return sendRefusedRequest(response, error);
    }
    if (error instanceof GraphQLError) {
      note.outcome = String(error.extensions['code']);
      return sendJson(response, 400, { errors: [error] });
    }
    const code = error instanceof UpstreamError ? error.code : 'UPSTREAM_UNAVAILABLE';
    note.outcome = code;
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

  return async (request: IncomingMessage, response: ServerResponse, note: RequestNote): Promise<void> => {
    note.operation = 'paymentBatchFile';
    const cancellation = requestCancellation(response);
    try {
      const concur = await admit(request, note);
      const caller = note.caller ?? '';
      admission.enter(caller);
      try {
        await send(request, response, concur, cancellation);
      } finally {
        admission.leave(caller);
      }
    } catch (error) {
      if (!cancellation.reason) refuse(error, response, note);
    }
  };
}

/**
 * The batch id at the end of the path. Throws RefusedRequest: 405 for a wrong method, 400 for an id that is
 * not UTF-8.
 */
function idOf({ method, url = '' }: IncomingMessage): string {
  if (method !== 'GET' && method !== 'HEAD') {
    throw new RefusedRequest(405, 'METHOD_NOT_ALLOWED', 'A payment file can only be read; use GET or HEAD.', {
      headers: { allow: 'GET, HEAD' },
    });
  }
  const [path = ''] = url.split('?', 1);
  try {
    return decodeURIComponent(path.slice(path.indexOf(FILES_PATH) + FILES_PATH.length));
  } catch {
    throw new RefusedRequest(400, 'BAD_USER_INPUT', 'The id is not percent-encoded UTF-8; encode it anew.', {
      argument: 'id',
    });
  }
}

function noFile(): RefusedRequest {
  return new RefusedRequest(
    404,
    'NOT_FOUND',
    'There is no file: no batch has this id, or it is still open, or Concur has not said where its file is.',
  );
}
