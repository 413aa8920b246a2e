/** What is sent. */
export interface Asked {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

export interface Limited {
  /** The variable that sets the limit, and its value here. */
  limit: [name: string, most: number];
  code: string;
  /** Just within the limit, and just beyond it. */
  within: Asked[];
  beyond: Asked[];
}

export const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
export const aliased = (count: number) => repeat(count, (index) => `a${index}: __typename`);
const again = (count: number) => repeat(count + 1, () => '__typename');
const spread = (count: number) =>
  `{ ${repeat(count, (index) => `...F${index}`)} } ${repeat(count, (index) => `fragment F${index} on Query { __typename }`)}`;
const listed = <T>(count: number, entry: T): T[] => Array.from({ length: count }, () => entry);
const id = 'BulkPayment:00000000-0000-4000-8000-000000000000';
const allocation = { document: 'PI-1', amount: '1.00' };
const input = (count: number) => ({
  id,
  allocations: Array.from({ length: count }, (_, index) => ({ ...allocation, document: `PI-${index}` })),
  idempotencyKey: `allocations-${count}`,
});
const replace = `mutation ($input: ReplaceBulkPaymentAllocationsInput!) {
  replaceBulkPaymentAllocations(input: $input) { outcome }
}`;

/** Every limit, with requests just within it and just beyond it. */
export const LIMITS: readonly Limited[] = [
  {
    limit: ['MAX_DOCUMENT_BYTES', 100],
    code: 'MAX_DOCUMENT_BYTES_EXCEEDED',
    within: [{ query: '{ __typename }'.padEnd(100) }, { query: `{ __typename } #${'ä'.repeat(42)}` }],
    beyond: [
      { query: '{ __typename }'.padEnd(101) },
      { query: `{ __typename } #${'ä'.repeat(43)}` },
      { query: `{ __typename } ${'#\n'.repeat(345_000)}` },
      { query: `{ ${'a'.repeat(100)}` },
      { query: `query ($a: String = """${'\n'.repeat(100)}""") { __typename }` },
    ],
  },
  {
    limit: ['MAX_NAME_LENGTH', 20],
    code: 'MAX_NAME_LENGTH_EXCEEDED',
    within: [{ query: `query ${'a'.repeat(20)} { ${'b'.repeat(20)}: __typename }` }],
    beyond: [
      { query: `query ${'a'.repeat(21)} { __typename }` },
      { query: `{ ${'a'.repeat(21)}: __typename }` },
      { query: `{ ${'a'.repeat(21)} }` },
      { query: `{ ...${'a'.repeat(21)} }` },
      { query: `query ($${'a'.repeat(21)}: Int) { __typename }` },
      { query: `{ __typename @include(${'a'.repeat(21)}: true) }` },
      { query: `query ($a: Int = ${'a'.repeat(21)}) { __typename }` },
      { query: '{ __typename }', operationName: 'a'.repeat(21) },
    ],
  },
  {
    limit: ['MAX_TOKENS', 20],
    code: 'MAX_TOKENS_EXCEEDED',
    within: [{ query: `{ ${again(17)} }` }],
    beyond: [{ query: `{ ${again(18)} }` }, { query: `{ a(b: ${'['.repeat(60_000)}` }],
  },
  {
    limit: ['MAX_DEPTH', 4],
    code: 'MAX_DEPTH_EXCEEDED',
    within: [
      { query: '{ paymentRuns { nodes { total { amount } } } }' },
      {
        query:
          'query ($phase: PaymentRunPhase = OPEN) { paymentRuns(filter: { phases: [$phase] }) { unavailable } }',
      },
    ],
    beyond: [
      { query: '{ paymentRuns { edges { node { total { amount } } } } }' },
      {
        query:
          '{ paymentRuns { ...P } } fragment P on PaymentRunConnection { edges { node { ... { total { ...M } } } } } fragment M on Money { amount }',
      },
      { query: '{ paymentRuns(filter: { phases: [[[OPEN]]] }) { unavailable } }' },
      {
        query: `query ($filter: PaymentRunFilter = { phases: [[[[OPEN]]]] }) { paymentRuns(filter: $filter) { unavailable } }`,
      },
      { query: 'query { __typename @include(if: [[[[[true]]]]]) }' },
    ],
  },
  {
    limit: ['MAX_INTROSPECTION_DEPTH', 4],
    code: 'MAX_INTROSPECTION_DEPTH_EXCEEDED',
    within: [{ query: '{ __schema { queryType { fields { name } } } }' }],
    beyond: [
      { query: '{ __schema { queryType { fields { type { name } } } } }' },
      {
        query:
          '{ __type(name: "Query") { ...T } } fragment T on __Type { fields { type { ofType { name } } } }',
      },
    ],
  },
  {
    limit: ['MAX_ALIASES', 4],
    code: 'MAX_ALIASES_EXCEEDED',
    within: [{ query: `{ ${aliased(4)} }` }, { query: `{ ${again(4)} }` }],
    beyond: [
      { query: `{ ${aliased(5)} }` },
      { query: `{ ${again(5)} }` },
      { query: `{ ${aliased(4)} ${again(1)} }` },
      { query: `{ paymentBatches { ${repeat(6, () => '... on PaymentBatchConnection { totalCount }')} } }` },
      {
        query: `{ ...F ...G } fragment F on Query { ${aliased(2)} ...G } fragment G on Query { b: __typename c: __typename }`,
      },
      { query: `{ __typename } fragment Unused on Query { ${aliased(5)} }` },
    ],
  },
  {
    limit: ['MAX_ROOT_FIELDS', 4],
    code: 'MAX_ROOT_FIELDS_EXCEEDED',
    within: [{ query: `{ ${aliased(4)} }` }],
    beyond: [
      { query: `{ ${aliased(5)} }` },
      { query: `{ ...F ... { ...F } } fragment F on Query { ${aliased(3)} }` },
      { query: `query A { __typename } query B { ${aliased(5)} }` },
    ],
  },
  {
    limit: ['MAX_MUTATION_FIELDS', 1],
    code: 'MAX_MUTATION_FIELDS_EXCEEDED',
    within: [],
    beyond: [
      {
        query: `mutation { ${repeat(2, (index) => `m${index}: submitBulkPayment(input: { id: "${id}", idempotencyKey: "key-31" }) { outcome }`)} }`,
      },
      {
        query: `mutation { ${repeat(2, () => `submitBulkPayment(input: { id: "${id}", idempotencyKey: "key-30" }) { outcome }`)} }`,
      },
      {
        query: `mutation { ...F ...G } fragment F on Mutation { submitBulkPayment(input: { id: "${id}", idempotencyKey: "key-29" }) { outcome } } fragment G on Mutation { b: closePaymentBatch(input: { id: "1", idempotencyKey: "key-28" }) @skip(if: true) { outcome } }`,
      },
    ],
  },
  {
    limit: ['MAX_DIRECTIVES', 4],
    code: 'MAX_DIRECTIVES_EXCEEDED',
    within: [{ query: `{ ${repeat(4, (index) => `a${index}: __typename @include(if: true)`)} }` }],
    beyond: [
      { query: `{ ${repeat(5, (index) => `a${index}: __typename @include(if: true)`)} }` },
      { query: `{ __typename ${repeat(5, () => '@skip(if: true)')} }` },
      { query: `{ __typename ${repeat(5, () => '@aa')} }` },
      { query: `query ${repeat(5, () => '@aa')} { __typename }` },
      { query: `query ($a: ID ${repeat(5, () => '@aa')}) { __typename }` },
      { query: `{ ...F } fragment F on Query ${repeat(5, () => '@aa')} { __typename }` },
    ],
  },
  {
    limit: ['MAX_FRAGMENT_SPREADS', 4],
    code: 'MAX_FRAGMENT_SPREADS_EXCEEDED',
    within: [{ query: spread(4) }, { query: `{ ${'... { '.repeat(4)} __typename ${'} '.repeat(4)} }` }],
    beyond: [
      { query: spread(5) },
      { query: `{ ${'... { '.repeat(5)} __typename ${'} '.repeat(5)} }` },
      {
        query: `{ ... on Query { ...A } ...A ...A ... on Query { __typename } } fragment A on Query { __typename }`,
      },
      { query: '{ ...A ...A } fragment A on Query { ...B ...B } fragment B on Query { __typename }' },
    ],
  },
  {
    limit: ['MAX_PAGE_SIZE', 4],
    code: 'MAX_PAGE_SIZE_EXCEEDED',
    within: [
      { query: '{ paymentBatches(first: 4) { totalCount } }' },
      { query: 'query ($size: Int) { paymentBatches(first: $size) { totalCount } }', variables: { size: 4 } },
      // What a variable is called says nothing.
      {
        query:
          'query ($first: Int) { paymentBatches(first: 1) { nodes { file { entries { rows(offset: $first) } } } } }',
        variables: { first: 5 },
      },
    ],
    beyond: [
      { query: '{ paymentBatches(first: 5) { totalCount } }' },
      { query: 'query ($size: Int) { paymentBatches(first: $size) { totalCount } }', variables: { size: 5 } },
      { query: 'query ($size: Int = 5) { paymentBatches(first: $size) { totalCount } }' },
      {
        query:
          '{ paymentBatches(first: 1) { ...F } } fragment F on PaymentBatchConnection { nodes { file { entries { rows(first: 2147483647) } } } }',
      },
    ],
  },
  {
    limit: ['MAX_IDS', 4],
    code: 'MAX_IDS_EXCEEDED',
    within: [{ query: `query ($a: [ID!]!) { nodes(ids: $a) { id } }`, variables: { a: listed(4, id) } }],
    beyond: [
      { query: `query ($a: [ID!]!) { nodes(ids: $a) { id } }`, variables: { a: listed(5, id) } },
      { query: `{ nodes(ids: ${JSON.stringify(listed(5, id))}) { id } }` },
      { query: `query ($a: [ID!]! = ${JSON.stringify(listed(5, id))}) { nodes(ids: $a) { id } }` },
      {
        query:
          'mutation ($in: TransitionBulkPaymentsInput!) { transitionBulkPayments(input: $in) { results { outcome } } }',
        variables: { in: { payments: listed(5, { id }), action: 'SUBMIT', idempotencyKey: 'list' } },
      },
    ],
  },
  {
    limit: ['MAX_LIST_ITEMS', 4],
    code: 'MAX_LIST_ITEMS_EXCEEDED',
    within: [{ query: replace, variables: { input: input(4) } }],
    beyond: [
      { query: replace, variables: { input: input(5) } },
      {
        query: `query ($phase: [PaymentRunPhase!]) { paymentRuns(filter: { phases: $phase }) { unavailable } }`,
        variables: { phase: listed(5, 'OPEN') },
      },
      { query: `{ paymentRuns(filter: { phases: [${repeat(5, () => 'OPEN')}] }) { unavailable } }` },
    ],
  },
  {
    limit: ['MAX_VARIABLES_SIZE', 40],
    code: 'MAX_VARIABLES_SIZE_EXCEEDED',
    within: [
      { query: 'query ($id: ID!) { bulkPayment(id: $id) { id } }', variables: { id: 'x'.repeat(31) } },
    ],
    beyond: [
      { query: 'query ($id: ID!) { bulkPayment(id: $id) { id } }', variables: { id: 'x'.repeat(40) } },
      // Variables that nothing uses are no way around.
      {
        query: '{ __typename }',
        variables: { unused: [{ a: ['x'.repeat(20)], [`b${'y'.repeat(10)}`]: [1, null, true] }] },
      },
    ],
  },
  {
    limit: ['MAX_COST', 600],
    code: 'MAX_COST_EXCEEDED',
    within: [{ query: '{ paymentBatches(first: 199) { nodes { total { amount } } } }' }],
    beyond: [
      { query: '{ paymentBatches(first: 200) { nodes { total { amount } } } }' },
      { query: '{ bulkPayments(first: 0) { pageInfo { hasNextPage } } }' },
      {
        query: 'query ($size: Int) { paymentBatches(first: $size) { nodes { total { amount } } } }',
        variables: { size: 200 },
      },
    ],
  },
];
