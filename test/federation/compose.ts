import { composeServices } from '@apollo/composition';
import { federateSubgraphs } from '@wundergraph/composition';
import { parse } from 'graphql';

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
  const result = federateSubgraphs({
    subgraphs: parts.map(({ name, url, sdl }) => ({ name, url, definitions: parse(sdl) })),
    version: '1',
  });
  return result.success ? [] : result.errors.map(({ message }) => message);
}
