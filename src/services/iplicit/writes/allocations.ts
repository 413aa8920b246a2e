import type { GatewayContext } from '../../context.ts';
import { idempotencyKeyOf, checkedKey, keyOf } from '../../../graphql/ids.ts';
import type {
  AddBulkPaymentAllocationsInput,
  DeleteBulkPaymentAllocationInput,
} from '../../../generated/resolvers.ts';
import type { UserError } from '../../../graphql/errors.ts';
import { encodeAllocations } from '../encode.ts';
import {
  allocationObjections,
  askedInput,
  canonicalInput,
  documentsNamed,
  documentsNamedTwice,
  invalidInput,
  writeToPayment,
} from './payment-write.ts';
import type { WrittenPayment } from './payment-write.ts';
import { wantedAllocations } from './effect-check.ts';
import { IPLICIT } from '../types.ts';
import { IplicitReads } from '../loaders.ts';

/** The input of a mutation that adds or replaces allocations. */
type AllocationsInput = AddBulkPaymentAllocationsInput;

const ALLOCATION = ['input', 'allocation'];
const ALLOCATIONS = ['input', 'allocations'];

/**
 * Adds documents to a payment, or changes the amounts of documents that it already pays. Throws as
 * `writeToPayment`.
 */
export async function addAllocations(
  context: GatewayContext,
  given: AllocationsInput,
): Promise<WrittenPayment> {
  const { allocations, ...write } = listed(context, given);
  const nothing = invalidInput('No documents are given; name at least one to add.', ALLOCATIONS);
  return writeToPayment(context, {
    ...write,
    operation: 'addBulkPaymentAllocations',
    verb: 'add allocations to',
    objections: allocations.length === 0 ? [nothing] : write.objections,
    plan: ({ uuid }) => ({
      proof: { kind: 'add', payment: uuid, allocations: wantedAllocations(allocations) },
    }),
    send: (uuid, beforeSending) =>
      context.read(IplicitReads).client.addAllocations(uuid, encodeAllocations(allocations), beforeSending),
  });
}

/** Replaces all documents that a payment pays. Throws as `writeToPayment`. */
export async function replaceAllocations(
  context: GatewayContext,
  given: AllocationsInput,
): Promise<WrittenPayment> {
  const { allocations, ...write } = listed(context, given);
  return writeToPayment(context, {
    ...write,
    operation: 'replaceBulkPaymentAllocations',
    verb: 'replace the allocations of',
    plan: ({ uuid }) => ({
      proof: { kind: 'replace', payment: uuid, allocations: wantedAllocations(allocations) },
    }),
    send: (uuid, beforeSending) =>
      context
        .read(IplicitReads)
        .client.replaceAllocations(uuid, encodeAllocations(allocations), beforeSending),
  });
}

/** Removes one document from a payment. Throws as `writeToPayment`. */
export async function deleteAllocation(
  context: GatewayContext,
  input: DeleteBulkPaymentAllocationInput,
): Promise<WrittenPayment> {
  const [owner, uuid] = allocationKey(input.allocation);
  return writeToPayment(context, {
    ...common(input),
    // The payment that a gateway id names as well is the one that is written to, or nothing is sent.
    input: canonicalInput({ ...input, allocation: uuid }),
    operation: 'deleteBulkPaymentAllocation',
    verb: 'delete the allocation from',
    plan: (payment) => {
      if (owner !== undefined && owner !== payment.uuid) return { refused: [elsewhere(input.allocation)] };
      const held = payment.allocations.find((allocation) => allocation.uuid === uuid);
      const document = held?.documentId ?? null;
      return { proof: { kind: 'delete', payment: payment.uuid, allocation: uuid, document } };
    },
    send: (payment, beforeSending) =>
      context.read(IplicitReads).client.deleteAllocation(payment, uuid, beforeSending),
    notFoundField: ALLOCATION,
  });
}

function common(input: AllocationsInput | DeleteBulkPaymentAllocationInput) {
  return {
    id: input.id,
    idField: ['input', 'id'],
    ifVersion: input.ifVersion,
    key: idempotencyKeyOf(input),
    input: canonicalInput(input),
    asked: askedInput(input),
    action: 'EDIT_ALLOCATIONS',
    outcome: 'APPLIED',
  } as const;
}

/** What the two mutations share that are given a list of documents, and that list. */
function listed(context: GatewayContext, given: AllocationsInput) {
  const allocations = documentsNamed(given.allocations, ALLOCATIONS);
  return {
    ...common({ ...given, allocations }),
    allocations,
    objections: allocationObjections(allocations, ALLOCATIONS),
    findObjections: () => documentsNamedTwice(context.read(IplicitReads), allocations, ALLOCATIONS),
    notFoundField: ALLOCATIONS,
    bodyField: ALLOCATIONS,
  };
}

/**
 * Splits an allocation's gateway id into the payment's uuid and the allocation's own. A bare uuid does not
 * name the payment. iplicit: an allocation's id is unique within its payment only.
 */
function allocationKey(id: string): [payment: string | undefined, allocation: string] {
  const key = keyOf('BulkPaymentAllocation', id, ALLOCATION).toLowerCase();
  const colon = key.indexOf(':');
  if (colon === -1) return [undefined, key];
  return [key.slice(0, colon), checkedKey(key.slice(colon + 1), ALLOCATION)];
}

function elsewhere(id: string): UserError {
  const message = `The allocation ${id} is not one of this payment's, so ${IPLICIT} was not asked. Check both ids.`;
  return { code: 'NOT_FOUND', message, field: ALLOCATION, upstream: null };
}
