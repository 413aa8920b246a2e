/** Tailcall's executable, from its npm package for Linux on x64. */
export const TAILCALL = new URL(
  '../node_modules/@tailcallhq/core-linux-x64-gnu/bin/tailcall',
  import.meta.url,
).pathname;

/**
 * Tailcall's configuration for this port and upstream. `enableJIT` turns on compiled execution, an option of 1.0, and
 * `dedupe` shares identical upstream calls in flight. Query validation stays off, which is the default.
 */
export function tailcallConfiguration(port: number, origin: string, authorization: string): string {
  const http = (path: string, more = ''): string =>
    `@http(url: "${origin}${path}", dedupe: true${more}, headers: [{ key: "authorization", value: "${authorization}" }])`;
  return `
schema
  @server(port: ${port}, hostname: "127.0.0.1", enableJIT: true, workers: 1)
  @upstream(poolMaxIdlePerHost: 256) {
  query: Query
}
type Query {
  bulkPayments(take: Int!, skip: Int!): [BulkPayment!]!
    ${http('/api/BatchPayment', ', query: [{ key: "take", value: "{{.args.take}}" }, { key: "skip", value: "{{.args.skip}}" }]')}
  bulkPayment(id: String!): BulkPaymentDetail ${http('/api/BatchPayment/{{.args.id}}')}
  bankAccounts: [CatalogItem!]! ${http('/api/Catalog/BankAccount')}
}
type BulkPayment {
  ${SUMMARY}
  detail: BulkPaymentDetail ${http('/api/BatchPayment/{{.value.id}}')}
}
type BulkPaymentDetail {
  ${SUMMARY}
  hasNotes: Boolean!
  hasAttachments: Boolean!
  allocations: [Allocation!]
}
type Allocation {
  id: String!
  docId: String!
  docNo: String
  allocAmountCurrency: Float!
  allocAmountBase: Float!
  allocCurrencyRate: Float!
  document: Document ${http('/api/Document/{{.value.docId}}')}
}
type Document {
  id: String!
  docNo: String
  docClass: String
  description: String
  dueDate: String
  currency: String
  grossCurrencyAmount: Float
  outstandingCurrencyAmount: Float
  contactAccountId: String!
  contactAccount: CatalogItem ${http('/api/ContactAccount/{{.value.contactAccountId}}')}
}
type CatalogItem {
  id: String!
  code: String
  description: String
}
`;
}

const SUMMARY = `id: String!
  batchNo: String
  description: String
  statusList: [String!]
  legalEntityId: String!
  bankAccountId: String!
  paymentDate: String!
  paymentMethodId: String!
  bankCurrency: String
  bankCurrencyAmount: Float!
  bankCurrencyRate: Float!
  bankRef: String
  lastModified: String
  lastModifiedBy: String`;
