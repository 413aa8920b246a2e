import { createHash } from 'node:crypto';
import type { UserError } from '../graphql/errors.ts';
import type { UpstreamError } from '../upstream/errors.ts';
import { refusedBy } from '../upstream/refusal.ts';
import type { Answer, Json, NewWrite, Outcome, WriteRecord } from './store/store.ts';
import type { Evidence, SentWrite } from './write.ts';

/** The result of a mutation for its caller. */
export interface Performed {
  outcome: Outcome;
  /** Whether the key was answered before; nothing was sent this time. */
  replayed: boolean;
  userErrors: readonly UserError[];
  /** Global id of what was written to; null if a create has not made anything that is known. */
  target: string | null;
  details: Json;
  /** Its record's id; null if it was refused before anything was recorded. */
  record: string | null;
}

/** The result of a write that has an outcome. */
export function performed(record: WriteRecord, replayed: boolean): Performed {
  const { id, target, answer } = record;
  return {
    outcome: answer?.outcome ?? 'UNKNOWN',
    replayed,
    userErrors: answer?.userErrors ?? [],
    target,
    details: answer?.details ?? null,
    record: id,
  };
}

/** The result of a write that was refused before anything was sent. */
export function refused(target: string | null, userErrors: readonly UserError[]): Performed {
  return { outcome: 'REFUSED', replayed: false, userErrors, target, details: null, record: null };
}

/** Writes JSON with sorted members, so that equal values give equal text. Null counts as absent. */
function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/**
 * Distinguishes a repeat of a request from another request under the same key.
 * @param credentials fingerprint of the caller's own credentials, if the request uses them
 * @returns a digest, followed by a dot and the credentials if there are any
 */
export function fingerprint(operation: string, input: Json, credentials?: string): string {
  const digest = createHash('sha256')
    .update(canonicalJson([operation, input]))
    .digest('base64url');
  return credentials === undefined ? digest : `${digest}.${credentials}`;
}

/** Whether two fingerprints are of the same request with different credentials. */
function differInCredentials(one: string, other: string): boolean {
  return one !== other && one.split('.')[0] === other.split('.')[0];
}

/**
 * The user error for a key that was used for another request; undefined if it is the same request.
 * @param first fingerprint of the request that holds the key
 * @param now fingerprint of the current request
 */
export function keyConflict(first: string, now: string): UserError | undefined {
  if (first === now) return undefined;
  const message = differInCredentials(first, now)
    ? 'This idempotencyKey was used for the same request before, but with other credentials for the service, and that request ' +
      'may have been carried out. Nothing was sent this time. Ask again with the credentials of the first time, or make sure ' +
      'that it was not carried out before you use a new key.'
    : 'This idempotencyKey was used for another request before; nothing was sent. Use a new key for a new request.';
  return { code: 'IDEMPOTENCY_CONFLICT', message, field: ['input', 'idempotencyKey'], upstream: null };
}

/** The user error for a write whose target is fenced by an earlier one that is not settled. */
export function fencedBy(earlier: WriteRecord, operation: string): UserError {
  const isQueued = earlier.state === 'QUEUED';
  const since = `since ${new Date(earlier.at).toISOString()}`;
  const what = isQueued
    ? `${earlier.operation} is queued at ${earlier.source} ${since} and not carried out yet`
    : `what became of ${earlier.operation}, sent to ${earlier.source} ${since}, is not known yet`;
  return {
    code: isQueued && earlier.operation === operation ? 'ALREADY_QUEUED' : 'UNSETTLED_WRITE',
    message: `Nothing was sent: ${what}. The gateway keeps looking; try again when that write is settled.`,
    field: null,
    upstream: null,
  };
}

/** What is known of a service's own answer, which may have been lost, or have said less than the service then did. */
interface Told {
  readonly status?: number | null | undefined;
  readonly correlationId?: string | null | undefined;
  readonly details?: Json;
}

/** Who settled a write, as the log says it. */
export const BY_SERVICE = "the service's answer";
export const BY_LOOK = 'a later look at the service';

/** The answer to a write that the service answered. */
export function answerOf(sent: SentWrite): Answer {
  const { outcome, userErrors, target = null, details = null, status, correlationId } = sent;
  const settledBy = outcome === 'QUEUED' ? null : BY_SERVICE;
  return {
    outcome,
    userErrors,
    target,
    details,
    status,
    correlationId,
    freesKey: false,
    settledBy,
    note: null,
  };
}

