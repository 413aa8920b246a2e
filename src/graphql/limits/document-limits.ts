import { GraphQLError, Kind, TokenKind } from 'graphql';
import type {
  DocumentNode,
  FragmentDefinitionNode,
  DirectiveNode,
  FieldNode,
  OperationDefinitionNode,
  SelectionSetNode,
  ValidationRule,
} from 'graphql';
import { ArgumentValues } from './argument-limits.ts';
import type { GraphqlLimits } from '../graphql-config.ts';

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

/** How much a part of a document asks for. A fragment counts each time that it is used. */
interface Complexity {
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
interface DocumentComplexity {
  readonly operations: readonly (Complexity & { readonly isMutation: boolean })[];
  /** Each fragment by itself: validating it takes time even if nothing uses it. */
  readonly fragments: readonly Complexity[];
  readonly values: Pick<ArgumentValues, 'written' | 'variableUses'>;
}

const INTROSPECTION: ReadonlySet<string> = new Set(['__schema', '__type']);

/**
 * Computes the complexity of a document, valid or not, visiting each node once: a fragment is walked once and added wherever
 * it is used. A fragment that uses itself counts as empty there; validation refuses it.
 */
export function complexityOf(document: DocumentNode): DocumentComplexity {
  const fragments = fragmentsOf(document);
  const walk = new ComplexityWalk(fragments);
  return {
    fragments: Object.keys(fragments).map((name) => walk.fragment(name)),
    operations: document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? [walk.operation(definition)] : [],
    ),
    values: walk.values,
  };
}

class ComplexityWalk {
  readonly values = new ArgumentValues();
  readonly #definitions: Fragments;
  readonly #fragments = new Map<string, Complexity>();

  constructor(definitions: Fragments) {
    this.#definitions = definitions;
  }

  operation(operation: OperationDefinitionNode): Complexity & { isMutation: boolean } {
    const total = noComplexity();
    this.#directives(operation.directives, total);
    this.#selections(operation.selectionSet, total);
    for (const { variable, defaultValue, directives } of operation.variableDefinitions ?? []) {
      this.#directives(directives, total);
      if (defaultValue)
        total.depth = Math.max(total.depth, this.values.addDefault(variable.name.value, defaultValue));
    }
    return { ...total, isMutation: operation.operation === 'mutation' };
  }

  fragment(name: string): Complexity {
    const known = this.#fragments.get(name);
    if (known) return known;
    const total = noComplexity();
    this.#fragments.set(name, noComplexity());
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
  #selections({ selections }: SelectionSetNode, total: Complexity, names = new Set<string>(), on = ''): void {
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

  #field(field: FieldNode, total: Complexity): void {
    const within = noComplexity();
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

  #directives(directives: readonly DirectiveNode[] = [], total: Complexity): void {
    for (const directive of directives) {
      total.directives += 1;
      total.depth = Math.max(total.depth, this.values.add(directive.arguments));
    }
  }
}

function noComplexity(): Complexity {
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

function addTo(total: Complexity, part: Complexity): void {
  total.depth = Math.max(total.depth, part.depth);
  total.introspectionDepth = Math.max(total.introspectionDepth, part.introspectionDepth);
  total.fields += part.fields;
  total.namedFields += part.namedFields;
  total.aliases += part.aliases;
  total.directives += part.directives;
  total.fragmentSpreads += part.fragmentSpreads;
}

/**
 * Checks a request's document and operation name before anything is parsed.
 * @param query the document's text; anything but a string is left to the GraphQL server to refuse
 * @throws {GraphQLError} if one of them is too long
 */
export function checkText(query: unknown, operationName: unknown, limits: GraphqlLimits): void {
  const { documentBytes, nameLength } = limits;
  if (typeof query === 'string' && Buffer.byteLength(query) > documentBytes) {
    throw textRefusal(
      'MAX_DOCUMENT_BYTES_EXCEEDED',
      `The document has more than ${documentBytes} bytes, which is the most that is allowed; comments and blanks count.`,
    );
  }
  if (typeof operationName === 'string' && operationName.length > nameLength) {
    throw textRefusal(
      'MAX_NAME_LENGTH_EXCEEDED',
      `\`operationName\` has more than ${nameLength} characters, which is the most that is allowed.`,
    );
  }
}

function textRefusal(validationErrorCode: string, message: string): GraphQLError {
  return new GraphQLError(`${message} Nothing was done.`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', validationErrorCode },
  });
}

/** Length of the longest name in a document whose tokens are still there, of whatever it names. */
function longestName({ loc }: DocumentNode): number {
  let longest = 0;
  for (let token = loc?.startToken ?? null; token; token = token.next)
    if (token.kind === TokenKind.NAME) longest = Math.max(longest, token.end - token.start);
  return longest;
}

const TOO_DEEP = 'The document nests too deeply to be read. Nothing was done.';
const DEPTH = { validationErrorCode: 'MAX_DEPTH_EXCEEDED' };

/** The error for a document that is nested deeper than the call stack allows. */
function tooDeepToRead(): GraphQLError {
  return new GraphQLError(TOO_DEEP, { extensions: DEPTH });
}

/**
 * Changes a parse error to say which limit was exceeded, if one was. The parser throws the same error type
 * for everything, so only its message tells them apart.
 * @param tokens the most tokens that are parsed
 */
