import { getDirectiveValues, isAbstractType, isObjectType } from 'graphql';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import { isScope } from './scopes.ts';
import type { Scope } from './scopes.ts';

/** The scopes that a part of the schema requires. */
export interface Requirement {
  /** Schema coordinate of that part, such as `BulkPayment` or `Mutation.closePaymentBatch`. */
  readonly coordinate: string;
  /** Lists of scopes. A caller needs every scope of at least one list. */
  readonly alternatives: readonly (readonly Scope[])[];
}

type AstNode = Parameters<typeof getDirectiveValues>[1];

/** The scopes that a schema requires by `@requiresScopes`. */
export class RequiredScopes {
  readonly #schema: GraphQLSchema;
  readonly #byCoordinate = new Map<string, Requirement>();

  /** @throws {Error} if the schema names an unknown scope */
  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      this.#read(type.name, type.astNode);
      for (const field of Object.values(type.getFields()))
        this.#read(`${type.name}.${field.name}`, field.astNode);
    }
  }

  /** The requirement of exactly this coordinate; undefined if it has none. */
  of(coordinate: string): Requirement | undefined {
    return this.#byCoordinate.get(coordinate);
  }

  /** The requirements of a type. For an interface or union: those of every type that it stands for. */
  ofType(type: GraphQLNamedType): Requirement[] {
    return this.#concrete(type).flatMap((name) => this.of(name) ?? []);
  }

  /** The requirements of a type's field. For an interface: those in every type that it stands for. */
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
    if (!allKnown(alternatives)) throw new Error(`${coordinate} requires an unknown scope.`);
    this.#byCoordinate.set(coordinate, { coordinate, alternatives });
  }
}

/** Whether a caller's scopes satisfy a requirement. */
export function meets(scopes: ReadonlySet<Scope>, { alternatives }: Requirement): boolean {
  return alternatives.some((list) => list.every((scope) => scopes.has(scope)));
}

function allKnown(alternatives: string[][]): alternatives is Scope[][] {
  return alternatives.flat().every(isScope);
}
