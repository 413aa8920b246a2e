import { graphql } from 'react-relay';

/** Relay can read every object of the gateway again by itself: its compiler takes a refetchable fragment on each type. */
export const refetchable = {
  BulkPaymentAllocation: graphql`
    fragment refetchableBulkPaymentAllocation on BulkPaymentAllocation
    @refetchable(queryName: "refetchableBulkPaymentAllocationQuery") {
      id
    }
  `,
  BulkPayment: graphql`
    fragment refetchableBulkPayment on BulkPayment @refetchable(queryName: "refetchableBulkPaymentQuery") {
      id
    }
  `,
  BulkPaymentType: graphql`
    fragment refetchableBulkPaymentType on BulkPaymentType
    @refetchable(queryName: "refetchableBulkPaymentTypeQuery") {
      id
    }
  `,
  PaymentMethod: graphql`
    fragment refetchablePaymentMethod on PaymentMethod
    @refetchable(queryName: "refetchablePaymentMethodQuery") {
      id
    }
  `,
  BankAccount: graphql`
    fragment refetchableBankAccount on BankAccount @refetchable(queryName: "refetchableBankAccountQuery") {
      id
    }
  `,
  LegalEntity: graphql`
    fragment refetchableLegalEntity on LegalEntity @refetchable(queryName: "refetchableLegalEntityQuery") {
      id
    }
  `,
  ContactAccount: graphql`
    fragment refetchableContactAccount on ContactAccount
    @refetchable(queryName: "refetchableContactAccountQuery") {
      id
    }
  `,
  MutationRecord: graphql`
    fragment refetchableMutationRecord on MutationRecord
    @refetchable(queryName: "refetchableMutationRecordQuery") {
      id
    }
  `,
  PayableDocument: graphql`
    fragment refetchablePayableDocument on PayableDocument
    @refetchable(queryName: "refetchablePayableDocumentQuery") {
      id
    }
  `,
  PaymentBatch: graphql`
    fragment refetchablePaymentBatch on PaymentBatch @refetchable(queryName: "refetchablePaymentBatchQuery") {
      id
    }
  `,
};
