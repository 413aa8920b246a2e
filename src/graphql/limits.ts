import * as z from 'zod';

/** The most of each that one request may ask for. */
export interface GraphqlLimits {
  /** Words and signs of the document. */
  readonly tokens: number;
  /** Fields within fields. */
  readonly depth: number;
  /** Fields within fields of what describes the schema. */
  readonly introspectionDepth: number;
  /** Fields that are renamed or asked for again in the same place. */
  readonly aliases: number;
  readonly rootFields: number;
  readonly mutationFields: number;
  readonly directives: number;
  /** Fragments, inline ones too, each as often as it comes to be spread. */
  readonly fragmentSpreads: number;
  /** `first` of any list. */
  readonly pageSize: number;
  /** Entries of any argument `ids`. */
  readonly ids: number;
  /** Entries of any other list that is given. */
  readonly listItems: number;
  /** Characters of the variables, written as JSON. */
  readonly variablesSize: number;
  /** Points that the answer may cost. */
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

/** The variables that decide how much one request may ask for, with defaults that every screen we know of stays below. */
export const limitVariables = {
  MAX_TOKENS: limit(10_000, 2_000),
  MAX_DEPTH: limit(100, 12),
  MAX_INTROSPECTION_DEPTH: limit(100, 16),
  MAX_ALIASES: limit(1_000, 30),
  MAX_ROOT_FIELDS: limit(1_000, 20),
  MAX_MUTATION_FIELDS: limit(100, 1),
  MAX_DIRECTIVES: limit(1_000, 30),
  MAX_FRAGMENT_SPREADS: limit(1_000, 100),
  // Pages and look-ups are made for no more than these (schema: "0 to 200"; `nodes`).
  MAX_PAGE_SIZE: limit(200, 200),
  MAX_IDS: limit(100, 100),
  MAX_LIST_ITEMS: limit(100_000, 1_000),
  MAX_VARIABLES_SIZE: limit(1_048_576, 262_144),
  MAX_COST: limit(999_999_999, 500_000),
};

const variables = z.object(limitVariables);

/** The limits that the variables decide. */
export function graphqlLimits(data: z.output<typeof variables>): GraphqlLimits {
  return {
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
    cost: data.MAX_COST,
  };
}