/**
 * The answer to a write that the service rejected without acting on it (a 429, say). It frees the key, so the
 * caller may try again with the same one.
 */
export function rejectedAnswer(error: UpstreamError): Answer {
  return { ...withoutOutcome(error), outcome: 'REFUSED', freesKey: true, settledBy: BY_SERVICE };
}

/**
 * The error for callers who waited under the same key for a write that was rejected without being acted on.
 * @param now epoch milliseconds
 */
export function rejectedError({ source, answer }: WriteRecord, now: number): UpstreamError {
  const refusal = { status: answer?.status ?? 429, headers: {}, body: Buffer.alloc(0) };
  return refusedBy(source, refusal, answer?.correlationId ?? undefined, now);
}

/**
 * The answer to a write whose effect the service's state proves.
 * @param told what is known of the service's own answer
 */
export function provenAnswer(evidence: Evidence & { shows: 'applied' }, told?: Told): Answer {
  return {
    ...withoutOutcome(told),
    outcome: 'APPLIED',
    target: evidence.target ?? null,
    details: evidence.details ?? told?.details ?? null,
    settledBy: BY_LOOK,
  };
}

/**
 * The answer to a write whose outcome could not be determined.
 * @param lost what is known of the service's own answer
 */
export function unknownAnswer(write: NewWrite, lost?: Told): Answer {
  const { operation, source, key } = write;
  const orAskAgain = key === null ? '' : ' or ask again with the same idempotencyKey';
  const message =
    `${operation} was sent to ${source} but got no usable answer, and ${source} did not show so far whether it was ` +
    `carried out. The gateway keeps looking: see the log for what it finds,${orAskAgain || ' or check there'}, before you ` +
    'send it as a new request.';
  return {
    ...withoutOutcome(lost),
    outcome: 'UNKNOWN',
    userErrors: [lostError('OUTCOME_UNKNOWN', message, write, lost)],
  };
}

/** The answer to a write that shows several times: a person has to say which one it was. */
export function severalAnswer(write: NewWrite, targets: readonly string[]): Answer {
  const message =
    `${write.operation} got no usable answer, and ${write.source} holds ${targets.length} that look like what it made: ` +
    `${targets.join(', ')}. It was delivered more than once, or somebody made the same. Look at them, undo what is too ` +
    'much, and resolve this write with the one that stays.';
  return {
    ...withoutOutcome(),
    outcome: 'UNKNOWN',
    userErrors: [lostError('OUTCOME_UNKNOWN', message, write)],
  };
}

/**
 * The answer to a write that was certainly not carried out: it can no longer be in progress, and the
 * service's state is unchanged.
 */
export function notAppliedAnswer(write: NewWrite): Answer {
  const message =
    `${write.operation} got no answer, but ${write.source} shows that it was not carried out. ` +
    'Send it again under a new idempotencyKey.';
  return {
    ...withoutOutcome(),
    outcome: 'NOT_APPLIED',
    userErrors: [lostError('NOT_APPLIED', message, write)],
    settledBy: BY_LOOK,
  };
}

/** The answer that a person gives to a write whose outcome the gateway could not determine. */
export function resolvedAnswer(
  write: NewWrite,
  outcome: 'APPLIED' | 'NOT_APPLIED',
  by: { name: string; note: string; target: string | null },
): Answer {
  const answer = outcome === 'APPLIED' ? provenAnswer({ shows: 'applied' }) : notAppliedAnswer(write);
  return { ...answer, target: by.target, settledBy: by.name, note: by.note };
}

function withoutOutcome(lost?: Told): Omit<Answer, 'outcome'> {
  return {
    userErrors: [],
    target: null,
    details: null,
    status: lost?.status ?? null,
    correlationId: lost?.correlationId ?? null,
    freesKey: false,
    settledBy: null,
    note: null,
  };
}

function lostError(
  code: 'OUTCOME_UNKNOWN' | 'NOT_APPLIED',
  message: string,
  write: NewWrite,
  lost?: Told,
): UserError {
  const upstream = {
    source: write.source,
    status: lost?.status ?? null,
    message: null,
    correlationId: lost?.correlationId ?? null,
  };
  return { code, message, field: null, upstream };
}
