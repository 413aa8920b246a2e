import { repeat } from '../graphql/limited-requests.ts';

const ID = '0b5e3c9a-5b77-4c1e-9d52-0a6b8f3e7d10';
const SUBMIT = `mutation { submitBulkPayment(input: { id: "${ID}", idempotencyKey: "key-42" }) { outcome } }`;
const CLOSE = 'closePaymentBatch(input: { id: "1", idempotencyKey: "key-41" }) { outcome }';

/** What a scanner sends, and what it is told: a status, and a code unless nothing is wrong with it. */
export interface Probe {
  path?: string;
  method?: 'GET' | 'POST' | 'PUT';
  headers?: Record<string, string>;
  /** JSON, unless it is text. */
  body?: unknown;
  told: [status: number, code: string | undefined];
}

const asked = (query: string, variables?: Record<string, unknown>) => ({ body: { query, variables } });
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const get = (query: string) => ({
  method: 'GET' as const,
  path: `/graphql?query=${encodeURIComponent(query)}`,
});

/** graphql-cop's checks, by the names that it gives them. */
export const GRAPHQL_COP: Record<string, Probe[]> = {
  'Alias Overloading': [
    {
      ...asked(`{ ${repeat(101, (index) => `alias${index}: __typename`)} }`),
      told: [400, 'MAX_ALIASES_EXCEEDED'],
    },
  ],
  'Array-based Query Batching': [
    { body: Array.from({ length: 10 }, () => ({ query: '{ __typename }' })), told: [400, 'BAD_REQUEST'] },
  ],
  'Directive Overloading': [
    { ...asked(`{ __typename ${repeat(50, () => '@aa')} }`), told: [400, 'MAX_DIRECTIVES_EXCEEDED'] },
  ],
  'Field Duplication': [
    { ...asked(`{ ${repeat(500, () => '__typename')} }`), told: [400, 'MAX_ALIASES_EXCEEDED'] },
  ],
  'Introspection-based Circular Query': [
    {
      ...asked(
        '{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
      ),
      told: [400, 'GRAPHQL_VALIDATION_FAILED'],
    },
  ],
  'Circular Fragment': [
    {
      ...asked('{ ...A } fragment A on Query { __typename ...B } fragment B on Query { ...A }'),
      told: [400, 'GRAPHQL_VALIDATION_FAILED'],
    },
  ],
  Introspection: [
    { ...asked('{ __schema { types { name } } }'), told: [400, 'INTROSPECTION_DISABLED'] },
    { ...asked('{ __type(name: "Query") { fields { name } } }'), told: [400, 'INTROSPECTION_DISABLED'] },
  ],
  'Field Suggestions': [
    { ...asked('{ __schema { directive } }'), told: [400, 'INTROSPECTION_DISABLED'] },
    { ...asked('{ paymentBatche { id } }'), told: [400, 'GRAPHQL_VALIDATION_FAILED'] },
    { ...asked('{ paymentBatches(statu: OPEN) { totalCount } }'), told: [400, 'GRAPHQL_VALIDATION_FAILED'] },
    {
      ...asked('{ paymentBatches(filter: { status: OPE }) { totalCount } }'),
      told: [400, 'GRAPHQL_VALIDATION_FAILED'],
    },
    { ...asked('{ node(id: "1") { ... on PaymentBatc { id } } }'), told: [400, 'GRAPHQL_VALIDATION_FAILED'] },
    {
      ...asked('query ($s: PaymentBatchStatus) { paymentBatches(filter: { status: $s }) { totalCount } }', {
        s: 'OPE',
      }),
      told: [400, 'BAD_USER_INPUT'],
    },
  ],
  'GET Method Query Support': [
    // GraphQL over HTTP lets queries be asked so; what makes it a danger is a page of another site, which gets nothing.
    { ...get('{ __typename }'), told: [200, undefined] },
    {
      ...get('{ __typename }'),
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      told: [403, 'ORIGIN_NOT_ALLOWED'],
    },
    {
      ...get('{ __typename }'),
      headers: { origin: 'https://evil.example' },
      told: [403, 'ORIGIN_NOT_ALLOWED'],
    },
  ],
  'Mutation is allowed over GET': [{ ...get(SUBMIT), told: [405, 'BAD_REQUEST'] }],
  'Trace Mode': [
    {
      ...asked('{ __typename }'),
      headers: { 'apollo-federation-include-trace': 'ftv1' },
      told: [200, undefined],
    },
    { body: { query: '{ __typename }', extensions: { tracing: true, debug: true } }, told: [200, undefined] },
  ],
  'GraphQL IDE': ['/graphiql', '/playground', '/console', '/graphql', '/'].map((path) => ({
    path,
    method: 'GET',
    headers: { accept: 'text/html' },
    told: [path === '/graphql' ? 406 : 404, path === '/graphql' ? 'NOT_ACCEPTABLE' : 'NOT_FOUND'],
  })),
  'POST based url-encoded query': [
    { body: 'query={__typename}', headers: form, told: [415, 'UNSUPPORTED_MEDIA_TYPE'] },
    { ...get('{ __typename }'), method: 'POST', headers: form, told: [415, 'UNSUPPORTED_MEDIA_TYPE'] },
    {
      body: '{"query":"{__typename}"}',
      headers: { 'content-type': 'text/plain' },
      told: [415, 'UNSUPPORTED_MEDIA_TYPE'],
    },
  ],
  'Unhandled Errors Detection': [{ ...asked('qwerty cop { abc }'), told: [400, 'GRAPHQL_PARSE_FAILED'] }],
};

