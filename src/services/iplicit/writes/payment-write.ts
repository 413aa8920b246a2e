import type { UserErrorCode } from '../../../generated/enums.ts';
import type { UserError, UpstreamErrorDetail } from '../../../graphql/errors.ts';
import type { BeforeSending, PreparedWrite, SentWrite } from '../../../writes/write.ts';
import { wholly } from '../../../upstream/unreadable-value.ts';
import { aboutWords } from '../../../upstream/words.ts';
import type { MemberWords } from '../../../upstream/words.ts';
import type { Problem } from '../problem.ts';
import { IPLICIT } from '../types.ts';
import type { BulkPaymentDetail } from '../types.ts';
import { isUuid } from '../../../graphql/scalars.ts';
import type { Performed } from '../../../writes/outcome.ts';
import type { GatewayContext } from '../../context.ts';
import { canonicalId, globalId } from '../../../graphql/ids.ts';
import type { Json } from '../../../writes/store/store.ts';
import { malformed } from '../../../upstream/refusal.ts';
import { DirectReader } from '../../../upstream/reader.ts';
import { normalDecimal } from '../../../graphql/decimals.ts';
import { actionsIn, statusOf } from '../lifecycle.ts';
import type { PaymentAction } from '../lifecycle.ts';
import { ambiguity, documentNamed, paymentsNamed, paymentReference, iplicitKey } from '../named.ts';
import { checkOf, isAsSent } from './effect-check.ts';
import type { PaymentProof } from './effect-check.ts';
import { versionOf } from '../version.ts';
import type { WriteAnswer } from '../client.ts';
import { IplicitReads } from '../loaders.ts';

/** A write that iplicit was asked for, to explain its refusal. */
interface Attempt {
  /** Completes "IPLICIT did not …": `submit payment BP-1001`. */
  action: string;
  /** Whether that is to submit a payment. */
  isSubmit?: boolean;
  /** The payment's statuses, if iplicit documents that they do not allow the write. */
  disallowedBy?: readonly string[] | undefined;
  /** Path to the argument that names the payment; absent for a create. */
  idField?: readonly string[] | undefined;
  /** Path to the argument that a 404 refers to. Without one, a 404 is treated like any other refusal. */
  notFoundField?: readonly string[] | undefined;
  /** Path to the argument that the request body is made from. */
  bodyField: readonly string[];
}

/** How iplicit says that a payment was submitted, perhaps by somebody else, and not decided on yet. */
const QUEUED = /\bin the queue\b|\b(?:is|already|been) queued\b/i;

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
  const { status, traceId: correlationId } = problem;
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
  if (attempt.idField && QUEUED.test(problem.message ?? '')) {
    const message = `${IPLICIT} did not ${attempt.action}: it has been submitted and is queued there. Read it again when it is decided on.`;
    return [
      userError(
        attempt.isSubmit ? 'ALREADY_QUEUED' : 'ILLEGAL_TRANSITION',
        message,
        attempt.idField,
        problem,
      ),
    ];
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
    const message = `${IPLICIT} did not ${attempt.action}: it does not accept the request (${status}). ${aboutWords(problem)}`;
    return [userError('INVALID_INPUT', message, null, problem)];
  }
  const message =
    `${IPLICIT} did not ${attempt.action} (${status}). ${aboutWords(problem)} ` +
    'If that does not explain it, ask those who look after iplicit whether the gateway may do this.';
  return [userError('UPSTREAM_REFUSED', message, null, problem)];
}

function memberError(member: MemberWords, problem: Problem, attempt: Attempt): UserError {
  const field = fieldAt(member.path, attempt.bodyField);
  const message = `${IPLICIT} did not ${attempt.action}: it does not accept ${field?.slice(1).join('.') ?? member.path}.`;
  return userError('INVALID_INPUT', message, field, { ...problem, message: member.words });
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
  { status, message: words, traceId: correlationId }: Problem,
): UserError {
  const upstream: UpstreamErrorDetail = { source: IPLICIT, status, message: words, correlationId };
  return { code, message, field, upstream };
}

