import { getNamedType, isCompositeType, isInterfaceType, isObjectType, Kind } from 'graphql';
import type {
  FieldNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import type { Fragments } from '../graphql/fragments.ts';
import { ARGUMENT_DEMANDS } from './argument-demands.ts';
import type { RequiredScopes, Requirement } from './required-scopes.ts';

/** The scopes that one part of the schema requires, and the first field of the operation that needs them. */
export interface Demand {
  readonly requirement: Requirement;
  readonly node: FieldNode;
}

/** A field whose required scopes depend on its arguments. */
export interface ArgumentDemand {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** The schema coordinates whose scopes apply to these arguments. */
  readonly coordinates: (args: Readonly<Record<string, unknown>>) => readonly string[];
}

/**
 * All scopes that an operation requires, including those of fields that `@skip` or `@include` may leave out.
 */
export interface OperationDemands {
  readonly always: readonly Demand[];
  readonly byArguments: readonly ArgumentDemand[];
}

/**
 * Collects the scopes that an operation requires. Walks each fragment once: the time is linear.
 *
 * A type's own scopes are demanded where a field returns it. A fragment's type condition demands nothing
 * more, since it only selects among the types that the enclosing field returns.
 * @param operation valid against the schema
 */
export function demandsOf(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  schema: GraphQLSchema,
  required: RequiredScopes,
): OperationDemands {
  const always = new Map<string, Demand>();
  const byArguments: ArgumentDemand[] = [];
  const walked = new Set<string>();

  function demand(requirements: readonly Requirement[], node: FieldNode): void {
    for (const requirement of requirements) {
      const { coordinate } = requirement;
      if (!always.has(coordinate)) always.set(coordinate, { requirement, node });
    }
  }

  function walk({ selections }: SelectionSetNode, parent: GraphQLCompositeType): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) walkField(selection, parent);
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        walk(selection.selectionSet, typeNamed(selection.typeCondition?.name.value) ?? parent);
      else walkFragment(selection.name.value);
    }
  }

  function walkFragment(name: string): void {
    const fragment = fragments[name];
    const type = typeNamed(fragment?.typeCondition.name.value);
    if (!fragment || !type || walked.has(name)) return;
    walked.add(name);
    walk(fragment.selectionSet, type);
  }

  function walkField(node: FieldNode, parent: GraphQLCompositeType): void {
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    // `__schema`, `__type` and `__typename` are not among a type's fields. They show nobody's data.
    if (!field) return;
    demand(required.ofField(parent, name), node);
    const type = getNamedType(field.type);
    const coordinates = ARGUMENT_DEMANDS[`${parent.name}.${name}`];
    if (coordinates) byArguments.push({ field, node, coordinates });
    else demand(required.ofType(type), node);
    if (node.selectionSet && isCompositeType(type)) walk(node.selectionSet, type);
  }

  function typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }

  const root = schema.getRootType(operation.operation);
  if (root) walk(operation.selectionSet, root);
  return { always: [...always.values()], byArguments };
}
