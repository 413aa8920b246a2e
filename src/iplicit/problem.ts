import type { UpstreamError } from '../upstream/errors.ts';
import type { HttpResponse } from '../upstream/http-client.ts';
import { refusedBy } from '../upstream/refusal.ts';
import { isJsonObject, isList, JsonObject } from './json.ts';
import type { JsonValue } from './json.ts';
import { parseJson } from './json-reader.ts';
import { IPLICIT } from './source.ts';

/** Longest text of a problem that is handed on, in UTF-16 units, and most members that it is told of. */
const LONGEST_WORDS = 2_000;
const LONGEST_PATH = 200;
const MOST_MEMBERS = 100;

/** What an id for tracing may be: it stands in logs and in answers as it is. */
const TRACE_ID = /^[\x21-\x7E]{1,128}$/;

/** What iplicit says of a request that it did not carry out. */
export interface Problem {
  status: number;
  /** iplicit's own words; null where it used none. */
  words: string | null;
  /** What it says of single members of the request, by the path that it names them with. */
  members: readonly MemberProblem[];
  correlationId: string | null;
}

export interface MemberProblem {
  /** E.g. `description`, `allocations[0].docid`, `$.paymentdate`: in lower case, as iplicit's names have none. */
  path: string;
  words: string;
}

/**
 * Reads what came with a status that is no success. iplicit: `application/problem+json` in two shapes, one with `detail`,
 * one with `message`, `traceId` and `errors` by member; the body may also be empty, or a proxy's.
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
 * The error for an answer that settles nothing of what was asked.
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