/** What OWASP's GraphQL cheat sheet warns of. */
export const OWASP: Record<string, Probe[]> = {
  'injection into an address': [
    '../../session',
    '%2e%2e',
    'a/../b?c=d',
    'a\r\nHost: evil',
    'a\0',
    'a\\..\\b',
  ].map((id) => ({
    ...asked('query ($id: ID!) { bulkPayment(id: $id) { id } }', { id }),
    told: [400, 'BAD_USER_INPUT'],
  })),
  'input of a wrong form': [
    {
      ...asked('query ($id: ID!) { bulkPayment(id: $id) { id } }', { id: { $gt: '' } }),
      told: [400, 'BAD_USER_INPUT'],
    },
    { ...asked('{ paymentBatches(first: 1e9) { totalCount } }'), told: [400, 'GRAPHQL_VALIDATION_FAILED'] },
    { ...asked('{ paymentBatches(first: -1) { totalCount } }'), told: [294, 'BAD_USER_INPUT'] },
    {
      ...asked('{ bulkPayments(filter: { paymentDateFrom: "0; DROP" }) { nodes { id } } }'),
      told: [400, 'GRAPHQL_VALIDATION_FAILED'],
    },
  ],
  'too many entries of a list': [
    { ...asked('{ bulkPayments(first: 1000000) { nodes { id } } }'), told: [400, 'MAX_PAGE_SIZE_EXCEEDED'] },
    {
      ...asked('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: Array.from({ length: 101 }, () => ID),
      }),
      told: [400, 'MAX_IDS_EXCEEDED'],
    },
  ],
  'too deep a document': [
    {
      ...asked(
        `{ bulkPayment(id: "1") ${'{ allocations { payment '.repeat(12)} { id } ${'} }'.repeat(12)} }`,
      ),
      told: [400, 'MAX_DEPTH_EXCEEDED'],
    },
  ],
  'too dear a document': [
    {
      ...asked(
        '{ bulkPayments(first: 200) { nodes { allocations { document { contactAccount { code } } } } } }',
      ),
      told: [400, 'MAX_COST_EXCEEDED'],
    },
  ],
  'guessing many times in one request': [
    {
      ...asked(`mutation { ${repeat(2, (index) => `m${index}: ${CLOSE}`)} }`),
      told: [400, 'MAX_MUTATION_FIELDS_EXCEEDED'],
    },
    {
      ...asked(`{ ${repeat(25, (index) => `b${index}: bulkPayment(id: "BP-${index}") { id }`)} }`),
      told: [400, 'MAX_ROOT_FIELDS_EXCEEDED'],
    },
  ],
  'reading by another way what is not one’s to read': [
    { ...asked('{ mutationLog { nodes { id } } }'), told: [403, 'FORBIDDEN'] },
    { ...asked(`{ node(id: "MutationRecord:1") { id } }`), told: [403, 'FORBIDDEN'] },
    { ...asked(SUBMIT), told: [403, 'FORBIDDEN'] },
    { ...asked(SUBMIT), headers: { 'x-api-key': 'guessed' }, told: [401, 'UNAUTHENTICATED'] },
    {
      path: '/files/payment-batches/1',
      method: 'GET',
      headers: { 'x-api-key': '' },
      told: [401, 'UNAUTHENTICATED'],
    },
  ],
};
