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
const objectTypes = 'ObjectTypeDefinition,ObjectTypeExtension';
const mutationFields = 'FieldDefinition[parent.name.value=Mutation]';

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

      '@graphql-eslint/naming-convention': [
        'error',
        {
          ...recommendedNames,
          // `link__` is the prefix that the federation specification gives to its own types; a router knows them by it.
          types: { style: 'PascalCase', ignorePattern: '^link__' },
          // A bulk payment type is a thing of iplicit's (its BatchPaymentType), not a word for a GraphQL type.
          [objectTypes]: { ...recommendedNames[objectTypes], ignorePattern: '^BulkPaymentType$' },
          // What it resolves is a mutation, namely one whose outcome is unknown.
          [mutationFields]: { ...recommendedNames[mutationFields], ignorePattern: '^resolveMutation$' },
        },
      ],

      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          // A service's own ids have names of their own: `uuid`, `batchId`.
          acceptedIdTypes: ['ID'],
          exceptions: {
            // Places in a list and answers to a write: they live as long as the response.
            suffixes: ['Edge', 'Connection', 'Payload'],
            types: [
              // Values: two alike are the same.
              'Money',
              'PageInfo',
              'PaymentRunTotal',
              'PaymentRunTotals',
              'RateLimit',
              'UserError',
              'UpstreamErrorDetail',
              // Parts of one batch, reached through it; neither has an id in Concur.
              'PaymentBatchFile',
              'PaymentBatchFileEntry',
              // One per `source`, which names it.
              'Upstream',
              // Part of one run, which has at most one; `record` is the id of what is kept of it.
              'PendingMutation',
              // Only ever the caller itself.
              'Viewer',
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
