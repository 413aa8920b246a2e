import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxAnswer, SandboxCall, SandboxRequest, SandboxService } from './exchange.ts';
import type { Fault } from './faults.ts';

const LOGIN_PAGE =
  '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form action="/login" method="post">' +
  '<input name="user"><input name="password" type="password"><br><button>Sign in</button></form></body></html>\n';

/** Sends a complete answer with its length. */
export function sendAnswer(response: ServerResponse, answer: SandboxAnswer): void {
  const body = answer.body ?? '';
  const headers: Record<string, string | number> = { 'Content-Length': Buffer.byteLength(body) };
  if (answer.contentType !== undefined) headers['Content-Type'] = answer.contentType;
  response.writeHead(
    answer.status,
    answer.headers === undefined ? headers : { ...headers, ...answer.headers },
  );
  response.end(body);
}

/** Answers a request, or fails to, as the fault says. Records in `call` what was done and answered. */
export async function answerWithFault(
  fault: Fault,
  service: SandboxService,
  request: SandboxRequest,
  response: ServerResponse,
  call: SandboxCall,
): Promise<void> {
  const act = async (): Promise<SandboxAnswer> => {
    const answer = await service.answer(request);
    call.acted = answer.acted ?? false;
    return answer;
  };
  const respond = (answer: SandboxAnswer): void => {
    call.status = answer.status;
    sendAnswer(response, answer);
  };
  const mediaType = service.mediaTypeOf(request.pathname);
  switch (fault.kind) {
    case 'status': {
      if (fault.act) await act();
      const { status, headers = {}, body = '', contentType = mediaType } = fault;
      return respond({ status, headers, body, contentType });
    }
    case 'delay':
      await sleep(fault.ms);
      return respond(await act());
    case 'hang':
      if (fault.act) await act();
      return undefined;
    case 'reset':
      await act();
      response.socket?.resetAndDestroy();
      return undefined;
    case 'truncate':
      return truncate(response, await act(), call);
    case 'html':
      if (fault.act) await act();
      return respond({ status: 200, contentType: 'text/html; charset=utf-8', body: LOGIN_PAGE });
    case 'malformed':
      return respond({ status: 200, contentType: mediaType, body: brokenStart(mediaType) });
    case 'oversize':
      call.status = 200;
      return flood(response, mediaType, fault.bytes);
    case 'redirect':
      return respond({ status: 302, headers: { Location: fault.location } });
    case 'body':
      return respond({
        status: 200,
        contentType: fault.contentType ?? mediaType,
        headers: fault.headers ?? {},
        body: fault.body,
      });
    case 'casing':
      return respond(rewriteXml(await act(), otherCasing));
    case 'doctype':
      return respond(rewriteXml(await act(), (xml) => `<!DOCTYPE BatchList [<!ENTITY a "aaaa">]>${xml}`));
  }
}

function brokenStart(mediaType: string): string {
  return mediaType === 'application/xml' ? '<BatchList><BatchSummary><BatchName>USD' : '[{"id": "4d2e';
}

/** An empty body is announced as 16 bytes, so that it ends too early as well. */
function truncate(response: ServerResponse, answer: SandboxAnswer, call: SandboxCall): void {
  call.status = answer.status;
  const body = Buffer.from(answer.body ?? '');
  response.writeHead(answer.status, {
    ...answer.headers,
    'Content-Type': answer.contentType ?? 'application/octet-stream',
    'Content-Length': body.length || 16,
  });
  response.flushHeaders();
  response.write(body.subarray(0, Math.ceil(body.length / 2)), () => response.destroy());
}

async function flood(response: ServerResponse, mediaType: string, bytes: number): Promise<void> {
  response.writeHead(200, { 'Content-Type': mediaType });
  await pipeline(fillerOf(mediaType === 'application/xml' ? '<BatchList><!--' : '["', bytes), response);
}

function* fillerOf(opening: string, bytes: number): Generator<Buffer> {
  const filler = Buffer.alloc(64 * 1024, 'x');
  yield Buffer.from(opening.slice(0, bytes));
  for (let left = bytes - opening.length; left > 0; left -= filler.length) yield filler.subarray(0, left);
}

function rewriteXml(answer: SandboxAnswer, rewrite: (xml: string) => string): SandboxAnswer {
  if (!answer.contentType?.startsWith('application/xml')) return answer;
  return { ...answer, body: rewrite(String(answer.body ?? '')) };
}

/**
 * Concur: `Batch-URL` has also been seen as `Batch-Url`. This writes every name that way (`Batchsummary`).
 */
function otherCasing(xml: string): string {
  return xml.replace(/(<\/?)([A-Za-z]+(?:-[A-Za-z]+)*)/g, (_, open: string, name: string) => {
    const parts = name.split('-').map((part) => part.slice(0, 1).toUpperCase() + part.slice(1).toLowerCase());
    return open + parts.join('-');
  });
}
