import { GraphQLError, Kind } from 'graphql';
import type { DocumentNode, ValidationRule } from 'graphql';
import type { GraphqlLimits } from './limits.ts';
import { measureDocument } from './measure.ts';
import type { DocumentMeasure, Measure } from './measure.ts';
import { tooDeepToRead } from './parse-limits.ts';

/** A count in a document, its limit, and the error if it is exceeded. */
interface Limit {
  readonly count: number;
  readonly most: number;
  readonly code: string;
  readonly message: (count: number, most: number) => string;
}

/** An empty document, which the other rules see in place of a refused one. */
const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/** Refuses documents that ask for too much, before any other validation. */
export class DocumentLimits {
  readonly #limits: GraphqlLimits;
  readonly #measures = new WeakMap<DocumentNode, DocumentMeasure>();

  constructor(limits: GraphqlLimits) {
    this.#limits = limits;
  }

  /**
   * The limits as a validation rule. The other rules never see a document that it refuses, as some documents
   * are made to waste validation's time.
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
      return refusalsOf(this.measure(document), this.#limits);
    } catch (error) {
      // Measuring recurses as deep as the document, which can be deeper than the call stack.
      if (!(error instanceof RangeError)) throw error;
      return [tooDeepToRead()];
    }
  }

  /** The measure of a document, computed once for as long as the document is kept. */
  measure(document: DocumentNode): DocumentMeasure {
    let measure = this.#measures.get(document);
    if (!measure) this.#measures.set(document, (measure = measureDocument(document)));
    return measure;
  }
}

function refusalsOf({ operations, fragments }: DocumentMeasure, limits: GraphqlLimits): GraphQLError[] {
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
  ];
  return all.flatMap((limit) => (limit.count > limit.most ? [refusal(limit)] : []));
}

function most(of: readonly Measure[], what: keyof Measure): number {
  return of.reduce((count, measure) => Math.max(count, measure[what]), 0);
}

function refusal({ count, most: limit, code, message }: Limit): GraphQLError {
  return new GraphQLError(`${message(count, limit)} Nothing was done.`, {
    extensions: { validationErrorCode: code },
  });
}
