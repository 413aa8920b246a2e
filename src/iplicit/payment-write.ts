import type { GatewayContext } from '../context.ts';
import { globalId, keyOf } from '../graphql/ids.ts';
import type { UserError } from '../graphql/user-error.ts';
import type { Json } from '../journal/journal.ts';
import type { PreparedWrite, SentWrite } from '../journal/write.ts';
import { DirectReader } from '../upstream/reader.ts';
import { actionsIn, statusOf } from './lifecycle.ts';
import type { BulkPaymentAction } from './lifecycle.ts';
import { ambiguity, paymentsNamed } from './payment-name.ts';
import { refusedWrite } from './refusal.ts';
import { beforeOf } from './proof.ts';
import type { PaymentProof } from './proof.ts';
import { IPLICIT } from './source.ts';
import type { BulkPaymentDetail } from './types.ts';
import { versionOf } from './version.ts';
import type { WriteAnswer } from './write-answer.ts';
import { WrittenPayment } from './written-payment.ts';

/** One write to an existing payment. */
export interface PaymentWrite {
  /** The mutation field. */
  operation: string;
  /** The payment as named by the caller. */
  id: string;
  idField: readonly string[];
  ifVersion?: string | null | undefined;
  key?: string | null | undefined;
  /** The whole input in canonical form, without the idempotency key. */
  input: Json;
  /** What the write does. */
  action: BulkPaymentAction;
  /** Completes "IPLICIT did not … payment BP-1001", for messages: `submit`. */
  verb: string;
  /** The outcome if iplicit accepts the write. */
  outcome: 'APPLIED' | 'QUEUED';
  /** Errors in the input, known before anything is read. */
  objections?: readonly UserError[];
  /** Checks the payment as it was just read, and says what would prove that the write was carried out. */
  plan: (payment: BulkPaymentDetail) => { proof: PaymentProof } | { refused: readonly UserError[] };
  /** Sends the write. Called at most once. */
  send: (uuid: string) => Promise<WriteAnswer>;
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
  const { caller, iplicit, cancellation, writes } = context;
  const ref = keyOf('BulkPayment', write.id, write.idField);
  const objections = write.objections ?? [];
  // Batch numbers can change, so from here on the payment is identified by its uuid.
  const naming = objections.length > 0 ? Promise.resolve([]) : paymentsNamed(iplicit, ref);
  // Even if iplicit cannot be read, a key that was used before is answered from the journal.
  const named = await naming.catch(() => []);
  const [first = ref, ...more] = named;
  iplicit.clear();
  let current: BulkPaymentDetail | null | undefined;
  const performed = await writes.perform(
    {
      caller: caller.name,
      operation: write.operation,
      source: IPLICIT,
      given: iplicit.given,
      target: globalId('BulkPayment', more.length === 0 ? first : ref),
      key: write.key ?? null,
      input: write.input,
      prepare: async () => {
        if (objections.length > 0) return { refused: objections };
        const [uuid, ...others] = await naming;
        if (others.length > 0) return { refused: [ambiguous(ref, named, write.idField)] };
        // Not through the shared reader: a read in flight may have been answered before the last write to
        // this payment.
        current =
          uuid === undefined ? null : await iplicit.client.payment(uuid, new DirectReader(cancellation));
        if (!current) return { refused: [notFound(ref, write.idField)] };
        const plan = prepared(write, current);
        if ('refused' in plan) return plan;
        return { ...plan, send: () => plan.send().finally(() => iplicit.clear()) };
      },
    },
    cancellation.signal,
  );
  return new WrittenPayment(performed, performed.recorded ? undefined : current);
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
    before: beforeOf(plan.proof, payment),
    proof: plan.proof,
    send: async () => sentWrite(await write.send(payment.uuid), write, payment),
  };
}

function sentWrite(answer: WriteAnswer, write: PaymentWrite, payment: BulkPaymentDetail): SentWrite {
  if (answer.accepted) {
    return { outcome: write.outcome, userErrors: [], status: answer.status, correlationId: null };
  }
  const legal = actionsIn(statusOf(payment.statuses)).includes(write.action);
  return refusedWrite(answer.problem, {
    action: `${write.verb} payment ${payment.batchNo || payment.uuid}`,
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
