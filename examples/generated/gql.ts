/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query BulkPaymentDetail($id: ID!) {\n  bulkPayment(id: $id) {\n    id\n    reference\n    status\n    version\n    availableActions\n    total {\n      amount\n      currency\n    }\n    allocations {\n      id\n      documentNo\n      amount\n      document {\n        id\n        outstanding {\n          amount\n          currency\n        }\n        contactAccount {\n          id\n          description\n        }\n      }\n    }\n  }\n}": typeof types.BulkPaymentDetailDocument,
    "query PaymentRuns($filter: PaymentRunFilter, $first: Int, $after: String) {\n  paymentRuns(filter: $filter, first: $first, after: $after) {\n    edges {\n      node {\n        __typename\n        id\n        reference\n        phase\n        total {\n          amount\n          currency\n        }\n        availableActions\n        ... on PaymentBatch {\n          count\n          payeeName\n        }\n        ... on BulkPayment {\n          paymentDate\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    unavailable\n  }\n}": typeof types.PaymentRunsDocument,
    "mutation SubmitBulkPayment($input: SubmitBulkPaymentInput!) {\n  submitBulkPayment(input: $input) {\n    outcome\n    replayed\n    userErrors {\n      code\n      message\n      field\n    }\n    bulkPayment {\n      id\n      status\n      version\n    }\n  }\n}": typeof types.SubmitBulkPaymentDocument,
};
const documents: Documents = {
    "query BulkPaymentDetail($id: ID!) {\n  bulkPayment(id: $id) {\n    id\n    reference\n    status\n    version\n    availableActions\n    total {\n      amount\n      currency\n    }\n    allocations {\n      id\n      documentNo\n      amount\n      document {\n        id\n        outstanding {\n          amount\n          currency\n        }\n        contactAccount {\n          id\n          description\n        }\n      }\n    }\n  }\n}": types.BulkPaymentDetailDocument,
    "query PaymentRuns($filter: PaymentRunFilter, $first: Int, $after: String) {\n  paymentRuns(filter: $filter, first: $first, after: $after) {\n    edges {\n      node {\n        __typename\n        id\n        reference\n        phase\n        total {\n          amount\n          currency\n        }\n        availableActions\n        ... on PaymentBatch {\n          count\n          payeeName\n        }\n        ... on BulkPayment {\n          paymentDate\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    unavailable\n  }\n}": types.PaymentRunsDocument,
    "mutation SubmitBulkPayment($input: SubmitBulkPaymentInput!) {\n  submitBulkPayment(input: $input) {\n    outcome\n    replayed\n    userErrors {\n      code\n      message\n      field\n    }\n    bulkPayment {\n      id\n      status\n      version\n    }\n  }\n}": types.SubmitBulkPaymentDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query BulkPaymentDetail($id: ID!) {\n  bulkPayment(id: $id) {\n    id\n    reference\n    status\n    version\n    availableActions\n    total {\n      amount\n      currency\n    }\n    allocations {\n      id\n      documentNo\n      amount\n      document {\n        id\n        outstanding {\n          amount\n          currency\n        }\n        contactAccount {\n          id\n          description\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').BulkPaymentDetailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PaymentRuns($filter: PaymentRunFilter, $first: Int, $after: String) {\n  paymentRuns(filter: $filter, first: $first, after: $after) {\n    edges {\n      node {\n        __typename\n        id\n        reference\n        phase\n        total {\n          amount\n          currency\n        }\n        availableActions\n        ... on PaymentBatch {\n          count\n          payeeName\n        }\n        ... on BulkPayment {\n          paymentDate\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    unavailable\n  }\n}"): typeof import('./graphql.ts').PaymentRunsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SubmitBulkPayment($input: SubmitBulkPaymentInput!) {\n  submitBulkPayment(input: $input) {\n    outcome\n    replayed\n    userErrors {\n      code\n      message\n      field\n    }\n    bulkPayment {\n      id\n      status\n      version\n    }\n  }\n}"): typeof import('./graphql.ts').SubmitBulkPaymentDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
