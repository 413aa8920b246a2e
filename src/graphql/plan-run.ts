import { defaultFieldResolver, getArgumentValues } from 'graphql';
import type { Complete, PlannedField, PlannedFields, Run, VariableValues } from './planned-field.ts';
import type { QueryPlan } from './query-plan.ts';

type Answer = Record<string | number, unknown>;

const NO_ARGUMENTS = Object.freeze({});

/**
 * One execution of a plan. There is one promise for the whole answer: what comes later is put where it belongs when it comes.
 * Anything unusual, an error above all, ends the run as a whole.
 */
export class PlanRun implements Run {
  readonly context: unknown;
  readonly variables: VariableValues;
  readonly #settled = Promise.withResolvers<void>();
  /** Values still to come. */
  #awaited = 0;
  #ended = false;

  constructor(context: unknown, variables: VariableValues) {
    this.context = context;
    this.variables = variables;
  }

  /** Resolves to an operation's data. Rejects with the first thing that a plan does not provide for. */
  async data(plan: QueryPlan): Promise<Record<string, unknown>> {
    try {
      const data = this.object(undefined, plan.root(this.variables));
      if (this.#awaited > 0) await this.#settled.promise;
      return data;
    } finally {
      this.#ended = true;
    }
  }

  object(source: unknown, { all, blank }: PlannedFields): Record<string, unknown> {
    const answer: Record<string, unknown> = { ...blank };
    for (const field of all) {
      const value = this.#resolve(source, field);
      if (isPromise(value)) this.#await(answer, field.name, value, field.complete);
      else answer[field.name] = field.complete(value, this);
    }
    return answer;
  }

  list(values: readonly unknown[], complete: Complete): unknown[] {
    const answer: unknown[] = [];
    for (const [index, value] of values.entries()) {
      const isToCome = isPromise(value);
      if (isToCome) this.#await(answer as unknown as Answer, index, value, complete);
      answer.push(isToCome ? null : complete(value, this));
    }
    return answer;
  }

  #resolve(source: unknown, { definition, info }: PlannedField): unknown {
    const args =
      definition.args.length > 0 ? getArgumentValues(definition, info.node, this.variables) : NO_ARGUMENTS;
    return (definition.resolve ?? defaultFieldResolver)(source, args, this.context, info);
  }

  #await(answer: Answer, key: string | number, value: PromiseLike<unknown>, complete: Complete): void {
    this.#awaited += 1;
    value.then(
      (come) => this.#come(answer, key, come, complete),
      (error) => this.#fail(error),
    );
  }

  #come(answer: Answer, key: string | number, value: unknown, complete: Complete): void {
    if (this.#ended) return;
    try {
      answer[key] = complete(value, this);
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#awaited -= 1;
    if (this.#awaited === 0) this.#settled.resolve();
  }

  #fail(error: unknown): void {
    if (!this.#ended) this.#settled.reject(error);
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
