import type { UserError } from '../graphql/errors.ts';
import type { Answer, Json, Intent } from './store/store.ts';
import type { WriteRequest, Evidence, SentWrite } from './write.ts';
import { createHash } from 'node:crypto';
import type { UpstreamError } from '../upstream/errors.ts';
import { refusedBy } from '../upstream/refusal.ts';

/** The result of a mutation for its caller: the schema's MutationOutcome and what goes with it. */
export interface Performed {
  outcome: 'APPLIED' | 'QUEUED' | 'REPLAYED' | 'REFUSED' | 'UNKNOWN';
  userErrors: readonly UserError[];
  /** What was written to. For a create, the new payment once it is known. */
  target: string;
  details: Json;
  /** Whether the journal has an entry for it; false if it was refused before anything was sent. */
  recorded: boolean;
}

/** The result of a write that was just performed. */
export function performed(answer: Answer): Performed {
  const { outcome, target, details } = answer;
  const userErrors = answer.userErrors as unknown as readonly UserError[];
  return {
    outcome: outcome === 'NOT_APPLIED' ? 'REFUSED' : outcome,
    userErrors,
    target,
    details,
    recorded: true,
  };
}

/** The result of a write whose key was used before: REPLAYED, or UNKNOWN while its outcome is not known. */
export function replayed(answer: Answer): Performed {
  return { ...performed(answer), outcome: answer.outcome === 'UNKNOWN' ? 'UNKNOWN' : 'REPLAYED' };
}

/** The result of a write that was refused before anything was sent. */
export function refused(request: WriteRequest, userErrors: readonly UserError[]): Performed {
  return { outcome: 'REFUSED', userErrors, target: request.target, details: null, recorded: false };
}

/** Writes JSON with sorted members, so that equal values give equal text. */
function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
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

const FIELD = ['input', 'idempotencyKey'];

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
  return { code: 'IDEMPOTENCY_CONFLICT', message, field: FIELD, upstream: null };
}

type Lost = Pick<UpstreamError, 'status' | 'correlationId'>;

/** The answer to a write that the service answered. */
export function answerOf(intent: Intent, sent: SentWrite): Answer {
  return {
    outcome: sent.outcome,
    userErrors: sent.userErrors,
    target: sent.target ?? intent.target,
    details: sent.details ?? null,
    status: sent.status,
    correlationId: sent.correlationId,
    freesKey: false,
  };
}

/**
 * The answer to a write that the service rejected without acting on it (a 429, say). It frees the key, so the
 * caller may try again with the same one.
 */
export function rejectedAnswer(intent: Intent, error: UpstreamError): Answer {
  return { ...withoutOutcome(intent, error), outcome: 'REFUSED', freesKey: true };
}

/**
 * The error for callers who waited under the same key for a write that was rejected without being acted on.
 * @param now epoch milliseconds
 */
export function rejectedError(intent: Intent, answer: Answer, now: number): UpstreamError {
  const { status, correlationId } = answer;
  const refusal = { status: status ?? 429, headers: {}, body: Buffer.alloc(0) };
  return refusedBy(intent.source, refusal, correlationId ?? undefined, now);
}

/**
 * The answer to a write whose answer was lost but whose effect the service's state proves.
 * @param lost why the service's answer was lost
 */
export function provenAnswer(intent: Intent, evidence: Evidence & { shows: 'applied' }, lost?: Lost): Answer {
  return {
    ...withoutOutcome(intent, lost),
    outcome: 'APPLIED',
    target: evidence.target ?? intent.target,
    details: evidence.details ?? null,
  };
}

/**
 * The answer to a write whose outcome could not be determined.
 * @param lost why the service's answer was lost
 */
export function unknownAnswer(intent: Intent, lost?: Lost): Answer {
  const { operation, source, key } = intent;
  const orAskAgain =
    key === null ? '' : ` Or ask again with the same idempotencyKey, and ${source} is read once more.`;
  const message =
    `${operation} was sent to ${source} but got no usable answer, and reading ${source} back did not show whether ` +
    `it was carried out. Check there before you send it again as a new request.${orAskAgain}`;
  return {
    ...withoutOutcome(intent, lost),
    outcome: 'UNKNOWN',
    userErrors: [lostError('OUTCOME_UNKNOWN', message, intent, lost)],
  };
}

/**
 * The answer to a write that was certainly not carried out: it can no longer be in progress, and the
 * service's state is unchanged.
 */
export function notAppliedAnswer(intent: Intent): Answer {
  const message =
    `${intent.operation} got no answer, but ${intent.source} shows that it was not carried out. ` +
    'Send it again under a new idempotencyKey.';
  return {
    ...withoutOutcome(intent),
    outcome: 'NOT_APPLIED',
    userErrors: [lostError('NOT_APPLIED', message, intent)],
  };
}

function withoutOutcome(intent: Intent, lost?: Lost): Omit<Answer, 'outcome'> {
  return {
    userErrors: [],
    target: intent.target,
    details: null,
    status: lost?.status ?? null,
    correlationId: lost?.correlationId ?? null,
    freesKey: false,
  };
}

function lostError(
  code: 'OUTCOME_UNKNOWN' | 'NOT_APPLIED',
  message: string,
  intent: Intent,
  lost?: Lost,
): UserError {
  const upstream = {
    source: intent.source,
    status: lost?.status ?? null,
    message: null,
    correlationId: lost?.correlationId ?? null,
  };
  return { code, message, field: null, upstream };
}
