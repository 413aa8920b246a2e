import type { World } from './world.ts';

/** A request in iplicit's own schema, for the servers that have it. */
export interface RawRequest {
  query: string;
  variables?: Readonly<Record<string, unknown>>;
  /** The `data` of the expected answer, with decimals as doubles. */
  answer: (world: World) => unknown;
  /** Whether errors may stand beside the data, because some of what is read is hidden from the caller. */
  hidesSome?: boolean;
}

/** From which members of iplicit's payment the gateway makes each field. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  id: ['id'],
  reference: ['batchNo', 'id'],
  total: ['bankCurrencyAmount', 'bankCurrency'],
  phase: ['statusList'],
  uuid: ['id'],
  batchNo: ['batchNo'],
  description: ['description'],
  bankRef: ['bankRef'],
  bankAccount: ['bankAccountId'],
  paymentMethod: ['paymentMethodId'],
  legalEntity: ['legalEntityId'],
  paymentDate: ['paymentDate'],
  exchangeRate: ['bankCurrencyRate'],
  status: ['statusList'],
  statuses: ['statusList'],
  availableActions: ['statusList'],
  lastModifiedAt: ['lastModified'],
  lastModifiedBy: ['lastModifiedBy'],
};
const SUMMARY = membersFor(Object.keys(MEMBERS));
const ALLOCATION = ['id', 'docId', 'docNo', 'allocAmountCurrency', 'allocAmountBase', 'allocCurrencyRate'];
const DOCUMENT = [
  'id',
  'docNo',
  'docClass',
  'description',
  'dueDate',
  'currency',
  'grossCurrencyAmount',
  'outstandingCurrencyAmount',
  'contactAccountId',
];
const CATALOG_ITEM = ['id', 'code', 'description'];
const DETAIL = [...SUMMARY, 'hasNotes', 'hasAttachments'];

/** A page of payments, with the members that these of the gateway's fields are made from; of all fields by default. */
export function rawPage(first: number, fields = Object.keys(MEMBERS), name = 'Page'): RawRequest {
  const members = membersFor(fields);
  return {
    query: `query ${name}($take: Int!) { bulkPayments(take: $take, skip: 0) { ${members.join(' ')} } }`,
    variables: { take: first },
    answer: (world) => ({ bulkPayments: world.rawPayments(first).map((each) => some(each, members)) }),
  };
}

/** One payment, with the members that these of the gateway's fields are made from; all of it by default. */
export function rawPayment(uuid: string, fields?: readonly string[]): RawRequest {
  const members = fields ? membersFor(fields) : DETAIL;
  const allocations = fields ? '' : `allocations { ${ALLOCATION.join(' ')} }`;
  return {
    query: `query OnePayment($id: String!) { bulkPayment(id: $id) { ${members.join(' ')} ${allocations} } }`,
    variables: { id: uuid },
    answer: (world) => {
      const payment = world.raw(`/api/BatchPayment/${uuid}`) as Members;
      return {
        bulkPayment: {
          ...some(payment, members),
          ...(!fields && { allocations: allocationsOf(payment).map((each) => some(each, ALLOCATION)) }),
        },
      };
    },
  };
}

/** Payments with everything that they refer to. The whole catalog of bank accounts stands beside them. */
export function rawPaymentsInFull(first: number): RawRequest {
  return {
    query: `query PaymentsInFull {
      bankAccounts { ${CATALOG_ITEM.join(' ')} }
      bulkPayments(take: ${first}, skip: 0) {
        id
        detail {
          ${DETAIL.join(' ')}
          allocations {
            ${ALLOCATION.join(' ')}
            document { ${DOCUMENT.join(' ')} contactAccount { ${CATALOG_ITEM.join(' ')} } }
          }
        }
      }
    }`,
    hidesSome: true,
    answer: (world) => ({
      bankAccounts: (world.raw('/api/Catalog/BankAccount') as Members[]).map((each) =>
        some(each, CATALOG_ITEM),
      ),
      bulkPayments: world.rawPayments(first).map(({ id }) => {
        const payment = world.raw(`/api/BatchPayment/${String(id)}`) as Members;
        const allocations = allocationsOf(payment).map((each) => ({
          ...some(each, ALLOCATION),
          document: documentOf(world, String(each['docId'])),
        }));
        return { id, detail: { ...some(payment, DETAIL), allocations } };
      }),
    }),
  };
}

type Members = Readonly<Record<string, unknown>>;

function documentOf(world: World, id: string): unknown {
  const document = world.raw(`/api/Document/${id}`) as Members | undefined;
  if (!document) return null;
  const supplier = world.raw(`/api/ContactAccount/${String(document['contactAccountId'])}`) as Members;
  return { ...some(document, DOCUMENT), contactAccount: some(supplier, CATALOG_ITEM) };
}

function allocationsOf(payment: Members): Members[] {
  return payment['allocations'] as Members[];
}

function membersFor(fields: readonly string[]): string[] {
  const members = fields.flatMap((field) => MEMBERS[field] ?? []);
  // Fields such as `source` take no member, but the payments must still be listed.
  return members.length === 0 ? ['id'] : [...new Set(members)];
}

function some(members: Members, names: readonly string[]): Members {
  return Object.fromEntries(names.map((name) => [name, members[name]]));
}