const TARGET = /^BulkPayment:(.+)$/;

/** The result of a write to a payment. The payment itself is read when it is asked for. */
export class WrittenPayment {
  readonly outcome: Performed['outcome'];
  readonly replayed: boolean;
  readonly userErrors: readonly UserError[];
  /** The payment's uuid; null if there is no such payment or its uuid is not known. */
  readonly uuid: string | null;
  /**
   * The payment as just read, if nothing was sent since; null if there is none, undefined if it has to be
   * read.
   */
  readonly known: BulkPaymentDetail | null | undefined;

  constructor(
    performed: Pick<Performed, 'outcome' | 'replayed' | 'userErrors' | 'target'>,
    known?: BulkPaymentDetail | null,
  ) {
    const [, key = ''] = TARGET.exec(performed.target ?? '') ?? [];
    this.outcome = performed.outcome;
    this.replayed = performed.replayed;
    this.userErrors = performed.userErrors;
    this.uuid = isUuid(key) ? key : null;
    this.known = known;
  }
}

/** The result of a step of one payment among several. */
export interface ListedPaymentWritten extends WrittenPayment {
  /** As the caller gave it. */
  readonly id: string;
}

/** One write to an existing payment. */
interface PaymentWrite {
  /** The mutation field. */
  operation: string;
  /** The payment as named by the caller. */
  id: string;
  idField: readonly string[];
  ifVersion?: string | null | undefined;
  key: string;
  /** Its place in its list, if it is of one. */
  position?: number | undefined;
  /** The input in canonical form, and as it was asked; see `canonicalInput` and `askedInput`. */
  input: Json;
  asked: Json;
  /** What the write does. */
  action: PaymentAction;
  /** Completes "IPLICIT did not … payment BP-1001", for messages: `submit`. */
  verb: string;
  /** The outcome if iplicit accepts the write. */
  outcome: 'APPLIED' | 'QUEUED';
  /** Errors in the input, known before anything is read. */
  objections?: readonly UserError[];
  /** Finds errors in the input that take reading. */
  findObjections?: () => Promise<readonly UserError[]>;
  /** Checks the payment as it was just read, and says what would prove that the write was carried out. */
  plan: (payment: BulkPaymentDetail) => { proof: PaymentProof } | { refused: readonly UserError[] };
  /** Sends the write. Called at most once. */
  send: (uuid: string, beforeSending: BeforeSending) => Promise<WriteAnswer>;
  /** Path to the argument that a 404 refers to, if that is not the payment, which has just been read. */
  notFoundField?: readonly string[] | undefined;
  /** Path to the argument that the request body is made from; `input` if absent. */
  bodyField?: readonly string[] | undefined;
}

/**
 * Carries out a write to one payment: read, compare, send once. Meanwhile no other write to the payment runs.
 * @throws {GraphQLError} BAD_USER_INPUT for a malformed id
 * @throws {UpstreamError} if iplicit cannot be read, or certainly did not act
 * @throws {WriteError} if the write could not be attempted
 */
export async function writeToPayment(context: GatewayContext, write: PaymentWrite): Promise<WrittenPayment> {
  const iplicit = context.read(IplicitReads);
  const ref = paymentReference(write.id, write.idField);
  const objections = write.objections ?? [];
  let named: readonly string[] = [];
  let current: BulkPaymentDetail | null | undefined;
  const performed = await context.perform(iplicit, {
    operation: write.operation,
    source: IPLICIT,
    async target() {
      // Batch numbers can change, so from here on the payment is identified by its uuid.
      if (objections.length === 0) named = await paymentsNamed(iplicit, ref);
      const [first = ref, ...more] = named;
      return globalId('BulkPayment', more.length === 0 ? first : ref);
    },
    key: write.key,
    ...(write.position !== undefined && { position: write.position }),
    input: write.input,
    asked: write.asked,
    prepare: async () => {
      if (objections.length > 0) return { refused: objections };
      const [uuid, ...others] = named;
      if (others.length > 0) return { refused: [ambiguous(ref, named, write.idField)] };
      // Not through the shared reader: a read in flight may have been answered before the last write to
      // this payment.
      const reader = new DirectReader(context.signal);
      const found = (await write.findObjections?.()) ?? [];
      if (found.length > 0) return { refused: found };
      current = uuid === undefined ? null : await iplicit.client.payment(uuid, reader);
      return current ? prepared(write, wholly(current)) : { refused: [notFound(ref, write.idField)] };
    },
  });
  return new WrittenPayment(performed, performed.record === null ? current : undefined);
}

