import type { CodegenConfig } from '@graphql-codegen/cli';

/** Every scalar of the gateway is a JSON string. Amounts stay strings here too: a number would lose digits. */
const scalars = {
  Currency: 'string',
  DateTime: 'string',
  Decimal: 'string',
  FieldSet: 'string',
  JSON: 'unknown',
  LocalDate: 'string',
  URL: 'string',
  UUID: 'string',
  link__Import: 'string',
};

const config: CodegenConfig = {
  schema: '../../schema/schema.graphql',
  documents: 'src/**/*.{ts,tsx}',
  ignoreNoDocuments: true,
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, skipIndexFile: true },
      config: {
        enumsAsTypes: true,
        immutableTypes: true,
        importExtension: '.ts',
        scalars,
        strictScalars: true,
        useTypeImports: true,
      },
    },
    // What the cache needs to know of the schema: which types are which, and which fields may be null.
    'src/generated/introspection.ts': { plugins: ['urql-introspection'], config: { useTypeImports: true } },
  },
};

export default config;
