import type { UserError, UserErrorCode, UpstreamErrorDetail } from '../graphql/user-error.ts';
import type { SentWrite } from '../journal/write.ts';
import type { MemberProblem, Problem } from './problem.ts';
import { IPLICIT } from './source.ts';

/** A write that iplicit was asked for, to explain its refusal. */
export interface Attempt {
  /** Completes "IPLICIT did not …": `submit payment BP-1001`. */
  action: string;
  /** The payment's statuses, if iplicit documents that they do not allow the write. */
  disallowedBy?: readonly string[] | undefined;
  /** Path to the argument that names the payment; absent for a create. */
  idField?: readonly string[] | undefined;
  /** Path to the argument that a 404 refers to. Without one, a 404 is treated like any other refusal. */
  notFoundField?: readonly string[] | undefined;
  /** Path to the argument that the request body is made from. */
  bodyField: readonly string[];
}

/** The schema's names for members that iplicit may complain about, by iplicit's names in lower case. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['batchpaymenttypeid', 'type'],
  ['legalentityid', 'legalEntity'],
  ['bankaccountid', 'bankAccount'],
  ['paymentdate', 'paymentDate'],
  ['description', 'description'],
  ['bankref', 'bankRef'],
  ['paymentmethodid', 'paymentMethod'],
  ['periodid', 'period'],
  ['allocations', 'allocations'],
  ['docid', 'document'],
  ['allocamountcurrency', 'amount'],
  ['allocamountbase', 'baseAmount'],
  ['reason', 'reason'],
]);

/** The result of a write that iplicit declined, with errors that say what the caller can do. */
export function refusedWrite(problem: Problem, attempt: Attempt): SentWrite {
  const { status, correlationId } = problem;
  return { outcome: 'REFUSED', userErrors: userErrorsOf(problem, attempt), status, correlationId };
}

/**
 * iplicit does not document how it refuses a step that a status does not allow. So every refusal in such a
 * status counts as that.
 */
function userErrorsOf(problem: Problem, attempt: Attempt): UserError[] {
  const { status } = problem;
  if (status === 404 && attempt.notFoundField) {
    const message = `${IPLICIT} did not ${attempt.action}: it has no such thing, or hides it (404). Check the id.`;
    return [userError('NOT_FOUND', message, attempt.notFoundField, problem)];
  }
  if (attempt.disallowedBy) {
    const message =
      `${IPLICIT} did not ${attempt.action}: the payment is ${attempt.disallowedBy.join(', ') || 'in no known status'}. ` +
      'Its availableActions say what can be done now.';
    return [userError('ILLEGAL_TRANSITION', message, attempt.idField ?? null, problem)];
  }
  if (status === 400 || status === 422 || (status === 404 && !attempt.notFoundField)) {
    if (problem.members.length > 0)
      return problem.members.map((member) => memberError(member, problem, attempt));
    const message = `${IPLICIT} did not ${attempt.action}: it does not accept the request (${status}). Its own words say why.`;
    return [userError('INVALID_INPUT', message, null, problem)];
  }
  const message =
    `${IPLICIT} did not ${attempt.action} (${status}). Its own words say why; ` +
    'if they do not, ask those who look after iplicit whether the gateway may do this.';
  return [userError('UPSTREAM_REFUSED', message, null, problem)];
}

function memberError(member: MemberProblem, problem: Problem, attempt: Attempt): UserError {
  const field = fieldAt(member.path, attempt.bodyField);
  const message = `${IPLICIT} did not ${attempt.action}: it does not accept ${field?.slice(1).join('.') ?? member.path}.`;
  return userError('INVALID_INPUT', message, field, { ...problem, words: member.words });
}

/** The path to the argument that a member of the request came from; null if it came from none. */
function fieldAt(path: string, body: readonly string[]): readonly string[] | null {
  const steps = path.replace(/^\$/, '').match(/[^.[\]]+/g) ?? [];
  const names = steps.map((step) => (/^\d+$/.test(step) ? step : FIELDS.get(step.toLowerCase())));
  const known = names.filter((name) => name !== undefined);
  if (known.length === 0 || known.length < names.length) return null;
  return known[0] === body.at(-1) ? [...body, ...known.slice(1)] : [...body, ...known];
}

function userError(
  code: UserErrorCode,
  message: string,
  field: readonly string[] | null,
  { status, words, correlationId }: Problem,
): UserError {
  const upstream: UpstreamErrorDetail = { source: IPLICIT, status, message: words, correlationId };
  return { code, message, field, upstream };
}