function prepared(
  write: PaymentWrite,
  payment: BulkPaymentDetail,
): PreparedWrite | { refused: readonly UserError[] } {
  const version = versionOf(payment);
  if (typeof write.ifVersion === 'string' && write.ifVersion !== version) {
    return { refused: [versionConflict(version, write.idField)] };
  }
  const plan = write.plan(payment);
  if ('refused' in plan) return plan;
  return {
    ...checkOf(plan.proof, payment),
    // Where the write changes nothing, the state after it says nothing about a refusal.
    isAllowed: actionsIn(statusOf(payment.statuses)).includes(write.action) && !isAsSent(plan.proof, payment),
    send: async (beforeSending) => sentWrite(await write.send(payment.uuid, beforeSending), write, payment),
  };
}

function sentWrite(answer: WriteAnswer, write: PaymentWrite, payment: BulkPaymentDetail): SentWrite {
  if (answer.accepted) {
    if (answer.uuid !== null && answer.uuid !== payment.uuid) {
      // It proves nothing of this one.
      throw malformed(IPLICIT, 'it names another payment than it was asked to write to');
    }
    return { outcome: write.outcome, userErrors: [], status: answer.status, correlationId: null };
  }
  const legal = actionsIn(statusOf(payment.statuses)).includes(write.action);
  return refusedWrite(answer.problem, {
    action: `${write.verb} payment ${payment.batchNo || payment.uuid}`,
    isSubmit: write.action === 'SUBMIT',
    disallowedBy: legal ? undefined : payment.statuses,
    idField: write.idField,
    notFoundField: write.notFoundField ?? write.idField,
    bodyField: write.bodyField ?? ['input'],
  });
}

function notFound(ref: string, field: readonly string[]): UserError {
  const message = `${IPLICIT} has no payment ${ref}, or the gateway may not see it. Check the id.`;
  return { code: 'NOT_FOUND', message, field, upstream: null };
}

function ambiguous(ref: string, uuids: readonly string[], field: readonly string[]): UserError {
  const { problem, remedy } = ambiguity(ref, uuids);
  return { code: 'INVALID_INPUT', message: `${problem} Nothing was sent. ${remedy}`, field, upstream: null };
}

function versionConflict(version: string, idField: readonly string[]): UserError {
  const message =
    `The payment has changed: its version is now ${version}. Nothing was sent. ` +
    'Look at it again, and ask with that version if it is still what you want.';
  return { code: 'VERSION_CONFLICT', message, field: [...idField.slice(0, -1), 'ifVersion'], upstream: null };
}

/** The longest texts that iplicit 1.13.0 documents, in UTF-16 code units, as it counts. */
const MAX_LENGTH = {
  type: 50,
  legalEntity: 50,
  bankAccount: 50,
  paymentMethod: 50,
  period: 50,
  document: 50,
  description: 250,
  bankRef: 50,
} as const;

/** Members that hold a decimal, of which `100` and `100.00` are the same. */
const DECIMALS: ReadonlySet<string> = new Set(['amount', 'baseAmount']);
const IDS: ReadonlySet<string> = new Set([
  'document',
  'allocation',
  'type',
  'legalEntity',
  'bankAccount',
  'paymentMethod',
  'period',
]);

/**
 * An input as far as it tells one request from another: without the idempotency key, and without the id, which
 * has many spellings and is compared as the payment that it names.
 */
