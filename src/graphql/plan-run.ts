import { defaultFieldResolver, getArgumentValues } from 'graphql';
import type { Complete, PlannedField, Run, VariableValues } from './planned-field.ts';
import type { QueryPlan } from './query-plan.ts';

type Answer = Record<string | number, unknown>;

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

  object(source: unknown, fields: readonly PlannedField[]): Record<string, unknown> {
    const answer: Record<string, unknown> = {};
    for (const field of fields) this.#put(answer, field.name, this.#resolve(source, field), field.complete);
    return answer;
  }

  list(values: readonly unknown[], complete: Complete): unknown[] {
    const answer: unknown[] = [];
    for (let index = 0; index < values.length; index += 1)
      this.#put(answer as unknown as Answer, index, values[index], complete);
    return answer;
  }

  #resolve(source: unknown, { definition, info }: PlannedField): unknown {
    const args = definition.args.length > 0 ? getArgumentValues(definition, info.node, this.variables) : {};
    return (definition.resolve ?? defaultFieldResolver)(source, args, this.context, info);
  }

  #put(answer: Answer, key: string | number, value: unknown, complete: Complete): void {
    if (!isPromise(value)) {
      answer[key] = complete(value, this);
      return;
    }
    // Members come in the order in which they are first written.
    answer[key] = null;
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
