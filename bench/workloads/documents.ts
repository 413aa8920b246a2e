/** The fields of a payment that a list gives, as a query selects them. */
export const SUMMARY_FIELDS = [
  'id',
  'source',
  'reference',
  'total { amount currency }',
  'phase',
  'uuid',
  'batchNo',
  'description',
  'bankRef',
  'bankAccount { uuid }',
  'paymentMethod { uuid }',
  'legalEntity { uuid }',
  'paymentDate',
  'exchangeRate',
  'status',
  'statuses',
  'availableActions',
  'lastModifiedAt',
  'lastModifiedBy',
] as const;

const ALLOCATIONS = 'allocations { id uuid documentUuid documentNo amount baseAmount exchangeRate }';
const MONEY = '{ amount currency }';
const SUMMARY = SUMMARY_FIELDS.join(' ');
const DETAIL = `${SUMMARY} hasNotes hasAttachments ${ALLOCATIONS}`;
const BATCH = `id source reference total ${MONEY} phase batchId name batchStatus count payee payeeName
  reimbursementMethod reimbursementMethodName url`;
const IN_FULL = `${SUMMARY.replace('bankAccount { uuid }', 'bankAccount { uuid code description }')}
  hasNotes hasAttachments
  allocations {
    id uuid documentUuid documentNo amount baseAmount exchangeRate
    document {
      uuid documentNo documentClass description dueDate gross ${MONEY} outstanding ${MONEY}
      contactAccount { uuid code description }
    }
  }`;

/** Workload 1: a page of payments. */
export const PAGE = `query Page($first: Int!) { bulkPayments(first: $first) { nodes { ${SUMMARY} } } }`;

/** A page of payments after a cursor: its payments, or only the cursor at its end. */
export function pageAfter(wanted: 'summary' | 'cursor'): string {
  const selected = wanted === 'summary' ? `nodes { ${SUMMARY} }` : 'pageInfo { endCursor }';
  return `query Page($first: Int!, $after: String) { bulkPayments(first: $first, after: $after) { ${selected} } }`;
}

/** Workloads 2 to 4: a page of payments and one of batches. */
export const SCREEN = `query Screen {
  bulkPayments(first: 100) { nodes { ${SUMMARY} } }
  paymentBatches(filter: { status: OPEN }, first: 50) { totalCount nodes { ${BATCH} } }
}`;

/** Workload 10: the screen of workload 2 with what may be done and what is under way. */
export const SCREEN_WITH_PENDING = `query ScreenWithPending {
  bulkPayments(first: 100) { nodes { ${SUMMARY} pendingMutation { mutation } } }
  paymentBatches(filter: { status: OPEN }, first: 50) { totalCount nodes { ${BATCH} availableActions pendingMutation { mutation } } }
}`;

/** Workload 5: payments with everything that they refer to. */
export const PAYMENTS_IN_FULL = `query PaymentsInFull { bulkPayments(first: 50) { nodes { ${IN_FULL} } } }`;

/** Workload 6: one payment by id. */
export const ONE_PAYMENT = `query OnePayment($id: ID!) { bulkPayment(id: $id) { ${DETAIL} } }`;

/** Workload 7: a mutation that reads the payment back. */
export const UPDATE = `mutation Update($input: UpdateBulkPaymentInput!) {
  updateBulkPayment(input: $input) { outcome userErrors { message } bulkPayment { ${DETAIL} } }
}`;

/** Workload 9: the smallest query. */
export const TYPENAME = '{ __typename }';

/** Workload 8: a page with a selection of fields. */
export function somePage(name: string, first: number, fields: readonly string[]): string {
  return `query ${name} { bulkPayments(first: ${first}) { nodes { ${fields.join(' ')} } } }`;
}
