import * as z from 'zod';
import { text } from '../environment.ts';

/** The limits of a single request. */
export interface GraphqlLimits {
  /** Bytes of the document's text, with its comments and blanks. */
  readonly documentBytes: number;
  /** Characters of any name in the document, aliases among them, and of `operationName`. */
  readonly nameLength: number;
  /** Lexical tokens in the document. */
  readonly tokens: number;
  /** Levels of nested fields. */
  readonly depth: number;
  /** Levels of nested fields within `__schema` and `__type`. */
  readonly introspectionDepth: number;
  /** Fields with an alias, and fields that are repeated in the same selection. */
  readonly aliases: number;
  readonly rootFields: number;
  readonly mutationFields: number;
  readonly directives: number;
  /** Uses of fragments, including inline ones; a nested one counts each time that the outer one is used. */
  readonly fragmentSpreads: number;
  /** The value of any `first` argument. */
  readonly pageSize: number;
  /** Entries in any argument that names objects: `ids`, `payments`, `batches`. */
  readonly ids: number;
  /** Entries in any other list argument. */
  readonly listItems: number;
  /** Characters in the variables, as JSON. */
  readonly variablesSize: number;
  /** Bytes of the answer's data, as JSON. */
  readonly answerBytes: number;
  /** Points that the operation may cost. */
  readonly cost: number;
}

function limit(most: number, usual: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from 1 to ${most}`)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, `must be a whole number from 1 to ${most}`)
    .default(usual);
}

/** The environment variables that limit a request. The defaults are above what every known screen needs. */
export const limitVariables = {
  MAX_DOCUMENT_BYTES: limit(1_048_576, 65_536),
  MAX_NAME_LENGTH: limit(1_000, 128),
  MAX_TOKENS: limit(10_000, 2_000),
  MAX_DEPTH: limit(100, 12),
  MAX_INTROSPECTION_DEPTH: limit(100, 16),
  MAX_ALIASES: limit(1_000, 30),
  MAX_ROOT_FIELDS: limit(1_000, 20),
  MAX_MUTATION_FIELDS: limit(100, 1),
  MAX_DIRECTIVES: limit(1_000, 30),
  MAX_FRAGMENT_SPREADS: limit(1_000, 100),
  // The resolvers are built for no more than these (schema: "0 to 200"; `nodes`).
  MAX_PAGE_SIZE: limit(200, 200),
  MAX_IDS: limit(100, 100),
  MAX_LIST_ITEMS: limit(100_000, 1_000),
  MAX_VARIABLES_SIZE: limit(1_048_576, 262_144),
  MAX_ANSWER_BYTES: limit(268_435_456, 33_554_432),
  MAX_COST: limit(999_999_999, 500_000),
};

const limitsShape = z.object(limitVariables);

/** The limits from the variables. */
function graphqlLimits(data: z.output<typeof limitsShape>): GraphqlLimits {
  return {
    documentBytes: data.MAX_DOCUMENT_BYTES,
    nameLength: data.MAX_NAME_LENGTH,
    tokens: data.MAX_TOKENS,
    depth: data.MAX_DEPTH,
    introspectionDepth: data.MAX_INTROSPECTION_DEPTH,
    aliases: data.MAX_ALIASES,
    rootFields: data.MAX_ROOT_FIELDS,
    mutationFields: data.MAX_MUTATION_FIELDS,
    directives: data.MAX_DIRECTIVES,
    fragmentSpreads: data.MAX_FRAGMENT_SPREADS,
    pageSize: data.MAX_PAGE_SIZE,
    ids: data.MAX_IDS,
    listItems: data.MAX_LIST_ITEMS,
    variablesSize: data.MAX_VARIABLES_SIZE,
    answerBytes: data.MAX_ANSWER_BYTES,
    cost: data.MAX_COST,
  };
}

/** The settings that decide what may be asked. */
export interface GraphqlConfig {
  limits: GraphqlLimits;
  /** Whether introspection is allowed. */
  introspection: boolean;
  /** Whether routers can include this graph as a subgraph (Apollo Federation). */
  subgraph: boolean;
  /** Whether GraphiQL is served. */
  graphiql: boolean;
  /** File or folder with the manifests of trusted documents; undefined if there are none. */
  trustedDocuments: string | undefined;
  /** Whether all other documents are refused. */
  trustedDocumentsOnly: boolean;
}

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** The environment variables that decide what may be asked. */
export const graphqlVariables = {
  ...limitVariables,
  INTROSPECTION: flag.optional(),
  SUBGRAPH: flag.default(false),
  GRAPHIQL: flag.optional(),
  TRUSTED_DOCUMENTS: text.optional(),
  TRUSTED_DOCUMENTS_ONLY: flag.default(false),
};

const variables = z.object(graphqlVariables);

/** What is wrong with the combination of variables, one message for each problem. */
export function graphqlProblems(given: Readonly<Record<string, string>>): string[] {
  if (given['TRUSTED_DOCUMENTS_ONLY'] !== 'true' || 'TRUSTED_DOCUMENTS' in given) return [];
  return [
    'TRUSTED_DOCUMENTS_ONLY is true but TRUSTED_DOCUMENTS is not set, so nothing could be asked; set it too.',
  ];
}

/**
 * The settings from the variables, in which no problems were found.
 * @param real whether real money can move: then introspection and GraphiQL are off unless switched on
 */
export function graphqlConfig(data: z.output<typeof variables>, real: boolean): GraphqlConfig {
  return {
    limits: graphqlLimits(data),
    subgraph: data.SUBGRAPH,
    introspection: data.INTROSPECTION ?? !real,
    graphiql: data.GRAPHIQL ?? !real,
    trustedDocuments: data.TRUSTED_DOCUMENTS,
    trustedDocumentsOnly: data.TRUSTED_DOCUMENTS_ONLY,
  };
}
