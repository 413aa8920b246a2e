import type { GatewayContext } from '../../context.ts';
import { idempotencyKeyOf, globalId } from '../../../graphql/ids.ts';
import type { Json } from '../../../writes/store/store.ts';
import { encodeAbandon } from '../encode.ts';
import { askedInput, canonicalInput, writeToPayment, WrittenPayment } from './payment-write.ts';
import type { ListedPaymentWritten } from './payment-write.ts';
import { stepOf } from '../lifecycle.ts';
import type { BulkPaymentTransition, TransitionBulkPaymentsInput } from '../../../generated/resolvers.ts';
import { IplicitReads } from '../loaders.ts';
import { paymentReference, paymentsNamed } from '../named.ts';
import { IPLICIT } from '../types.ts';
import { writeList } from '../../write-list.ts';
import type { WrittenList } from '../../write-list.ts';

/** The input of a mutation that takes one step. */
interface TransitionInput {
  readonly id: string;
  readonly reason?: string | null | undefined;
  readonly ifVersion?: string | null | undefined;
  readonly idempotencyKey: string;
  readonly position?: number;
}

/** One step of one payment, in any mutation. */
interface Transition extends TransitionInput {
  readonly step: BulkPaymentTransition;
  readonly idField: readonly string[];
  readonly input: Json;
  readonly asked: Json;
}

/** Carries out a mutation that takes one step. Throws as `writeToPayment`. */
export async function transitionPayment(
  context: GatewayContext,
  step: BulkPaymentTransition,
  input: TransitionInput,
): Promise<WrittenPayment> {
  return takeStep(context, {
    ...input,
    idempotencyKey: idempotencyKeyOf(input),
    step,
    idField: ['input', 'id'],
    input: canonicalInput(input),
    asked: askedInput(input),
  });
}

/** Takes one step for one payment. Throws as `writeToPayment`. */
function takeStep(context: GatewayContext, transition: Transition): Promise<WrittenPayment> {
  const { step, id, idField, ifVersion, idempotencyKey, position, input, asked, reason } = transition;
  const { field, path, outcome } = stepOf(step);
  return writeToPayment(context, {
    operation: field,
    id,
    idField,
    ifVersion,
    key: idempotencyKey,
    position,
    input,
    asked,
    action: step,
    verb: path,
    outcome,
    plan: ({ uuid }) => ({ proof: { kind: 'step', payment: uuid, step } }),
    send: (uuid, beforeSending) =>
      context.read(IplicitReads).client.step(uuid, path, encodeAbandon(reason), beforeSending),
  });
}

/**
 * Takes the same step for several payments, as `writeList` does.
 * @throws {GraphQLError} BAD_USER_INPUT, before anything is sent, if any id is malformed
 * @throws {WriteError} if the journal cannot be asked about the idempotency key
 */
export async function transitionPayments(
  context: GatewayContext,
  request: TransitionBulkPaymentsInput,
): Promise<WrittenList<ListedPaymentWritten>> {
  const { payments, action: step } = request;
  const reads = context.read(IplicitReads);
  const named = payments.map(({ id, ifVersion }, index) => ({
    id,
    ifVersion,
    ref: paymentReference(id, idFieldAt(index)),
  }));
  const items = await Promise.all(
    named.map(async (item) => {
      // A payment that cannot be found fails by itself; here it only matters which are the same.
      const [uuid = item.ref] = await paymentsNamed(reads, item.ref).catch(() => []);
      return { ...item, uuid: uuid.toLowerCase() };
    }),
  );
  const input = {
    action: step,
    payments: items.map(({ uuid, ifVersion }) => ({ id: uuid, ifVersion: ifVersion ?? null })),
  };
  const list = {
    operation: 'transitionBulkPayments',
    source: IPLICIT,
    key: idempotencyKeyOf(request),
    input,
    asked: askedInput(request),
    credentials: reads.given?.fingerprint,
    items,
    field: ['input', 'payments'],
    plural: 'payments',
    targetOf: ({ uuid }: { uuid: string }) => uuid,
  } as const;
  return writeList(context, list, {
    async write({ id, ifVersion }, index) {
      const written = await takeStep(context, {
        step,
        id,
        idField: idFieldAt(index),
        ifVersion,
        idempotencyKey: list.key,
        position: index,
        input: { ifVersion: ifVersion ?? null },
        asked: askedInput({ id, ifVersion, action: step }),
      });
      return { ...written, id };
    },
    failed({ id, uuid }, outcome, userError) {
      const target = globalId('BulkPayment', uuid);
      const performed = { outcome, replayed: false, userErrors: [userError], target };
      return { ...new WrittenPayment(performed), id };
    },
  });
}

function idFieldAt(index: number): readonly string[] {
  return ['input', 'payments', String(index), 'id'];
}
