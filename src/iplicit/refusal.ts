import type { UserError, UserErrorCode, UpstreamErrorDetail } from '../graphql/user-error.ts';
import type { SentWrite } from '../journal/write.ts';
import type { MemberProblem, Problem } from './problem.ts';
import { IPLICIT } from './source.ts';

/** What was asked of iplicit, for telling what its refusal means. */
export interface Asked {
  /** To go on from "iplicit did not": `submit payment BP-1001`. */
  deed: string;
  /** Set where the payment's statuses, just read, do not allow it as far as is documented. */
  illegalIn?: readonly string[] | undefined;
  /** Path to the argument that names the payment; absent where there is none yet. */
  id?: readonly string[] | undefined;
  /** Path to the argument that a 404 speaks of. Without one nothing was looked for, and a 404 is one refusal of many. */
  sought?: readonly string[] | undefined;
  /** Path to the argument that the request's body was made from. */
  body: readonly string[];
}

/** The schema's names of the members that iplicit may complain about, which it names in any case. */
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

/** A write that iplicit declined, with what the caller can do about it. */
export function refusedWrite(problem: Problem, asked: Asked): SentWrite {
  const { status, correlationId } = problem;
  return { outcome: 'REFUSED', userErrors: userErrorsOf(problem, asked), status, correlationId };
}

/** iplicit does not publish how it refuses a step that a status does not allow: any refusal then is taken to be that. */
function userErrorsOf(problem: Problem, asked: Asked): UserError[] {
  const { status } = problem;
  if (status === 404 && asked.sought) {
    const message = `${IPLICIT} did not ${asked.deed}: it has no such thing, or hides it (404). Check the id.`;
    return [userError('NOT_FOUND', message, asked.sought, problem)];
  }
  if (asked.illegalIn) {
    const message =
      `${IPLICIT} did not ${asked.deed}: the payment is ${asked.illegalIn.join(', ') || 'in no known status'}. ` +
      'Its availableActions say what can be done now.';
    return [userError('ILLEGAL_TRANSITION', message, asked.id ?? null, problem)];
  }
  if (status === 400 || status === 422 || (status === 404 && !asked.sought)) {
    if (problem.members.length > 0)
      return problem.members.map((member) => memberError(member, problem, asked));
    const message = `${IPLICIT} did not ${asked.deed}: it does not accept the request (${status}). Its own words say why.`;
    return [userError('INVALID_INPUT', message, null, problem)];
  }
  const message =
    `${IPLICIT} did not ${asked.deed} (${status}). Its own words say why; ` +
    'if they do not, ask those who look after iplicit whether the gateway may do this.';
  return [userError('UPSTREAM_REFUSED', message, null, problem)];
}

function memberError(member: MemberProblem, problem: Problem, asked: Asked): UserError {
  const field = fieldAt(member.path, asked.body);
  const message = `${IPLICIT} did not ${asked.deed}: it does not accept ${field?.slice(1).join('.') ?? member.path}.`;
  return userError('INVALID_INPUT', message, field, { ...problem, words: member.words });
}

/** The argument that a member of the request was made from; null for one that came from no argument. */
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
