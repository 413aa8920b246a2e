import * as z from 'zod';
import { graphqlLimits, limitVariables } from './limits.ts';
import type { GraphqlLimits } from './limits.ts';

/** The settings that decide what may be asked. */
export interface GraphqlConfig {
  limits: GraphqlLimits;
  /** Whether introspection is allowed. */
  introspection: boolean;
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
  GRAPHIQL: flag.optional(),
  TRUSTED_DOCUMENTS: z.string().trim().min(1).optional(),
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
    introspection: data.INTROSPECTION ?? !real,
    graphiql: data.GRAPHIQL ?? !real,
    trustedDocuments: data.TRUSTED_DOCUMENTS,
    trustedDocumentsOnly: data.TRUSTED_DOCUMENTS_ONLY,
  };
}
