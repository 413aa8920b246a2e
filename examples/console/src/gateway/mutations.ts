import { graphql } from '../generated/gql.ts';

/** Every mutation of the console. Each selects one field, whose payload shows the run as the service holds it afterwards. */
export const MUTATIONS = {
  createBulkPayment: graphql(/* GraphQL */ `
    mutation CreateBulkPayment($input: CreateBulkPaymentInput!) {
      createBulkPayment(input: $input) {
        outcome
        replayed
        userErrors {
          code
          message
        }
        bulkPayment {
          ...PaymentParts
        }
      }
    }
  `),
  updateBulkPayment: graphql(/* GraphQL */ `
    mutation UpdateBulkPayment($input: UpdateBulkPaymentInput!) {
      updateBulkPayment(input: $input) {
        outcome
        replayed
        userErrors {
          code
          message
        }
        bulkPayment {
          ...PaymentParts
        }
      }
    }
  `),
  submitBulkPayment: graphql(/* GraphQL */ `
    mutation SubmitBulkPayment($input: SubmitBulkPaymentInput!) {
      submitBulkPayment(input: $input) {
        outcome
        replayed
        userErrors {
          code
          message
        }
        bulkPayment {
          ...PaymentParts
        }
      }
    }
  `),
  amendBulkPayment: graphql(/* GraphQL */ `
    mutation AmendBulkPayment($input: AmendBulkPaymentInput!) {
      amendBulkPayment(input: $input) {
        outcome
        replayed
        userErrors {
          code
          message
        }
        bulkPayment {
          ...PaymentParts
        }
      }
    }
  `),
  processBulkPayment: graphql(/* GraphQL */ `
    mutation ProcessBulkPayment($input: ProcessBulkPaymentInput!) {
      processBulkPayment(input: $input) {
        outcome
        replayed
        userErrors {
          code
          message
        }
        bulkPayment {
          ...PaymentParts
        }
      }
    }
  `),
  postBulkPayment: graphql(/* GraphQL */ `
    mutation PostBulkPayment($input: PostBulkPaymentInput!) {
      postBulkPayment(input: $input) {
        outcome
        replayed
        userErrors {
          code
          message
        }
        bulkPayment {
          ...PaymentParts
        }
      }
    }
  `),
  unpostBulkPayment: graphql(/* GraphQL */ `
    mutation UnpostBulkPayment($input: UnpostBulkPaymentInput!) {
      unpostBulkPayment(input: $input) {
        outcome
        replayed
        userErrors {
          code
          message
        }
        bulkPayment {
          ...PaymentParts
        }
      }
    }
  `),
  abandonBulkPayment: graphql(/* GraphQL */ `
    mutation AbandonBulkPayment($input: AbandonBulkPaymentInput!) {
      abandonBulkPayment(input: $input) {
        outcome
        replayed
        userErrors {
          code
          message
        }
        bulkPayment {
          ...PaymentParts
        }
      }
    }
  `),
  replaceBulkPaymentAllocations: graphql(/* GraphQL */ `
    mutation ReplaceBulkPaymentAllocations($input: ReplaceBulkPaymentAllocationsInput!) {
      replaceBulkPaymentAllocations(input: $input) {
        outcome
        replayed
        userErrors {
          code
          message
        }
        bulkPayment {
          ...PaymentParts
        }
      }
    }
  `),
  closePaymentBatch: graphql(/* GraphQL */ `
    mutation ClosePaymentBatch($input: ClosePaymentBatchInput!) {
      closePaymentBatch(input: $input) {
        outcome
        replayed
        userErrors {
          code
          message
        }
        paymentBatch {
          ...BatchParts
        }
      }
    }
  `),
  regeneratePaymentBatchFile: graphql(/* GraphQL */ `
    mutation RegeneratePaymentBatchFile($input: RegeneratePaymentBatchFileInput!) {
      regeneratePaymentBatchFile(input: $input) {
        outcome
        replayed
        userErrors {
          code
          message
        }
        paymentBatch {
          ...BatchParts
        }
      }
    }
  `),
} as const;

/** The name of one of them, which is also that of the field that it selects. */
export type MutationName = keyof typeof MUTATIONS;
