import type { UpstreamError } from '../upstream/errors.ts';
import type { HttpResponse } from '../upstream/http-client.ts';
import { refusedBy } from '../upstream/refusal.ts';
import { isJsonObject, isList, memberOf, parseJson } from './json.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { IPLICIT } from './source.ts';

/** Longest text of a problem that is handed on, in UTF-16 units. */
const LONGEST_WORDS = 2_000;

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
  /** E.g. `description`, `allocations[0].docId`, `$.paymentDate`. */
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
    members: memberProblems(memberOf(body, 'errors')),
    correlationId: textOf(body, 'traceId'),
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
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

function memberProblems(errors: JsonValue | undefined): MemberProblem[] {
  if (!isJsonObject(errors)) return [];
  return Object.entries(errors).flatMap(([path, said]) => {
    const words = (isList(said) ? said : [said]).filter((word) => typeof word === 'string').join(' ');
    return words === '' ? [] : [{ path, words: words.slice(0, LONGEST_WORDS) }];
  });
}

function textOf(object: JsonObject, name: string): string | null {
  const value = memberOf(object, name);
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, LONGEST_WORDS) : null;
}