export function explainParseLimit(error: Error, tokens: number): void {
  if (error instanceof RangeError) {
    error.message = TOO_DEEP;
    Object.assign(error, { extensions: DEPTH });
  } else if (error instanceof GraphQLError && error.message.endsWith('tokens. Parsing aborted.')) {
    error.message = `The document has more than ${tokens} tokens, which is the most that is allowed. Nothing was done.`;
    Object.assign(error.extensions, { validationErrorCode: 'MAX_TOKENS_EXCEEDED' });
  }
}

/** A count in a document, its limit, and the error if it is exceeded. */
interface Limit {
  readonly count: number;
  readonly most: number;
  readonly code: string;
  readonly message: (count: number, most: number) => string;
}

/** An empty document, with which validation goes on in place of a refused one. */
const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/** Refuses documents that ask for too much, before any other validation. */
export class DocumentLimits {
  readonly #limits: GraphqlLimits;
  readonly #complexities = new WeakMap<DocumentNode, DocumentComplexity>();

  constructor(limits: GraphqlLimits) {
    this.#limits = limits;
  }

  /**
   * The limits as a validation rule. In place of a document that it refuses it returns an empty one, with
   * which graphql-js then goes on for every rule. So the others see at most the document node itself and its
   * list of definitions: some documents are made to waste validation's time.
   */
  readonly rule: ValidationRule = (context) => ({
    Document: {
      enter: (document) => {
        const refusals = this.#refusals(document);
        for (const refusal of refusals) context.reportError(refusal);
        return refusals.length > 0 ? NOTHING : undefined;
      },
    },
  });

  #refusals(document: DocumentNode): GraphQLError[] {
    try {
      return refusalsOf(this.complexity(document), longestName(document), this.#limits);
    } catch (error) {
      // The walk recurses as deep as the document, which can be deeper than the call stack.
      if (!(error instanceof RangeError)) throw error;
      return [tooDeepToRead()];
    }
  }

  /** The complexity of a document, computed once for as long as the document is kept. */
  complexity(document: DocumentNode): DocumentComplexity {
    let complexity = this.#complexities.get(document);
    if (!complexity) this.#complexities.set(document, (complexity = complexityOf(document)));
    return complexity;
  }
}

function refusalsOf(
  { operations, fragments }: DocumentComplexity,
  nameLength: number,
  limits: GraphqlLimits,
): GraphQLError[] {
  const parts = [...operations, ...fragments];
  const mutations = operations.filter(({ isMutation }) => isMutation);
  const all: Limit[] = [
    {
      count: most(operations, 'depth'),
      most: limits.depth,
      code: 'MAX_DEPTH_EXCEEDED',
      message: (count, limit) =>
        `The document nests ${count} levels deep; at most ${limit} are allowed. Ask for less at once.`,
    },
    {
      count: most(operations, 'introspectionDepth'),
      most: limits.introspectionDepth,
      code: 'MAX_INTROSPECTION_DEPTH_EXCEEDED',
      message: (count, limit) =>
        `The document looks ${count} levels deep into the schema; at most ${limit} are allowed.`,
    },
    {
      count: most(parts, 'aliases'),
      most: limits.aliases,
      code: 'MAX_ALIASES_EXCEEDED',
      message: (count, limit) =>
        `The document renames or repeats ${count} fields; at most ${limit} are allowed.`,
    },
    {
      count: most(operations, 'fields'),
      most: limits.rootFields,
      code: 'MAX_ROOT_FIELDS_EXCEEDED',
      message: (count, limit) =>
        `The document asks for ${count} root fields; at most ${limit} are allowed. Spread them over several requests.`,
    },
    {
      count: most(mutations, 'namedFields'),
      most: limits.mutationFields,
      code: 'MAX_MUTATION_FIELDS_EXCEEDED',
      message: (count, limit) =>
        `The document has ${count} mutations; at most ${limit} is allowed. Send each in a request of its own.`,
    },
    {
      count: most(parts, 'directives'),
      most: limits.directives,
      code: 'MAX_DIRECTIVES_EXCEEDED',
      message: (count, limit) => `The document has ${count} directives; at most ${limit} are allowed.`,
    },
    {
      count: most(parts, 'fragmentSpreads'),
      most: limits.fragmentSpreads,
      code: 'MAX_FRAGMENT_SPREADS_EXCEEDED',
      message: (count, limit) =>
        `The document spreads fragments ${count} times; at most ${limit} are allowed.`,
    },
    {
      count: nameLength,
      most: limits.nameLength,
      code: 'MAX_NAME_LENGTH_EXCEEDED',
      message: (count, limit) =>
        `The document has a name of ${count} characters; at most ${limit} are allowed.`,
    },
  ];
  return all.flatMap((limit) => (limit.count > limit.most ? [refusal(limit)] : []));
}

function most(of: readonly Complexity[], what: keyof Complexity): number {
  return of.reduce((count, part) => Math.max(count, part[what]), 0);
}

function refusal({ count, most: limit, code, message }: Limit): GraphQLError {
  return new GraphQLError(`${message(count, limit)} Nothing was done.`, {
    extensions: { validationErrorCode: code },
  });
}
