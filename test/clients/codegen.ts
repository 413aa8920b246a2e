import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../../schema/schema.graphql',
  documents: 'client-preset.ts',
  generates: {
    'generated/client-preset/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        importExtension: '.ts',
        enumsAsTypes: true,
        // Fields that are null only together with an error are typed as if they were never null: graphql-toe throws that
        // error where such a field is read.
        nullability: { errorHandlingClient: true },
        strictScalars: true,
        scalars: {
          Currency: 'string',
          DateTime: 'string',
          Decimal: 'string',
          FieldSet: 'string',
          JSON: 'unknown',
          LocalDate: 'string',
          URL: 'string',
          UUID: 'string',
          link__Import: 'string',
        },
        useTypeImports: true,
      },
    },
  },
};

export default config;
