import { readdirSync, readFileSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { buildSchema, isInterfaceType } from 'graphql';

/**
 * The TypeScript type of each scalar. All of them are strings, inside the gateway too: a decimal or an instant would lose
 * digits as a number or a Date.
 */
const scalars = {
  ID: 'string',
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

/**
 * The texts of a folder's GraphQL files, in the same order on every machine. They are sorted here because the loader's own
 * `sort` would also sort the fields of every type, which are to stay in the order in which they were written.
 */
function textsIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql') && name !== 'schema.graphql');
  return names.toSorted().map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}

/**
 * The whole schema as SDL.
 * @throws if it is not valid; the message says why, where the loader's would only repeat the whole text
 */
function contract(): string {
  const sdl = textsIn('schema').join('\n');
  buildSchema(sdl);
  return sdl;
}

/**
 * What the resolvers of each type get as their parent. Every service lists those of its own types in its `parents.json`: the
 * file and the name of the TypeScript type, by the name of the type in the schema.
 */
function mappersOfServices(): Record<string, string> {
  const mappers: Record<string, string> = {};
  for (const service of readdirSync('src/services', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )) {
    const parents = JSON.parse(readFileSync(`src/services/${service.name}/parents.json`, 'utf8')) as Record<
      string,
      string
    >;
    for (const [type, parent] of Object.entries(parents))
      mappers[type] = `../services/${service.name}/${parent} as ${type}Parent`;
  }
  const runs = typesOf('PaymentRun').map((type) => (type in mappers ? `${type}Parent` : type));
  return { ...mappers, PaymentRunChange: `../live/evaluation.ts#ObjectChange<${runs.join(' | ')}>` };
}

/** The names of the types that implement an interface. */
function typesOf(name: string): string[] {
  const schema = buildSchema(contract());
  const type = schema.getType(name);
  return isInterfaceType(type) ? schema.getPossibleTypes(type).map((each) => each.name) : [];
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
    'src/generated/enums.ts': {
      plugins: ['typescript'],
      config: { enumsAsTypes: true, onlyEnums: true },
    },
    'src/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../services/context.ts#GatewayContext',
        enumsAsTypes: true,
        immutableTypes: true,
        // A nullable value may also be a promise of one, such as a payload's object that is read only if it is selected.
        maybeValue: 'T extends PromiseLike<infer U> ? Promise<U | null> : T | null',
        inputMaybeValue: 'T | null',
        mappers: {
          ...mappersOfServices(),
          MutationRecord: '../writes/store/store.ts#WriteRecord',
          PageInfo: '../graphql/connection.ts#Bounds',
          UserError: '../graphql/errors.ts#UserError as UserErrorParent',
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
