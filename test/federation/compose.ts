import { composeServices } from '@apollo/composition';
import { federateSubgraphs, federateSubgraphsContract } from '@wundergraph/composition';
import { parse, printSchema } from 'graphql';

/** A subgraph that is to be composed. */
export interface Part {
  name: string;
  url: string;
  sdl: string;
}

/** Composes subgraphs as Apollo does; gives the supergraph, or everything that is wrong. */
export function composeByApollo(parts: readonly Part[]): { supergraph: string } | { problems: string[] } {
  const result = composeServices(parts.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  return result.errors
    ? { problems: result.errors.map(({ message }) => message) }
    : { supergraph: result.supergraphSdl };
}

/** Everything that Cosmo's composer finds wrong with subgraphs. */
export function problemsForCosmo(parts: readonly Part[]): string[] {
  const result = federateSubgraphs({ subgraphs: forCosmo(parts), version: '1' });
  return result.success ? [] : result.errors.map(({ message }) => message);
}

/**
 * The schema that clients see of a graph without what has one of the tags, as Cosmo's composer makes it.
 * @throws {Error} if it cannot be composed
 */
export function schemaWithout(tags: readonly string[], parts: readonly Part[]): string {
  const result = federateSubgraphsContract({
    subgraphs: forCosmo(parts),
    version: '1',
    contractTagOptions: { tagNamesToExclude: new Set(tags), tagNamesToInclude: new Set() },
  });
  if (!result.success) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return printSchema(result.federatedGraphClientSchema);
}

function forCosmo(parts: readonly Part[]) {
  return parts.map(({ name, url, sdl }) => ({ name, url, definitions: parse(sdl) }));
}
