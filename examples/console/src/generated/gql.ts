/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

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
    "\n  query BatchFile($id: ID!, $rows: Int!) {\n    paymentBatch(id: $id) {\n      id\n      file {\n        filename\n        size\n        link\n        entries {\n          name\n          rowCount\n          columnCount\n          rows(first: $rows)\n        }\n      }\n    }\n  }\n": typeof types.BatchFileDocument,
    "\n  query Batch($id: ID!) {\n    paymentBatch(id: $id) {\n      ...BatchParts\n    }\n  }\n": typeof types.BatchDocument,
    "\n  fragment RunParts on PaymentRun {\n    __typename\n    id\n    source\n    reference\n    phase\n    total {\n      amount\n      currency\n    }\n    availableActions\n    pendingMutation {\n      record\n      mutation\n      outcome\n      at\n    }\n    ... on BulkPayment {\n      description\n      paymentDate\n    }\n    ... on PaymentBatch {\n      count\n      payeeName\n      reimbursementMethodName\n    }\n  }\n": typeof types.RunPartsFragmentDoc,
    "\n  fragment DocumentParts on PayableDocument {\n    id\n    documentNo\n    description\n    supplierDocumentNo\n    dueDate\n    outstanding {\n      amount\n      currency\n    }\n    contactAccount {\n      id\n      code\n      description\n    }\n  }\n": typeof types.DocumentPartsFragmentDoc,
    "\n  fragment PaymentParts on BulkPayment {\n    ...RunParts\n    batchNo\n    bankRef\n    exchangeRate\n    status\n    statuses\n    version\n    lastModifiedAt\n    lastModifiedBy\n    type {\n      id\n      code\n      description\n    }\n    bankAccount {\n      id\n      code\n      description\n    }\n    paymentMethod {\n      id\n      code\n      description\n    }\n    legalEntity {\n      id\n      code\n      description\n    }\n    allocations {\n      id\n      documentNo\n      amount\n      document {\n        ...DocumentParts\n      }\n    }\n  }\n": typeof types.PaymentPartsFragmentDoc,
    "\n  fragment BatchParts on PaymentBatch {\n    ...RunParts\n    batchId\n    batchStatus\n  }\n": typeof types.BatchPartsFragmentDoc,
    "\n  subscription RunsUpdated($filter: PaymentRunFilter) {\n    paymentRunsUpdated(filter: $filter) {\n      kind\n      id\n      isInitial\n      run {\n        ...RunParts\n      }\n    }\n  }\n": typeof types.RunsUpdatedDocument,
    "\n  subscription PaymentUpdated($id: ID!) {\n    bulkPaymentUpdated(id: $id) {\n      ...PaymentParts\n    }\n  }\n": typeof types.PaymentUpdatedDocument,
    "\n  subscription BatchUpdated($id: ID!) {\n    paymentBatchUpdated(id: $id) {\n      ...BatchParts\n    }\n  }\n": typeof types.BatchUpdatedDocument,
    "\n    mutation CreateBulkPayment($input: CreateBulkPaymentInput!) {\n      createBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": typeof types.CreateBulkPaymentDocument,
    "\n    mutation UpdateBulkPayment($input: UpdateBulkPaymentInput!) {\n      updateBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": typeof types.UpdateBulkPaymentDocument,
    "\n    mutation SubmitBulkPayment($input: SubmitBulkPaymentInput!) {\n      submitBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": typeof types.SubmitBulkPaymentDocument,
    "\n    mutation AmendBulkPayment($input: AmendBulkPaymentInput!) {\n      amendBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": typeof types.AmendBulkPaymentDocument,
    "\n    mutation ProcessBulkPayment($input: ProcessBulkPaymentInput!) {\n      processBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": typeof types.ProcessBulkPaymentDocument,
    "\n    mutation PostBulkPayment($input: PostBulkPaymentInput!) {\n      postBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": typeof types.PostBulkPaymentDocument,
    "\n    mutation UnpostBulkPayment($input: UnpostBulkPaymentInput!) {\n      unpostBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": typeof types.UnpostBulkPaymentDocument,
    "\n    mutation AbandonBulkPayment($input: AbandonBulkPaymentInput!) {\n      abandonBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": typeof types.AbandonBulkPaymentDocument,
    "\n    mutation ReplaceBulkPaymentAllocations($input: ReplaceBulkPaymentAllocationsInput!) {\n      replaceBulkPaymentAllocations(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": typeof types.ReplaceBulkPaymentAllocationsDocument,
    "\n    mutation ClosePaymentBatch($input: ClosePaymentBatchInput!) {\n      closePaymentBatch(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        paymentBatch {\n          ...BatchParts\n        }\n      }\n    }\n  ": typeof types.ClosePaymentBatchDocument,
    "\n    mutation RegeneratePaymentBatchFile($input: RegeneratePaymentBatchFileInput!) {\n      regeneratePaymentBatchFile(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        paymentBatch {\n          ...BatchParts\n        }\n      }\n    }\n  ": typeof types.RegeneratePaymentBatchFileDocument,
    "\n  query PayableDocuments($filter: PayableDocumentFilter, $first: Int!) {\n    payableDocuments(filter: $filter, first: $first) {\n      edges {\n        node {\n          ...DocumentParts\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.PayableDocumentsDocument,
    "\n  query Suppliers($name: String!) {\n    contactAccounts(filter: { descriptionContains: $name }, first: 20) {\n      edges {\n        node {\n          id\n          code\n          description\n        }\n      }\n    }\n  }\n": typeof types.SuppliersDocument,
    "\n  query Catalogs {\n    bankAccounts {\n      id\n      code\n      description\n      isActive\n    }\n    bulkPaymentTypes {\n      id\n      code\n      description\n      isActive\n    }\n    paymentMethods {\n      id\n      code\n      description\n      isActive\n    }\n    legalEntities {\n      id\n      code\n      description\n    }\n  }\n": typeof types.CatalogsDocument,
    "\n  query Payment($id: ID!) {\n    bulkPayment(id: $id) {\n      ...PaymentParts\n    }\n  }\n": typeof types.PaymentDocument,
    "\n  query RunTotals($filter: PaymentRunFilter) {\n    paymentRunTotals(filter: $filter) {\n      totals {\n        source\n        phase\n        count\n        total {\n          amount\n          currency\n        }\n      }\n      isComplete\n    }\n  }\n": typeof types.RunTotalsDocument,
    "\n  query Runs($filter: PaymentRunFilter, $first: Int!, $after: String) {\n    paymentRuns(filter: $filter, first: $first, after: $after) {\n      edges {\n        node {\n          ...RunParts\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      unavailable\n    }\n  }\n": typeof types.RunsDocument,
    "\n  query Viewer {\n    viewer {\n      name\n      scopes\n    }\n  }\n": typeof types.ViewerDocument,
};
const documents: Documents = {
    "\n  query BatchFile($id: ID!, $rows: Int!) {\n    paymentBatch(id: $id) {\n      id\n      file {\n        filename\n        size\n        link\n        entries {\n          name\n          rowCount\n          columnCount\n          rows(first: $rows)\n        }\n      }\n    }\n  }\n": types.BatchFileDocument,
    "\n  query Batch($id: ID!) {\n    paymentBatch(id: $id) {\n      ...BatchParts\n    }\n  }\n": types.BatchDocument,
    "\n  fragment RunParts on PaymentRun {\n    __typename\n    id\n    source\n    reference\n    phase\n    total {\n      amount\n      currency\n    }\n    availableActions\n    pendingMutation {\n      record\n      mutation\n      outcome\n      at\n    }\n    ... on BulkPayment {\n      description\n      paymentDate\n    }\n    ... on PaymentBatch {\n      count\n      payeeName\n      reimbursementMethodName\n    }\n  }\n": types.RunPartsFragmentDoc,
    "\n  fragment DocumentParts on PayableDocument {\n    id\n    documentNo\n    description\n    supplierDocumentNo\n    dueDate\n    outstanding {\n      amount\n      currency\n    }\n    contactAccount {\n      id\n      code\n      description\n    }\n  }\n": types.DocumentPartsFragmentDoc,
    "\n  fragment PaymentParts on BulkPayment {\n    ...RunParts\n    batchNo\n    bankRef\n    exchangeRate\n    status\n    statuses\n    version\n    lastModifiedAt\n    lastModifiedBy\n    type {\n      id\n      code\n      description\n    }\n    bankAccount {\n      id\n      code\n      description\n    }\n    paymentMethod {\n      id\n      code\n      description\n    }\n    legalEntity {\n      id\n      code\n      description\n    }\n    allocations {\n      id\n      documentNo\n      amount\n      document {\n        ...DocumentParts\n      }\n    }\n  }\n": types.PaymentPartsFragmentDoc,
    "\n  fragment BatchParts on PaymentBatch {\n    ...RunParts\n    batchId\n    batchStatus\n  }\n": types.BatchPartsFragmentDoc,
    "\n  subscription RunsUpdated($filter: PaymentRunFilter) {\n    paymentRunsUpdated(filter: $filter) {\n      kind\n      id\n      isInitial\n      run {\n        ...RunParts\n      }\n    }\n  }\n": types.RunsUpdatedDocument,
    "\n  subscription PaymentUpdated($id: ID!) {\n    bulkPaymentUpdated(id: $id) {\n      ...PaymentParts\n    }\n  }\n": types.PaymentUpdatedDocument,
    "\n  subscription BatchUpdated($id: ID!) {\n    paymentBatchUpdated(id: $id) {\n      ...BatchParts\n    }\n  }\n": types.BatchUpdatedDocument,
    "\n    mutation CreateBulkPayment($input: CreateBulkPaymentInput!) {\n      createBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": types.CreateBulkPaymentDocument,
    "\n    mutation UpdateBulkPayment($input: UpdateBulkPaymentInput!) {\n      updateBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": types.UpdateBulkPaymentDocument,
    "\n    mutation SubmitBulkPayment($input: SubmitBulkPaymentInput!) {\n      submitBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": types.SubmitBulkPaymentDocument,
    "\n    mutation AmendBulkPayment($input: AmendBulkPaymentInput!) {\n      amendBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": types.AmendBulkPaymentDocument,
    "\n    mutation ProcessBulkPayment($input: ProcessBulkPaymentInput!) {\n      processBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": types.ProcessBulkPaymentDocument,
    "\n    mutation PostBulkPayment($input: PostBulkPaymentInput!) {\n      postBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": types.PostBulkPaymentDocument,
    "\n    mutation UnpostBulkPayment($input: UnpostBulkPaymentInput!) {\n      unpostBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": types.UnpostBulkPaymentDocument,
    "\n    mutation AbandonBulkPayment($input: AbandonBulkPaymentInput!) {\n      abandonBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": types.AbandonBulkPaymentDocument,
    "\n    mutation ReplaceBulkPaymentAllocations($input: ReplaceBulkPaymentAllocationsInput!) {\n      replaceBulkPaymentAllocations(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  ": types.ReplaceBulkPaymentAllocationsDocument,
    "\n    mutation ClosePaymentBatch($input: ClosePaymentBatchInput!) {\n      closePaymentBatch(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        paymentBatch {\n          ...BatchParts\n        }\n      }\n    }\n  ": types.ClosePaymentBatchDocument,
    "\n    mutation RegeneratePaymentBatchFile($input: RegeneratePaymentBatchFileInput!) {\n      regeneratePaymentBatchFile(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        paymentBatch {\n          ...BatchParts\n        }\n      }\n    }\n  ": types.RegeneratePaymentBatchFileDocument,
    "\n  query PayableDocuments($filter: PayableDocumentFilter, $first: Int!) {\n    payableDocuments(filter: $filter, first: $first) {\n      edges {\n        node {\n          ...DocumentParts\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.PayableDocumentsDocument,
    "\n  query Suppliers($name: String!) {\n    contactAccounts(filter: { descriptionContains: $name }, first: 20) {\n      edges {\n        node {\n          id\n          code\n          description\n        }\n      }\n    }\n  }\n": types.SuppliersDocument,
    "\n  query Catalogs {\n    bankAccounts {\n      id\n      code\n      description\n      isActive\n    }\n    bulkPaymentTypes {\n      id\n      code\n      description\n      isActive\n    }\n    paymentMethods {\n      id\n      code\n      description\n      isActive\n    }\n    legalEntities {\n      id\n      code\n      description\n    }\n  }\n": types.CatalogsDocument,
    "\n  query Payment($id: ID!) {\n    bulkPayment(id: $id) {\n      ...PaymentParts\n    }\n  }\n": types.PaymentDocument,
    "\n  query RunTotals($filter: PaymentRunFilter) {\n    paymentRunTotals(filter: $filter) {\n      totals {\n        source\n        phase\n        count\n        total {\n          amount\n          currency\n        }\n      }\n      isComplete\n    }\n  }\n": types.RunTotalsDocument,
    "\n  query Runs($filter: PaymentRunFilter, $first: Int!, $after: String) {\n    paymentRuns(filter: $filter, first: $first, after: $after) {\n      edges {\n        node {\n          ...RunParts\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      unavailable\n    }\n  }\n": types.RunsDocument,
    "\n  query Viewer {\n    viewer {\n      name\n      scopes\n    }\n  }\n": types.ViewerDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BatchFile($id: ID!, $rows: Int!) {\n    paymentBatch(id: $id) {\n      id\n      file {\n        filename\n        size\n        link\n        entries {\n          name\n          rowCount\n          columnCount\n          rows(first: $rows)\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query BatchFile($id: ID!, $rows: Int!) {\n    paymentBatch(id: $id) {\n      id\n      file {\n        filename\n        size\n        link\n        entries {\n          name\n          rowCount\n          columnCount\n          rows(first: $rows)\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Batch($id: ID!) {\n    paymentBatch(id: $id) {\n      ...BatchParts\n    }\n  }\n"): (typeof documents)["\n  query Batch($id: ID!) {\n    paymentBatch(id: $id) {\n      ...BatchParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RunParts on PaymentRun {\n    __typename\n    id\n    source\n    reference\n    phase\n    total {\n      amount\n      currency\n    }\n    availableActions\n    pendingMutation {\n      record\n      mutation\n      outcome\n      at\n    }\n    ... on BulkPayment {\n      description\n      paymentDate\n    }\n    ... on PaymentBatch {\n      count\n      payeeName\n      reimbursementMethodName\n    }\n  }\n"): (typeof documents)["\n  fragment RunParts on PaymentRun {\n    __typename\n    id\n    source\n    reference\n    phase\n    total {\n      amount\n      currency\n    }\n    availableActions\n    pendingMutation {\n      record\n      mutation\n      outcome\n      at\n    }\n    ... on BulkPayment {\n      description\n      paymentDate\n    }\n    ... on PaymentBatch {\n      count\n      payeeName\n      reimbursementMethodName\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DocumentParts on PayableDocument {\n    id\n    documentNo\n    description\n    supplierDocumentNo\n    dueDate\n    outstanding {\n      amount\n      currency\n    }\n    contactAccount {\n      id\n      code\n      description\n    }\n  }\n"): (typeof documents)["\n  fragment DocumentParts on PayableDocument {\n    id\n    documentNo\n    description\n    supplierDocumentNo\n    dueDate\n    outstanding {\n      amount\n      currency\n    }\n    contactAccount {\n      id\n      code\n      description\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PaymentParts on BulkPayment {\n    ...RunParts\n    batchNo\n    bankRef\n    exchangeRate\n    status\n    statuses\n    version\n    lastModifiedAt\n    lastModifiedBy\n    type {\n      id\n      code\n      description\n    }\n    bankAccount {\n      id\n      code\n      description\n    }\n    paymentMethod {\n      id\n      code\n      description\n    }\n    legalEntity {\n      id\n      code\n      description\n    }\n    allocations {\n      id\n      documentNo\n      amount\n      document {\n        ...DocumentParts\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment PaymentParts on BulkPayment {\n    ...RunParts\n    batchNo\n    bankRef\n    exchangeRate\n    status\n    statuses\n    version\n    lastModifiedAt\n    lastModifiedBy\n    type {\n      id\n      code\n      description\n    }\n    bankAccount {\n      id\n      code\n      description\n    }\n    paymentMethod {\n      id\n      code\n      description\n    }\n    legalEntity {\n      id\n      code\n      description\n    }\n    allocations {\n      id\n      documentNo\n      amount\n      document {\n        ...DocumentParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BatchParts on PaymentBatch {\n    ...RunParts\n    batchId\n    batchStatus\n  }\n"): (typeof documents)["\n  fragment BatchParts on PaymentBatch {\n    ...RunParts\n    batchId\n    batchStatus\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RunsUpdated($filter: PaymentRunFilter) {\n    paymentRunsUpdated(filter: $filter) {\n      kind\n      id\n      isInitial\n      run {\n        ...RunParts\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription RunsUpdated($filter: PaymentRunFilter) {\n    paymentRunsUpdated(filter: $filter) {\n      kind\n      id\n      isInitial\n      run {\n        ...RunParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PaymentUpdated($id: ID!) {\n    bulkPaymentUpdated(id: $id) {\n      ...PaymentParts\n    }\n  }\n"): (typeof documents)["\n  subscription PaymentUpdated($id: ID!) {\n    bulkPaymentUpdated(id: $id) {\n      ...PaymentParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription BatchUpdated($id: ID!) {\n    paymentBatchUpdated(id: $id) {\n      ...BatchParts\n    }\n  }\n"): (typeof documents)["\n  subscription BatchUpdated($id: ID!) {\n    paymentBatchUpdated(id: $id) {\n      ...BatchParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation CreateBulkPayment($input: CreateBulkPaymentInput!) {\n      createBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation CreateBulkPayment($input: CreateBulkPaymentInput!) {\n      createBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation UpdateBulkPayment($input: UpdateBulkPaymentInput!) {\n      updateBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation UpdateBulkPayment($input: UpdateBulkPaymentInput!) {\n      updateBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation SubmitBulkPayment($input: SubmitBulkPaymentInput!) {\n      submitBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation SubmitBulkPayment($input: SubmitBulkPaymentInput!) {\n      submitBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation AmendBulkPayment($input: AmendBulkPaymentInput!) {\n      amendBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation AmendBulkPayment($input: AmendBulkPaymentInput!) {\n      amendBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation ProcessBulkPayment($input: ProcessBulkPaymentInput!) {\n      processBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation ProcessBulkPayment($input: ProcessBulkPaymentInput!) {\n      processBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation PostBulkPayment($input: PostBulkPaymentInput!) {\n      postBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation PostBulkPayment($input: PostBulkPaymentInput!) {\n      postBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation UnpostBulkPayment($input: UnpostBulkPaymentInput!) {\n      unpostBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation UnpostBulkPayment($input: UnpostBulkPaymentInput!) {\n      unpostBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation AbandonBulkPayment($input: AbandonBulkPaymentInput!) {\n      abandonBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation AbandonBulkPayment($input: AbandonBulkPaymentInput!) {\n      abandonBulkPayment(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation ReplaceBulkPaymentAllocations($input: ReplaceBulkPaymentAllocationsInput!) {\n      replaceBulkPaymentAllocations(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation ReplaceBulkPaymentAllocations($input: ReplaceBulkPaymentAllocationsInput!) {\n      replaceBulkPaymentAllocations(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        bulkPayment {\n          ...PaymentParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation ClosePaymentBatch($input: ClosePaymentBatchInput!) {\n      closePaymentBatch(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        paymentBatch {\n          ...BatchParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation ClosePaymentBatch($input: ClosePaymentBatchInput!) {\n      closePaymentBatch(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        paymentBatch {\n          ...BatchParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation RegeneratePaymentBatchFile($input: RegeneratePaymentBatchFileInput!) {\n      regeneratePaymentBatchFile(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        paymentBatch {\n          ...BatchParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation RegeneratePaymentBatchFile($input: RegeneratePaymentBatchFileInput!) {\n      regeneratePaymentBatchFile(input: $input) {\n        outcome\n        replayed\n        userErrors {\n          code\n          message\n        }\n        paymentBatch {\n          ...BatchParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PayableDocuments($filter: PayableDocumentFilter, $first: Int!) {\n    payableDocuments(filter: $filter, first: $first) {\n      edges {\n        node {\n          ...DocumentParts\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query PayableDocuments($filter: PayableDocumentFilter, $first: Int!) {\n    payableDocuments(filter: $filter, first: $first) {\n      edges {\n        node {\n          ...DocumentParts\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Suppliers($name: String!) {\n    contactAccounts(filter: { descriptionContains: $name }, first: 20) {\n      edges {\n        node {\n          id\n          code\n          description\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Suppliers($name: String!) {\n    contactAccounts(filter: { descriptionContains: $name }, first: 20) {\n      edges {\n        node {\n          id\n          code\n          description\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Catalogs {\n    bankAccounts {\n      id\n      code\n      description\n      isActive\n    }\n    bulkPaymentTypes {\n      id\n      code\n      description\n      isActive\n    }\n    paymentMethods {\n      id\n      code\n      description\n      isActive\n    }\n    legalEntities {\n      id\n      code\n      description\n    }\n  }\n"): (typeof documents)["\n  query Catalogs {\n    bankAccounts {\n      id\n      code\n      description\n      isActive\n    }\n    bulkPaymentTypes {\n      id\n      code\n      description\n      isActive\n    }\n    paymentMethods {\n      id\n      code\n      description\n      isActive\n    }\n    legalEntities {\n      id\n      code\n      description\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Payment($id: ID!) {\n    bulkPayment(id: $id) {\n      ...PaymentParts\n    }\n  }\n"): (typeof documents)["\n  query Payment($id: ID!) {\n    bulkPayment(id: $id) {\n      ...PaymentParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RunTotals($filter: PaymentRunFilter) {\n    paymentRunTotals(filter: $filter) {\n      totals {\n        source\n        phase\n        count\n        total {\n          amount\n          currency\n        }\n      }\n      isComplete\n    }\n  }\n"): (typeof documents)["\n  query RunTotals($filter: PaymentRunFilter) {\n    paymentRunTotals(filter: $filter) {\n      totals {\n        source\n        phase\n        count\n        total {\n          amount\n          currency\n        }\n      }\n      isComplete\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Runs($filter: PaymentRunFilter, $first: Int!, $after: String) {\n    paymentRuns(filter: $filter, first: $first, after: $after) {\n      edges {\n        node {\n          ...RunParts\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      unavailable\n    }\n  }\n"): (typeof documents)["\n  query Runs($filter: PaymentRunFilter, $first: Int!, $after: String) {\n    paymentRuns(filter: $filter, first: $first, after: $after) {\n      edges {\n        node {\n          ...RunParts\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      unavailable\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      name\n      scopes\n    }\n  }\n"): (typeof documents)["\n  query Viewer {\n    viewer {\n      name\n      scopes\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;