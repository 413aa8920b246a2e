import { hash, randomBytes } from 'node:crypto';
import { DirectReader } from '../../../upstream/reader.ts';
import type { GatewayContext } from '../../context.ts';
import type { CreateBulkPaymentInput } from '../../../generated/resolvers.ts';
import { idempotencyKeyOf, globalId } from '../../../graphql/ids.ts';
import type { SentWrite } from '../../../writes/write.ts';
import { encodeCreate } from '../encode.ts';
import {
  allocationObjections,
  askedInput,
  canonicalInput,
  documentsNamed,
  documentsNamedTwice,
  lengthObjections,
  refusedWrite,
  WrittenPayment,
} from './payment-write.ts';
import { createCheck, paymentsDescribed } from './effect-check.ts';
import { iplicitKey } from '../named.ts';
import { IPLICIT } from '../types.ts';
import type { WriteAnswer } from '../client.ts';
import { IplicitReads } from '../loaders.ts';

/**
 * Creates a payment.
 *
 * If the caller gives no description, the gateway puts a mark of its own there, which nobody can know before, by
 * which the payment can be recognised if the answer is lost. It uses the description because iplicit can list
 * payments by exact description, and because the description stays inside iplicit: `bankRef` travels to the bank
 * and onto statements. With the caller's own description, the payments that bear it already are read before, and
 * no other payment of that description is created meanwhile.
 * @throws {UpstreamError} if iplicit certainly did not act
 * @throws {WriteError} if the write could not be attempted
 */
export async function createPayment(
  context: GatewayContext,
  given: CreateBulkPaymentInput,
): Promise<WrittenPayment> {
  const input = {
    ...given,
    type: iplicitKey('BulkPaymentType', given.type, ['input', 'type']),
    legalEntity: iplicitKey('LegalEntity', given.legalEntity, ['input', 'legalEntity']),
    bankAccount: iplicitKey('BankAccount', given.bankAccount, ['input', 'bankAccount']),
    paymentMethod: iplicitKey('PaymentMethod', given.paymentMethod, ['input', 'paymentMethod']),
    allocations: given.allocations && documentsNamed(given.allocations, ['input', 'allocations']),
  };
  const iplicit = context.read(IplicitReads);
  const objections = [
    ...lengthObjections(input, ['input']),
    ...allocationObjections(input.allocations ?? [], ['input', 'allocations']),
  ];
  const own = input.description;
  const performed = await context.perform(iplicit, {
    operation: 'createBulkPayment',
    source: IPLICIT,
    target: null,
    ...(own != null && { fence: `createBulkPayment ${hash('sha256', own, 'base64url')}` }),
    key: idempotencyKeyOf(input),
    // No allocations and an empty list of them are the same payment.
    input: canonicalInput({ ...input, allocations: input.allocations?.length ? input.allocations : null }),
    asked: askedInput(given),
    prepare: async () => {
      const found =
        objections.length > 0
          ? objections
          : await documentsNamedTwice(iplicit, input.allocations ?? [], ['input', 'allocations']);
      if (found.length > 0) return { refused: found };
      const description = own ?? `Gateway ${randomBytes(MARK_BYTES).toString('base64url')}`;
      const alike =
        own == null ? [] : await paymentsDescribed(iplicit.client, own, new DirectReader(context.signal));
      return {
        // Among too many, a new one could not be told.
        ...(alike ? createCheck({ ...input, description }, alike) : { before: null, proof: null }),
        isAllowed: alike !== undefined,
        send: (beforeSending) =>
          iplicit.client.create(encodeCreate({ ...input, description }), beforeSending).then(sentCreate),
      };
    },
  });
  return new WrittenPayment(performed);
}

/** Length of the gateway's mark, in bytes: too long to be guessed, short enough for any description. */
const MARK_BYTES = 16;

function sentCreate(answer: WriteAnswer): SentWrite {
  if (!answer.accepted) {
    return refusedWrite(answer.problem, { action: 'create the payment', bodyField: ['input'] });
  }
  const { status, uuid } = answer;
  const target = uuid === null ? undefined : globalId('BulkPayment', uuid);
  return { outcome: 'APPLIED', userErrors: [], target, status, correlationId: null };
}
