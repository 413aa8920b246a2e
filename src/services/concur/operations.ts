import type { ReadyOperation } from '../../graphiql/operations.ts';

/** What GraphiQL offers to run first. The ids in the mutations exist in the sandbox's initial data. */
export const OPERATIONS: readonly ReadyOperation[] = [
  {
    query: `# File: has Concur write the file of a closed batch
# again, and shows what is in it. "link" opens in a
# browser for a few minutes.
mutation RegeneratePaymentBatchFile($input: RegeneratePaymentBatchFileInput!) {
  regeneratePaymentBatchFile(input: $input) {
    outcome
    replayed
    userErrors {
      code
      message
    }
    file {
      filename
      size
      link
      entries {
        name
        rowCount
        rows(first: 5)
      }
    }
  }
}
`,
    variables: { input: { id: '1e885ed75bd05c034faa95cc808bf27a' } },
  },
];
