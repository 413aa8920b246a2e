import { randomUUID } from 'node:crypto';
import type { GatewayContext } from '../context.ts';
import type { CreateBulkPaymentInput } from '../generated/resolvers.ts';
import { idempotencyKeyOf } from '../graphql/idempotency-key.ts';
import { globalId } from '../graphql/ids.ts';
import type { SentWrite } from '../journal/write.ts';
import { encodeCreate } from './encode.ts';
import { allocationObjections, canonicalInput, lengthObjections } from './input.ts';
import type { CreateProof } from './proof.ts';
import { refusedWrite } from './refusal.ts';
import { IPLICIT } from './source.ts';
import type { WriteAnswer } from './write-answer.ts';
import { WrittenPayment } from './written-payment.ts';

/**
 * Creates a payment. Where the caller gives no description, the gateway puts a reference of its own there, by which the
 * payment is recognised if the answer is lost. The description is the place for it because iplicit lists payments by
 * exactly that, and because it stays inside iplicit: `bankRef` travels to the bank and onto statements. With the caller's
 * own description nothing tells the payment from another like it, so a lost answer stays UNKNOWN; it is never guessed.
 * @throws {UpstreamError} if iplicit certainly did not act
 * @throws {WriteError} if it could not be tried
 */
export async function createPayment(
  { caller, iplicit, cancellation, writes }: GatewayContext,
  input: CreateBulkPaymentInput,
): Promise<WrittenPayment> {
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
      // There is nothing yet that two creates could both write to.
      target: globalId('BulkPayment', `new:${randomUUID()}`),
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
          send: () =>
            iplicit.client
              .create(body)
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
    return refusedWrite(answer.problem, { deed: 'create the payment', body: ['input'] });
  }
  const { status, uuid } = answer;
  const target = uuid === null ? undefined : globalId('BulkPayment', uuid);
  return { outcome: 'APPLIED', userErrors: [], target, status, correlationId: null };
}
