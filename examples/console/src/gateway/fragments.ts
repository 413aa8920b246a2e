import { graphql } from '../generated/gql.ts';

/** What every list shows of a run, in either service. */
export const RunParts = graphql(/* GraphQL */ `
  fragment RunParts on PaymentRun {
    __typename
    id
    source
    reference
    phase
    total {
      amount
      currency
    }
    availableActions
    pendingMutation {
      record
      mutation
      outcome
      at
    }
    ... on BulkPayment {
      description
      paymentDate
    }
    ... on PaymentBatch {
      count
      payeeName
      reimbursementMethodName
    }
  }
`);

/** A document that a payment pays or could pay. */
export const DocumentParts = graphql(/* GraphQL */ `
  fragment DocumentParts on PayableDocument {
    id
    documentNo
    description
    supplierDocumentNo
    dueDate
    outstanding {
      amount
      currency
    }
    contactAccount {
      id
      code
      description
    }
  }
`);

/** A bulk payment's own screen. */
export const PaymentParts = graphql(/* GraphQL */ `
  fragment PaymentParts on BulkPayment {
    ...RunParts
    batchNo
    bankRef
    exchangeRate
    status
    statuses
    version
    lastModifiedAt
    lastModifiedBy
    type {
      id
      code
      description
    }
    bankAccount {
      id
      code
      description
    }
    paymentMethod {
      id
      code
      description
    }
    legalEntity {
      id
      code
      description
    }
    allocations {
      id
      documentNo
      amount
      document {
        ...DocumentParts
      }
    }
  }
`);

/** A batch's own screen, without its file, which costs more. */
export const BatchParts = graphql(/* GraphQL */ `
  fragment BatchParts on PaymentBatch {
    ...RunParts
    batchId
    batchStatus
  }
`);
