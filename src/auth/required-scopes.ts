import { getDirectiveValues, isAbstractType, isObjectType } from 'graphql';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import { isScope } from './scopes.ts';
import type { Scope } from './scopes.ts';

/** What it takes to ask for a part of the schema. */
export interface Requirement {
  /** The part, by its schema coordinate: `BulkPayment`, `Mutation.closePaymentBatch`. */
  readonly coordinate: string;
  /** Lists of scopes, of which a caller must have one list in full. */
  readonly alternatives: readonly (readonly Scope[])[];
}

type AstNode = Parameters<typeof getDirectiveValues>[1];

/** What a schema demands by `@requiresScopes`. */
export class RequiredScopes {
  readonly #schema: GraphQLSchema;
  readonly #byCoordinate = new Map<string, Requirement>();

  /** @throws if the schema names a scope that there is not */
  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      this.#read(type.name, type.astNode);
      for (const field of Object.values(type.getFields()))
        this.#read(`${type.name}.${field.name}`, field.astNode);
    }
  }

  /** What a part of the schema demands by itself; undefined if nothing. */
  of(coordinate: string): Requirement | undefined {
    return this.#byCoordinate.get(coordinate);
  }

  /** What values of a type demand. Where they may be of several types, each of those is reckoned with. */
  ofType(type: GraphQLNamedType): Requirement[] {
    return this.#concrete(type).flatMap((name) => this.of(name) ?? []);
  }

  /** What a type's field demands. Where the type stands for several, the field of each is reckoned with. */
  ofField(type: GraphQLNamedType, field: string): Requirement[] {
    return this.#concrete(type).flatMap((name) => this.of(`${name}.${field}`) ?? []);
  }

  #concrete(type: GraphQLNamedType): string[] {
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
  }

  #read(coordinate: string, astNode: AstNode | null | undefined): void {
    const directive = this.#schema.getDirective('requiresScopes');
    const values = directive && astNode ? getDirectiveValues(directive, astNode) : undefined;
    if (!values) return;
    const alternatives = values['scopes'] as string[][];
    if (!allKnown(alternatives)) throw new Error(`${coordinate} requires a scope that there is not`);
    this.#byCoordinate.set(coordinate, { coordinate, alternatives });
  }
}

/** Whether a caller has what a part of the schema demands. */
export function meets(scopes: ReadonlySet<Scope>, { alternatives }: Requirement): boolean {
  return alternatives.some((list) => list.every((scope) => scopes.has(scope)));
}

function allKnown(alternatives: string[][]): alternatives is Scope[][] {
  return alternatives.flat().every(isScope);
}
