import type { UserError } from '../graphql/user-error.ts';
import type { UpstreamError } from '../upstream/errors.ts';
import { refusedBy } from '../upstream/refusal.ts';
import type { Answer, Intent } from './journal.ts';
import type { Evidence, SentWrite } from './write.ts';

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
  return refusedBy(intent.source, { status: status ?? 429, headers: {} }, correlationId ?? undefined, now);
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
