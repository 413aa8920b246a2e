import { readdirSync, readFileSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Types that clients and resolvers see for each scalar. All of them are strings inside the gateway too: a decimal
 * or an instant that became a number or a Date on the way would lose digits.
 */
const scalars = {
  ID: 'string',
  Currency: 'string',
  DateTime: 'string',
  Decimal: 'string',
  FieldSet: 'string',
  LocalDate: 'string',
  URL: 'string',
  UUID: 'string',
  link__Import: 'string',
};

/** The contract's files as one text, in an order that is the same everywhere; fields stay in the order they were written in. */
function contract(): string {
  const files = readdirSync('schema').filter(
    (name) => name.endsWith('.graphql') && name !== 'schema.graphql',
  );
  return files
    .toSorted()
    .map((name) => readFileSync(`schema/${name}`, 'utf8'))
    .join('\n');
}

const config: CodegenConfig = {
  schema: contract(),
  config: { sort: false },
  generates: {
    'schema/schema.graphql': {
      plugins: ['schema-ast'],
      config: { includeDirectives: true, sort: false },
    },
    'schema/introspection.json': {
      plugins: ['introspection'],
      config: { minify: true, specifiedByUrl: true, schemaDescription: true },
    },
    'schema/possible-types.json': {
      plugins: ['fragment-matcher'],
      config: { deterministic: true },
    },
    'src/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../context.ts#GatewayContext',
        enumsAsTypes: true,
        immutableTypes: true,
        // What may be null may also be a promise of what may be null, as a payload's object that is read when asked for.
        maybeValue: 'T extends PromiseLike<infer U> ? Promise<U | null> : T | null',
        inputMaybeValue: 'T | null',
        mappers: {
          BankAccount: '../iplicit/types.ts#BankAccountRef',
          BulkPayment: '../iplicit/types.ts#BulkPayment as BulkPaymentParent',
          BulkPaymentAllocation: '../iplicit/types.ts#Allocation',
          CatalogItem: '../iplicit/types.ts#CatalogItemRef',
          ClosePaymentBatchPayload: '../concur/close.ts#BatchWritten',
          ContactAccount: '../iplicit/types.ts#ContactAccountRef',
          LegalEntity: '../iplicit/types.ts#LegalEntityRef',
          PayableDocument: '../iplicit/types.ts#PayableDocument as PayableDocumentParent',
          PaymentBatch: '../concur/types.ts#PaymentBatch as PaymentBatchParent',
          PaymentBatchFile: '../concur/file.ts#PaymentBatchFile as PaymentBatchFileParent',
          PaymentBatchFileEntry: '../concur/file.ts#PaymentBatchFileEntry as PaymentBatchFileEntryParent',
          RegeneratePaymentBatchFilePayload: '../concur/close.ts#BatchWritten',
          UserError: '../graphql/user-error.ts#UserError as UserErrorParent',
        },
        scalars,
        strictScalars: true,
        useIndexSignature: false,
        useTypeImports: true,
      },
    },
    'examples/generated/': {
      preset: 'client',
      documents: 'examples/operations/*.graphql',
      presetConfig: { fragmentMasking: false, skipIndexFile: true },
      config: {
        documentMode: 'string',
        importExtension: '.ts',
        immutableTypes: true,
        scalars,
        strictScalars: true,
        useTypeImports: true,
      },
    },
  },
};

export default config;
