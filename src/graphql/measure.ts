import { Kind } from 'graphql';
import type {
  DirectiveNode,
  DocumentNode,
  FieldNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { ArgumentValues } from './argument-values.ts';
import { fragmentsOf } from './fragments.ts';
import type { Fragments } from './fragments.ts';

/** How much a part of a document asks for. A fragment counts each time that it is used. */
export interface Measure {
  /**
   * Levels of nested fields, or of lists and objects in arguments; without what is in `__schema` and
   * `__type`.
   */
  depth: number;
  /** Levels of nested fields within `__schema` and `__type`. */
  introspectionDepth: number;
  /** Root fields. */
  fields: number;
  /** Root fields other than `__typename`. */
  namedFields: number;
  /** Fields with an alias, and fields that are repeated in the same selection. */
  aliases: number;
  directives: number;
  /** Uses of fragments, named or inline. */
  fragmentSpreads: number;
}

/** Everything in a document that has a limit. */
export interface DocumentMeasure {
  readonly operations: readonly (Measure & { readonly isMutation: boolean })[];
  /** Each fragment by itself: validating it takes time even if nothing uses it. */
  readonly fragments: readonly Measure[];
  readonly values: Pick<ArgumentValues, 'written' | 'variableUses'>;
}

const INTROSPECTION: ReadonlySet<string> = new Set(['__schema', '__type']);

/**
 * Measures a document, valid or not, visiting each node once: a fragment is measured once and added wherever
 * it is used. A fragment that uses itself counts as empty there; validation refuses it.
 */
export function measureDocument(document: DocumentNode): DocumentMeasure {
  const fragments = fragmentsOf(document);
  const measurement = new Measurement(fragments);
  return {
    fragments: Object.keys(fragments).map((name) => measurement.fragment(name)),
    operations: document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? [measurement.operation(definition)] : [],
    ),
    values: measurement.values,
  };
}

class Measurement {
  readonly values = new ArgumentValues();
  readonly #definitions: Fragments;
  readonly #fragments = new Map<string, Measure>();

  constructor(definitions: Fragments) {
    this.#definitions = definitions;
  }

  operation(operation: OperationDefinitionNode): Measure & { isMutation: boolean } {
    const total = emptyMeasure();
    this.#directives(operation.directives, total);
    this.#selections(operation.selectionSet, total);
    for (const { variable, defaultValue, directives } of operation.variableDefinitions ?? []) {
      this.#directives(directives, total);
      if (defaultValue)
        total.depth = Math.max(total.depth, this.values.addDefault(variable.name.value, defaultValue));
    }
    return { ...total, isMutation: operation.operation === 'mutation' };
  }

  fragment(name: string): Measure {
    const known = this.#fragments.get(name);
    if (known) return known;
    const total = emptyMeasure();
    this.#fragments.set(name, emptyMeasure());
    const definition = this.#definitions[name];
    if (!definition) return total;
    this.#directives(definition.directives, total);
    this.#selections(definition.selectionSet, total);
    this.#fragments.set(name, total);
    return total;
  }

  /**
   * @param names the fields found so far in this selection: type condition and response name
   * @param on the type condition around these selections, if there is one
   */
  #selections({ selections }: SelectionSetNode, total: Measure, names = new Set<string>(), on = ''): void {
    for (const selection of selections) {
      this.#directives(selection.directives, total);
      if (selection.kind === Kind.FIELD) {
        const name = `${on} ${selection.alias?.value ?? selection.name.value}`;
        if (selection.alias || names.has(name)) total.aliases += 1;
        names.add(name);
        this.#field(selection, total);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        total.fragmentSpreads += 1;
        this.#selections(selection.selectionSet, total, names, selection.typeCondition?.name.value ?? on);
      } else {
        total.fragmentSpreads += 1;
        addTo(total, this.fragment(selection.name.value));
      }
    }
  }

  #field(field: FieldNode, total: Measure): void {
    const within = emptyMeasure();
    if (field.selectionSet) this.#selections(field.selectionSet, within);
    within.depth = Math.max(within.depth, this.values.add(field.arguments));
    const isIntrospection = INTROSPECTION.has(field.name.value);
    addTo(total, {
      ...within,
      depth: isIntrospection ? 1 : within.depth + 1,
      introspectionDepth: isIntrospection ? within.depth + 1 : within.introspectionDepth,
      fields: 1,
      namedFields: Number(field.name.value !== '__typename'),
    });
  }

  #directives(directives: readonly DirectiveNode[] = [], total: Measure): void {
    for (const directive of directives) {
      total.directives += 1;
      total.depth = Math.max(total.depth, this.values.add(directive.arguments));
    }
  }
}

function emptyMeasure(): Measure {
  return {
    depth: 0,
    introspectionDepth: 0,
    fields: 0,
    namedFields: 0,
    aliases: 0,
    directives: 0,
    fragmentSpreads: 0,
  };
}

function addTo(total: Measure, part: Measure): void {
  total.depth = Math.max(total.depth, part.depth);
  total.introspectionDepth = Math.max(total.introspectionDepth, part.introspectionDepth);
  total.fields += part.fields;
  total.namedFields += part.namedFields;
  total.aliases += part.aliases;
  total.directives += part.directives;
  total.fragmentSpreads += part.fragmentSpreads;
}
