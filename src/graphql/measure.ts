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

/** How much a part of a document asks for, each fragment counted wherever it is spread. */
export interface Measure {
  /** Fields within fields, lists and objects within arguments; what lies within `__schema` and `__type` aside. */
  depth: number;
  /** Fields within fields of `__schema` and `__type`. */
  introspectionDepth: number;
  /** Fields at the top. */
  fields: number;
  /** Fields at the top, `__typename` aside. */
  namedFields: number;
  /** Fields that are renamed, and fields that are asked for again in the same place. */
  aliases: number;
  directives: number;
  /** Fragments, named or inline. */
  fragmentSpreads: number;
}

/** Everything about a document that is limited. */
export interface DocumentMeasure {
  readonly operations: readonly (Measure & { readonly isMutation: boolean })[];
  /** The fragments by themselves: they take up validation's time even where nothing spreads them. */
  readonly fragments: readonly Measure[];
  readonly values: Pick<ArgumentValues, 'written' | 'variableUses'>;
}

const INTROSPECTION: ReadonlySet<string> = new Set(['__schema', '__type']);

/**
 * Measures a document, whether or not it is valid, looking at each of its nodes once: what a fragment comes to is worked out
 * once and added wherever it is spread. One that spreads itself counts as empty there; validation refuses it.
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
   * @param names the fields met so far in this place: the type that they are asked of and the name that they get
   * @param on the type that this part of the place is about, where that is said
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
