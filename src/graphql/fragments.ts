import { Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode } from 'graphql';

/** A document's fragments by name. */
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/**
 * The fragments of a document, whatever their names. If several have the same name, which no valid document
 * has, the last one counts.
 */
export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  return fragments;
}
