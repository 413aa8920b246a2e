import graphqlPlugin from '@graphql-eslint/eslint-plugin';

const sdl = 'schema/*.graphql';
/** Generated from the other files, so linting it would only say everything twice. */
const mergedSdl = 'schema/schema.graphql';
const operations = 'examples/operations/*.graphql';

const { 'flat/schema-recommended': recommended, 'flat/schema-relay': relay } = graphqlPlugin.configs;
const { 'flat/operations-recommended': recommendedForOperations } = graphqlPlugin.configs;

const graphql = {
  plugins: { '@graphql-eslint': graphqlPlugin },
  languageOptions: {
    parser: graphqlPlugin.parser,
    parserOptions: { graphQLConfig: { schema: [sdl, `!${mergedSdl}`], documents: operations } },
  },
};

const [, recommendedNames] = recommended.rules['@graphql-eslint/naming-convention'];

export default [
  {
    ...graphql,
    files: [sdl],
    ignores: [mergedSdl],
    rules: {
      ...recommended.rules,
      ...relay.rules,

      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
        },
      ],

      // `link__` is the prefix that the federation specification gives to its own types; a router knows them by it.
      '@graphql-eslint/naming-convention': [
        'error',
        { ...recommendedNames, types: { style: 'PascalCase', ignorePattern: '^link__' } },
      ],

      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          // What iplicit alone names, and nobody fetches through `node`, carries iplicit's own id.
          acceptedIdTypes: ['ID', 'UUID'],
          exceptions: {
            // Places in a list and answers to a write: they live as long as the response.
            suffixes: ['Edge', 'Connection', 'Payload'],
            types: [
              // Values: two alike are the same.
              'Money',
              'PageInfo',
              'UserError',
              'UpstreamErrorDetail',
              // Parts of one batch, reached through it; neither has an id in Concur.
              'PaymentBatchFile',
              'PaymentBatchFileEntry',
              // One per `source`, which names it.
              'Upstream',
            ],
          },
        },
      ],

      // Neither service can list backwards: iplicit has `take` and `skip` and gives no total to count back from.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],

      // Short lists that are always wanted whole (allocations, statuses, userErrors) are plain lists, and each
      // connection offers its `nodes` without cursors.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
    },
  },
  {
    ...graphql,
    files: [operations],
    rules: {
      ...recommendedForOperations.rules,
      '@graphql-eslint/require-description': ['error', { OperationDefinition: true }],
    },
  },
];
