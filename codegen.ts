import { readdirSync, readFileSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { buildSchema } from 'graphql';

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

/**
 * The texts of a folder's GraphQL files in an order that is the same on every machine. The loader's own sorting would do that
 * too, and turn the fields of every type into alphabetical order, where they are to stay as they were written.
 */
function textsIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql') && name !== 'schema.graphql');
  return names.toSorted().map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}

/** The whole contract. Throws if it is no valid schema, and says why: the loader's complaint is the whole text. */
function contract(): string {
  const sdl = textsIn('schema').join('\n');
  buildSchema(sdl);
  return sdl;
}

const config: CodegenConfig = {
  schema: contract(),
  config: { sort: false },
  generates: {
    'schema/schema.graphql': {
      plugins: ['schema-ast'],
      config: { includeDirectives: true },
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
          MutationRecord: '../journal/journal.ts#Entry',
          PageInfo: '../graphql/connection.ts#Bounds',
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
      documents: textsIn('examples/operations'),
      presetConfig: {
        fragmentMasking: false,
        skipIndexFile: true,
        persistedDocuments: { hashAlgorithm: 'sha256' },
      },
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
