import { defaultFieldResolver, getArgumentValues } from 'graphql';
import { NotPlanned } from './not-planned.ts';
import type { PlannedField, PlannedFields, PlannedValue, Run, VariableValues } from './planned-field.ts';
import type { QueryPlan } from './query-plan.ts';

type Answer = Record<string | number, unknown>;

const NO_ARGUMENTS = Object.freeze({});

/**
 * One execution of a plan. One promise stands for the whole answer, and values that arrive later are put in
 * their places then. Anything unusual, above all an error, ends the whole run.
 */
export class PlanRun implements Run {
  readonly context: unknown;
  readonly variables: VariableValues;
  readonly #settled = Promise.withResolvers<void>();
  /** How many values are still awaited. */
  #awaited = 0;
  #ended = false;

  constructor(context: unknown, variables: VariableValues) {
    this.context = context;
    this.variables = variables;
  }

  /** Resolves to the operation's data. Rejects with the first thing that the plan does not cover. */
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
    // Not `{ ...blank }`: for objects of many shapes, V8 takes twice as long for that.
    const answer: Record<string, unknown> = Object.assign({}, blank);
    for (const field of all) {
      const value = this.#resolve(source, field);
      if (isPromise(value)) this.#await(answer, field.name, value, field.value);
      else answer[field.name] = this.#value(value, field.value);
    }
    return answer;
  }

  list(values: readonly unknown[], item: PlannedValue): unknown[] {
    const answer: unknown[] = [];
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index];
      const isPending = isPromise(value);
      if (isPending) this.#await(answer as unknown as Answer, index, value, item);
      answer.push(isPending ? null : this.#value(value, item));
    }
    return answer;
  }

  #value(value: unknown, { isRequired, isText, complete }: PlannedValue): unknown {
    if (typeof value === 'string') return isText ? value : complete(value, this);
    if (value instanceof Error) throw value;
    if (value !== null && value !== undefined) return complete(value, this);
    if (isRequired) throw new NotPlanned('there is nothing where something has to be');
    return null;
  }

  #resolve(source: unknown, { definition, info }: PlannedField): unknown {
    const { resolve } = definition;
    // Most fields are simply the property of that name.
    if (!resolve && isObject(source)) {
      const value = source[definition.name];
      if (typeof value !== 'function') return value;
    }
    const args =
      definition.args.length > 0 ? getArgumentValues(definition, info.node, this.variables) : NO_ARGUMENTS;
    return (resolve ?? defaultFieldResolver)(source, args, this.context, info);
  }

  #await(answer: Answer, key: string | number, value: PromiseLike<unknown>, planned: PlannedValue): void {
    this.#awaited += 1;
    value.then(
      (value) => this.#fulfil(answer, key, value, planned),
      (error) => this.#fail(error),
    );
  }

  #fulfil(answer: Answer, key: string | number, value: unknown, planned: PlannedValue): void {
    if (this.#ended) return;
    try {
      answer[key] = this.#value(value, planned);
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return isObject(value) && typeof value['then'] === 'function';
}
