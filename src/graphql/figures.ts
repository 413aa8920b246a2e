/** What a request gives its variables; a variable that is left out has its default. */
export type Variables = Readonly<Record<string, unknown>>;

/** A number that is known now, or the step by which it is worked out once the variables are known. */
export type Figure = number | { readonly step: number };

type Step = (values: readonly number[], variables: Variables) => number;

/**
 * Sums that are set up once and worked out for each request. What does not depend on variables is worked out while they are
 * set up; of the rest every step is taken once for a request, however often its result is used.
 */
export class Figures {
  readonly #steps: Step[] = [];

  /** A figure that depends on the variables. */
  given(read: (variables: Variables) => number): Figure {
    return this.#step((_, variables) => read(variables));
  }

  sum(a: Figure, b: Figure): Figure {
    if (typeof a === 'number' && typeof b === 'number') return a + b;
    if (a === 0) return b;
    if (b === 0) return a;
    return this.#step((values) => valueOf(a, values) + valueOf(b, values));
  }

  product(a: Figure, b: Figure): Figure {
    if (typeof a === 'number' && typeof b === 'number') return a * b;
    if (a === 0 || b === 0) return 0;
    if (a === 1) return b;
    if (b === 1) return a;
    return this.#step((values) => valueOf(a, values) * valueOf(b, values));
  }

  largest(a: Figure, b: Figure): Figure {
    if (typeof a === 'number' && typeof b === 'number') return Math.max(a, b);
    return this.#step((values) => Math.max(valueOf(a, values), valueOf(b, values)));
  }

  /** Takes every step for these variables, and gives what a figure then is. */
  evaluate(variables: Variables): (figure: Figure) => number {
    const values: number[] = [];
    for (const step of this.#steps) values.push(step(values, variables));
    return (figure) => valueOf(figure, values);
  }

  #step(step: Step): Figure {
    return { step: this.#steps.push(step) - 1 };
  }
}

function valueOf(figure: Figure, values: readonly number[]): number {
  // Every step only looks back at steps before it, so that none is ever missing.
  return typeof figure === 'number' ? figure : (values[figure.step] ?? 0);
}