export function canonicalInput(input: object): Json {
  const { idempotencyKey: _, id: _id, ...rest } = { idempotencyKey: null, id: null, ...input };
  return JSON.parse(
    JSON.stringify(rest, (member, value: unknown) => {
      if (typeof value !== 'string') return value;
      if (DECIMALS.has(member)) return normalDecimal(value) ?? value;
      return IDS.has(member) ? canonicalId(value) : value;
    }),
  ) as Json;
}

/** What was asked, as it was asked, without the idempotency key. */
export function askedInput(input: object): Json {
  const { idempotencyKey: _, ...rest } = { idempotencyKey: null, ...input };
  return JSON.parse(JSON.stringify(rest)) as Json;
}

/**
 * Errors for texts that are too long.
 * @param path path to the argument that holds them
 */
export function lengthObjections(
  input: { readonly [Member in keyof typeof MAX_LENGTH]?: string | null | undefined },
  path: readonly string[],
): UserError[] {
  return Object.entries(MAX_LENGTH).flatMap(([member, longest]) => {
    const { length } = input[member as keyof typeof MAX_LENGTH] ?? '';
    if (length <= longest) return [];
    return [invalidInput(`${member} may have ${longest} characters, not ${length}.`, [...path, member])];
  });
}

/**
 * Allocations with their documents as iplicit names them: by the uuid in a gateway id, or as they are.
 * @param path path to the argument that holds them
 * @throws {GraphQLError} BAD_USER_INPUT for a gateway id of something else
 */
export function documentsNamed<Given extends { readonly document: string }>(
  allocations: readonly Given[],
  path: readonly string[],
): Given[] {
  return allocations.map((allocation, index) => {
    const at = [...path, String(index), 'document'];
    return { ...allocation, document: iplicitKey('PayableDocument', allocation.document, at) };
  });
}

/**
 * Errors for allocations that iplicit could not accept.
 * @param path path to the argument that holds them
 */
export function allocationObjections(
  allocations: readonly { readonly document: string }[],
  path: readonly string[],
): UserError[] {
  const first = new Map<string, number>();
  return allocations.flatMap(({ document }, index) => {
    const at = [...path, String(index)];
    const field = [...at, 'document'];
    const name = document.trim().toLowerCase();
    if (name === '')
      return [invalidInput('document is empty; give the id or number of the document to pay.', field)];
    const earlier = first.get(name);
    if (earlier !== undefined) {
      const message = `The document is in the list already, as entry ${earlier}; give each one once.`;
      return [invalidInput(message, field)];
    }
    first.set(name, index);
    return lengthObjections({ document }, at);
  });
}

/**
 * Errors for documents that are in a list twice, once by id and once by number. Where all are named in the same way
 * nothing is read: `allocationObjections` has found those.
 * @param path path to the argument that holds them
 * @throws {GraphQLError} BAD_USER_INPUT for a number that several documents have
 * @throws {UpstreamError} if iplicit cannot be read
 */
export async function documentsNamedTwice(
  reads: IplicitReads,
  allocations: readonly { readonly document: string }[],
  path: readonly string[],
): Promise<UserError[]> {
  const byId = new Map(
    allocations.flatMap(({ document }, index) => (isUuid(document) ? [[document.toLowerCase(), index]] : [])),
  );
  if (byId.size === 0 || byId.size === allocations.length) return [];
  const found = allocations.map(async ({ document }, index) => {
    const field = [...path, String(index), 'document'];
    const named = isUuid(document) ? null : await documentNamed(reads, document, field);
    const earlier = named && byId.get(named.id);
    if (earlier == null) return [];
    const message = `The document is in the list as entry ${earlier} too, by its id; give each one once.`;
    return [invalidInput(message, field)];
  });
  return (await Promise.all(found)).flat();
}

/**
 * A user error found by the gateway itself, before anything is sent.
 * @param field path to the argument
 */
export function invalidInput(message: string, field: readonly string[]): UserError {
  return { code: 'INVALID_INPUT', message, field, upstream: null };
}
