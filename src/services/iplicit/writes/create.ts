import type { GatewayContext } from '../../context.ts';
import type { CreateBulkPaymentInput } from '../../../generated/resolvers.ts';
import { idempotencyKeyOf } from '../../../graphql/idempotency-key.ts';
import { globalId } from '../../../graphql/ids.ts';
import type { SentWrite } from '../../../writes/write.ts';
import { encodeCreate } from '../encode.ts';
import {
  allocationObjections,
  canonicalInput,
  lengthObjections,
  refusedWrite,
  WrittenPayment,
} from './payment-write.ts';
import type { CreateProof } from './effect-check.ts';
import { IPLICIT } from '../types.ts';
import type { WriteAnswer } from '../client.ts';
import { IplicitReads } from '../loaders.ts';

/**
 * Creates a payment.
 *
 * If the caller gives no description, the gateway puts a reference of its own there, by which the payment can
 * be recognised if the answer is lost. It uses the description because iplicit can list payments by exact
 * description, and because the description stays inside iplicit: `bankRef` travels to the bank and onto
 * statements. With the caller's own description, nothing distinguishes the payment from a similar one, so a
 * lost answer stays UNKNOWN.
 * @throws {UpstreamError} if iplicit certainly did not act
 * @throws {WriteError} if the write could not be attempted
 */
export async function createPayment(
  context: GatewayContext,
  input: CreateBulkPaymentInput,
): Promise<WrittenPayment> {
  const { caller, cancellation, writes } = context;
  const iplicit = context.read(IplicitReads);
  const objections = [
    ...lengthObjections(input, ['input']),
    ...allocationObjections(input.allocations ?? [], ['input', 'allocations']),
  ];
  const performed = await writes.perform(
    {
      caller: caller.name,
      operation: 'createBulkPayment',
      source: IPLICIT,
      given: iplicit.given,
      target: null,
      key: idempotencyKeyOf(input),
      input: canonicalInput(input),
      prepare: async (entry) => {
        if (objections.length > 0) return { refused: objections };
        const reference =
          input.description === null || input.description === undefined ? `Gateway ${entry}` : null;
        const body = encodeCreate({ ...input, description: reference ?? input.description });
        const proof: CreateProof = { kind: 'create', reference };
        return {
          before: null,
          proof,
          send: (beforeSending) =>
            iplicit.client
              .create(body, beforeSending)
              .then(sentCreate)
              .finally(() => iplicit.clear()),
        };
      },
    },
    cancellation.signal,
  );
  return new WrittenPayment(performed);
}

function sentCreate(answer: WriteAnswer): SentWrite {
  if (!answer.accepted) {
    return refusedWrite(answer.problem, { action: 'create the payment', bodyField: ['input'] });
  }
  const { status, uuid } = answer;
  const target = uuid === null ? undefined : globalId('BulkPayment', uuid);
  return { outcome: 'APPLIED', userErrors: [], target, status, correlationId: null };
}
