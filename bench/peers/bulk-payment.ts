import type { UpstreamAllocation, UpstreamPayment } from './iplicit-shapes.ts';

/** A bulk payment in the shape of the schema. What iplicit's list does not give is missing. */
export interface BulkPayment {
  id: string;
  source: 'IPLICIT';
  reference: string;
  total: { amount: string; currency: string | null };
  phase: string;
  uuid: string;
  batchNo: string | null;
  description: string | null;
  bankRef: string | null;
  bankAccount: { uuid: string };
  paymentMethod: { uuid: string };
  legalEntity: { uuid: string };
  paymentDate: string;
  exchangeRate: string;
  status: string;
  statuses: readonly string[];
  availableActions: readonly string[];
  lastModifiedAt: string | null;
  lastModifiedBy: string | null;
  hasNotes?: boolean;
  hasAttachments?: boolean;
  allocations?: readonly Allocation[];
}

/** An allocation in the shape of the schema. */
export interface Allocation {
  id: string;
  uuid: string;
  documentUuid: string;
  documentNo: string | null;
  amount: string;
  baseAmount: string;
  exchangeRate: string;
}

type State = readonly [status: string, phase: string, actions: readonly string[]];

const UNKNOWN: State = ['UNKNOWN', 'UNKNOWN', []];
/** States by iplicit's name of the status. A payment has the first one that is in its list. */
const STATES: readonly (readonly [name: string, state: State])[] = [
  ['abandoned', ['ABANDONED', 'CANCELLED', []]],
  ['error', ['ERROR', 'FAILED', []]],
  ['posted', ['POSTED', 'SETTLED', ['UNPOST']]],
  ['processed', ['PROCESSED', 'PROCESSED', ['AMEND', 'POST']]],
  ['rejected', ['REJECTED', 'REJECTED', []]],
  ['approved', ['APPROVED', 'APPROVED', ['AMEND', 'PROCESS']]],
  ['pending_auth', ['PENDING_AUTHORISATION', 'IN_APPROVAL', []]],
  ['draft', ['DRAFT', 'OPEN', ['UPDATE', 'EDIT_ALLOCATIONS', 'SUBMIT', 'ABANDON']]],
];

/** Maps iplicit's payment, with its numbers as text, to the shape of the schema. */
export function bulkPaymentOf(payment: UpstreamPayment): BulkPayment {
  const statuses = (payment.statusList ?? []).map((name) => name.trim());
  const [status, phase, availableActions] = stateOf(statuses);
  const mapped: BulkPayment = {
    id: `BulkPayment:${payment.id}`,
    source: 'IPLICIT',
    reference: payment.batchNo || payment.id,
    total: { amount: payment.bankCurrencyAmount, currency: payment.bankCurrency },
    phase,
    uuid: payment.id,
    batchNo: payment.batchNo,
    description: payment.description,
    bankRef: payment.bankRef,
    bankAccount: { uuid: payment.bankAccountId },
    paymentMethod: { uuid: payment.paymentMethodId },
    legalEntity: { uuid: payment.legalEntityId },
    paymentDate: payment.paymentDate.slice(0, 10),
    exchangeRate: payment.bankCurrencyRate,
    status,
    statuses,
    availableActions,
    lastModifiedAt: instantOf(payment.lastModified),
    lastModifiedBy: payment.lastModifiedBy,
  };
  if (payment.hasNotes === undefined) return mapped;
  mapped.hasNotes = payment.hasNotes;
  mapped.hasAttachments = payment.hasAttachments ?? false;
  mapped.allocations = (payment.allocations ?? []).map((each) => allocationOf(payment.id, each));
  return mapped;
}

function allocationOf(payment: string, allocation: UpstreamAllocation): Allocation {
  return {
    id: `BulkPaymentAllocation:${payment}:${allocation.id}`,
    uuid: allocation.id,
    documentUuid: allocation.docId,
    documentNo: allocation.docNo,
    amount: allocation.allocAmountCurrency,
    baseAmount: allocation.allocAmountBase,
    exchangeRate: allocation.allocCurrencyRate,
  };
}

function stateOf(statuses: readonly string[]): State {
  return STATES.find(([name]) => statuses.includes(name))?.[1] ?? UNKNOWN;
}

/** iplicit: an instant without an offset is in UTC. */
function instantOf(text: string | null): string | null {
  if (text === null) return null;
  return /(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`;
}
