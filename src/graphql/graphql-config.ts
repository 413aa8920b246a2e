import * as z from 'zod';
import { graphqlLimits, limitVariables } from './limits.ts';
import type { GraphqlLimits } from './limits.ts';

/** What the environment decides about what may be asked. */
export interface GraphqlConfig {
  limits: GraphqlLimits;
  /** Whether the schema may be asked for. */
  introspection: boolean;
  /** Whether GraphiQL is served. */
  graphiql: boolean;
  /** File or folder of the documents that are known by an id; undefined: there are none. */
  trustedDocuments: string | undefined;
  /** Whether those are all that may be asked. */
  trustedDocumentsOnly: boolean;
}

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** The variables that decide what may be asked. */
export const graphqlVariables = {
  ...limitVariables,
  INTROSPECTION: flag.optional(),
  GRAPHIQL: flag.optional(),
  TRUSTED_DOCUMENTS: z.string().trim().min(1).optional(),
  TRUSTED_DOCUMENTS_ONLY: flag.default(false),
};

const variables = z.object(graphqlVariables);

/** What is wrong with the variables taken together. */
export function graphqlProblems(given: Readonly<Record<string, string>>): string[] {
  if (given['TRUSTED_DOCUMENTS_ONLY'] !== 'true' || 'TRUSTED_DOCUMENTS' in given) return [];
  return [
    'TRUSTED_DOCUMENTS_ONLY is true but TRUSTED_DOCUMENTS is not set, so nothing could be asked; set it too.',
  ];
}

/**
 * What the variables decide; they are free of problems.
 * @param real whether money can move: then nobody is shown around unless that is asked for
 */
export function graphqlConfig(data: z.output<typeof variables>, real: boolean): GraphqlConfig {
  return {
    limits: graphqlLimits(data),
    introspection: data.INTROSPECTION ?? !real,
    graphiql: data.GRAPHIQL ?? !real,
    trustedDocuments: data.TRUSTED_DOCUMENTS,
    trustedDocumentsOnly: data.TRUSTED_DOCUMENTS_ONLY,
  };
}
