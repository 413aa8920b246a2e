import type { UpstreamError } from '../../upstream/errors.ts';
import type { HttpResponse } from '../../upstream/http-client.ts';
import { refusedBy } from '../../upstream/refusal.ts';
import { isJsonObject, isList, JsonObject, parseJson } from './json.ts';
import type { JsonValue } from './json.ts';
import { IPLICIT } from './types.ts';

/** Limits on what is passed on of a problem: lengths in UTF-16 code units, and the number of members. */
const LONGEST_WORDS = 2_000;
const LONGEST_PATH = 200;
const MOST_MEMBERS = 100;

/** The form of a usable trace id, which goes into logs and answers as it is. */
const TRACE_ID = /^[\x21-\x7E]{1,128}$/;

/** iplicit's explanation of why it did not carry out a request. */
export interface Problem {
  status: number;
  /** iplicit's own message; null if it gave none. */
  words: string | null;
  /** Messages about single members of the request. */
  members: readonly MemberProblem[];
  correlationId: string | null;
}

/** What is wrong with one member of a request. */
export interface MemberProblem {
  /**
   * The member's path in lower case, since iplicit's names are case-insensitive: `description`,
   * `allocations[0].docid`, `$.paymentdate`.
   */
  path: string;
  /** iplicit's own message. */
  words: string;
}

/**
 * Reads an error answer. iplicit: `application/problem+json` in two forms, one with `detail`, the other with
 * `message`, `traceId` and `errors` by member. The body may also be empty, or come from a proxy.
 */
export function readProblem(answer: Pick<HttpResponse, 'status' | 'body'>): Problem {
  const body = bodyOf(answer.body);
  return {
    status: answer.status,
    words: textOf(body, 'message') ?? textOf(body, 'detail') ?? textOf(body, 'title'),
    members: memberProblems(body.get('errors')),
    correlationId: traceIdOf(body),
  };
}

/**
 * Makes the error for an answer that does not settle the request.
 * @param now epoch milliseconds
 */
export function problemError(answer: HttpResponse, now: number): UpstreamError {
  const { correlationId } = readProblem(answer);
  return refusedBy(IPLICIT, answer, correlationId ?? undefined, now);
}

function bodyOf(body: Buffer): JsonObject {
  try {
    const value = parseJson(body);
    return isJsonObject(value) ? value : JsonObject.EMPTY;
  } catch {
    return JsonObject.EMPTY;
  }
}

function memberProblems(errors: JsonValue | undefined): MemberProblem[] {
  if (!isJsonObject(errors)) return [];
  return [...errors.members().take(MOST_MEMBERS)].flatMap(([path, said]) => {
    const words = (isList(said) ? said : [said]).filter((word) => typeof word === 'string').join(' ');
    return words === '' ? [] : [{ path: cut(path, LONGEST_PATH), words: cut(words, LONGEST_WORDS) }];
  });
}

function traceIdOf(body: JsonObject): string | null {
  const id = textOf(body, 'traceId');
  return id !== null && TRACE_ID.test(id) ? id : null;
}

function textOf(object: JsonObject, name: string): string | null {
  const value = object.get(name);
  return typeof value === 'string' && value.trim() !== '' ? cut(value, LONGEST_WORDS) : null;
}

function cut(text: string, longest: number): string {
  return text.slice(0, longest).toWellFormed();
}
