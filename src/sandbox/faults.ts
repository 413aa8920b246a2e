import * as z from 'zod';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxAnswer, SandboxCall, SandboxRequest, SandboxService } from './exchange.ts';
import { dressed } from './habits.ts';
import type { Habits } from './habits.ts';

const acting = z.boolean().optional();

/**
 * A fault in the handling of one request. `act` says whether the service carries out the request before the
 * fault occurs; by default it does not.
 *
 * - `status`: answers with this status instead of the service's own answer.
 * - `delay`: waits `ms` milliseconds, then acts and answers normally.
 * - `hang`: never answers; the socket stays open until the client or the sandbox closes it.
 * - `reset`: breaks the connection with a TCP reset.
 * - `truncate`: acts, announces the full length, sends half of the body and disconnects.
 * - `html`: answers 200 with a sign-in page, as a proxy on the way might.
 * - `malformed`: answers 200 with the right content type and a body that cannot be parsed.
 * - `oversize`: streams a body of `bytes` bytes without a length.
 * - `redirect`: answers 302 to `location`.
 * - `body`: answers 200 with this body.
 * - `casing`: answers with the service's own XML, its element names in another casing (`Batch-Url`,
 *   `Batchsummary`).
 * - `doctype`: answers with the service's own XML after a DOCTYPE that declares an entity.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.string().optional(),
    contentType: z.string().optional(),
    act: acting,
  }),
  z.strictObject({ kind: z.literal('delay'), ms: z.number().min(0) }),
  z.strictObject({ kind: z.literal('hang'), act: acting }),
  z.strictObject({ kind: z.literal('reset'), act: z.boolean() }),
  z.strictObject({ kind: z.literal('truncate'), act: z.literal(true).optional() }),
  z.strictObject({ kind: z.literal('html'), act: acting }),
  z.strictObject({ kind: z.literal('malformed') }),
  z.strictObject({ kind: z.literal('oversize'), bytes: z.int().min(1) }),
  z.strictObject({ kind: z.literal('redirect'), location: z.string() }),
  z.strictObject({
    kind: z.literal('body'),
    body: z.string(),
    contentType: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ kind: z.literal('casing') }),
  z.strictObject({ kind: z.literal('doctype') }),
]);

/** A fault in the handling of one request; see `faultSchema`. */
export type Fault = z.infer<typeof faultSchema>;

/** A fault, with the requests that it applies to. */
interface FaultRule {
  /** HTTP method; any if absent. */
  method?: string | undefined;
  /**
   * A string must equal the whole path, with or without its query. A RegExp is tested against the path with
   * its query. Any path if absent.
   */
  path?: string | RegExp | undefined;
  /** How many requests it applies to; 1 if absent. */
  times?: number | undefined;
  fault: Fault;
}

interface ArmedRule {
  rule: FaultRule;
  left: number;
}

/** The pending faults of a service. A request gets the earliest one that matches it, and no other. */
export class Faults {
  #armed: ArmedRule[] = [];

  /** Adds a fault, which applies from the next matching request on. */
  add(rule: FaultRule): void {
    this.#armed.push({ rule, left: rule.times ?? 1 });
  }

  /** Drops all pending faults. */
  clear(): void {
    this.#armed = [];
  }

  /** Returns the fault for a request, if there is one, and counts it as used. */
  take(method: string, path: string): Fault | undefined {
    if (this.#armed.length === 0) return undefined;
    const armed = this.#armed.find(({ rule }) => matches(rule, method, path));
    if (armed === undefined) return undefined;
    armed.left -= 1;
    if (armed.left <= 0) this.#armed = this.#armed.filter((other) => other !== armed);
    return armed.rule.fault;
  }
}

function matches(rule: FaultRule, method: string, path: string): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
  if (rule.path === undefined) return true;
  if (typeof rule.path === 'string') return rule.path === path || rule.path === path.split('?', 1)[0];
  return new RegExp(rule.path.source, rule.path.flags.replace(/[gy]/g, '')).test(path);
}

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
  habits: Habits,
): Promise<void> {
  const act = async (): Promise<SandboxAnswer> => {
    const answer = await service.answer(request);
    call.acted = answer.acted ?? false;
    return answer;
  };
  const respond = (answer: SandboxAnswer): void => {
    call.status = answer.status;
    sendAnswer(response, dressed(answer, habits));
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
